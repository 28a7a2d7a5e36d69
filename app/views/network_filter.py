"""The chips of the Relations page: which rings, which ties, which states are shown."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.insight.ties import GROUPS
from app.views.context import Context
from app.views.list_filter import StayMenu
from app.views.network_map import Drawn, NetworkFilter, state_of
from app.views.relation_words import RINGS, STATES
from app.widgets.chip import Chip

FIELDS = ("rings", "groups", "states")


class NetworkChips(QWidget):
    """Three chips with a menu each, a chip with a choice has a cross; the last one shows and hides the way."""

    changed = Signal()
    way_toggled = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.wanted = NetworkFilter()
        self._states: set[str] = set()
        self.chips: dict[str, Chip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for field in FIELDS:
            chip = Chip("", closable=True, drop_down=True)
            chip.clicked.connect(partial(self._open, field))
            chip.closed.connect(partial(self._put, field, ()))
            self.chips[field] = chip
            row.addWidget(chip)
        self.way = Chip(self.tr("Show the way"), on=True, toggles=True)
        self.way.setToolTip(self.tr("Who can introduce you to whoever is chosen"))
        self.way.toggled.connect(lambda _on: self.way_toggled.emit())
        row.addWidget(self.way)
        self._refresh()

    def offer(self, drawn: Drawn) -> None:
        """The states somebody on the map has."""
        self._states = {state_of(person) for person in drawn.found.people}
        self.chips["states"].setVisible(len(self._states) > 1)

    def _titles(self) -> dict[str, str]:
        return {"rings": self.tr("Ring"), "groups": self.tr("Ties"), "states": self.tr("State")}

    def offers(self, field: str) -> list[tuple[object, str]]:
        """The values of a field with their words."""
        say = self._context.say
        if field == "rings":
            return [(ring, say(f"ring.{ring}")) for ring in RINGS]
        if field == "groups":
            return [(group, say(f"tie_group.{group}")) for group in GROUPS]
        none = [("", self.tr("not judged yet"))] if "" in self._states else []
        return [
            *((state, self._context.word("status", state)) for state in STATES if state in self._states),
            *none,
        ]

    def _open(self, field: str) -> None:
        menu = StayMenu(self._titles()[field], self)
        chosen = getattr(self.wanted, field)
        for value, words in self.offers(field):
            menu.add(words, partial(self.toggle, field, value), checked=value in chosen)
        chip = self.chips[field]
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def toggle(self, field: str, value: Any) -> None:
        """Choose a value, or take it back."""
        chosen = getattr(self.wanted, field)
        left = tuple(one for one in chosen if one != value)
        self._put(field, left if value in chosen else (*chosen, value))

    def _put(self, field: str, values: tuple[Any, ...]) -> None:
        self.wanted = replace(self.wanted, **{field: values})
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        for field, title in self._titles().items():
            chosen = getattr(self.wanted, field)
            words = ", ".join(words for value, words in self.offers(field) if value in chosen)
            chip = self.chips[field]
            chip.set_on(bool(chosen))
            shown = words or self.tr("all")
            chip.set_text(self.tr("{field}: {values}").format(field=title, values=shown))
