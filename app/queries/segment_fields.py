"""What a segment can ask for: the fields of customers and leads, the things related to them, and their fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FieldKind(StrEnum):
    """What stands in a field, and so how a value is read and compared."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    MOMENT = "moment"
    MEMBER = "member"
    CHANNEL = "channel"
    TAG = "tag"
    PRODUCT = "product"
    ROLE = "role"
    SEGMENT = "segment"


@dataclass(frozen=True)
class Field:
    """A field: the sentence that names it ("segment_field.city", whose end is its key), kind, and SQL over {t}.

    `words` is the group of sentences that names a choice's values; `column` the own column that has an index.
    """

    label: str
    kind: FieldKind
    sql: str
    words: str = ""
    column: str | None = None

    @property
    def key(self) -> str:
        """As rules name it."""
        return self.label.partition(".")[2]


@dataclass(frozen=True)
class Thing:
    """Something related: its name, table, the column that points at the owner, what it must be, its fields."""

    label: str
    table: str
    owner: str
    which: str = ""
    fields: Mapping[str, Field] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """As rules name it."""
        return self.label.partition(".")[2]


def _by_key(*fields: Field) -> dict[str, Field]:
    return {each.key: each for each in fields}


def _text(label: str, column: str, *, indexed: bool = False) -> Field:
    return Field(label, FieldKind.TEXT, f"{{t}}.{column}", column=column if indexed else None)


def _choice(label: str, column: str, words: str, *, indexed: bool = False) -> Field:
    return Field(label, FieldKind.CHOICE, f"{{t}}.{column}", words, column if indexed else None)


def _number(label: str, column: str) -> Field:
    return Field(label, FieldKind.NUMBER, f"{{t}}.{column}")


def _money(label: str, sql: str, column: str | None = None) -> Field:
    return Field(label, FieldKind.MONEY, sql, column=column)


def _day(label: str, column: str, *, indexed: bool = False) -> Field:
    return Field(label, FieldKind.DAY, f"{{t}}.{column}", column=column if indexed else None)


_OWNER = Field("segment_field.owner", FieldKind.MEMBER, "{t}.owner_id", column="owner_id")
_TAG = Field("segment_field.tag", FieldKind.TAG, "{t}.id")
_SEGMENT = Field("segment_field.segment", FieldKind.SEGMENT, "{t}.id")
_DUE = Field("segment_field.next_step", FieldKind.DAY, "substr({t}.next_due, 1, 10)")
_CONTACTED = Field(
    "segment_field.last_contact", FieldKind.MOMENT, "{t}.last_contact_at", column="last_contact_at"
)
_CHANNEL = Field("segment_field.channel", FieldKind.CHANNEL, "{t}.channel_id")

CUSTOMER_FIELDS = _by_key(
    _text("segment_field.name", "name"),
    _choice("segment_field.kind", "kind", "customer_kind", indexed=True),
    _choice("segment_field.relation", "relation", "relation"),
    _choice("segment_field.dealing", "dealing", "dealing"),
    _choice("segment_field.importance", "importance", "importance", indexed=True),
    _choice("segment_field.status", "status", "status", indexed=True),
    _day("segment_field.status_since", "status_since"),
    _choice("segment_field.lifecycle", "lifecycle", "lifecycle", indexed=True),
    _choice("segment_field.loyalty", "loyalty", "loyalty"),
    _choice("segment_field.tier", "tier", "tier"),
    _choice("segment_field.outlook", "outlook", "outlook"),
    _choice("segment_field.temperament", "temperament", "temperament", indexed=True),
    Field("segment_field.closeness", FieldKind.NUMBER, "{t}.closeness", column="closeness"),
    _text("segment_field.industry", "industry", indexed=True),
    _text("segment_field.city", "city", indexed=True),
    _text("segment_field.size", "size"),
    _choice("segment_field.gender", "gender", "gender"),
    _text("segment_field.occupation", "occupation"),
    _text("segment_field.employer", "employer"),
    _text("segment_field.title", "title"),
    _text("segment_field.nickname", "nickname"),
    _text("segment_field.credit_code", "credit_code"),
    _text("segment_field.note", "note"),
    _text("segment_field.phone", "phone", indexed=True),
    _number("segment_field.birthday_month", "birthday_month"),
    _OWNER,
    _CHANNEL,
    _TAG,
    _SEGMENT,
    Field("segment_field.created", FieldKind.DAY, "{t}.created_day", column="created_day"),
    _CONTACTED,
    _DUE,
    _number("segment_field.order_count", "order_count"),
    _money("segment_field.revenue", "{t}.revenue", "revenue"),
    _day("segment_field.first_order", "first_order_day"),
    _day("segment_field.last_order", "last_order_day", indexed=True),
    _day("segment_field.closed", "closed_day"),
)

LEAD_FIELDS = _by_key(
    _text("segment_field.name", "name"),
    _text("segment_field.firm", "firm", indexed=True),
    _choice("segment_field.state", "state", "lead_state", indexed=True),
    Field("segment_field.score", FieldKind.NUMBER, "{t}.score", column="score"),
    _text("segment_field.grade", "grade", indexed=True),
    _text("segment_field.campaign", "campaign", indexed=True),
    _text("segment_field.industry", "industry"),
    _text("segment_field.region", "region"),
    _text("segment_field.size", "size"),
    _text("segment_field.title", "title"),
    _text("segment_field.interests", "interests"),
    _text("segment_field.note", "note"),
    _text("segment_field.phone", "phone", indexed=True),
    _money("segment_field.budget", "{t}.budget", "budget"),
    _OWNER,
    _CHANNEL,
    _TAG,
    _SEGMENT,
    Field("segment_field.created", FieldKind.DAY, "{t}.created_day", column="created_day"),
    _CONTACTED,
    _DUE,
    _day("segment_field.wake_on", "wake_on"),
)

_TALK = _by_key(
    _choice("segment_field.kind", "kind", "interaction_kind"),
    _choice("segment_field.direction", "direction", "direction"),
    _day("segment_field.day", "happened_day"),
    _number("segment_field.mood", "mood"),
    _choice("segment_field.outcome", "outcome", "outcome"),
    _text("segment_field.summary", "summary"),
    Field("segment_field.owner", FieldKind.MEMBER, "{t}.member_id"),
)
_PLAN = _by_key(
    _choice("segment_field.kind", "kind", "follow_up_kind"),
    _choice("segment_field.state", "state", "follow_up_state"),
    Field("segment_field.day", FieldKind.DAY, "substr({t}.due, 1, 10)"),
    _text("segment_field.subject", "subject"),
    _choice("segment_field.priority", "priority", "priority"),
    _OWNER,
)
_CONTACT = _by_key(
    _text("segment_field.name", "name"),
    Field("segment_field.role", FieldKind.ROLE, "{t}.roles", "contact_role"),
    _text("segment_field.title", "title"),
    _text("segment_field.department", "department"),
    _choice("segment_field.gender", "gender", "gender"),
    _choice("segment_field.temperament", "temperament", "temperament"),
    _number("segment_field.closeness", "closeness"),
    _number("segment_field.birthday_month", "birthday_month"),
)
_ORDER = _by_key(
    _choice("segment_field.state", "state", "order_state"),
    _day("segment_field.day", "ordered_day"),
    _money("segment_field.total", "{t}.home_total"),
    _money("segment_field.unpaid", "({t}.total - {t}.paid - {t}.returned)"),
    Field("segment_field.product", FieldKind.PRODUCT, "{t}.id"),
    _choice("segment_field.bought_for", "bought_for", "bought_for"),
    _text("segment_field.campaign", "campaign"),
    _CHANNEL,
)
_DEAL = _by_key(
    _text("segment_field.name", "name"),
    _choice("segment_field.state", "state", "deal_state"),
    _money("segment_field.amount", "{t}.amount"),
    _day("segment_field.close", "expected_close"),
    _day("segment_field.created", "created_day"),
    _day("segment_field.ended", "ended_day"),
    _OWNER,
)
_QUOTE = _by_key(
    _choice("segment_field.state", "state", "quote_state"),
    _money("segment_field.total", "{t}.total"),
    _day("segment_field.valid_until", "valid_until"),
)
_CASE = _by_key(
    _choice("segment_field.kind", "kind", "case_kind"),
    _choice("segment_field.severity", "severity", "severity"),
    _choice("segment_field.state", "state", "case_state"),
    _day("segment_field.day", "opened_day"),
    _text("segment_field.subject", "subject"),
)
_ANSWER = _by_key(
    _choice("segment_field.kind", "kind", "answer_kind"),
    _number("segment_field.score", "score"),
    _day("segment_field.day", "answered_day"),
)
_COVER = _by_key(
    _text("segment_field.name", "name"),
    _day("segment_field.starts", "starts"),
    _day("segment_field.ends", "ends"),
)
_INSTALLED = _by_key(
    _text("segment_field.model", "model"),
    _day("segment_field.installed", "installed_day"),
    _day("segment_field.warranty_until", "warranty_until"),
    _day("segment_field.service_due", "service_due"),
)
_FAVOUR = _by_key(
    _choice("segment_field.direction", "direction", "favour_direction"),
    _text("segment_field.subject", "what"),
    _money("segment_field.amount", "{t}.value"),
    _day("segment_field.day", "favour_day"),
)
_FAMILY = _by_key(_text("segment_field.name", "name"), _text("segment_field.relation", "relation"))


def _things(*things: Thing) -> dict[str, Thing]:
    return {each.key: each for each in things}


CUSTOMER_THINGS = _things(
    Thing("segment_thing.order", "sales_order", "customer_id", "{t}.state <> 'cancelled'", _ORDER),
    Thing("segment_thing.interaction", "interaction", "customer_id", "", _TALK),
    Thing("segment_thing.follow_up", "follow_up", "customer_id", "", _PLAN),
    Thing("segment_thing.contact", "contact", "customer_id", "", _CONTACT),
    Thing("segment_thing.deal", "deal", "customer_id", "", _DEAL),
    Thing("segment_thing.quote", "quote", "customer_id", "", _QUOTE),
    Thing("segment_thing.complaint", "service_case", "customer_id", "{t}.kind = 'complaint'", _CASE),
    Thing("segment_thing.case", "service_case", "customer_id", "", _CASE),
    Thing("segment_thing.answer", "satisfaction_answer", "customer_id", "", _ANSWER),
    Thing("segment_thing.contract", "contract", "customer_id", "", _COVER),
    Thing("segment_thing.card", "card", "customer_id", "", _COVER),
    Thing("segment_thing.installed", "installed_product", "customer_id", "", _INSTALLED),
    Thing("segment_thing.favour", "favour", "customer_id", "", _FAVOUR),
    Thing("segment_thing.family", "family_member", "customer_id", "", _FAMILY),
)
LEAD_THINGS = _things(
    Thing("segment_thing.interaction", "interaction", "lead_id", "", _TALK),
    Thing("segment_thing.follow_up", "follow_up", "lead_id", "", _PLAN),
)

FIELDS = {"customer": CUSTOMER_FIELDS, "lead": LEAD_FIELDS}
THINGS = {"customer": CUSTOMER_THINGS, "lead": LEAD_THINGS}
