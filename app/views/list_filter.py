"""The row of filter chips above a table: one chip per thing to narrow by, and a menu with the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.widgets.buttons import Button, IconButton
from app.widgets.chip import Chip
from app.widgets.fields import LineEdit
from app.widgets.menu import Menu

MOST_OFFERS = 60
SHOWN_WORDS = 2
TYPING_MS = 180


@dataclass(frozen=True)
class Offer:
    """One value of a chip's menu."""

    value: Any
    label: str
    count: int | None = None
    call: Callable[[], Any] | None = None  # done in place of narrowing the list


@dataclass(frozen=True)
class FilterField:
    """One thing a list can be narrowed by: how a filter holds it and what may be chosen.

    `pinned` fields have a chip while off, as long as there is room; the others wait in the menu of conditions.
    """

    key: str
    title: str
    offers: Callable[[], Sequence[Offer]]
    label: Callable[[Any], str]
    get: Callable[[Any], tuple[Any, ...]]
    put: Callable[[Any, tuple[Any, ...]], Any]
    many: bool = True
    pinned: bool = False
    hidden: bool = False  # can be set from elsewhere and taken off, but is not offered


class StayMenu(Menu):
    """A menu in which several entries can be ticked before it closes."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A ticked entry leaves the menu open."""
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks and leaves the menu open."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class FilterBar(QFrame):
    """Chips of the fields; `changed(filter)` when the person narrowed or widened the list."""

    changed = Signal(object)
    cleared = Signal()
    left_text = Signal()
    density_asked = Signal()
    columns_asked = Signal(QPoint)

    def __init__(self, fields: Sequence[FilterField], empty: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "topbar")
        self.setFixedHeight(44)
        self._fields = tuple(fields)
        self._filter = empty
        self._empty = empty
        self._chips: dict[str, Chip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 14, 0)
        row.setSpacing(8)
        self.text = LineEdit(
            placeholder=self.tr("Filter this list"), icon="search", small=True, clearable=True
        )
        self.text.setFixedWidth(180)
        self.text.hide()
        self.text.textChanged.connect(self._typed)
        self.text.escaped.connect(self._leave_text)
        self.text.returnPressed.connect(self.left_text)
        row.addWidget(self.text)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        row.addLayout(self._row)
        self.more = Chip(self.tr("Condition"), dashed=True)
        self.more.clicked.connect(self._open_more)
        self.clear = Button(self.tr("Clear"), kind="link", sizing="small", clicked=self._clear)
        row.addWidget(self.more)
        row.addWidget(self.clear)
        row.addStretch(1)
        density = IconButton("rows", self.tr("Row height"), side=28, clicked=self.density_asked.emit)
        self._columns = IconButton("columns", self.tr("Columns"), side=28, clicked=self._ask_columns)
        row.addWidget(density)
        row.addWidget(self._columns)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._take_text)
        self._build()

    # -- state ---------------------------------------------------------------------------------------------

    def set_filter(self, wanted: Any) -> None:
        """Show this filter; emits nothing."""
        self._typing.stop()
        self._filter = wanted
        if self.text.text().strip() != wanted.text:
            blocked = self.text.blockSignals(True)
            self.text.setText(wanted.text)
            self.text.blockSignals(blocked)
        if wanted.text:
            self.text.show()
        self._refresh()

    def active(self) -> list[tuple[str, str]]:
        """The conditions that hold, as (key, words)."""
        found = [(field.key, self._words(field)) for field in self._fields if field.get(self._filter)]
        if self._filter.text:
            found.append(("text", self.tr("Contains: {text}").format(text=self._filter.text)))
        return found

    def take_off(self, key: object) -> None:
        """Remove one condition."""
        if key == "text":
            self.text.clear()
            self._take_text()
            return
        field = next(field for field in self._fields if field.key == key)
        self._put(field, ())

    def open_text(self) -> None:
        """Ctrl+F: show the field and type."""
        self.text.show()
        self._fit()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def chip(self, key: str) -> Chip:
        """The chip of a field."""
        return self._chips[key]

    # -- menus ---------------------------------------------------------------------------------------------

    def menu_of(self, field: FilterField, parent: QWidget | None = None) -> Menu:
        """What a field offers, the chosen ones ticked."""
        menu = StayMenu(field.title, parent or self) if field.many else Menu(field.title, parent or self)
        self._fill(menu, field)
        return menu

    def more_menu(self) -> Menu:
        """Every field that is not set, each with what it offers."""
        menu = Menu(parent=self)
        for field in self._fields:
            if field.hidden or field.get(self._filter):
                continue
            inner = StayMenu(field.title, menu) if field.many else Menu(field.title, menu)
            inner.aboutToShow.connect(partial(self._fill_once, inner, field))
            menu.addMenu(inner)
        return menu

    def _fill_once(self, menu: Menu, field: FilterField) -> None:
        if menu.isEmpty():
            self._fill(menu, field)

    def _fill(self, menu: Menu, field: FilterField) -> None:
        chosen = field.get(self._filter)
        offers = list(field.offers())[:MOST_OFFERS]
        for offer in offers:
            words = offer.label if offer.count is None else f"{offer.label}  {_count(offer.count)}"
            if offer.call is not None:
                menu.add(words, offer.call)
                continue
            menu.add(words, partial(self._toggle, field, offer.value), checked=offer.value in chosen)
        if not offers:
            menu.add(self.tr("Nothing to choose from yet"), enabled=False)

    def _toggle(self, field: FilterField, value: Any) -> None:
        chosen = field.get(self._filter)
        if value in chosen:
            self._put(field, tuple(one for one in chosen if one != value))
        else:
            self._put(field, (*chosen, value) if field.many else (value,))

    def _put(self, field: FilterField, values: tuple[Any, ...]) -> None:
        self._filter = field.put(self._filter, values)
        self._refresh()
        self.changed.emit(self._filter)

    def _open(self, field: FilterField) -> None:
        self._popup(self.menu_of(field), self._chips[field.key])

    def _open_more(self) -> None:
        self._popup(self.more_menu(), self.more)

    def _popup(self, menu: Menu, below: QWidget) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(below.mapToGlobal(QPoint(0, below.height() + 4)))

    def _ask_columns(self) -> None:
        self.columns_asked.emit(self._columns.mapToGlobal(QPoint(0, self._columns.height() + 4)))

    # -- text ----------------------------------------------------------------------------------------------

    def _typed(self, _text: str) -> None:
        self._typing.start()

    def _take_text(self) -> None:
        from dataclasses import replace

        self._typing.stop()
        wanted = self.text.text().strip()
        if wanted != self._filter.text:
            self._filter = replace(self._filter, text=wanted)
            self._refresh()
            self.changed.emit(self._filter)

    def _leave_text(self) -> None:
        if self.text.text():
            self.text.clear()
            self._take_text()
        else:
            self.text.hide()
            self._fit()
            self.left_text.emit()

    def _clear(self) -> None:
        self.set_filter(self._empty)
        self.text.hide()
        self.cleared.emit()

    # -- look ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        for field in self._fields:
            chip = Chip(field.title, closable=True, drop_down=True)
            chip.clicked.connect(partial(self._open, field))
            chip.closed.connect(partial(self.take_off, field.key))
            self._row.addWidget(chip)
            self._chips[field.key] = chip
        self._refresh()

    def _words(self, field: FilterField) -> str:
        labels = [field.label(value) for value in field.get(self._filter)]
        shown = labels[0] if labels else ""
        for other in labels[1:SHOWN_WORDS]:
            shown = self.tr("{one}, {other}").format(one=shown, other=other)
        if len(labels) > SHOWN_WORDS:
            shown = f"{shown} +{len(labels) - SHOWN_WORDS}"
        return self.tr("{field}: {values}").format(field=field.title, values=shown)

    def _refresh(self) -> None:
        for field in self._fields:
            chip, on = self._chips[field.key], bool(field.get(self._filter))
            chip.set_text(self._words(field) if on else field.title)
            chip.set_on(on)
        self.clear.setVisible(self._filter != self._empty)
        self._fit()

    def _fit(self) -> None:
        """Chips that hold stay; of the others as many as there is room for."""
        room = self.width() - 34 - 2 * 36 - self.more.sizeHint().width() - 8
        room -= self.clear.sizeHint().width() + 8 if not self.clear.isHidden() else 0
        room -= self.text.width() + 8 if not self.text.isHidden() else 0
        room -= sum(
            self._chips[f.key].sizeHint().width() + 8 for f in self._fields if self._chips[f.key].is_on()
        )
        for field in self._fields:
            chip = self._chips[field.key]
            if not chip.is_on():
                room -= chip.sizeHint().width() + 8 if field.pinned else 0
            chip.setVisible(chip.is_on() or (field.pinned and room >= 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as fit."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Chips leave before the row scrolls."""
        return QSize(320, 44)


def _count(count: int) -> str:
    return "1000+" if count >= 1000 else str(count)
