"""A form: labels at the left, fields with their errors at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.theme import theme
from app.widgets.fields import FieldBox
from app.widgets.text import label


class Form(QWidget):
    """Rows of label and field; collects what is wrong and leads to the first of it."""

    def __init__(self, *, label_width: int = 72, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self._boxes: dict[str, FieldBox] = {}
        self._captions: dict[str, QLabel] = {}

    def add(self, key: str, text: str, control: QWidget, *, required: bool = False) -> FieldBox:
        """Add a row; ``key`` is what ``show_errors`` speaks of."""
        caption = self._caption(f"{text} *" if required else text)
        caption.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(text)
        box = FieldBox(control)
        self._place(key, caption, box)
        return box

    def adopt(self, key: str, text: str, box: FieldBox) -> None:
        """Add a row whose field brings its own line for hints and errors."""
        caption = self._caption(text)
        caption.setBuddy(box.control)
        if not box.control.accessibleName():
            box.control.setAccessibleName(text)
        self._place(key, caption, box)

    def _place(self, key: str, caption: QLabel, box: FieldBox) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(box, row, 1)
        self._boxes[key] = box
        self._captions[key] = caption

    def set_row_visible(self, key: str, shown: bool) -> None:
        """Show or hide a row with its label."""
        self._boxes[key].setVisible(shown)
        self._captions[key].setVisible(shown)

    def add_wide(self, widget: QWidget) -> None:
        """Add a widget across both columns."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def add_plain(self, text: str, widget: QWidget) -> QLabel:
        """Add a labelled row that has no error line; returns the label."""
        caption = self._caption(text)
        row = self._grid.rowCount()
        self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, row, 1)
        return caption

    def _caption(self, text: str) -> QLabel:
        caption = label(text, role="sec")
        caption.setMinimumHeight(theme().height("field"))
        return caption

    def box(self, key: str) -> FieldBox:
        """Return the box of a row."""
        return self._boxes[key]

    def show_errors(self, errors: dict[str, str]) -> int:
        """Show these sentences, clear the others, focus the first; return how many were shown."""
        first: QWidget | None = None
        shown = 0
        for key, box in self._boxes.items():
            text = errors.get(key, "")
            box.set_error(text)
            if text:
                shown += 1
                first = first or box.control
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return shown
