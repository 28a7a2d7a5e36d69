"""A field that finds one person or firm by name, pinyin or phone, and shows the chosen one as a chip."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from app.theme import manager, paint_icon, theme
from app.widgets.fields import mark_error
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.painting import paint_tag, tag_width
from app.widgets.result_list import PaletteItem
from app.widgets.search_line import SearchLine
from app.widgets.suggestions import Suggestions

CREATE = object()
VCENTER = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine.value)


@dataclass(frozen=True, slots=True)
class Person:
    """Whom was chosen; ``tag`` is (text, hue)."""

    id: object
    name: str
    detail: str = ""
    icon: str = "user"
    tag: tuple[str, str] | None = None


class _Chosen(QWidget):
    """The chosen person inside the outline of the field."""

    removed = Signal()
    edited = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.person: Person | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringRadius", 6)
        self.setMouseTracking(True)
        self.setFixedHeight(32)
        manager().themeChanged.connect(self.update)

    def _cross(self) -> QRect:
        return QRect(self.width() - 28, 4, 24, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Outline, icon tile, name, detail, tag and cross."""
        look, painter, person = theme(), QPainter(self), self.person
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("focus" if self.hasFocus() else "field"))
        painter.setBrush(look.brush("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if person is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.brush("slateBg"))
            painter.drawRoundedRect(QRectF(8, 5, 22, 22), 5, 5)
            paint_icon(painter, QRect(12, 9, 14, 14), person.icon, "mid")
            right = self._cross().left() - 6
            if person.tag is not None:
                width = round(tag_width(person.tag[0], look))
                paint_tag(painter, QRect(right - width, 0, width, 32), person.tag[0], person.tag[1], look)
                right -= width + 8
            body = look.metrics("body")
            name = body.elidedText(person.name, Qt.TextElideMode.ElideRight, right - 38)
            painter.setFont(look.font("body"))
            painter.setPen(look.color("text"))
            painter.drawText(QRect(38, 0, right - 38, 32), VCENTER, name)
            left = 38 + round(body.horizontalAdvance(name)) + 10
            if right - left > 40:
                detail = look.metrics("small").elidedText(
                    person.detail, Qt.TextElideMode.ElideRight, right - left
                )
                painter.setFont(look.font("small"))
                painter.setPen(look.color("sec"))
                painter.drawText(QRect(left, 0, right - left, 32), VCENTER, detail)
        paint_icon(painter, self._cross().adjusted(5, 5, -5, -5), "x", "mid")
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The cross takes the person out; elsewhere one can type another name."""
        if self._cross().contains(event.position().toPoint()):
            self.removed.emit()
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type another name."""
        self.removed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the person out; a letter starts another search."""
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.removed.emit()
        elif (
            event.text().isprintable()
            and event.text().strip()
            and not event.modifiers()
            & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        ):
            self.edited.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A field always shows its ring."""
        super().focusInEvent(event)
        focus_came(self, event.reason(), always=True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)
        self.update()


class PersonPicker(QWidget):
    """``query(text)`` gives the suggestions; with ``can_create`` the last one makes a new record."""

    chosen = Signal(object)
    """id"""
    cleared = Signal()
    create_requested = Signal(str)

    def __init__(
        self,
        query: Callable[[str], Sequence[PaletteItem]],
        *,
        placeholder: str = "",
        can_create: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """An empty field."""
        super().__init__(parent)
        self._query = query
        self._can_create = can_create
        self.field = SearchLine(placeholder=placeholder or self.tr("Name, pinyin or phone"), icon="search")
        self.field.installEventFilter(self)
        self._chosen = _Chosen(self)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.field)
        self._stack.addWidget(self._chosen)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(32)
        self.suggestions = Suggestions(self)
        self.suggestions.chosen.connect(self._take)
        self.field.textEdited.connect(self._ask)
        self.field.key.connect(self._key)
        self._chosen.removed.connect(self.clear)
        self._chosen.edited.connect(self._retype)
        self._fit_keys()
        self.setFocusProxy(self.field)

    def person(self) -> Person | None:
        """Whom was chosen."""
        return self._chosen.person

    def text(self) -> str:
        """What is typed while nobody is chosen."""
        return self.field.text()

    def set_person(self, person: Person | None) -> None:
        """Show a person as chosen, or none; emits nothing."""
        self._chosen.person = person
        self._chosen.setAccessibleName(person.name if person else "")
        self.suggestions.hide()
        self._fit_keys()
        had_focus = self.field.hasFocus() or self._chosen.hasFocus()
        self._stack.setCurrentWidget(self._chosen if person else self.field)
        self.setFocusProxy(self._chosen if person else self.field)
        if person:
            self.field.clear()
        if had_focus:
            (self._chosen if person else self.field).setFocus(Qt.FocusReason.OtherFocusReason)
        self._chosen.update()

    def clear(self) -> None:
        """Choose nobody and put the keyboard into the field."""
        had = self._chosen.person is not None
        self.set_person(None)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if had:
            self.cleared.emit()

    def set_error(self, on: bool) -> None:
        """Outline the field in red."""
        mark_error(self.field, on)

    def sizeHint(self) -> QSize:
        """A comfortable field."""
        return QSize(280, 32)

    def _retype(self, text: str) -> None:
        self.clear()
        self.field.setText(text)
        self._ask(text)

    def _fit_keys(self) -> None:
        """Enter and Esc belong to the list only while it is open; otherwise the dialog gets them."""
        listed = not self.suggestions.isHidden()
        always = {"up", "down"}
        self.field.handles = frozenset(
            always | {"enter", "escape", "page_up", "page_down"} if listed else always
        )

    def _ask(self, text: str) -> None:
        if self.field.property("error"):
            self.set_error(False)
        items = list(self._query(text))
        if self._can_create and text.strip():
            title = self.tr("New: {name}").format(name=text.strip())
            items.append(PaletteItem(CREATE, title, icon="plus", tone="accent"))
        self.suggestions.show_items(items)
        self._fit_keys()

    def _key(self, name: str) -> None:
        if name == "down" and self.suggestions.isHidden():
            self._ask(self.field.text())
        elif name in ("up", "down"):
            self.suggestions.list.move_choice(-1 if name == "up" else 1)
        elif name == "escape":
            self.suggestions.hide()
        elif name == "enter":
            item = self.suggestions.list.current()
            if item is not None:
                self._take(item)
        self._fit_keys()

    def _take(self, item: PaletteItem) -> None:
        self.suggestions.hide()
        self._fit_keys()
        if item.id is CREATE:
            self.create_requested.emit(self.field.text().strip())
            return
        self.set_person(Person(item.id, item.title, item.detail, item.icon, item.tag))
        self.chosen.emit(item.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field with Tab takes the first suggestion when it is the only one."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.suggestions.hide()
            self._fit_keys()
        return super().eventFilter(watched, event)
