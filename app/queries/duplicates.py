"""Whom we may know already: hints while a new customer, contact or lead is typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.db.reader import Reader
from app.insight.duplicate_facts import Facts, read_name
from app.insight.duplicates import Census, weigh
from app.language.names import clean_name, clean_text, fold, has_han, reading
from app.language.phones import normalise_phone
from app.queries.duplicate_people import facts_of
from app.queries.search import newest
from app.vocabulary import RecordKind

MOST = 20


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two records may be one: a sentence code with its values (similar.name, .firm_name, .sound, .phone, .mail)."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Similar:
    """A record that may be the one being typed; `owner_id` is a contact's firm, else the record itself."""

    kind: RecordKind
    id: int
    owner_id: int
    name: str
    reasons: tuple[Reason, ...]
    last_contact_at: int | None


# the columns are: record, owner, name, last contact, whether it is a firm
_SHOWN = {
    RecordKind.CUSTOMER: "SELECT c.id, c.id, c.name, c.last_contact_at, c.kind = 'organisation' FROM customer c "
    "WHERE c.deleted_at IS NULL AND c.id IN {ids}",
    RecordKind.CONTACT: "SELECT c.id, f.id, c.name, f.last_contact_at, 0 FROM contact c "
    "JOIN customer f ON f.id = c.customer_id WHERE c.deleted_at IS NULL AND f.deleted_at IS NULL AND "
    "c.id IN {ids}",
    RecordKind.LEAD: "SELECT c.id, c.id, c.name, c.last_contact_at, 0 FROM lead c "
    "WHERE c.deleted_at IS NULL AND c.id IN {ids}",
}


def similar_people(
    reader: Reader,
    name: str,
    phones: Sequence[str] = (),
    mails: Sequence[str] = (),
    *,
    region: str = "CN",
    but: int | None = None,
) -> list[Similar]:
    """Records with the same phone, mail or name, or a name that sounds the same; strongest reasons first.

    `but` is the record being edited, which is not its own duplicate.
    """
    reasons: dict[int, list[Reason]] = {}
    for key, reason in (*_by_reach(reader, phones, mails, region), *_by_name(reader, name)):
        known = reasons.setdefault(key, [])
        if reason not in known and key != but:
            known.append(reason)
    found = [
        Similar(kind, key, owner, shown, tuple(_of_firm(reasons[key]) if firm else reasons[key]), at)
        for kind, sql in _SHOWN.items()
        for key, owner, shown, at, firm in reader.by_ids(sql, [k for k, why in reasons.items() if why])
    ]
    found.sort(key=lambda each: (_weakness(each), -(each.last_contact_at or 0), each.id))
    return _likeliest_first(reader, _typed(name, phones, mails, region), found[:MOST])


def _typed(name: str, phones: Sequence[str], mails: Sequence[str], region: str) -> Facts:
    """What is being typed, as facts to be compared."""
    shown = clean_name(name)
    parts = read_name(shown, reading(shown, True).sort_key)
    numbers = {
        ("phone", number) for phone in phones if (number := normalise_phone(clean_text(phone), region))
    }
    boxes = {("email", clean_text(mail).casefold()) for mail in mails if clean_text(mail)}
    return Facts("", 0, shown, *parts, reaches=frozenset(numbers | boxes))


def _likeliest_first(reader: Reader, typed: Facts, found: list[Similar]) -> list[Similar]:
    """Of those with equally strong reasons the likelier ones first, weighed as all duplicates are."""
    if len(found) < 2:
        return found
    census = Census(())  # of a name being typed nobody knows how rare it is
    odds: dict[int, float] = {}
    for kind in dict.fromkeys(each.kind for each in found):
        for facts in facts_of(reader, kind.value, [each.id for each in found if each.kind is kind]):
            one = replace(typed, organisation=facts.organisation)  # the form has not said yet which it is
            odds[facts.id] = weigh(one, facts, census).odds
    return sorted(found, key=lambda each: (_weakness(each), -odds.get(each.id, 0.0)))


def _of_firm(reasons: Iterable[Reason]) -> list[Reason]:
    """A firm's name is called otherwise than a person's in Chinese."""
    return [Reason("similar.firm_name") if why.code == "similar.name" else why for why in reasons]


def _weakness(each: Similar) -> tuple[int, int]:
    """A phone or mail says more than a name, a name more than a sound; several reasons more than one."""
    order = ("similar.phone", "similar.mail", "similar.name", "similar.firm_name", "similar.sound")
    return min(order.index(reason.code) for reason in each.reasons), -len(each.reasons)


def _by_reach(
    reader: Reader, phones: Sequence[str], mails: Sequence[str], region: str
) -> Iterable[tuple[int, Reason]]:
    for kind, given in (
        ("phone", [normalise_phone(clean_text(phone), region) for phone in phones]),
        ("email", [clean_text(mail).casefold() for mail in mails]),
    ):
        for normal in dict.fromkeys(value for value in given if value):
            for owners in reader.all(
                "SELECT customer_id, contact_id, lead_id, value FROM reach WHERE normal = ? AND kind = ? "
                "AND deleted_at IS NULL LIMIT 50",
                (normal, kind),
            ):
                code, mark = ("similar.phone", "phone") if kind == "phone" else ("similar.mail", "mail")
                for key in owners[:3]:
                    if key is not None:
                        yield key, Reason(code, ((mark, owners[3]),))


def _by_name(reader: Reader, name: str) -> Iterable[tuple[int, Reason]]:
    shown = clean_name(name)
    if len(shown) < 2:
        return
    yield from _same_name(reader, shown)
    if has_han(shown):
        yield from _same_sound(reader, shown)


def _same_name(reader: Reader, shown: str) -> Iterable[tuple[int, Reason]]:
    """Equal but for case, width and blanks around: the index finds candidates, folding decides."""
    for table in ("customer", "contact"):
        rows = reader.all(f"SELECT id FROM {table} WHERE name = ? LIMIT 50", (shown,))
        yield from ((key, Reason("similar.name")) for (key,) in rows)
    words = " ".join(_words(shown))
    if words:
        hits = _hits(reader, f'{{han latin}}: "{words}"')
        for kind in RecordKind.CUSTOMER, RecordKind.CONTACT, RecordKind.LEAD:
            for key, _owner, other, *_rest in reader.by_ids(_SHOWN[kind], hits):
                if fold(other) == fold(shown):
                    yield key, Reason("similar.name")


def _words(shown: str) -> list[str]:
    from app.language.finding import spaced_words
    from app.language.text import is_han

    words = spaced_words(shown)
    han = [word for word in words if is_han(word[0])]
    return (han or words)[:12]


def _same_sound(reader: Reader, shown: str) -> Iterable[tuple[int, Reason]]:
    """Names of other characters with the same pinyin (张伟, 章薇), persons only as typed or as a firm."""
    for person in (True, False):
        syllables = reading(shown, person).syllables
        if len(syllables) < 2:
            continue
        hits = _hits(reader, f'{{joined}}: "{"".join(syllables)[:24]}"')
        for kind in RecordKind.CUSTOMER, RecordKind.CONTACT, RecordKind.LEAD:
            for key, _owner, other, *_rest in reader.by_ids(_SHOWN[kind], hits):
                if (
                    fold(other) != fold(shown)
                    and has_han(other)
                    and reading(other, person).syllables == syllables
                ):
                    yield key, Reason("similar.sound", (("name", other),))


def _hits(reader: Reader, expression: str) -> list[int]:
    return newest(reader, "search_people", expression, 50)
