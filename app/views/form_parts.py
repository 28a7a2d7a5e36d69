"""Parts of the forms: ways to reach somebody, a birthday in words, who we may know already, choices."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.db.reader import Reader
from app.queries.card import Birthday, ReachRow
from app.queries.duplicates import Similar, similar_people
from app.queries.listing_tools import Tagged, distinct_values
from app.queries.lookups import name_of
from app.queries.team import channels, members, tags
from app.views.context import Context
from app.views.record_marks import channel_words, hue, joined, past_words
from app.vocabulary import ReachKind, ReachLabel, RecordKind
from app.widgets.buttons import Button, IconButton
from app.widgets.chip import Chip
from app.widgets.fields import ComboBox, FieldBox, LineEdit
from app.widgets.flow_layout import FlowLayout
from app.widgets.marks import icon_mark
from app.widgets.tag_edit import Tag, TagEdit
from app.widgets.text import ElidedLabel, label

WAIT_MS = 250
MOST_HINTS = 3
PHONES = (ReachLabel.MOBILE, ReachLabel.WORK, ReachLabel.HOME, ReachLabel.FAX)
PLACES = (ReachLabel.WORK, ReachLabel.HOME)
LABELLED = (ReachKind.EMAIL, ReachKind.ADDRESS)  # of which people have one at work and one at home
ADDED = (ReachKind.PHONE, ReachKind.EMAIL, ReachKind.WECHAT, ReachKind.ADDRESS)
Way = tuple[str, str | None]


class ReachLine(QWidget):
    """One way to reach somebody: what it is, the value, a cross."""

    changed = Signal()
    removed = Signal()

    def __init__(self, context: Context, row: ReachRow) -> None:
        super().__init__()
        self._context, self._row = context, row
        self._divisions: QStringListModel | None = None
        ways = _ways(context, (row.kind, row.label))
        self.way = ComboBox(ways, name=self.tr("Kind"))
        self.way.set_value((row.kind, row.label))
        self.way.setFixedWidth(140)
        self.way.activated.connect(lambda _index: self.changed.emit())
        self.value = LineEdit(row.value)
        self.value.setMaxLength(500)
        self.value.textChanged.connect(self.changed)
        self.value.textEdited.connect(self._offer)
        self.value.editingFinished.connect(self._judge)
        self.box = FieldBox(self.value)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.box, 1)
        self.cross = IconButton("x", self.tr("Remove"), side=28, clicked=self.removed.emit)
        line.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self._rename()
        self.way.activated.connect(lambda _index: self._rename())

    def row(self) -> ReachRow:
        """What stands here."""
        kind, given = self.way.value()
        return ReachRow(self._row.id, kind, given, self.value.text().strip(), None)

    def _offer(self, text: str) -> None:
        """Province, city and district of an address while they are typed."""
        kind, _given = self.way.value()
        if kind != ReachKind.ADDRESS:
            return
        from app.language.divisions import division_offers

        if self._divisions is None:
            self._divisions = QStringListModel(self)
            completer = QCompleter(self._divisions, self.value)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self.value.setCompleter(completer)
        self._divisions.setStringList(division_offers(text))
        if self._divisions.rowCount():
            self.value.completer().complete()

    def _rename(self) -> None:
        self.value.setAccessibleName(self.way.currentText())

    def _judge(self) -> None:
        """Say what is odd about a phone; it can be saved all the same."""
        kind, _given = self.way.value()
        text = self.value.text().strip()
        fault = None
        if kind == ReachKind.PHONE and text:
            from app.language.phones import phone_fault

            fault = phone_fault(text, str(self._context.firm("region")))
        self.box.set_hint(
            self._context.say(f"import.{fault}", value=text) if fault else "", "alert", "amberFg"
        )


class ReachLines(QWidget):
    """All ways to reach somebody."""

    changed = Signal()
    resized = Signal()

    def __init__(
        self, context: Context, rows: Sequence[ReachRow], added: Sequence[ReachKind] = ADDED
    ) -> None:
        super().__init__()
        self._context = context
        self._lines: list[ReachLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column.addLayout(self._column)
        self._chips: list[QWidget] = []
        for row in rows:
            self.add(row)
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        for kind in added:
            chip = Chip(context.word("reach_kind", kind.value), dashed=True)
            chip.clicked.connect(partial(self._add_by_hand, kind))
            flow.addWidget(chip)
            self._chips.append(chip)
        column.addWidget(holder)

    def add(self, row: ReachRow) -> ReachLine:
        """One line more."""
        line = ReachLine(self._context, row)
        line.changed.connect(self.changed)
        line.removed.connect(partial(self._remove, line))
        self._lines.append(line)
        self._column.addWidget(line)
        own = [widget for each in self._lines for widget in (each.way, each.value, each.cross)]
        for first, second in pairwise([*own, *self._chips]):
            QWidget.setTabOrder(first, second)
        return line

    def put(self, kind: ReachKind, value: str) -> None:
        """A way that was found: into the first empty line of its kind, or a line of its own."""
        empty = next((each for each in self._lines if each.row().kind == kind and not each.row().value), None)
        line = empty or self.add(_blank(kind))
        line.value.setText(value)

    def _add_by_hand(self, kind: ReachKind) -> None:
        line = self.add(_blank(kind))
        line.value.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def _remove(self, line: ReachLine) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()
        self.resized.emit()

    def lines(self) -> list[ReachLine]:
        """The lines in order."""
        return list(self._lines)

    def rows(self) -> tuple[ReachRow, ...]:
        """What was typed, without empty lines."""
        return tuple(row for line in self._lines if (row := line.row()).value)

    def values(self, kind: ReachKind) -> list[str]:
        """The values of one kind."""
        return [row.value for row in self.rows() if row.kind == kind]

    def inputs(self) -> list[Any]:
        """What the use-cases want."""
        from app.usecases.record_input import ReachInput

        return [ReachInput(row.kind, row.value, row.label, row.id or None) for row in self.rows()]


class BirthdayField(FieldBox):
    """A birthday as people write it; what was understood is said below."""

    def __init__(self, context: Context, born: Birthday | None = None) -> None:
        self.field = LineEdit(_birthday_text(born))
        super().__init__(self.field)
        self._context = context
        self.field.setPlaceholderText(self.tr("1981-10-03, 10-03, lunar 8/7"))
        self.field.textChanged.connect(self._understand)
        if born is not None:
            self._understand(self.field.text())

    def text(self) -> str:
        """What was typed."""
        return self.field.text().strip()

    def is_clear(self) -> bool:
        """Whether it is a birthday, or nothing."""
        from app.language.birthdays import parse_birthday

        return not self.text() or parse_birthday(self.text(), self._context.today()) is not None

    def _understand(self, _text: str) -> None:
        from app.language.birthdays import birthday_text, next_birthday, parse_birthday
        from app.language.spoken import spoken_day

        today, language = self._context.today(), self._context.language
        found = parse_birthday(self.text(), today) if self.text() else None
        if found is None:
            self.set_hint("")
            return
        following = next_birthday(found, today)
        words = birthday_text(found, language)
        if following is not None:
            words = joined(words, self.tr("next on {day}").format(day=spoken_day(following, today, language)))
        self.set_hint(words, "cake")


class SimilarHint(QFrame):
    """Whom we may know already, while somebody new is typed."""

    open_asked = Signal(object)
    resized = Signal()

    def __init__(self, context: Context, but: int | None = None, action: str = "") -> None:
        super().__init__()
        self._action = action or self.tr("Open it")
        self.setProperty("class", "banner")
        self.setProperty("tone", "amber")
        self._context, self._but = context, but
        self._asked: tuple[Any, ...] = ("", (), ())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 8, 8)
        self._column.setSpacing(4)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self.found: list[Similar] = []
        self.hide()

    def ask(self, name: str, phones: Sequence[str] = (), mails: Sequence[str] = ()) -> None:
        """Something was typed: look soon."""
        wanted = (name.strip(), tuple(phones), tuple(mails))
        if wanted != self._asked:
            self._asked = wanted
            self._wait.start()

    def _ask(self) -> None:
        asked, but = self._asked, self._but

        def read(reader: Reader) -> list[Similar]:
            return similar_people(reader, *asked, but=but) if any(asked) else []

        self._context.runner.read(read, on_done=partial(self._take, asked))

    def _take(self, asked: tuple[Any, ...], found: list[Similar]) -> None:
        from shiboken6 import isValid

        if isValid(self) and asked == self._asked and found != self.found:
            self.found = found
            self._show(found)

    def _show(self, found: list[Similar]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for similar in found[:MOST_HINTS]:
            self._column.addWidget(self._line(similar))
        self.setVisible(bool(found))
        self.resized.emit()

    def _line(self, similar: Similar) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        kind = self._context.word("record_kind", similar.kind.value)
        why = [self._context.say(reason.code, **dict(reason.values)) for reason in similar.reasons]
        last = past_words(self._context, similar.last_contact_at) if similar.last_contact_at else None
        row.addWidget(icon_mark("alert", "amberFg"))
        row.addWidget(label(similar.name, strong=True))
        row.addWidget(ElidedLabel(joined(kind, *why, last), role="mid"), 1)
        link = Button(
            self._action, kind="link", sizing="inline", clicked=partial(self.open_asked.emit, similar)
        )
        row.addWidget(link)
        return line


def go_to_similar(similar: Similar) -> tuple[str, dict[str, Any]]:
    """The page and arguments that show a similar record."""
    if similar.kind is RecordKind.LEAD:
        return "leads", {"id": similar.id}
    return "customer", {"id": similar.owner_id}


def tag_editor(context: Context, worn: Iterable[Tagged]) -> TagEdit:
    """Tags with completion among those in use."""
    known = [Tag(row.name, hue(row.colour), row.letter or "") for row in tags(context.reader())]
    letters = {tag.text: tag.letter for tag in known}
    return TagEdit([Tag(tag.name, hue(tag.colour), letters.get(tag.name, "")) for tag in worn], known)


def tags_given(editor: TagEdit) -> tuple[tuple[str, str], ...]:
    """Name and colour of each tag."""
    return tuple((tag.text, tag.hue or "neutral") for tag in editor.tags())


def owner_box(context: Context, chosen: int | None) -> ComboBox:
    """Who of us looks after them."""
    found = members(context.reader())
    choices: list[tuple[Any, str]] = [(None, "—"), *((member.id, member.name) for member in found)]
    if chosen is not None and all(key != chosen for key, _name in choices):
        choices.append((chosen, name_of(context.reader(), "member", chosen)))
    box = ComboBox(choices)
    box.set_value(chosen)
    return box


def channel_box(context: Context, chosen: int | None) -> ComboBox:
    """Where they came from, as a tree."""
    found = [
        (row.id, "　" * row.depth + channel_words(context, row.label)) for row in channels(context.reader())
    ]
    box = ComboBox([(None, "—"), *found])
    box.set_value(chosen)
    return box


def word_box(context: Context, enum_name: str, values: Iterable[str], chosen: str | None) -> ComboBox:
    """A choice of the vocabulary, or none."""
    box = ComboBox([(None, "—"), *((value, context.word(enum_name, value)) for value in values)])
    box.set_value(chosen)
    return box


def typed_line(
    context: Context, table: str, column: str, text: str | None, first: Iterable[str] = ()
) -> LineEdit:
    """A line that offers some words first, then what was typed in this column before."""
    field = LineEdit(text or "")
    field.setMaxLength(200)
    known = [*first, *(facet.label for facet in distinct_values(context.reader(), table, column, 100))]
    completer = QCompleter(list(dict.fromkeys(known)), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    return field


def _blank(kind: ReachKind) -> ReachRow:
    return ReachRow(0, kind.value, ReachLabel.MOBILE.value if kind is ReachKind.PHONE else None, "", None)


def blank_rows(*kinds: ReachKind) -> list[ReachRow]:
    """Empty lines of a new form."""
    return [_blank(kind) for kind in kinds]


def _ways(context: Context, chosen: Way) -> list[tuple[Way, str]]:
    ways: list[tuple[Way, str]] = [
        (("phone", given.value), context.word("reach_label", given.value)) for given in PHONES
    ]
    for other in ReachKind:
        if other is ReachKind.PHONE:
            continue
        word = context.word("reach_kind", other.value)
        ways.append(((other.value, None), word))
        if other in LABELLED:
            ways += [
                ((other.value, one.value), joined(word, context.word("reach_label", one.value)))
                for one in PLACES
            ]
    if all(way != chosen for way, _words in ways):
        kind, given = chosen
        words = context.word("reach_kind", kind)
        ways.append((chosen, joined(words, context.word("reach_label", given) if given else None)))
    return ways


def _birthday_text(born: Birthday | None) -> str:
    if born is None:
        return ""
    from app.language.birthdays import Birthday as Kept
    from app.language.birthdays import Calendar, birthday_code

    kept = Kept(Calendar(born.calendar), born.year, born.month, born.day, born.leap)
    return born.text or birthday_code(kept)
