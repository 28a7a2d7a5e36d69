"""Birthdays ahead, solar and lunar, of customers, people at firms and families; dates that matter; festivals."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.db.reader import Reader

MOST = 60
A_DAY = 12
LOOKED_AT = 120  # the newest contacts of a day, of whom those at important customers come first

# festivals on which a firm greets its customers
GREETED = frozenset(
    ["元旦", "春节", "元宵节", "妇女节", "劳动节", "端午节", "教师节", "中秋节", "国庆节", "重阳节", "圣诞节"]
)


@dataclass(frozen=True, slots=True)
class BirthdayAhead:
    """A birthday soon. `firm` is where a contact works; `age` in years, if the year of birth is known.

    `lunar` says that it is kept by the lunar calendar; `planned` that a greeting stands in the list already.
    Of a family `firm` is the customer and `title` the relation. `what` names a date that matters, `age` are then
    its years; `source` is the key of whoever or whatever it is about.
    """

    day: date
    customer_id: int
    contact_id: int | None
    name: str
    firm: str | None
    title: str | None
    note: str | None
    importance: int
    kind: str
    industry: str | None
    age: int | None
    lunar: bool
    planned: bool
    source: int = 0
    what: str | None = None


@dataclass(frozen=True, slots=True)
class FestivalAhead:
    """A festival soon; `key` is its Chinese name, `name` the one in the language asked for."""

    day: date
    key: str
    name: str


# calendar, year, month, day, leap, customer, contact, name, firm, title, note, importance, kind, industry, source, what
_CUSTOMERS = (
    "SELECT c.birthday_calendar, c.birthday_year, c.birthday_month, c.birthday_day, c.birthday_leap, c.id, NULL, "
    "c.name, NULL, c.title, c.note, c.importance, c.kind, c.industry, c.id, NULL FROM customer c "
    "WHERE c.deleted_at IS NULL "
    "AND c.birthday_calendar = ? AND c.birthday_month = ? AND c.birthday_day = ? "
    "ORDER BY c.importance DESC, c.id DESC LIMIT ?"
)
_CONTACTS = (
    "SELECT p.birthday_calendar, p.birthday_year, p.birthday_month, p.birthday_day, p.birthday_leap, c.id, p.id, "
    "p.name, c.name, p.title, p.note, c.importance, c.kind, c.industry, p.id, NULL FROM (SELECT * FROM contact "
    "WHERE deleted_at IS NULL AND birthday_calendar = ? AND birthday_month = ? AND birthday_day = ? "
    "ORDER BY id DESC LIMIT ?) p "
    "JOIN customer c ON c.id = p.customer_id WHERE c.deleted_at IS NULL ORDER BY c.importance DESC, p.id LIMIT ?"
)
# one of the family who is a customer with a birthday of their own is told as that
_FAMILY = (
    "SELECT p.birthday_calendar, p.birthday_year, p.birthday_month, p.birthday_day, p.birthday_leap, c.id, NULL, "
    "p.name, c.name, p.relation, p.note, c.importance, c.kind, c.industry, p.id, NULL "
    "FROM (SELECT * FROM family_member "
    "WHERE deleted_at IS NULL AND birthday_calendar = ? AND birthday_month = ? AND birthday_day = ? "
    "ORDER BY id DESC LIMIT ?) p "
    "JOIN customer c ON c.id = p.customer_id WHERE c.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM customer q "
    "WHERE q.id = p.person_id AND q.deleted_at IS NULL AND q.birthday_calendar IS NOT NULL) "
    "ORDER BY c.importance DESC, p.id LIMIT ?"
)
_MATTERS = (
    "SELECT p.calendar, p.year, p.month, p.day, p.leap, c.id, NULL, c.name, NULL, NULL, p.note, c.importance, c.kind, "
    "c.industry, p.id, p.name FROM (SELECT * FROM important_date "
    "WHERE deleted_at IS NULL AND calendar = ? AND month = ? AND day = ? AND (yearly = 1 OR year = {year}) "
    "ORDER BY id DESC LIMIT ?) p "
    "JOIN customer c ON c.id = p.customer_id WHERE c.deleted_at IS NULL ORDER BY c.importance DESC, p.id LIMIT ?"
)


def birthdays_ahead(
    reader: Reader,
    today: date,
    days: int,
    limit: int = MOST,
    *,
    a_day: int = A_DAY,
    looked_at: int = LOOKED_AT,
    plans: bool = True,
    wider: bool = True,
) -> list[BirthdayAhead]:
    """Birthdays from today on for so many days, at most `a_day` of customers and contacts each a day.

    Of a day's contacts the newest `looked_at` are considered; those at important customers come first.
    With `plans` it is looked up whether a greeting is planned; `wider` tells of families and dates that matter too.
    """
    found: list[BirthdayAhead] = []
    for offset in range(days + 1):
        day = today + timedelta(days=offset)
        for row in _on(reader, day, a_day, looked_at, wider):
            born = _kept_on(row, day)
            if born is not None:
                found.append(born)
        if len(found) >= limit:
            break
    return _with_planned(reader, found[:limit]) if plans else found[:limit]


def festivals_ahead(today: date, days: int, language: str) -> list[FestivalAhead]:
    """Festivals worth a greeting, from today on."""
    from app.language.lunar import festivals

    found = []
    for offset in range(days + 1):
        day = today + timedelta(days=offset)
        for key, name in zip(festivals(day, "zh_CN"), festivals(day, language), strict=True):
            if key in GREETED:
                found.append(FestivalAhead(day, key, name))
    return found


def _on(reader: Reader, day: date, a_day: int, looked_at: int, wider: bool) -> Iterator[tuple[object, ...]]:
    """Who may have a birthday on a day, by either calendar, and what matters on it."""
    for of_calendar in _dates(day):
        yield from reader.all(_CUSTOMERS, (*of_calendar, a_day))
        yield from reader.all(_CONTACTS, (*of_calendar, looked_at, a_day))
        if wider:
            yield from reader.all(_FAMILY, (*of_calendar, looked_at, a_day))
            sql = _MATTERS.format(year=_year(day, of_calendar[0]))
            yield from reader.all(sql, (*of_calendar, looked_at, a_day))


def _year(day: date, calendar: str) -> int:
    """The year of a day by a calendar."""
    from app.language.lunar import lunar_day

    lunar = lunar_day(day) if calendar == "lunar" else None
    return lunar.year if lunar is not None else day.year


def _dates(day: date) -> list[tuple[str, int, int]]:
    """The days of both calendars whose birthdays may be kept on a day."""
    from app.language.lunar import lunar_day

    found = [("solar", day.month, day.day)]
    if (day.month, day.day) == (2, 28):
        found.append(("solar", 2, 29))
    lunar = lunar_day(day)
    if lunar is not None:
        found.append(("lunar", lunar.month, lunar.day))
        if lunar.day == 29:
            found.append(("lunar", lunar.month, 30))
    return found


def _kept_on(row: tuple[object, ...], day: date) -> BirthdayAhead | None:
    """The row as a birthday, if it is kept on that very day (leap months, 29 February)."""
    from app.language.birthdays import Birthday, Calendar, age_on, next_birthday

    (
        calendar,
        year,
        month,
        of_month,
        leap,
        customer,
        contact,
        name,
        firm,
        title,
        note,
        importance,
        kind,
        industry,
        source,
        what,
    ) = row
    kept = Birthday(Calendar(str(calendar)), year, month, of_month, bool(leap))  # type: ignore[arg-type]
    if next_birthday(kept, day) != day:
        return None
    return BirthdayAhead(
        day, customer, contact, name, firm, title, note, importance, kind, industry,  # type: ignore[arg-type]
        age=age_on(kept, day), lunar=calendar == "lunar", planned=False,
        source=source, what=what,  # type: ignore[arg-type]
    )  # fmt: skip


def _with_planned(reader: Reader, found: list[BirthdayAhead]) -> list[BirthdayAhead]:
    """Mark those for whom a greeting is planned within the week before the day."""
    from dataclasses import replace

    open_care: dict[tuple[int, int | None], list[str]] = {}
    for customer, contact, due in reader.by_ids(
        "SELECT customer_id, contact_id, due FROM follow_up WHERE customer_id IN {ids} AND deleted_at IS NULL "
        "AND state = 'open' AND kind = 'care' AND due >= ''",
        {each.customer_id for each in found},
    ):
        open_care.setdefault((customer, contact), []).append(str(due)[:10])
    result = []
    for each in found:
        dues = open_care.get((each.customer_id, each.contact_id), [])
        week_before = (each.day - timedelta(days=7)).isoformat()
        near = any(week_before <= due <= each.day.isoformat() for due in dues)
        result.append(replace(each, planned=near))
    return result
