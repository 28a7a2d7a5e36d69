"""What a page says when it has nothing to show: for a start, or because the filter leaves nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.widgets.buttons import Button
from app.widgets.chip import Chip
from app.widgets.flow_layout import FlowLayout
from app.widgets.ripple import RippleDrawing
from app.widgets.text import label


def _centred(text: str, **look: object) -> QLabel:
    made = label(text, wrap=True, **look)  # type: ignore[arg-type]
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


class EmptyState(QWidget):
    """The ripple, what this page is for, how to start, and at most two buttons."""

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        """Two lines under the drawing."""
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setSpacing(4)
        outer.addStretch(2)
        outer.addWidget(RippleDrawing(), 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(10)
        self._title = _centred(title, type="card")
        self._hint = _centred(hint, role="sec")
        outer.addWidget(self._title)
        outer.addWidget(self._hint)
        outer.addSpacing(12)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._buttons)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)

    def set_texts(self, title: str, hint: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._hint.setText(hint)

    def add_button(self, button: Button) -> Button:
        """Add a way to start; a third one is refused with ValueError."""
        if self._buttons.count() >= 2:
            raise ValueError("an empty page offers at most two ways to start")
        self._buttons.addWidget(button)
        return button


class FilteredEmpty(QWidget):
    """Nothing fits the filter: its chips again, each with a cross, and a button that clears them all."""

    chip_closed = Signal(object)
    cleared = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """With a title such as "No customers match"."""
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setSpacing(12)
        outer.addStretch(2)
        self._title = _centred(title, type="card")
        outer.addWidget(self._title)
        self._holder = QWidget()
        self._chips = FlowLayout(self._holder)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._holder)
        row.addStretch(1)
        outer.addLayout(row)
        self._clear = Button(self.tr("Clear filters"), clicked=self.cleared.emit)
        outer.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def set_title(self, title: str) -> None:
        """Say what there is none of."""
        self._title.setText(title)

    def set_chips(self, chips: Sequence[tuple[object, str]]) -> None:
        """Show the active filters as (key, words)."""
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        width = 0
        for key, words in chips:
            chip = Chip(words, on=True, closable=True)
            chip.closed.connect(lambda one=key: self.chip_closed.emit(one))
            self._chips.addWidget(chip)
            width += chip.sizeHint().width() + 8
        self._holder.setFixedWidth(max(1, min(width, 560)))
        self._holder.setVisible(bool(chips))
