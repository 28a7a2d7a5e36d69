"""Find anything: people, deals, products, papers, talks, follow-ups and what was agreed, for every keystroke.

The stated rule of order, first difference decides:
1. people, then deals, products and papers, then texts (a name is meant more often than a word of a note);
2. the name, its pinyin or its initials are exactly the text (upper or lower case does not matter);
3. the name, its pinyin or its initials begin with the text;
4. importance (a contact has that of the firm, a lead has 1);
5. recency: last contact, then the newer record;
texts (talks, follow-ups, promises, goals, objections) by recency alone.

To answer each keystroke at a million records the candidates are bounded: names that are or begin with the
text come by index (at most 50 a table), the full-text index gives its newest 300 (letters are read as a mix of
initials and syllables only where they leave room as they stand), a tag its newest 300 bearers. Up to 300 hits
the order is therefore exact; beyond, it is exact among the newest 300 and all names that begin with the text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.db.reader import Reader
from app.language.names import QueryPlan, clean_text, query_plan
from app.language.phones import normalise_phone
from app.queries.lookups import index_waits
from app.queries.search_found import Found
from app.queries.search_hits import newest
from app.queries.search_tags import PEOPLE, bearers
from app.queries.search_things import things
from app.vocabulary import RecordKind

__all__ = ["Found", "find", "ids_for_list", "joined_pinyin", "newest", "snippet", "text_expression"]

_NOT_LETTER = re.compile(r"[^a-z]")
_NOT_DIGIT = re.compile(r"\D")
_A_NUMBER = re.compile(r"[\d\s()+.\-]+")
NEWEST = 300
LIST_NEWEST = 10_000
NAMED = 50
LEAST_DIGITS = 7
SNIPPET = 80
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_LAST = "\U0010ffff"


# id, name, detail, importance, owner, recency; `c` is the record that bears the name
_PEOPLE = {
    RecordKind.CUSTOMER: (
        "SELECT c.id, c.name, concat_ws(' · ', c.industry, c.city, c.phone), c.importance, c.id, "
        "c.last_contact_at, c.initials, c.sort_key "
        "FROM customer c WHERE c.deleted_at IS NULL AND c.id IN {ids}"
    ),
    RecordKind.CONTACT: (
        "SELECT c.id, c.name, concat_ws(' · ', f.name, c.title), f.importance, f.id, f.last_contact_at, "
        "c.initials, c.sort_key "
        "FROM contact c JOIN customer f ON f.id = c.customer_id "
        "WHERE c.deleted_at IS NULL AND f.deleted_at IS NULL AND c.id IN {ids}"
    ),
    RecordKind.LEAD: (
        "SELECT c.id, c.name, concat_ws(' · ', c.firm, c.title, c.phone), 1, c.id, c.last_contact_at, "
        "c.initials, c.sort_key "
        "FROM lead c WHERE c.deleted_at IS NULL AND c.id IN {ids}"
    ),
    RecordKind.FAMILY_MEMBER: (
        "SELECT c.id, c.name, concat_ws(' · ', f.name, c.relation), f.importance, f.id, f.last_contact_at, "
        "c.initials, c.sort_key "
        "FROM family_member c JOIN customer f ON f.id = c.customer_id "
        "WHERE c.deleted_at IS NULL AND f.deleted_at IS NULL AND c.id IN {ids}"
    ),
}
_RANK = (
    " ORDER BY lower(c.name) = ? OR c.initials = ? DESC, substr(lower(c.name), 1, ?) = ? "
    "OR substr(c.initials, 1, ?) = ? DESC, 4 DESC, 6 DESC, c.id DESC LIMIT ?"
)
_OWNER_NAME = (
    "coalesce((SELECT name FROM customer WHERE id = t.customer_id), "
    "(SELECT name FROM lead WHERE id = t.lead_id), '')"
)
_WHOSE = "concat_ws(' · ', c.name, d.name)"
_TEXTS = {
    RecordKind.INTERACTION: (
        f"SELECT t.id, t.summary, {_OWNER_NAME}, t.customer_id, t.lead_id, t.happened_at FROM interaction t "
        "WHERE t.deleted_at IS NULL AND t.id IN {ids} ORDER BY t.happened_at DESC, t.id DESC LIMIT ?"
    ),
    RecordKind.FOLLOW_UP: (
        f"SELECT t.id, t.subject, {_OWNER_NAME}, t.customer_id, t.lead_id, t.created_at >> 16 FROM "
        "follow_up t "
        "WHERE t.deleted_at IS NULL AND t.id IN {ids} ORDER BY t.id DESC LIMIT ?"
    ),
    RecordKind.FAVOUR: (
        "SELECT t.id, t.what, coalesce((SELECT name FROM contact WHERE id = t.contact_id), c.name), t.customer_id, "
        "NULL, t.created_at >> 16 FROM favour t JOIN customer c ON c.id = t.customer_id AND c.deleted_at IS NULL "
        "WHERE t.deleted_at IS NULL AND t.id IN {ids} ORDER BY t.id DESC LIMIT ?"
    ),
    **{
        kind: (
            f"SELECT t.id, t.{words}, {_WHOSE}, t.customer_id, NULL, t.created_at >> 16 FROM {kind.value} t "
            "LEFT JOIN customer c ON c.id = t.customer_id LEFT JOIN deal d ON d.id = t.deal_id "
            "WHERE t.deleted_at IS NULL AND t.id IN {ids} ORDER BY t.id DESC LIMIT ?"
        )
        for kind, words in (
            (RecordKind.PROMISE, "what"),
            (RecordKind.AGREED_GOAL, "what"),
            (RecordKind.OBJECTION, "words"),
        )
    },
}


def find(reader: Reader, text: str, limit: int = 50) -> list[Found]:
    """The best hits for a text, in the order stated above; people leave at least a fifth to texts."""
    plan = query_plan(text)
    if plan.empty:
        return []
    people = _people(reader, text, plan, limit)
    texts = _texts(reader, text, plan, limit)
    room = max(limit - len(texts), limit - limit // 5)
    people = _with_numbers(reader, text, people[:room])
    others = things(reader, text, plan, max(limit // 5, limit - len(people) - len(texts)))
    people = people[: limit - len(others)]
    return people + others + texts[: limit - len(people) - len(others)]


def ids_for_list(reader: Reader, table: str, text: str) -> list[int]:
    """Customers or leads that a text finds (customers also by contacts and family), the newest 10,000 hits.

    Keys of other records may be among them: the list's own statement passes them over.
    """
    plan = query_plan(text)
    if plan.empty:
        return []
    hits = newest(reader, "search_people", plan.match_expression(), LIST_NEWEST)
    hits += bearers(reader, plan, LIST_NEWEST)
    hits += _not_yet_indexed(reader, text, (table, "contact") if table == "customer" else (table,))
    if table != "customer":
        return hits
    firms = reader.by_ids(
        " UNION ALL ".join(
            f"SELECT customer_id FROM {people} WHERE deleted_at IS NULL AND id IN {{ids}}"
            for people in ("contact", "family_member")
        ),
        hits,
    )
    return list(dict.fromkeys([*hits, *(key for (key,) in firms)]))


def text_expression(plan: QueryPlan) -> str:
    """The part of a plan that can be asked of notes: every part needs an alternative that looks at words."""
    parts = []
    for part in plan.parts:
        wordy = [alternative for alternative in part if all("words" in term.columns for term in alternative)]
        if not wordy:
            return ""
        parts.append(
            "("
            + " OR ".join(
                "(" + " AND ".join(_term(term.words, prefix=term.prefix) for term in alternative) + ")"
                for alternative in wordy
            )
            + ")"
        )
    return " AND ".join(parts)


def _term(words: tuple[str, ...], *, prefix: bool) -> str:
    text = " ".join(words).replace('"', '""')
    return f'"{text}"{" *" if prefix else ""}'


def _named(reader: Reader, table: str, name: str) -> list[int]:
    """Records whose name is or begins with the text as typed, by the name's index."""
    rows = reader.all(
        f"SELECT id FROM {table} INDEXED BY ix_{table}_name WHERE name >= ? AND name < ? ORDER BY name "
        "LIMIT ?",
        (name, name + _LAST, NAMED),
    )
    return [key for (key,) in rows]


def _not_yet_indexed(reader: Reader, text: str, tables: Sequence[str]) -> list[int]:
    """While a large import waits for the index: who is named so, and whose number it is."""
    if not index_waits(reader):
        return []
    name = clean_text(text)
    found = [key for table in tables if table != "lead" for key in _named(reader, table, name)]
    digits = _NOT_DIGIT.sub("", name)
    if not _A_NUMBER.fullmatch(name) or len(digits) < LEAST_DIGITS:
        return found
    number = normalise_phone(name, "CN")
    rows = reader.all(
        "SELECT customer_id, contact_id, lead_id FROM reach WHERE normal IN (?, ?) AND deleted_at IS NULL LIMIT ?",
        (number, f"+{digits}", NAMED),
    )
    return [*found, *(key for row in rows for key in row if key is not None)]


def _people(reader: Reader, text: str, plan: QueryPlan, limit: int) -> list[Found]:
    name = _ascii_lower(clean_text(text))
    hits = newest(reader, "search_people", plan.plainly().match_expression(), NEWEST)
    if len(hits) < NEWEST:
        hits = newest(reader, "search_people", plan.match_expression(), NEWEST)
    late = _not_yet_indexed(reader, text, PEOPLE)
    hits = list(dict.fromkeys([*hits, *bearers(reader, plan, NEWEST), *late]))
    ranked: list[tuple[tuple[int, int, int, int, int], Found]] = []
    for kind, sql in _PEOPLE.items():
        ids = hits
        if len(hits) >= NEWEST and kind is not RecordKind.LEAD:
            ids = list(dict.fromkeys([*hits, *_named(reader, kind.value, clean_text(text))]))
        size = len(name)
        rows = reader.by_ids(sql + _RANK, ids, (name, name, size, name, size, name, limit))
        for key, shown, detail, importance, owner, recent, initials, sort_key in rows:
            forms = (_ascii_lower(shown), initials, joined_pinyin(sort_key))
            begins = any(form.startswith(name) for form in forms)
            rank = (name not in forms, not begins, -importance, -(recent or 0), -key)
            owner_kind = RecordKind.LEAD if kind is RecordKind.LEAD else RecordKind.CUSTOMER
            ranked.append((rank, Found(kind, key, owner, shown, detail or "", importance, owner_kind)))
    return [found for _rank, found in sorted(ranked, key=lambda each: each[0])][:limit]


def _with_numbers(reader: Reader, text: str, people: list[Found]) -> list[Found]:
    """Who was found by digits says by which number, where the line does not show it already."""
    if not _A_NUMBER.fullmatch(text):
        return people
    digits = _NOT_DIGIT.sub("", text)
    numbers: dict[tuple[RecordKind, int], str] = {}
    for kind in (RecordKind.CUSTOMER, RecordKind.CONTACT, RecordKind.LEAD):  # a family member has one number
        unseen = [
            hit.id for hit in people if hit.kind is kind and digits not in _NOT_DIGIT.sub("", hit.detail)
        ]
        column = f"{kind.value}_id"
        sql = f"SELECT {column}, value FROM reach WHERE kind = 'phone' AND {column} IN {{ids}}"
        for key, value in reader.by_ids(sql, unseen) if unseen else ():
            if digits in _NOT_DIGIT.sub("", value):
                numbers.setdefault((kind, key), value)
    return [_also(hit, numbers.get((hit.kind, hit.id))) for hit in people]


def _also(hit: Found, number: str | None) -> Found:
    return replace(hit, detail=" · ".join(part for part in (hit.detail, number) if part)) if number else hit


def joined_pinyin(sort_key: str) -> str:
    """The joined pinyin of a name from the key it sorts by: zhang1张 wei -> zhangwei."""
    return _NOT_LETTER.sub("", sort_key.partition("\t")[0])


def _ascii_lower(text: str) -> str:
    """Lower case as SQLite's lower() makes it: only A to Z."""
    return text.translate(_LOWER)


def _texts(reader: Reader, text: str, plan: QueryPlan, limit: int) -> list[Found]:
    expression = text_expression(plan)
    hits = newest(reader, "search_text", expression, NEWEST) if expression else []
    if not hits:
        return []
    found: list[tuple[int, Found]] = []
    for kind, sql in _TEXTS.items():
        for key, words, owner, customer_id, lead_id, at in reader.by_ids(sql, hits, (limit,)):
            owner_kind = (
                RecordKind.LEAD if customer_id is None and lead_id is not None else RecordKind.CUSTOMER
            )
            owner_id = lead_id if customer_id is None else customer_id
            hit = Found(kind, key, owner_id, snippet(words, text), owner, 1, owner_kind)
            found.append((at, hit))
    return [hit for _at, hit in sorted(found, key=lambda each: -each[0])][:limit]


def snippet(words: str, text: str) -> str:
    """The piece of a long text around what was looked for, on one line."""
    line = " ".join(words.split())
    if len(line) <= SNIPPET:
        return line
    needle = next(iter(text.split()), "").lower()
    at = max(0, line.lower().find(needle) - SNIPPET // 3)
    at = min(at, len(line) - SNIPPET)
    piece = line[at : at + SNIPPET]
    return f"{'…' if at else ''}{piece}{'…' if at + SNIPPET < len(line) else ''}"
