"""Whom a search text finds by their tags: the few names of tags are looked through, not the index.

Of a text of several words ("张 VIP") the words that fit a tag are asked of the tags, the others of the index; a word
that fits a tag may also mean a name, so both are tried.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.db.reader import Reader
from app.language.asking import QueryPlan, Term
from app.language.finding import spaced_words

LOOKED_AT = 5_000  # of the newest hits of the other words, when tags narrow them
# the newest bearers of one tag, each half by its index; what is braced passes the recycle bin over
_BEARERS = (
    "SELECT id FROM (SELECT customer_id AS id FROM tag_link INDEXED BY ix_tag_link_tag_customer WHERE tag_id = ? "
    "AND deleted_at IS NULL AND customer_id IS NOT NULL {customers} ORDER BY customer_id DESC LIMIT ?) UNION ALL "
    "SELECT id FROM (SELECT coalesce(lead_id, contact_id) AS id FROM tag_link INDEXED BY ix_tag_link_tag_customer "
    "WHERE tag_id = ? AND customer_id IS NULL AND deleted_at IS NULL {others} LIMIT ?)"
)
PEOPLE = ("customer", "contact", "lead")
_WITH_FIRM = ("contact", "family_member")
_FIRM_LIVES = (
    "AND EXISTS (SELECT 1 FROM customer f WHERE f.id = {table}.customer_id AND f.deleted_at IS NULL)"
)
Part = tuple[tuple[Term, ...], ...]


def bearers(reader: Reader, plan: QueryPlan, limit: int) -> list[int]:
    """The newest customers, contacts and leads outside the recycle bin that a text finds by a tag."""
    tags = reader.all("SELECT id, name FROM tag WHERE deleted_at IS NULL")
    by_part = [[key for key, name in tags if _names(part, _words(name))] for part in plan.parts]
    found: dict[int, None] = {}
    for chosen in _ways(by_part):
        others = QueryPlan(tuple(part for n, part in enumerate(plan.parts) if n not in chosen))
        wanted = [by_part[n] for n in chosen]
        found.update(dict.fromkeys(_of(reader, wanted, others, limit)))
    return sorted(found, reverse=True)[:limit]


def not_in_bin(reader: Reader, tables: Sequence[str], key: str) -> str:
    """A condition that `key` is a living record of one of the tables, contacts with their firm.

    Empty as long as the bins are.
    """
    asked = dict.fromkeys((*tables, "customer") if "contact" in tables else tables)
    asked.pop("family_member", None)  # goes with its customer, is never there by itself
    filled = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE deleted_at IS NOT NULL)" for table in asked)
    if not reader.value(f"SELECT {filled}"):
        return ""
    live = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE id = {key} AND deleted_at IS NULL "
        f"{_FIRM_LIVES.format(table=table) if table in _WITH_FIRM else ''})"
        for table in tables
    )
    return f"AND ({live})"


def _ways(by_part: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """Which words to take for tags: all that can be, and each of them alone."""
    able = tuple(n for n, tags in enumerate(by_part) if tags)
    if able:
        yield able
    if len(able) > 1:
        yield from ((n,) for n in able)


@lru_cache(maxsize=2_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(spaced_words(name))


def _names(part: Part, words: tuple[str, ...]) -> bool:
    """Whether a part of the text can mean a tag of these words."""
    return any(all(_holds(term, words) for term in alternative) for alternative in part)


def _holds(term: Term, words: tuple[str, ...]) -> bool:
    if "words" not in term.columns:
        return False
    *first, last = term.words
    for at in range(len(words) - len(term.words) + 1):
        piece = words[at : at + len(term.words)]
        ends = piece[-1].startswith(last) if term.prefix else piece[-1] == last
        if ends and list(piece[:-1]) == first:
            return True
    return False


def _of(reader: Reader, wanted: Sequence[Sequence[int]], others: QueryPlan, limit: int) -> list[int]:
    """Who bears one tag of each group and is found by the other words."""
    if others.empty:
        first, *rest = wanted
        reach = limit if not rest else LOOKED_AT
        living = _BEARERS.format(
            customers=not_in_bin(reader, PEOPLE[:1], "customer_id"),
            others=not_in_bin(reader, PEOPLE[1:], "coalesce(lead_id, contact_id)"),
        )
        source = " UNION ALL ".join(living for _tag in first)
        values: list[object] = [value for tag in first for value in (tag, reach, tag, reach)]
    else:
        source = (
            "SELECT rowid AS id FROM search_people WHERE search_people MATCH ? "
            f"{not_in_bin(reader, PEOPLE, 'search_people.rowid')} ORDER BY rowid DESC LIMIT ?"
        )
        rest, values = list(wanted), [others.match_expression(), LOOKED_AT]
    bears = " AND ".join(_bears(group) for group in rest) or "1"
    more = [tag for group in rest for tag in (*group, *group, *group)]
    rows = reader.all(
        f"SELECT id FROM ({source}) AS f WHERE {bears} ORDER BY id DESC LIMIT ?", [*values, *more, limit]
    )
    return [key for (key,) in rows]


def _bears(group: Sequence[int]) -> str:
    """Whether f.id bears one of the tags."""
    links = " OR ".join(
        f"EXISTS (SELECT 1 FROM tag_link WHERE {owner}_id = f.id AND tag_id IN ({_marks(group)}) "
        "AND deleted_at IS NULL)"
        for owner in ("customer", "contact", "lead")
    )
    return f"({links})"


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
