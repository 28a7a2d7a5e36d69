"""The score of one lead with its reasons, how good the learned odds are, and what other rules would change."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.db.lead_scores import known_leads, odds_of, rule_from, score_of, scoring
from app.db.reader import Reader
from app.insight.lead_odds import Quality, model_from_json
from app.insight.lead_score import Score, ScoreRule
from app.queries.team import setting

LOOKED_AT = 5_000  # open leads, the newest, that a preview goes through


@dataclass(frozen=True)
class Learned:
    """What was learned from ended leads: how many there were, and how good it is (None = too few)."""

    cases: int
    quality: Quality | None


@dataclass(frozen=True)
class Explained:
    """A lead's score as it comes out today, and its learned odds in thousandths (None = nothing learned)."""

    score: Score
    odds: int | None


@dataclass(frozen=True)
class Preview:
    """What other rules would do: leads looked at, and how many move from one grade to another."""

    looked_at: int
    moves: Mapping[tuple[str, str], int]


def explained(reader: Reader, lead_id: int, today: date) -> Explained | None:
    """Why a lead has its score."""
    known = known_leads(reader.all, [lead_id]).get(lead_id)
    if known is None:
        return None
    by = scoring(reader.all)
    score = score_of(known, by, today)
    return Explained(score, odds_of(known, by, score.grade))


def learned(reader: Reader) -> Learned:
    """How good the odds are."""
    kept = setting(reader, "lead_odds")
    ended = int(reader.value("SELECT count(*) FROM lead WHERE state IN ('converted', 'disqualified')") or 0)
    return Learned(ended, model_from_json(kept).quality if kept else None)


def lead_rules(reader: Reader) -> tuple[ScoreRule, ...]:
    """The rules that hold."""
    return scoring(reader.all).rules


def preview(reader: Reader, rules: Sequence[Mapping[str, Any]], today: date) -> Preview:
    """What the given rules would change among the newest open leads."""
    ids = [
        key
        for (key,) in reader.all(
            "SELECT id FROM lead WHERE deleted_at IS NULL AND state NOT IN ('converted', 'disqualified') "
            f"ORDER BY id DESC LIMIT {LOOKED_AT}"
        )
    ]
    now = scoring(reader.all)
    then = now._replace(rules=tuple(rule_from(rule) for rule in rules))
    moves: Counter[tuple[str, str]] = Counter()
    for known in known_leads(reader.all, ids).values():
        before, after = score_of(known, now, today).grade, score_of(known, then, today).grade
        if before != after:
            moves[before, after] += 1
    return Preview(len(ids), moves)
