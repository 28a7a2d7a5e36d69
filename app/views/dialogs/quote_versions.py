"""What changed from version to version of a quote."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.views.context import Context
from app.widgets.dialog import OverlayDialog
from app.widgets.text import label


class QuoteVersionsDialog(OverlayDialog):
    """A sheet to read: each step from version to version with its changes as sentences, the newest first."""

    def __init__(
        self, context: Context, window: QWidget, number: str, steps: Sequence[tuple[str, Sequence[str]]]
    ) -> None:
        super().__init__(window, self.tr("Versions of {number}").format(number=number), width=560)
        self.context = context
        for words, changes in steps:
            self.body.addWidget(label(words, type="card"))
            for change in changes:
                self.body.addWidget(label(change, role="mid", wrap=True))
        self.body.addStretch(1)
        self.hide_footer()
