"""What the editor of a segment's rule offers: fields, operators, values, in the words of the interface."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.db.reader import Reader
from app.insight.segment import SPANS
from app.queries.listing_tools import distinct_values
from app.queries.segment_fields import FIELDS, THINGS, Field, FieldKind
from app.queries.segment_own import own_fields
from app.queries.segment_rule import Asking, field_of
from app.queries.segment_values import offered, operators_of
from app.queries.segments import segments
from app.queries.team import channels, members, tags
from app.views.context import Context

Choice = tuple[str, str]


def _operators() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "=": tr("SegmentWords", "is"),
        "!=": tr("SegmentWords", "is not"),
        "in": tr("SegmentWords", "is one of"),
        "<": tr("SegmentWords", "below"),
        "<=": tr("SegmentWords", "at most"),
        ">": tr("SegmentWords", "above"),
        ">=": tr("SegmentWords", "at least"),
        "contains": tr("SegmentWords", "contains"),
        "starts": tr("SegmentWords", "begins with"),
        "within": tr("SegmentWords", "in the last (days)"),
        "older": tr("SegmentWords", "longer ago than (days)"),
        "next": tr("SegmentWords", "in the next (days)"),
        "empty": tr("SegmentWords", "is empty"),
        "filled": tr("SegmentWords", "is filled in"),
    }


def _day_operators() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "=": tr("SegmentWords", "on"),
        "!=": tr("SegmentWords", "not on"),
        "in": tr("SegmentWords", "on one of"),
        "<": tr("SegmentWords", "before"),
        "<=": tr("SegmentWords", "until"),
        ">": tr("SegmentWords", "after"),
        ">=": tr("SegmentWords", "from"),
    }


class SegmentWords:
    """The offers for rules about one entity (customer or lead)."""

    def __init__(self, context: Context, entity: str) -> None:
        self.context = context
        self.entity = entity
        self._reader: Reader = context.reader()
        self._asking = Asking(self._reader, context.today(), entity, context.store.member_id)

    def table(self, thing: str | None) -> str:
        """Whose fields are asked for: the entity's, or those of a related thing."""
        return self.entity if thing is None else THINGS[self.entity][thing].table

    def things(self) -> list[Choice]:
        """What can be related."""
        return [(key, self._said(thing.label)) for key, thing in THINGS[self.entity].items()]

    def fields(self, thing: str | None) -> list[Choice]:
        """The fields that can be asked, own ones last."""
        known = FIELDS[self.entity] if thing is None else THINGS[self.entity][thing].fields
        own = own_fields(self._reader, self.table(thing))
        return [
            *((key, self._said(field.label)) for key, field in known.items()),
            *((f"own:{name}", name) for name in own),
        ]

    def field(self, key: str, thing: str | None) -> Field:
        """A field by its key."""
        return field_of(self._asking, key, self.table(thing))

    def operators(self, field: Field) -> list[Choice]:
        """What the field can be asked."""
        words = _operators()
        if field.kind in (FieldKind.DAY, FieldKind.MOMENT):
            words |= _day_operators()
        return [(key, words[key]) for key in operators_of(field)]

    def values(self, field: Field) -> list[Choice] | None:
        """The values to choose from, None where one types."""
        say = self.context.say
        made: dict[FieldKind, Callable[[], list[Choice]]] = {
            FieldKind.CHOICE: lambda: [(written, say(code)) for written, code in offered(field)],
            FieldKind.ROLE: lambda: [(written, say(code)) for written, code in offered(field)],
            FieldKind.TAG: lambda: [(row.name, row.name) for row in tags(self._reader)],
            FieldKind.MEMBER: self._members,
            FieldKind.CHANNEL: self._channels,
            FieldKind.SEGMENT: lambda: [(row.name, row.name) for row in segments(self._reader, self.entity)],
        }
        return made[field.kind]() if field.kind in made else None

    def typed(self, field: Field, thing: str | None) -> list[str]:
        """What people typed into an indexed text so far, to be completed."""
        if field.kind != FieldKind.TEXT or field.column is None or thing is not None:
            return []
        return [facet.label for facet in distinct_values(self._reader, self.entity, field.column)]

    def hint(self, field: Field, operator: str) -> str:
        """What is to be typed."""
        tr = QCoreApplication.translate
        if operator in SPANS:
            return tr("SegmentWords", "days")
        if operator == "in":
            return tr("SegmentWords", "several, with commas between")
        if field.kind in (FieldKind.DAY, FieldKind.MOMENT):
            return tr("SegmentWords", "2026-09-16, yesterday")
        return tr("SegmentWords", "12,000 or 12k") if field.kind == FieldKind.MONEY else ""

    def _said(self, code: str) -> str:
        words = self.context.say(code)
        return words[:1].upper() + words[1:]

    def _members(self) -> list[Choice]:
        me = [("me", QCoreApplication.translate("SegmentWords", "Me"))]
        return [*me, *((row.name, row.name) for row in members(self._reader, everybody=True))]

    def _channels(self) -> list[Choice]:
        found = []
        for row in channels(self._reader):
            code = row.label.startswith("@")
            written = row.label.partition(".")[2] if code else row.label
            found.append((written, self.context.say(row.label[1:]) if code else row.label))
        return found
