"""Paints lying bars, funnels, rings of shares and heat maps."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

from app.widgets.charts.canvas import Canvas, Mark
from app.widgets.charts.scale import heat_step
from app.widgets.charts.specs import Donut, Funnel, HBar, HeatMap, role_of

MAX_LABEL = 0.34
BAR = 14.0


def _label_room(canvas: Canvas, labels: list[str]) -> float:
    widest = max((canvas.width(label, "small") for label in labels), default=0)
    return min(widest, canvas.box.width() * MAX_LABEL) + 12


def paint_hbar(canvas: Canvas, spec: HBar) -> None:
    """Paint lying bars with their values beside them."""
    box, items = canvas.box, spec.items
    left = box.left() + _label_room(canvas, [item.label for item in items])
    texts = [item.text or spec.write(item.value) for item in items]
    sides = max((canvas.width(item.side, "small") for item in items if item.side), default=0)
    right = box.right() - (sides + 12 if sides else 0)
    foot = 22 if spec.level is not None or spec.side_title else 0
    step = min(40.0, (box.height() - foot) / max(1, len(items)))
    room = right - left - max(canvas.width(text, "small", strong=True) for text in texts) - 12
    highest = max([1e-9, *(item.value for item in items), spec.level.value if spec.level else 0])
    _hbar_foot(canvas, spec, left, room, highest, box.top() + step * len(items))
    for number, item in enumerate(items):
        row = QRectF(box.left(), box.top() + step * number, box.width(), step)
        if canvas.is_lit(0, number):
            canvas.fill(row.adjusted(-6, 1, 6, -1), "hover", 4)
        middle = row.center().y()
        canvas.text(box.left(), middle, item.label, font="small", role="mid", room=left - box.left() - 8)
        length = max(2.0, room * max(0.0, item.value) / highest) if item.value > 0 else 0.0
        height = min(BAR, step * 0.55)
        bar = QRectF(left, middle - height / 2, length, height)
        if length:
            canvas.fill(bar, item.role or "accentSoft", 2.5)
        role = item.role.replace("So", "Fg") if item.role.endswith("So") else "text"
        advance = canvas.width(texts[number], "small", strong=True)
        ground = "hover" if canvas.is_lit(0, number) else "surface"
        canvas.fill(QRectF(left + length + 6, middle - 8, advance + 4, 16), ground)
        canvas.text(left + length + 8, middle, texts[number], font="small", role=role, strong=True)
        if item.side:
            canvas.text(box.right(), middle, item.side, font="small", role="mid", align="right")
        lines = (("", texts[number]), *(((spec.side_title, item.side),) if item.side else ()))
        canvas.marks.append(Mark(0, number, bar, row, item.label, lines))


def _hbar_foot(canvas: Canvas, spec: HBar, left: float, room: float, highest: float, bottom: float) -> None:
    if spec.level is not None:
        x = left + room * spec.level.value / highest
        canvas.line(QPointF(x, canvas.box.top()), QPointF(x, bottom), "series2", 1.6, (4, 3))
        canvas.text(x, bottom + 10, spec.level.text, role="amberFg", align="center")
    if spec.side_title:
        canvas.text(canvas.box.right(), bottom + 10, spec.side_title, align="right")


def paint_funnel(canvas: Canvas, spec: Funnel) -> None:
    """Paint steps as bars, the way between them as a slope with its words."""
    box, steps = canvas.box, spec.steps
    left = box.left() + _label_room(canvas, [step.label for step in steps])
    highest = max(1, *(step.count for step in steps))
    room = box.right() - left - canvas.width(spec.write(highest), "card") - 14
    pitch = min(58.0, box.height() / (len(steps) - 0.5) if len(steps) > 1 else box.height())
    height = pitch * 0.48
    bars = [
        QRectF(left, box.top() + pitch * number, max(3.0, room * step.count / highest), height)
        for number, step in enumerate(steps)
    ]
    for number, step in enumerate(steps):
        bar = bars[number]
        if number + 1 < len(steps):
            _slope(canvas, bar, bars[number + 1])
        if number and step.between:
            role = "redFg" if number == spec.worst else "mid"
            middle = (bars[number - 1].bottom() + bar.top()) / 2
            canvas.text(left + 8, middle, step.between, role=role, strong=number == spec.worst)
    for number in range(len(steps)):
        _funnel_bar(canvas, spec, bars[number], number, number / max(1, len(steps) - 1))


def _slope(canvas: Canvas, upper: QRectF, lower: QRectF) -> None:
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(canvas.theme.brush("accentTint"))
    corners = [upper.bottomLeft(), upper.bottomRight(), lower.topRight(), lower.topLeft()]
    canvas.painter.drawPolygon(QPolygonF(corners))


def _funnel_bar(canvas: Canvas, spec: Funnel, bar: QRectF, number: int, depth: float) -> None:
    step = spec.steps[number]
    near, far = canvas.theme.color("heat3"), canvas.theme.color("series1")
    color = QColor.fromRgbF(
        near.redF() + (far.redF() - near.redF()) * depth,
        near.greenF() + (far.greenF() - near.greenF()) * depth,
        near.blueF() + (far.blueF() - near.blueF()) * depth,
    )
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(color)
    canvas.painter.drawRoundedRect(bar, 3, 3)
    if canvas.is_lit(0, number):
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        canvas.painter.setPen(QPen(canvas.theme.color("text"), 1.2))
        canvas.painter.drawRoundedRect(bar, 3, 3)
    middle = bar.center().y()
    canvas.text(canvas.box.left(), middle, step.label, font="small", role="mid")
    words = spec.write(step.count)
    canvas.text(bar.right() + 8, middle, words, font="body", role="text", strong=True)
    lines = (("", words), *((("", step.between),) if step.between else ()))
    hit = QRectF(canvas.box.left(), bar.top(), canvas.box.width(), bar.height())
    canvas.marks.append(Mark(0, number, bar, hit, step.label, lines))


def paint_donut(canvas: Canvas, spec: Donut) -> None:
    """Paint a ring of shares with its names and figures at the right."""
    box = canvas.box
    side = min(box.height(), box.width() * 0.46, 220)
    ring = QRectF(box.left() + 4, box.center().y() - side / 2, side, side)
    whole = sum(item.value for item in spec.items)
    angle = 90.0
    for number, item in enumerate(spec.items):
        span = 360 * item.value / whole
        _segment(canvas, ring, angle, span, role_of(item.role, number), lit=canvas.is_lit(0, number))
        angle -= span
    middle, lift = ring.center(), 8 if spec.centre_note else 0
    canvas.text(middle.x(), middle.y() - lift, spec.centre, font="greeting", role="text", align="center")
    canvas.text(middle.x(), middle.y() + 14, spec.centre_note, font="small", role="sec", align="center")
    _donut_list(canvas, spec, ring.right() + 24, whole)


def _segment(canvas: Canvas, ring: QRectF, angle: float, span: float, role: str, *, lit: bool) -> None:
    if span <= 0:
        return
    thick = ring.width() * (0.19 if lit else 0.16)
    inner = ring.adjusted(thick, thick, -thick, -thick)
    path = QPainterPath()
    path.arcMoveTo(ring, angle)
    path.arcTo(ring, angle, -span)
    path.arcTo(inner, angle - span, span)
    path.closeSubpath()
    canvas.painter.setBrush(canvas.theme.brush(role))
    canvas.painter.setPen(QPen(canvas.theme.color("surface"), 1.5))
    canvas.painter.drawPath(path)


def _donut_list(canvas: Canvas, spec: Donut, left: float, whole: float) -> None:
    step = min(28.0, canvas.box.height() / max(1, len(spec.items)))
    top = canvas.box.center().y() - step * len(spec.items) / 2
    for number, item in enumerate(spec.items):
        row = QRectF(left, top + step * number, canvas.box.right() - left, step)
        if canvas.is_lit(0, number):
            canvas.fill(row.adjusted(-6, 1, 0, -1), "hover", 4)
        middle = row.center().y()
        canvas.fill(QRectF(left, middle - 4, 8, 8), role_of(item.role, number), 2)
        words, share = item.text or spec.write(item.value), f"{item.value / whole:.0%}"
        taken = canvas.width(words, "small", strong=True) + 44 + 12
        canvas.text(left + 15, middle, item.label, font="small", role="mid", room=row.width() - 15 - taken)
        canvas.text(row.right() - 44, middle, words, font="small", role="text", align="right", strong=True)
        canvas.text(row.right() - 4, middle, share, font="small", role="mid", align="right")
        canvas.marks.append(Mark(0, number, row, row, item.label, (("", f"{words} · {share}"),)))


def donut_hit(spec: Donut, box: QRectF, at: QPointF) -> int:
    """Which part of the ring a point lies on, -1 for none."""
    side = min(box.height(), box.width() * 0.46, 220)
    centre = QPointF(box.left() + 4 + side / 2, box.center().y())
    dx, dy = at.x() - centre.x(), at.y() - centre.y()
    distance = math.hypot(dx, dy)
    if not side * 0.31 <= distance <= side / 2:
        return -1
    turned = math.degrees(math.atan2(dx, -dy)) % 360  # clockwise from the top
    whole = sum(item.value for item in spec.items) or 1
    reached = 0.0
    for number, item in enumerate(spec.items):
        reached += 360 * item.value / whole
        if turned < reached:
            return number
    return -1


def paint_heat(canvas: Canvas, spec: HeatMap) -> None:
    """Paint a number in every cell on one of six shades, and a frame where to act."""
    box = canvas.box
    left = max((canvas.width(label) for label in spec.row_labels), default=0) + 10
    left += 18 if spec.row_title else 0
    foot = 20 + (18 if spec.column_title else 0)
    wide = (box.width() - left) / max(1, len(spec.column_labels))
    high = (box.height() - foot) / max(1, len(spec.row_labels))
    highest = max((value for row in spec.values for value in row), default=0)
    for r, row in enumerate(spec.values):
        middle = box.top() + high * (r + 0.5)
        canvas.text(box.left() + left - 10, middle, spec.row_labels[r], align="right")
        for c, value in enumerate(row):
            cell = QRectF(box.left() + left + wide * c + 1, box.top() + high * r + 1, wide - 2, high - 2)
            _heat_cell(canvas, spec, cell, (r, c), value, heat_step(value, highest, spec.steps))
    for c, label in enumerate(spec.column_labels):
        canvas.text(box.left() + left + wide * (c + 0.5), box.bottom() - foot + 12, label, align="center")
    middle = box.left() + left + wide * len(spec.column_labels) / 2
    canvas.text(middle, box.bottom() - 8, spec.column_title, align="center")
    if spec.row_title:
        canvas.painter.save()
        canvas.painter.translate(box.left() + 7, box.top() + high * len(spec.row_labels) / 2)
        canvas.painter.rotate(-90)
        canvas.text(0, 0, spec.row_title, align="center")
        canvas.painter.restore()
    _heat_frame(canvas, spec, left, wide, high)


def _heat_cell(
    canvas: Canvas, spec: HeatMap, cell: QRectF, place: tuple[int, int], value: float, step: int
) -> None:
    row, column = place
    canvas.fill(cell, f"heat{step}", 3)
    words = spec.write(value)
    font = canvas.theme.font("small", strong=step >= 3)
    canvas.painter.setFont(font)
    canvas.painter.setPen(canvas.theme.heat_text(step))
    canvas.painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), words)
    if canvas.is_lit(row, column):
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        canvas.painter.setPen(canvas.theme.pen("text", 1.5))
        canvas.painter.drawRoundedRect(cell.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
    title = f"{spec.row_title} {spec.row_labels[row]}".strip()
    other = f"{spec.column_title} {spec.column_labels[column]}".strip()
    canvas.marks.append(Mark(row, column, cell, cell, title, ((other, words),)))


def _heat_frame(canvas: Canvas, spec: HeatMap, left: float, wide: float, high: float) -> None:
    if spec.frame is None:
        return
    top, first, bottom, last = spec.frame
    box = canvas.box
    frame = QRectF(box.left() + left + wide * first, box.top() + high * top, wide * (last - first + 1),
                   high * (bottom - top + 1))  # fmt: skip
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.setPen(canvas.theme.pen("amberSo", 2))
    canvas.painter.drawRoundedRect(frame, 4, 4)
