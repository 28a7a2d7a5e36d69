"""应对方案: which steps of the playbook are proposed for a customer today, and which are done with.

A step fits while its verdict holds. It is proposed from so many days after the verdict became so, until somebody
answers it: taken and "not useful" end it until the verdict changes, "later" puts it off to a day.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

LASTING = 90
"""days after a step became due from which it is no longer proposed: what nobody took up is no longer timely"""


class Step(NamedTuple):
    """A step: the verdict it belongs to, when it is due, and what is proposed (`words`: own words or "@code")."""

    id: int
    axis: str
    value: str
    words: str
    kind: str
    days: int


class Holding(NamedTuple):
    """What a verdict says now, and since which local day."""

    value: str
    since: date


class Answer(NamedTuple):
    """What a person made of a step: taken, later (until a day) or declined, on a local day."""

    step_id: int
    answer: str
    day: date
    until: date | None = None


class Proposal(NamedTuple):
    """A step that is proposed, and since which day it is due."""

    step: Step
    due: date
    since: date


def proposed(
    steps: Iterable[Step], verdicts: Mapping[str, Holding], answers: Iterable[Answer], today: date
) -> list[Proposal]:
    """The steps proposed today, the longest due first."""
    given: dict[int, list[Answer]] = {}
    for answer in answers:
        given.setdefault(answer.step_id, []).append(answer)
    found = []
    for step in steps:
        holding = verdicts.get(step.axis)
        if holding is None or holding.value != step.value:
            continue
        due = holding.since + timedelta(days=step.days)
        late = (today - due).days
        if 0 <= late <= LASTING and not _settled(given.get(step.id, ()), holding.since, today):
            found.append(Proposal(step, due, holding.since))
    return sorted(found, key=lambda each: (each.due, each.step.days, each.step.id))


def _settled(answers: Iterable[Answer], since: date, today: date) -> bool:
    """Whether an answer given since the verdict became so still counts."""
    for answer in answers:
        if answer.day < since:
            continue
        if answer.answer != "later" or (answer.until is not None and answer.until > today):
            return True
    return False
