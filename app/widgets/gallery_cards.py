"""The cards of the gallery: each shows one family of widgets in every state, with sample words."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFocusFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.theme import Theme, icon_names, paint_icon, theme
from app.widgets import marks, painting
from app.widgets.banner import Banner
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card, FoldSection, line
from app.widgets.chip import Chip
from app.widgets.date_field import DateField
from app.widgets.empty_state import EmptyState
from app.widgets.fields import ComboBox, FieldBox, LineEdit, SpinBox, TextArea
from app.widgets.flow_layout import FlowLayout
from app.widgets.menu import Menu
from app.widgets.progress import ProgressLine
from app.widgets.segmented import Segmented
from app.widgets.skeleton import Skeleton
from app.widgets.sparkline import Sparkline
from app.widgets.switch import Switch
from app.widgets.tabs import Tab, TabBar
from app.widgets.text import ElidedLabel, label

SAMPLE_DAY = date(2026, 9, 16)
KINDS = (("primary", "主要"), ("default", "默认"), ("tint", "浅底"), ("ghost", "无框"), ("danger", "危险"))
STATUSES = (
    ("new", "新客户"),
    ("active", "活跃"),
    ("silent", "沉默"),
    ("dis", "不满意"),
    ("loyal", "忠诚"),
    ("risk", "潜在流失"),
    ("lost", "流失"),
)
STAGES = (("lc1", "考察期"), ("lc2", "发展期"), ("lc3", "稳定期"), ("lc4", "衰退期"))


class Painted(QWidget):
    """A widget painted by one function."""

    def __init__(self, height: int, paint: Callable[[QPainter, QRect, Theme], None]) -> None:
        super().__init__()
        self._paint = paint
        self.setFixedHeight(height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Call the function."""
        painter = QPainter(self)
        self._paint(painter, self.rect(), theme())
        painter.end()


def ring(widget: QWidget) -> QFocusFrame:
    """Put a focus ring of its own around a widget, so that several show at once."""
    frame = QFocusFrame(widget.window())
    frame.setWidget(widget)
    return frame


def hovered(widget: QWidget) -> None:
    """Let a widget look as if the pointer were over it; the gallery moves the pointer there."""
    widget.setProperty("galleryHover", True)
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)


def buttons_card(rings: list[QWidget]) -> Card:
    """Five kinds in five states."""
    card = Card("按钮", "高 32，小 28，行内 24；圆角 6")
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(5)
    for column, text in enumerate(("平常", "悬停", "按下", "焦点", "停用"), 1):
        grid.addWidget(label(text, type="small", role="sec"), 0, column)
    for row, (kind, text) in enumerate(KINDS, 1):
        grid.addWidget(label(text, role="sec"), row, 0)
        states: list[QPushButton] = [Button(text, kind=kind) for _ in range(5)]
        hovered(states[1])
        states[2].setDown(True)
        rings.append(states[3])
        states[4].setEnabled(False)
        for column, button in enumerate(states, 1):
            grid.addWidget(button, row, column, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(6, 1)
    card.body.addLayout(grid)
    return card


def _row(*widgets: QWidget, gap: int = 8) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _check(state: Qt.CheckState) -> QCheckBox:
    box = QCheckBox()
    box.setTristate(True)
    box.setCheckState(state)
    return box


def fields_card(rings: list[QWidget]) -> Card:
    """Fields, checks, switches, segments and chips."""
    card = Card("输入", "高 32，小 28")
    grid = QGridLayout()
    typing, wrong, quiet = LineEdit("正在输入"), LineEdit("1380571226"), LineEdit("只读")
    rings.append(typing)
    quiet.setReadOnly(True)
    wrong_box = FieldBox(wrong)
    grid.addWidget(LineEdit(placeholder="占位文字"), 0, 0)
    grid.addWidget(typing, 0, 1)
    grid.addWidget(wrong_box, 1, 0)
    grid.addWidget(quiet, 1, 1, Qt.AlignmentFlag.AlignTop)
    wrong_box.set_error("手机号少 1 位（行 48）")
    card.body.addLayout(grid)
    card.body.addLayout(_checks(rings))
    card.body.addLayout(_chips(rings))
    card.body.addLayout(_more_fields())
    return card


def _checks(rings: list[QWidget]) -> QHBoxLayout:
    focused = _check(Qt.CheckState.Unchecked)
    rings.append(focused)
    on = QRadioButton()
    on.setAutoExclusive(False)
    on.setChecked(True)
    states = (Qt.CheckState.Unchecked, Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked)
    switches = (Switch(), Switch(on=True), Segmented([(1, "月"), (2, "周"), (3, "日")], value=1, small=True))
    boxes = [_check(state) for state in states]
    return _row(
        *boxes, focused, line(vertical=True), QRadioButton(), on, line(vertical=True), *switches, gap=11
    )


def _chips(rings: list[QWidget]) -> QHBoxLayout:
    chips = [
        Chip("状态", drop_down=True),
        Chip("负责人：我", on=True, closable=True),
        Chip("悬停", drop_down=True),
        Chip("焦点", drop_down=True),
        Chip("条件", dashed=True),
    ]
    hovered(chips[2])
    rings.append(chips[3])
    return _row(*chips, gap=7)


def _more_fields() -> QGridLayout:
    grid = QGridLayout()
    day = DateField(SAMPLE_DAY, today=SAMPLE_DAY)
    combo = ComboBox([(1, "谈判 80%"), (2, "方案 35%")])
    grid.addWidget(combo, 0, 0)
    grid.addWidget(day, 0, 1)
    grid.addWidget(SpinBox(6, suffix=" 分钟"), 0, 2)
    grid.addWidget(TextArea("一行字，再一行字。", lines=1), 1, 0, 1, 3)
    return grid


def text_card() -> Card:
    """The type scale."""
    card = Card("文字", "雅黑 / 苹方 / 思源，数字等宽")
    grid = QGridLayout()
    grid.setVerticalSpacing(4)
    samples = (
        ("figure", "¥128,600.00", "22 / 30", "大数字"),
        ("page", "客户", "18 / 26", "页面标题"),
        ("card", "在谈商机", "14 / 20", "卡片标题"),
        ("body", "确认三店单车区尺寸", "13 / 20", "正文"),
        ("small", "采购经理，生日 八月初七", "12 / 18", "辅助"),
        ("micro", "初六　10月　¥98万", "11 / 16", "坐标、农历"),
    )
    for row, (step, text, size, use) in enumerate(samples):
        grid.addWidget(label(text, type=step), row, 0)
        grid.addWidget(label(size, type="small", role="sec"), row, 1)
        grid.addWidget(label(use, type="small", role="sec"), row, 2)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(2, 1)
    card.body.addLayout(grid)
    return card


def keys_card() -> Card:
    """Key caps."""
    card = Card("键盘")
    flow = FlowLayout(gap=14)
    for key, text in (
        ("Ctrl K", "查找"),
        ("Ctrl L", "记录"),
        ("Ctrl N", "新建"),
        ("J K", "上下"),
        ("Esc", "关闭"),
    ):
        pair = QWidget()
        row = _row(marks.keycap(key), label(text, type="small", role="mid"))
        row.setContentsMargins(0, 0, 0, 0)
        pair.setLayout(row)
        flow.addWidget(pair)
    card.body.addLayout(flow)
    card.body.addLayout(
        _row(Button("保存", kind="primary", hint="Ctrl Enter"), IconButton("phone", "电话", key="P"))
    )
    return card


def status_card() -> Card:
    """Pills, curves, stars, grades, rings and tags."""
    card = Card("状态与等级", "形状和文字都能区分，不只靠颜色")
    grid = QGridLayout()
    grid.setVerticalSpacing(9)
    shown: list[QWidget] = [marks.pill(key, text) for key, text in STATUSES]
    shown += [marks.lifecycle(key, text) for key, text in STAGES]
    for index, mark in enumerate(shown):
        grid.addWidget(mark, index // 4, index % 4, Qt.AlignmentFlag.AlignLeft)
    card.body.addLayout(grid)
    grades = [marks.grade(letter) for letter in "ABCD"]
    rings = [marks.score_ring(89), marks.score_ring(57), marks.score_ring(None)]
    card.body.addLayout(_row(marks.Stars(2), *grades, *rings))
    tags = (
        ("普通", ""),
        ("VIP", "violet"),
        ("逾期 5 天", "red"),
        ("今天 15:00", "accent"),
        ("价格敏感", "amber"),
        ("可点", "outline"),
    )
    card.body.addLayout(_row(*(marks.tag(text, hue) for text, hue in tags), gap=7))
    people = [marks.avatar("林"), marks.avatar("周"), marks.avatar("", square=True, icon="gym", side=36)]
    discs = [
        marks.icon_disc("phone", "blue"),
        marks.icon_disc("cart", "accent"),
        marks.icon_disc("service", "red"),
    ]
    spark = Sparkline([3, 4, 3, 6, 7, 7, 8])
    bars = Sparkline([4, 5, 5, 6, 7, 7, 7], bars=True, highlight=4)
    card.body.addLayout(_row(*people, *discs, spark, bars))
    return card


def _paint_rows(painter: QPainter, rect: QRect, look: Theme) -> None:
    states = ("平常", "悬停", "当前", "勾选", "键盘焦点")
    for index, state in enumerate(states):
        row = QRect(rect.x(), rect.y() + index * 36, rect.width(), 36)
        tinted = {"悬停": "hover", "当前": "sel", "勾选": "sel", "键盘焦点": "sel"}.get(state)
        if tinted:
            painter.fillRect(row, look.color(tinted))
        painter.fillRect(QRect(row.x(), row.bottom(), row.width(), 1), look.color("hair"))
        if state == "当前":
            painter.fillRect(QRect(row.x(), row.y(), 3, row.height()), look.color("accent"))
        if state == "键盘焦点":
            painter.setPen(look.pen("focus", 2))
            painter.drawRect(row.adjusted(1, 1, -1, -1))
        painting.paint_check(painter, QRect(row.x() + 8, row.y(), 16, 36), 2 if state == "勾选" else 0, look)
        painting.paint_pill(
            painter, QRect(row.x() + 132, row.y(), 80, 36), "active", "活跃", look, raised=bool(tinted)
        )
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row.adjusted(38, 0, 0, 0), int(middle), "国际酒店")
        painter.setPen(look.color("mid"))
        painter.drawText(row.adjusted(216, 0, 0, 0), int(middle), "昨天")
        painter.drawText(row.adjusted(0, 0, -80, 0), int(middle | Qt.AlignmentFlag.AlignRight), "¥352,800")
        painter.drawText(row.adjusted(row.width() - 66, 0, 0, 0), int(middle), state)
        painting.paint_mini_bar(painter, QRectF(row.x() + 262, row.y(), 30, 36), 0.7, look)


def rows_card() -> Card:
    """Table rows in their states."""
    card = Card("表格行", "舒适 36，紧凑 28")
    card.add(Painted(180, _paint_rows))
    return card


def colours_card() -> Card:
    """Swatches of the main roles."""
    card = Card("颜色")
    roles = [
        "canvas",
        "surface",
        "sunken",
        "sidebar",
        "hover",
        "sel",
        "accent",
        "accentTint",
        "redSo",
        "amberSo",
        "greenSo",
        "blueSo",
    ]
    roles += ["violetSo", "orangeSo", "roseSo", "slateSo", "text", "sec"]

    def paint(painter: QPainter, rect: QRect, look: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, role in enumerate(roles):
            box = QRectF(rect.x() + index % 6 * 70, rect.y() + index // 6 * 48, 62, 26)
            painter.setPen(look.pen("border"))
            painter.setBrush(look.brush(role))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setPen(look.color("sec"))
            painter.setFont(look.font("micro"))
            painter.drawText(QRectF(box.x(), box.bottom(), 70, 18), 0, role)

    card.add(Painted(144, paint))
    return card


def messages_card() -> Card:
    """Banners, loading blocks and progress."""
    card = Card("加载、出错")
    skeleton = Skeleton(3, row_height=32)
    skeleton.setFixedHeight(96)
    skeleton.show_blocks()
    card.add(skeleton)
    card.add(Banner("没能写入数据库。", "磁盘快满了，内容还在。", tone="red", action="再试一次"))
    card.add(Banner("", "合并笔记本：41 处一致，2 处不同", tone="blue", icon="merge", action="逐条选"))
    card.add(Banner("5 天没备份。", "上次在 9月11日。", tone="amber", action="现在备份"))
    progress = ProgressLine()
    progress.show_progress(4200, 12480, "正在读取 12,480 条")
    card.add(progress)
    tabs = TabBar([Tab("all", "全部客户", 428), Tab("key", "我的重点", 36), Tab("risk", "潜在流失", 23)])
    tabs.set_current("key")
    card.add(tabs)
    fold = FoldSection("家庭", "妻子、儿子 12 岁")
    card.add(fold)
    card.add(ElidedLabel("很长的一句话会在没有位置的时候以省略号结束，" * 3, role="mid"))
    return card


def sample_menu() -> Menu:
    """A context menu with a dangerous entry."""
    menu = Menu()
    menu.add("记录沟通", icon="note", key="L")
    menu.setActiveAction(menu.add("新建跟进", icon="calplus", key="F"))
    menu.add("新建报价", icon="quote", key="Q")
    menu.addSeparator()
    menu.add("移到回收站", icon="trash", key="Del", danger=True)
    return menu


def icons_card() -> Card:
    """All icons."""
    card = Card("图标", "20 格，线宽 1.6，圆头圆角，自绘")

    def paint(painter: QPainter, rect: QRect, _look: Theme) -> None:
        for index, name in enumerate(icon_names()):
            paint_icon(painter, QRect(rect.x() + index % 16 * 27, rect.y() + index // 16 * 26, 20, 20), name)

    card.add(Painted(7 * 26, paint))
    return card


def empty_card() -> Card:
    """A page with nothing on it yet."""
    card = Card("空")
    empty = EmptyState("还没有客户", "从表格导入，或先记下一位")
    empty.add_button(Button("导入", icon="upload"))
    empty.add_button(Button("新建", kind="primary", icon="plus"))
    empty.setFixedHeight(230)
    card.add(empty)
    return card


def columns() -> tuple[list[QVBoxLayout], list[QWidget]]:
    """Build the three columns; also return the widgets that want a ring."""
    rings: list[QWidget] = []
    groups = (
        (buttons_card(rings), fields_card(rings), text_card(), keys_card()),
        (status_card(), rows_card(), colours_card()),
        (messages_card(), icons_card(), empty_card()),
    )
    made = []
    for group in groups:
        column = QVBoxLayout()
        column.setSpacing(12)
        for card in group:
            column.addWidget(card)
        column.addStretch(1)
        made.append(column)
    return made, rings
