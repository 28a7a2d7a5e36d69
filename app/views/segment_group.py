"""The editor of a segment's rule: groups of tests, of related things, and of groups."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.insight.segment import Not, Related, Rule, Several, Test
from app.views.segment_test import TestLine
from app.views.segment_words import SegmentWords
from app.widgets.buttons import Button, IconButton
from app.widgets.fields import ComboBox, SpinBox
from app.widgets.segmented import Segmented
from app.widgets.text import label

MOST_THINGS = 9_999


class RuleGroup(QFrame):
    """Lines of which all, any or none must hold. `changed` when another rule is asked, `removed` when it is to go."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self, words: SegmentWords, thing: str | None = None, rule: Rule | None = None, *, inner: bool = False
    ) -> None:
        super().__init__()
        self._words, self._thing = words, thing
        self.setProperty("class", "card" if inner else "")
        modes = (("all", self.tr("All")), ("any", self.tr("Any")), ("none", self.tr("None")))
        self.mode = Segmented(modes, small=True, name=self.tr("How many must hold"))
        self.mode.changed.connect(lambda _value: self.changed.emit())
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.mode)
        head.addWidget(label(self.tr("of these hold"), type="small", role="sec"))
        head.addStretch(1)
        if inner:
            head.addWidget(IconButton("x", self.tr("Remove the group"), side=28, clicked=self.removed.emit))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.lines: list[TestLine | RelatedBox | RuleGroup] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(*((10, 8, 10, 8) if inner else (0, 0, 0, 0)))
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addLayout(self._foot())
        self.load(rule)

    def _foot(self) -> QHBoxLayout:
        """What can be added; related things have none of their own."""
        related = [(self.tr("Related"), self._new_related)] if self._thing is None else []
        row = QHBoxLayout()
        row.setSpacing(6)
        offers = [(self.tr("Condition"), self._new_test), *related, (self.tr("Group"), self._new_group)]
        made = [
            Button(text, kind="ghost", icon="plus", sizing="small", clicked=call) for text, call in offers
        ]
        for button in made:
            row.addWidget(button)
        self.add_test = made[0]
        row.addStretch(1)
        return row

    def rule(self) -> Rule:
        """What is asked; lines whose value is missing are left out."""
        parts = tuple(part for part in map(_rule_of, self.lines) if part is not None)
        mode = self.mode.value()
        if mode == "none":
            return Not(Several(False, parts)) if parts else Several(True)
        return Several(mode == "all" or not parts, parts)

    def complete(self) -> bool:
        """Whether no value is missing."""
        return all(
            line.test() is not None if isinstance(line, TestLine) else line.complete() for line in self.lines
        )

    def load(self, rule: Rule | None) -> None:
        """Show a rule in place of what stands here."""
        for line in list(self.lines):
            self._take_out(line)
        mode, parts = _taken_apart(rule)
        self.mode.set_value(mode)
        for part in parts:
            self._add(self._line_of(part))

    def _line_of(self, rule: Rule) -> "TestLine | RelatedBox | RuleGroup":
        if isinstance(rule, Test):
            return TestLine(self._words, self._thing, rule)
        if isinstance(rule, Related):
            return RelatedBox(self._words, rule)
        return RuleGroup(self._words, self._thing, rule, inner=True)

    def _add(self, line: "TestLine | RelatedBox | RuleGroup") -> None:
        self.lines.append(line)
        self._rows.addWidget(line)
        line.changed.connect(self.changed)
        line.removed.connect(lambda: self._remove(line))

    def _remove(self, line: "TestLine | RelatedBox | RuleGroup") -> None:
        self._take_out(line)
        self.add_test.setFocus()
        self.changed.emit()

    def _take_out(self, line: Any) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _new_test(self) -> None:
        line = TestLine(self._words, self._thing)
        self._add(line)
        line.field.setFocus()
        self.changed.emit()

    def _new_related(self) -> None:
        box = RelatedBox(self._words, Related(self._words.things()[0][0]))
        self._add(box)
        box.thing.setFocus()
        self.changed.emit()

    def _new_group(self) -> None:
        group = RuleGroup(self._words, self._thing, Several(False), inner=True)
        self._add(group)
        group.add_test.setFocus()
        self.changed.emit()


class RelatedBox(QFrame):
    """Has, has no, or a number of related things that fit a group of their own."""

    changed = Signal()
    removed = Signal()

    def __init__(self, words: SegmentWords, rule: Related) -> None:
        super().__init__()
        self._words = words
        self.setProperty("class", "card")
        ways = (("has", self.tr("Has")), ("no", self.tr("Has no")), ("count", self.tr("Number of")))
        self.way = ComboBox(
            ways, small=True, name=self.tr("Related"), chosen=lambda _value: self._way_chosen()
        )
        self.thing = ComboBox(
            words.things(),
            small=True,
            name=self.tr("What is related"),
            chosen=lambda _value: self._thing_chosen(),
        )
        signs = [(sign, sign) for sign in (">=", "<=", "=", "!=", ">", "<")]
        self.sign = ComboBox(
            signs, small=True, name=self.tr("Comparison"), chosen=lambda _v: self.changed.emit()
        )
        self.number = SpinBox(small=True, name=self.tr("How many"))
        self.number.setRange(0, MOST_THINGS)
        self.number.valueChanged.connect(lambda _value: self.changed.emit())
        self.way.setFixedWidth(110)
        self.thing.setFixedWidth(170)
        self.sign.setFixedWidth(70)
        self.number.setFixedWidth(90)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.way, self.thing, self.sign, self.number):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(IconButton("x", self.tr("Remove the condition"), side=28, clicked=self.removed.emit))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._load(rule)

    def rule(self) -> Rule:
        """What is asked."""
        part: Rule | None = self.group.rule()
        if isinstance(part, Several) and not part.parts:
            part = None
        operator, number = {"has": (">=", 1), "no": ("=", 0)}.get(
            self.way.value(), (self.sign.value(), self.number.value())
        )
        return Related(self.thing.value(), part, operator, number)

    def complete(self) -> bool:
        """Whether no value is missing."""
        return self.group.complete()

    def _load(self, rule: Related) -> None:
        self.thing.set_value(rule.thing)
        way = {(">=", 1): "has", ("=", 0): "no"}.get((rule.operator, rule.number), "count")
        self.way.set_value(way)
        self.sign.set_value(rule.operator)
        self.number.setValue(rule.number)
        self._make_group(rule.part)
        self._show_way()

    def _make_group(self, part: Rule | None) -> None:
        self.group = RuleGroup(self._words, self.thing.value(), part)
        self.group.changed.connect(self.changed)
        self._column.addWidget(self.group)

    def _way_chosen(self) -> None:
        self._show_way()
        self.changed.emit()

    def _show_way(self) -> None:
        counts = self.way.value() == "count"
        self.sign.setVisible(counts)
        self.number.setVisible(counts)

    def _thing_chosen(self) -> None:
        """Another thing has other fields."""
        self._column.removeWidget(self.group)
        self.group.hide()
        self.group.deleteLater()
        self._make_group(None)
        self.changed.emit()


def _rule_of(line: QWidget) -> Rule | None:
    if isinstance(line, TestLine):
        return line.test()
    found: Rule = line.rule()  # type: ignore[attr-defined]
    return None if isinstance(found, Several) and not found.parts else found


def _taken_apart(rule: Rule | None) -> tuple[str, tuple[Rule, ...]]:
    """How a group shows a rule: its mode and its lines."""
    if rule is None:
        return "all", ()
    if isinstance(rule, Several):
        return "all" if rule.every else "any", rule.parts
    if isinstance(rule, Not):
        part = rule.part
        return "none", part.parts if isinstance(part, Several) and not part.every else (part,)
    return "all", (rule,)
