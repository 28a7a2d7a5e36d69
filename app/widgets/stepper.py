"""Steps of a wizard (24 px discs, words beside) or of a case (36 px discs, words below)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import Theme, manager, paint_icon, theme

VCENTER = int(Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, and below it (large steps only) a note and a time."""

    text: str
    icon: str = ""
    note: str = ""
    when: str = ""


class Stepper(QWidget):
    """Done steps carry a check and can be gone back to; Left, Right and Enter work."""

    step_chosen = Signal(int)

    def __init__(
        self, steps: Sequence[Step] = (), *, large: bool = False, parent: QWidget | None = None
    ) -> None:
        """On the first of these steps."""
        super().__init__(parent)
        self._large = large
        self._current = 0
        self._focus = 0
        self._reach = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(96 if large else 32)
        self.setMouseTracking(True)
        self.set_steps(steps)
        manager().themeChanged.connect(self.update)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        self._steps = tuple(steps)
        self.updateGeometry()
        self._tell()

    @property
    def current(self) -> int:
        """The step one is on, from 0."""
        return self._current

    def set_current(self, step: int) -> None:
        """Go to a step; those before it are done."""
        self._current = self._focus = min(max(0, step), max(0, len(self._steps) - 1))
        self._reach = max(self._reach, self._current) if step else 0
        self._tell()

    def set_reach(self, step: int) -> None:
        """Allow going forward to a step that is already filled in."""
        self._reach = step
        self.update()

    def can_go(self, step: int) -> bool:
        """True for steps that are done or already reached."""
        return (
            0 <= step < len(self._steps) and step != self._current and step <= max(self._current, self._reach)
        )

    def _tell(self) -> None:
        if self._steps:
            words = self.tr("Step {number} of {count}: {name}")
            self.setAccessibleName(
                words.format(
                    number=self._current + 1, count=len(self._steps), name=self._steps[self._current].text
                )
            )
        self.update()

    # geometry

    def _disc(self) -> int:
        return 36 if self._large else 24

    def _text_width(self, step: int) -> int:
        return round(
            theme().metrics("body", strong=step == self._current).horizontalAdvance(self._steps[step].text)
        )

    def _lefts(self) -> list[int]:
        count = len(self._steps)
        if self._large:
            return [self.width() * number // max(1, count) for number in range(count)]
        lefts, left = [], 1
        gap = self._line_length()
        for number in range(count):
            lefts.append(left)
            left += self._disc() + 8 + self._text_width(number) + 2 * 20 + gap
        return lefts

    def _line_length(self) -> int:
        count = len(self._steps)
        fixed = sum(self._disc() + 8 + self._text_width(number) for number in range(count)) + 40 * (count - 1)
        return min(72, max(12, (self.width() - fixed - 4) // max(1, count - 1)))

    def sizeHint(self) -> QSize:
        """Room for all names and long lines."""
        count = len(self._steps)
        if self._large:
            return QSize(150 * count, self.height())
        fixed = sum(self._disc() + 8 + self._text_width(number) for number in range(count)) + 40 * (count - 1)
        return QSize(fixed + 72 * max(0, count - 1) + 4, self.height())

    def minimumSizeHint(self) -> QSize:
        """Lines may shrink, names may not."""
        return QSize(
            self.sizeHint().width() - (0 if self._large else 60 * max(0, len(self._steps) - 1)), self.height()
        )

    def step_at(self, point: QPoint) -> int:
        """The step under a point; −1 between them."""
        for number, left in enumerate(self._lefts()):
            width = self._disc() if self._large else self._disc() + 8 + self._text_width(number)
            if QRect(left, 0, max(width, 80 if self._large else 0), self.height()).contains(point):
                return number
        return -1

    # paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Discs, lines and words."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lefts = self._lefts()
        for number, left in enumerate(lefts):
            top = 2 if self._large else (self.height() - self._disc()) // 2
            box = QRectF(left, top, self._disc(), self._disc())
            self._paint_disc(painter, look, box, number)
            if number + 1 < len(lefts):
                self._paint_line(painter, look, box, lefts[number + 1], number)
            if self._large:
                self._paint_below(painter, look, int(left), lefts, number)
            else:
                self._paint_beside(painter, look, box, number)
        painter.end()

    def _paint_disc(self, painter: QPainter, look: Theme, box: QRectF, number: int) -> None:
        done, here = number < self._current, number == self._current
        inner = box.adjusted(0.75, 0.75, -0.75, -0.75)
        if done and self._large:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.brush("accentTint"))
        elif done or here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.brush("accent"))
        else:
            painter.setPen(look.pen("field" if self._large else "control", 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box if done or here else inner)
        ink = "accentText" if done and self._large else "onAccent" if done or here else "mid"
        inset = box.width() * 0.25
        icon = "check" if done else self._steps[number].icon
        if icon:
            paint_icon(painter, box.adjusted(inset, inset, -inset, -inset), icon, ink)
        else:
            painter.setFont(look.font("body" if self._large else "small", strong=True))
            painter.setPen(look.color(ink))
            painter.drawText(box, CENTRE, str(number + 1))
        if self.hasFocus() and number == self._focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.pen("focus", 2))
            painter.drawEllipse(box.adjusted(-1, -1, 1, 1))

    def _paint_line(self, painter: QPainter, look: Theme, box: QRectF, following: int, number: int) -> None:
        role = "accent" if number < self._current else "border"
        middle = int(box.center().y())
        if self._large:
            left, right = int(box.right()) + 10, following - 10
        else:
            left = int(box.right()) + 8 + self._text_width(number) + 20
            right = following - 20
        if right > left:
            painter.fillRect(QRect(left, middle - 1, right - left, 2), look.color(role))

    def _paint_beside(self, painter: QPainter, look: Theme, box: QRectF, number: int) -> None:
        here = number == self._current
        painter.setFont(look.font("body", strong=here))
        painter.setPen(look.color("text" if here else "mid"))
        area = QRect(int(box.right()) + 8, 0, self._text_width(number) + 4, self.height())
        painter.drawText(area, VCENTER, self._steps[number].text)

    def _paint_below(self, painter: QPainter, look: Theme, left: int, lefts: list[int], number: int) -> None:
        step = self._steps[number]
        right = lefts[number + 1] - 12 if number + 1 < len(lefts) else self.width()
        rows = (
            (42, "body", "text" if number <= self._current else "sec", step.text, number == self._current),
            (60, "small", "mid" if number <= self._current else "sec", step.note, False),
            (77, "micro", "accentText" if number == self._current else "sec", step.when, False),
        )
        for top, kind, role, text, strong in rows:
            painter.setFont(look.font(kind, strong=strong))
            painter.setPen(look.color(role))
            shown = look.metrics(kind, strong=strong).elidedText(
                text, Qt.TextElideMode.ElideRight, right - left
            )
            painter.drawText(QRect(left, top, right - left, 18), VCENTER, shown)

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which steps can be gone to."""
        goes = self.can_go(self.step_at(event.position().toPoint()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if goes else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to go to a reached step."""
        step = self.step_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self.can_go(step):
            self.step_chosen.emit(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right look at steps, Enter goes to one."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            shift = 1 if event.key() == Qt.Key.Key_Right else -1
            self._focus = min(max(0, self._focus + shift), len(self._steps) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.can_go(
            self._focus
        ):
            self.step_chosen.emit(self._focus)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the current step."""
        self._focus = self._current
        self.update()
        super().focusInEvent(event)
