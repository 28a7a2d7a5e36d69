"""细分: the rule of a segment as a tree, and how it is kept as JSON.

A rule is a test of one field, several rules of which all or any must hold, one that must not hold, or a count of
related records (orders, talks, contacts …) for which a rule of their own holds. Values are kept as they are
written; what they mean is found when the rule is asked (queries/segment_rule.py), so that "today" stays today.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.sentences.errors import UserError

DEEPEST = 12  # levels of a rule; deeper ones nobody could read

COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
WORDS = ("contains", "starts")
SPANS = ("within", "older", "next")  # days: back to today, longer ago (or never), from today ahead
BARE = ("empty", "filled")
OPERATORS = (*COMPARISONS, *WORDS, *SPANS, "in", *BARE)


@dataclass(frozen=True)
class Test:
    """A field against values: one for comparisons and spans, any number for "in", none for "empty" and "filled".

    Own fields are called `own:` and their name.
    """

    __test__ = False  # no test of pytest's

    field: str
    operator: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Several:
    """All of the parts (`every`) or any of them; without parts it holds for everybody."""

    every: bool
    parts: "tuple[Rule, ...]" = ()


@dataclass(frozen=True)
class Not:
    """The part must not hold."""

    part: "Rule"


@dataclass(frozen=True)
class Related:
    """How many related records of a kind there are for which `part` holds: at least one, or a comparison."""

    thing: str
    part: "Rule | None" = None
    operator: str = ">="
    number: int = 1


Rule = Test | Several | Not | Related
EVERYBODY = Several(True)


def to_kept(rule: Rule) -> dict[str, Any]:
    """The rule as JSON keeps it."""
    if isinstance(rule, Test):
        return {"field": rule.field, "is": rule.operator, "values": list(rule.values)}
    if isinstance(rule, Several):
        return {"all" if rule.every else "any": [to_kept(part) for part in rule.parts]}
    if isinstance(rule, Not):
        return {"not": to_kept(rule.part)}
    kept: dict[str, Any] = {"thing": rule.thing, "is": rule.operator, "number": rule.number}
    if rule.part is not None:
        kept["where"] = to_kept(rule.part)
    return kept


def from_kept(kept: Mapping[str, Any], depth: int = 0) -> Rule:
    """A rule kept by `to_kept`; raises UserError for anything else."""
    if depth > DEEPEST:
        raise UserError("segment.too_deep", most=DEEPEST)
    try:
        return _rule(kept, depth + 1)
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("segment.not_a_rule") from error


def _rule(kept: Mapping[str, Any], depth: int) -> Rule:
    if "field" in kept:
        if kept["is"] not in OPERATORS:
            raise ValueError(kept["is"])
        return Test(str(kept["field"]), kept["is"], tuple(str(value) for value in kept["values"]))
    if "not" in kept:
        return Not(from_kept(kept["not"], depth))
    if "thing" in kept:
        where = kept.get("where")
        part = None if where is None else from_kept(where, depth)
        if kept["is"] not in COMPARISONS:
            raise ValueError(kept["is"])
        return Related(str(kept["thing"]), part, kept["is"], int(kept["number"]))
    every = "all" in kept
    return Several(every, tuple(from_kept(part, depth) for part in kept["all" if every else "any"]))


def tidy(rule: Rule) -> Rule:
    """The same rule without groups of one and groups within groups of the same kind."""
    if isinstance(rule, Several):
        parts: list[Rule] = []
        for part in map(tidy, rule.parts):
            same = isinstance(part, Several) and part.every == rule.every and part.parts
            parts += part.parts if same and isinstance(part, Several) else (part,)
        return parts[0] if len(parts) == 1 else Several(rule.every, tuple(parts))
    if isinstance(rule, Not):
        return Not(tidy(rule.part))
    if isinstance(rule, Related) and rule.part is not None:
        part = tidy(rule.part)
        return Related(rule.thing, None if part == EVERYBODY else part, rule.operator, rule.number)
    return rule
