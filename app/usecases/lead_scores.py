"""Scores and odds of leads: go through all of them, learn from the ended ones, change the rules."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.db.lead_scores import ended_cases, profile_found, rescore_next, rule_from
from app.db.unit_of_work import UnitOfWork
from app.insight.lead_odds import fit, model_to_json
from app.insight.lead_score import CONDITIONS, FACTORS
from app.sentences.errors import UserError
from app.usecases.team import set_setting


def learn_odds(uow: UnitOfWork, today: date) -> None:
    """Learn from the ended leads, and find the profile of those who bought. It is no step to undo."""
    set_setting(uow, "lead_profile_found", profile_found(uow.driver))
    model = fit(ended_cases(uow.driver))
    set_setting(uow, "lead_odds", model_to_json(model) if model is not None else None)
    set_setting(uow, "lead_scored", today.isoformat())


def score_next(uow: UnitOfWork, after: int, today: date, *, only_new: bool = False) -> int | None:
    """Score the next batch of open leads (or those never scored) behind a key; where to go on, None at the end."""
    last, changed = rescore_next(uow.driver, after, today, uow.keys.next, uow.stamps(), only_new=only_new)
    if changed:
        uow.recorder.wholesale.add("lead")
    return last


def set_lead_rules(uow: UnitOfWork, rules: Sequence[Mapping[str, Any]] | None) -> None:
    """Keep the firm's own rules of the score; None = those of the program again. Raises UserError for a bad one."""
    for rule in rules or ():
        checked = rule_from(rule)
        number = checked.condition in ("at_least", "silent")
        if (
            checked.condition not in CONDITIONS
            or checked.factor not in FACTORS
            or not -100 <= checked.points <= 100
        ):
            raise UserError("lead.rule_wrong", rule=checked.id)
        if number and not (checked.values and checked.values[0].isdigit()):
            raise UserError("lead.rule_number", rule=checked.id)
    set_setting(uow, "lead_rules", [dict(rule) for rule in rules] if rules is not None else None)


def set_lead_profile(uow: UnitOfWork, profile: Mapping[str, Sequence[str]]) -> None:
    """Say what the ideal customer is: industries, regions, sizes; an empty list = as found."""
    set_setting(uow, "lead_profile", {name: list(values) for name, values in profile.items()})
