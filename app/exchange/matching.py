"""Is this row somebody we know? Judged by keys, phones, mailboxes, names; people never by the name alone."""

from dataclasses import dataclass

from app.exchange.arrivals import PERSONAL, Arrival
from app.language.names import clean_name, fold

SURE = 0.9
UNSURE = 0.8  # asked about, never merged by itself
LIKELY = 0.5
COMMON = 20  # an address that more than so many have in common (a city, a tower) tells nobody apart


@dataclass(frozen=True)
class Candidate:
    """Somebody stored, or further up in the file (`line` > 0), who shares something with the row."""

    table: str
    key: int
    name: str
    line: int = 0
    firm: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Match:
    """A candidate with the reasons (code, value) and the odds that both are one."""

    candidate: Candidate
    odds: float
    reasons: tuple[tuple[str, str], ...]


def judge(
    draft: Arrival,
    candidate: Candidate,
    shared: list[tuple[str, str]],
    *,
    same_key: bool = False,
) -> Match | None:
    """The odds that a row and a candidate are one.

    `shared` lists what both have: ("phone", number), ("email", address), …; `same_key` means that both came
    with the same key of another program.
    """
    same_name = fold(draft.called) == fold(candidate.name)
    reasons = [(f"duplicate.{kind}", value) for kind, value in shared]
    if same_name:
        firm = candidate.kind == "organisation"
        reasons.append(("duplicate.firm_name" if firm else "duplicate.name", candidate.name))
    if same_key:
        return Match(candidate, 0.99, (("duplicate.key", ""), *reasons))
    personal = [kind for kind, _value in shared if kind in PERSONAL]
    if personal:
        odds = 0.98 if same_name else _name_odds(draft.name, candidate.name)
        if _apart(draft, candidate, same_name):
            odds = min(odds, UNSURE)
        return Match(candidate, odds, tuple(reasons))
    if draft.kind == "organisation" and same_name and candidate.kind == "organisation":
        return Match(candidate, 0.95, tuple(reasons))
    if same_name and draft.employer and fold(draft.employer) == fold(candidate.firm):
        # two people of one name work at a large firm: who brings a phone of his own is asked about, not merged
        reachable = any(normal and kind in PERSONAL for kind, _label, _value, normal in draft.reach)
        return Match(candidate, UNSURE if reachable else SURE, (*reasons, ("duplicate.firm", candidate.firm)))
    return None


def _apart(draft: Arrival, candidate: Candidate, same_name: bool) -> bool:
    """Whether a shared phone does not make them one: two shops of a chain, an owner and his firm.

    With one name they may be one even if one is a firm and the other a person: that is often only guessed.
    Who speaks for two firms is a contact of each.
    """
    if draft.table == candidate.table == "contact":
        return fold(clean_name(draft.firm)) != fold(candidate.firm)
    if same_name or draft.table == "lead" or candidate.kind not in ("person", "organisation"):
        return False
    return draft.kind == "organisation" or candidate.kind == "organisation"


def _name_odds(one: str, other: str) -> float:
    """With a shared phone or mailbox: how much the names still speak for one person."""
    from rapidfuzz.fuzz import token_sort_ratio

    likeness = token_sort_ratio(fold(clean_name(one)), fold(other)) / 100
    return round(0.5 + 0.45 * likeness, 2) if likeness >= 0.5 else 0.5
