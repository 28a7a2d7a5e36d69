"""The kinds of follow-up as a row of chips; one is on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.context import Context
from app.views.record_marks import KIND_ICONS
from app.vocabulary import FollowUpKind
from app.widgets.chip import Chip
from app.widgets.chip_row import OneStop
from app.widgets.flow_layout import FlowLayout

KINDS = tuple(kind.value for kind in FollowUpKind)


class KindChips(QWidget):
    """`changed(kind)` when another one is chosen."""

    changed = Signal(str)

    def __init__(self, context: Context, chosen: str, kinds: Sequence[str] = KINDS) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=6)
        self.setAccessibleName(self.tr("Kind"))
        self.chips: dict[str, Chip] = {}
        for kind in kinds:
            chip = Chip(context.word("follow_up_kind", kind), icon=KIND_ICONS.get(kind, "check"))
            chip.clicked.connect(lambda _checked=False, one=kind: self._choose(one))
            flow.addWidget(chip)
            self.chips[kind] = chip
        self._value = ""
        self._stop = OneStop(self.chips.values(), self)
        self.set_value(chosen)

    def value(self) -> str:
        """The kind that is on."""
        return self._value

    def set_value(self, kind: str) -> None:
        """Put one on; emits nothing."""
        self._value = kind
        for each, chip in self.chips.items():
            chip.set_on(each == kind)
        self._stop.settle()

    def _choose(self, kind: str) -> None:
        if kind != self._value:
            self.set_value(kind)
            self.changed.emit(kind)
