"""The score, grade and odds of leads as they stand: derived from their facts, brought up to date by ids.

`refresh` is called by every unit of work with the leads it touched (their talks included), so that undoing is right
too; `rescore_next` goes through the open ones once a day, because talks fade, and after a rule was changed. Neither
is a change of the record: only a new grade is kept as a change of a verdict. An ended lead keeps its last score.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from app.db.driver import Connection
from app.insight.lead_odds import Case, Model, model_from_json, probability
from app.insight.lead_score import LeadFacts, Profile, Score, ScoreRule, factor_shares, score_lead
from app.language.resources import load_json

Ask = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]  # a statement and its parameters, its rows

AXIS = "lead_grade"
CHUNK = 1_000
BATCH = 4_000  # leads scored in one short transaction
PROFILED = ("industry", "region", "size")
MOST_PROFILED = 5
_IDS = "(SELECT value FROM json_each(?))"
_ENDED = ("converted", "disqualified")
_COLUMNS = (
    "firm",
    "title",
    "interests",
    "time_frame",
    "attitude",
    "industry",
    "region",
    "size",
    "campaign",
    "consent",
)
_FACTS = (
    f"SELECT l.id, {', '.join(f'l.{column}' for column in _COLUMNS)}, coalesce(c.code, p.code), l.budget, l.signals, "
    "l.created_day, l.score, l.grade, l.odds, l.state "
    "FROM lead l LEFT JOIN channel c ON c.id = l.channel_id LEFT JOIN channel p ON p.id = c.parent_id "
    f"WHERE l.id IN {_IDS}"
)
_TALKS = (
    "SELECT lead_id, happened_day, direction = 'incoming' FROM interaction WHERE deleted_at IS NULL "
    f"AND kind <> 'note' AND outcome IS NOT 'not_reached' AND lead_id IN {_IDS}"
)
_TAGS = (
    "SELECT k.lead_id, t.name FROM tag_link k JOIN tag t ON t.id = k.tag_id WHERE k.deleted_at IS NULL "
    f"AND k.lead_id IN {_IDS}"
)


class Known(NamedTuple):
    """A lead's facts beside what its row says now."""

    facts: LeadFacts
    score: int | None
    grade: str | None
    odds: int | None
    ended: bool


class Scoring(NamedTuple):
    """By what leads are judged: rules, the profile of the ideal customer, the model (None = nothing learned)."""

    rules: tuple[ScoreRule, ...]
    profile: Profile
    model: Model | None


def asking(connection: Connection) -> Ask:
    """Statements asked of a connection."""
    return lambda sql, parameters: connection.execute(sql, parameters).fetchall()


def scoring(ask: Ask) -> Scoring:
    """The rules of the firm, or those of the program where it has none of its own."""
    kept: dict[str, str | None] = dict(
        ask(
            "SELECT name, value FROM setting WHERE name IN "
            "('lead_rules', 'lead_profile', 'lead_profile_found', 'lead_odds')",
            (),
        )
    )
    rules = json.loads(text) if (text := kept.get("lead_rules")) else load_json("rules/lead_score.json")
    wanted = json.loads(text) if (text := kept.get("lead_profile")) else {}
    found = json.loads(text) if (text := kept.get("lead_profile_found")) else {}
    profile = {name: wanted.get(name) or found.get(name) or [] for name in PROFILED}
    learned = json.loads(text) if (text := kept.get("lead_odds")) else None
    model = model_from_json(learned) if learned else None
    if model is not None and (model.quality is None or not model.quality.useful):
        model = None
    return Scoring(tuple(rule_from(each) for each in rules), profile, model)


def rule_from(values: Mapping[str, Any]) -> ScoreRule:
    """A rule as it is kept."""
    return ScoreRule(**{**values, "values": tuple(values.get("values", ()))})


def profile_found(connection: Connection) -> dict[str, list[str]]:
    """What most customers who bought have in common: the profile where nobody has said what it is."""
    found = {}
    for name, column in (("industry", "industry"), ("region", "city"), ("size", "size")):
        rows = connection.execute(
            f"SELECT {column} FROM customer WHERE deleted_at IS NULL AND coalesce(order_count, opening_orders) > 0 "
            f"AND {column} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {MOST_PROFILED}"
        ).fetchall()
        found[name] = [value for (value,) in rows]
    return found


def known_leads(ask: Ask, ids: Collection[int]) -> dict[int, Known]:
    """What is known of some leads, by key."""
    encoded = json.dumps(sorted(ids))
    talks: dict[int, list[tuple[date, bool]]] = {}
    for key, day, incoming in ask(_TALKS, (encoded,)):
        talks.setdefault(key, []).append((date.fromisoformat(day), bool(incoming)))
    tags: dict[int, list[str]] = {}
    for key, name in ask(_TAGS, (encoded,)):
        tags.setdefault(key, []).append(name)
    found = {}
    for row in ask(_FACTS, (encoded,)):
        key, *rest = row
        texts = dict(zip(_COLUMNS, rest, strict=False))
        channel, budget, signals, created, score, grade, odds, state = rest[len(_COLUMNS) :]
        facts = texts | {"channel": channel, "budget": None if budget is None else budget / 100}
        many = {"signals": json.loads(signals) if signals else [], "tags": tags.get(key, [])}
        lead = LeadFacts(facts, date.fromisoformat(created), many, tuple(talks.get(key, ())))
        found[key] = Known(lead, score, grade, odds, state in _ENDED)
    return found


def features(lead: LeadFacts, grade: str | None) -> dict[str, str]:
    """What the learned odds look at."""
    found = {
        name: str(lead.facts[name])
        for name in ("channel", "industry", "region", "size")
        if lead.facts.get(name)
    }
    found |= {f"signal.{signal}": "yes" for signal in lead.many.get("signals", ())}
    talks = len(lead.talks)
    found["talks"] = "0" if not talks else "1-2" if talks < 3 else "3-5" if talks < 6 else "6+"
    return found | ({"grade": grade} if grade else {})


def refresh(
    connection: Connection, ids: Collection[int], today: date, next_key: Any, stamps: Mapping[str, int]
) -> int:
    """Bring the open ones of some leads up to date, in the caller's transaction; returns how many changed."""
    by = scoring(asking(connection))
    return sum(_refresh(connection, chunk, by, today, next_key, stamps) for chunk in _chunks(sorted(ids)))


def rescore_next(
    connection: Connection,
    after: int,
    today: date,
    next_key: Any,
    stamps: Mapping[str, int],
    *,
    only_new: bool = False,
) -> tuple[int | None, int]:
    """The next leads behind a key; returns the last key (None = that was all) and how many changed.

    Open ones and those never scored; with `only_new` the latter alone.
    """
    which = "0" if only_new else "state NOT IN ({})".format(", ".join(f"'{state}'" for state in _ENDED))
    rows = connection.execute(
        f"SELECT id FROM lead WHERE deleted_at IS NULL AND (grade IS NULL OR {which}) AND id > ? "
        f"ORDER BY id LIMIT {BATCH}",
        (after,),
    ).fetchall()
    ids = [key for (key,) in rows]
    return (ids[-1] if len(ids) == BATCH else None), refresh(connection, ids, today, next_key, stamps)


def ended_cases(connection: Connection) -> list[Case]:
    """Every ended lead as the learning wants it, in the order they came."""
    marks = ", ".join(f"'{state}'" for state in _ENDED)
    rows = connection.execute(
        f"SELECT id, state = 'converted', created_day FROM lead WHERE state IN ({marks}) ORDER BY created_day, id"
    ).fetchall()
    cases = []
    for chunk in _chunks([row[0] for row in rows]):
        known = known_leads(asking(connection), chunk)
        cases += [(key, features(known[key].facts, known[key].grade)) for key in chunk]
    told = dict(cases)
    return [Case(told[key], bool(won), day) for key, won, day in rows]


def score_of(known: Known, by: Scoring, today: date) -> Score:
    """The score of a lead with its reasons."""
    return score_lead(known.facts, by.rules, today, profile=by.profile)


@dataclass(frozen=True)
class Judged:
    """What a lead is judged by, so that its factors are worked out only where they are looked at."""

    known: Known
    by: Scoring
    today: date

    @cached_property
    def factors(self) -> tuple[int, ...]:
        """Need fit, buying power and intent in percent."""
        return tuple(factor_shares(self.known.facts, self.by.rules, self.today, self.by.profile).values())


def judged(ask: Ask, ids: Collection[int], today: date) -> dict[int, Judged]:
    """The open ones of some leads that have a score, by key."""
    by = scoring(ask)
    return {
        key: Judged(known, by, today)
        for key, known in known_leads(ask, ids).items()
        if not known.ended and known.score is not None
    }


def odds_of(known: Known, by: Scoring, grade: str) -> int | None:
    """The learned odds in thousandths; None where nothing was learned."""
    return None if by.model is None else round(1_000 * probability(by.model, features(known.facts, grade)))


def _refresh(
    connection: Connection,
    ids: Sequence[int],
    by: Scoring,
    today: date,
    next_key: Any,
    stamps: Mapping[str, int],
) -> int:
    changed, moved = [], []
    for key, known in known_leads(asking(connection), ids).items():
        if known.ended and known.score is not None:
            continue
        score = score_of(known, by, today)
        odds = odds_of(known, by, score.grade)
        if (score.value, score.grade, odds) != (known.score, known.grade, known.odds):
            changed.append((score.value, score.grade, odds, key))
        if known.grade is not None and known.grade != score.grade:
            reasons = json.dumps([[r.rule, r.points] for r in score.reasons])
            moved.append(
                (
                    next_key(),
                    key,
                    AXIS,
                    today.isoformat(),
                    known.grade,
                    score.grade,
                    reasons,
                    *stamps.values(),
                )
            )
    connection.executemany("UPDATE lead SET score = ?, grade = ?, odds = ? WHERE id = ?", changed)
    connection.executemany(
        "INSERT INTO verdict_change (id, lead_id, axis, changed_day, before, after, reasons, "
        f"{', '.join(stamps)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        moved,
    )
    return len(changed)


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
