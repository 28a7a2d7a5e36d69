"""What a file says about customers, leads, talks, follow-ups and products, cleaned but not yet saved.

Drafts of people are never changed either; they are only not frozen, because making a frozen one costs four times
as much, and a file may hold a million.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal, NamedTuple

from app.vocabulary import ReachKind, ReachLabel

Severity = Literal["must", "may"]
Further = tuple[str, str | None, int | None]
"""What a file says besides the built-in columns of a record: target (`custom.…`, `profile.…`), text, number."""


class Reach(NamedTuple):
    """One way to reach somebody: as typed in the file, and as compared with others (E.164, lower case)."""

    kind: ReachKind
    label: ReachLabel
    value: str
    normal: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file that was not understood.

    `code` is the key of its sentence, filled with `values`; `line` counts from 1 (0 = the whole file);
    "must" = the row (or the value, when `field` is named) is left out until somebody decides;
    "may" = it goes in as described. `raw` is the text as it stood in the file.
    """

    line: int
    field: str
    code: str
    values: Mapping[str, str] = made(default_factory=dict)
    severity: Severity = "must"
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of birth: solar or lunar, the year optional, with the words of the file."""

    calendar: Literal["solar", "lunar"]
    year: int | None
    month: int
    day: int
    leap: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (cents, fen); `currency` is ISO 4217, "" when the file does not say."""

    minor: int
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """Opening figures: what was bought before the file came in."""

    since: date | None = None
    orders: int | None = None
    total: Money | None = None
    last_order: date | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as its bytes stood in the file; `format` is "jpeg", "png", "gif" or "webp"."""

    format: str
    data: bytes


@dataclass(slots=True)
class PersonDraft:
    """A human being: a customer of kind person, or, when `firm` is set, a contact at that firm.

    `firm` is the name of a `FirmDraft` given earlier from the same file. Enum-like texts
    (`relation`, `importance`, `gender`, `roles`) hold values of app.vocabulary, or "".
    """

    line: int
    name: str
    firm: str = ""
    title: str = ""
    department: str = ""
    roles: tuple[str, ...] = ()
    reach: tuple[Reach, ...] = ()
    relation: str = ""
    importance: str = ""
    gender: str = ""
    birthday: Birthday | None = None
    occupation: str = ""
    employer: str = ""
    industry: str = ""
    note: str = ""
    source: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    created_day: date | None = None
    last_contact: date | None = None
    external_id: str = ""
    nickname: str = ""
    phonetic: str = ""
    anniversary: Birthday | None = None
    languages: tuple[str, ...] = ()
    opening: Opening | None = None
    photo: Photo | None = None
    uid: str = ""
    extra: tuple[str, ...] = ()
    city: str = ""
    dealing: str = ""
    temperament: str = ""
    rhythm: str = ""
    size: str = ""
    source_note: str = ""
    further: tuple[Further, ...] = ()


@dataclass(slots=True)
class FirmDraft:
    """A customer of kind organisation. `again` = further facts about a firm already given from this file."""

    line: int
    name: str
    again: bool = False
    relation: str = ""
    importance: str = ""
    industry: str = ""
    credit_code: str = ""
    reach: tuple[Reach, ...] = ()
    note: str = ""
    source: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    created_day: date | None = None
    last_contact: date | None = None
    external_id: str = ""
    opening: Opening | None = None
    photo: Photo | None = None
    uid: str = ""
    extra: tuple[str, ...] = ()
    city: str = ""
    dealing: str = ""
    temperament: str = ""
    rhythm: str = ""
    size: str = ""
    source_note: str = ""
    further: tuple[Further, ...] = ()


@dataclass(slots=True)
class LeadDraft:
    """Somebody who may become a customer."""

    line: int
    name: str
    firm: str = ""
    reach: tuple[Reach, ...] = ()
    state: str = ""
    channel: str = ""
    budget: Money | None = None
    time_frame: str = ""
    interests: tuple[str, ...] = ()
    campaign: str = ""
    note: str = ""
    wake_on: date | None = None
    owner: str = ""
    tags: tuple[str, ...] = ()
    created_day: date | None = None
    external_id: str = ""
    title: str = ""
    region: str = ""
    industry: str = ""
    state_reason: str = ""
    source_note: str = ""
    attitude: str = ""
    size: str = ""
    further: tuple[Further, ...] = ()
    signals: tuple[str, ...] = ()
    consent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InteractionDraft:
    """A talk that took place; `customer` is the name written in the file, `when` is local time."""

    line: int
    customer: str
    contact: str = ""
    phone: str = ""
    kind: str = ""
    when: datetime | None = None
    has_time: bool = False
    direction: str = ""
    summary: str = ""
    outcome: str = ""
    owner: str = ""
    external_id: str = ""
    minutes: int | None = None
    mood: int | None = None
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """Something to do; `due` is a local day, `due_time` None = at any time of that day."""

    line: int
    customer: str
    phone: str = ""
    due: date | None = None
    due_time: time | None = None
    kind: str = ""
    subject: str = ""
    state: str = ""
    priority: str = ""
    owner: str = ""
    note: str = ""
    external_id: str = ""
    contact: str = ""
    ends: date | None = None
    minutes: int | None = None
    remind_minutes: int | None = None
    repeat_rule: str = ""
    location: str = ""
    result: str = ""
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """Something to sell. `prices` are of one unit, each with the name of its price list ("" = the usual one) and
    whether it contains the tax ("yes", "no", "" = not said).

    `tax_rate` in hundredths of a percent; `active` "yes", "no" or ""; `parts` of a bundle by code or name, in
    thousandths.
    """

    line: int
    name: str
    code: str = ""
    unit: str = ""
    prices: tuple[tuple[str, Money, str], ...] = ()
    cost: Money | None = None
    currency: str = ""
    tax_rate: int | None = None
    category: str = ""
    specification: str = ""
    launch_day: date | None = None
    active: str = ""
    needs: tuple[str, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()
    note: str = ""
    external_id: str = ""


@dataclass(slots=True)
class OrderLineDraft:
    """A row of a file of orders: one line, and what it says of the whole order `number`.

    Sums are exact, in units of the currency (None = not said); `quantity` in thousandths, `discount` and
    `tax_rate` in hundredths of a percent. `total` and `paid` are the order's or the line's, which only the other
    rows of the order tell.
    """

    line: int
    number: str
    day: date | None = None
    customer: str = ""
    customer_id: str = ""
    company: str = ""
    receiver: str = ""
    reach: tuple[Reach, ...] = ()
    tags: tuple[str, ...] = ()
    city: str = ""
    address: str = ""
    product: str = ""
    code: str = ""
    category: str = ""
    unit: str = ""
    quantity: int | None = None
    price: Decimal | None = None
    amount: Decimal | None = None
    discount: int = 0
    tax_rate: int = 0
    total: Decimal | None = None
    paid: Decimal | None = None
    paid_day: date | None = None
    method: str = ""
    cost: Decimal | None = None
    profit: Decimal | None = None
    state: str = ""
    delivery_day: date | None = None
    delivered_day: date | None = None
    delivery: str = ""
    currency: str = ""
    invoice: str = ""
    owner: str = ""
    note: str = ""


Draft = PersonDraft | FirmDraft | LeadDraft | InteractionDraft | FollowUpDraft | ProductDraft | OrderLineDraft
