"""The export dialog as a person uses it: choose records, format and columns, and write."""

from pathlib import Path

from app.views.dialogs.export import ExportDialog


class ExportProbe:
    """Reads the dialog and chooses in it."""

    def __init__(self, dialog: ExportDialog) -> None:
        self.dialog = dialog

    @classmethod
    def over(cls, window: object) -> "ExportProbe":
        """The dialog open over a window."""
        [dialog] = [each for each in window.findChildren(ExportDialog) if each.isVisible()]  # type: ignore[attr-defined]
        return cls(dialog)

    def formats(self) -> list[str]:
        """The formats offered, as they are written."""
        return [text for _value, text, _icon in self.dialog.format._choices]

    def choose_records(self, kind: str) -> None:
        self.dialog.kind.set_value(kind)

    def choose_format(self, file_format: str) -> None:
        self.dialog.format.set_value(file_format)
        self.dialog.format.changed.emit(file_format)

    def choose_columns(self, columns: str) -> None:
        self.dialog.columns.set_value(columns)

    def offers_columns(self) -> bool:
        return self.dialog.columns.isVisible()

    def write(self, target: Path) -> None:
        self.dialog.write(target)

    def said(self) -> str:
        """What the dialog says at its end."""
        return self.dialog._done_text.text() if self.dialog._done.isVisible() else ""

    def trouble(self) -> str:
        return self.dialog.banner.accessibleName() if self.dialog.banner.isVisible() else ""

    def leave(self) -> None:
        self.dialog.escape()
