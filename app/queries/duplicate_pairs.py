"""Who is stored twice: pairs of customers, contacts and leads with the odds that they are one, and why."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass

from app.changes import Progress
from app.db.reader import Reader
from app.insight.duplicate_blocks import candidate_pairs
from app.insight.duplicate_facts import Facts
from app.insight.duplicates import LIKELY, Census, Likeness, Reason, weigh
from app.queries.duplicate_people import TABLES, all_people

_BATCH = 2_000
_TOGETHER = {("customer", "customer"), ("contact", "contact"), ("lead", "lead"), ("customer", "lead")}


@dataclass(frozen=True, slots=True)
class Side:
    """One record of a pair; `detail` is what tells it apart at a glance (firm, city, phone)."""

    table: str
    id: int
    name: str
    external_id: str | None
    detail: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one, the older first, a customer before a lead; `sure` = beyond doubt."""

    a: Side
    b: Side
    odds: float
    sure: bool
    reasons: tuple[Reason, ...]


def duplicate_pairs(reader: Reader) -> Generator[Progress, None, list[Pair]]:
    """All pairs more likely one than not, but for those a person called different; the surest first."""
    people = yield from all_people(reader)
    census = Census(people)
    yield Progress(0, 0, "duplicates.choosing")
    candidates = candidate_pairs(people).tolist()
    different = known_different(reader)
    found: list[tuple[Likeness, Facts, Facts]] = []
    for at, (first, second) in enumerate(candidates):
        if at % _BATCH == 0:
            yield Progress(at, len(candidates), "duplicates.comparing")
        one, other = people[first], people[second]
        if (one.table, other.table) not in _TOGETHER or frozenset((one.key, other.key)) in different:
            continue
        likeness = weigh(one, other, census)
        if likeness.odds >= LIKELY:
            found.append((likeness, one, other))
    yield Progress(len(candidates), len(candidates), "duplicates.comparing")
    found.sort(key=lambda each: (-each[0].odds, each[1].id, each[2].id))
    return _shown(reader, found)


def known_different(reader: Reader) -> set[frozenset[tuple[str, int]]]:
    """Pairs that a person called different."""
    columns = ", ".join(f"{which}{table}_id" for which in ("", "other_") for table in TABLES)
    found = set()
    for row in reader.all(f"SELECT {columns} FROM known_different WHERE deleted_at IS NULL"):
        named = [(table, key) for table, key in zip(TABLES * 2, row, strict=True) if key is not None]
        found.add(frozenset(named))
    return found


def sides(reader: Reader, keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Side]:
    """How records are shown beside each other."""
    wanted: dict[str, list[int]] = {}
    for table, key in keys:
        wanted.setdefault(table, []).append(key)
    detail = {
        "customer": "concat_ws(' · ', t.employer, t.city, t.phone)",
        "contact": "concat_ws(' · ', (SELECT f.name FROM customer f WHERE f.id = t.customer_id), t.title)",
        "lead": "concat_ws(' · ', t.firm, t.region, t.phone)",
    }
    return {
        (table, key): Side(table, key, name, external, told or "")
        for table, ids in wanted.items()
        for key, name, external, told in reader.by_ids(
            f"SELECT t.id, t.name, t.external_id, {detail[table]} FROM {table} t WHERE t.id IN {{ids}}", ids
        )
    }


def _shown(reader: Reader, found: Sequence[tuple[Likeness, Facts, Facts]]) -> list[Pair]:
    known = sides(reader, {each.key for _, one, other in found for each in (one, other)})
    return [
        Pair(known[one.key], known[other.key], likeness.odds, likeness.sure, likeness.reasons)
        for likeness, one, other in found
        if one.key in known and other.key in known
    ]
