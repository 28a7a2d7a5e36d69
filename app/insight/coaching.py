"""应对建议与措辞提示: what each temperament asks for, how to judge it from five observations, and wording hints.

The rules are data (resources/rules/coaching.json, wording.json), edited by the owner in the settings; this module
only reads them: `given` are the firm's own, in place of those of the program.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.language.resources import load_json

LONG = 40  # characters from which a text should give its reason and what comes next
CLEAR = 3  # points by which the first temperament must lead the second

Rules = Mapping[str, Any]


class Advice(NamedTuple):
    """How to know a temperament, what to do, what to avoid, and an opening line, in one language."""

    know: str
    do: tuple[str, ...]
    avoid: tuple[str, ...]
    opening: str


class Question(NamedTuple):
    """Something one may have observed, and the answers to choose from."""

    text: str
    answers: tuple[str, ...]


class Judged(NamedTuple):
    """Points per temperament, the most first, and the temperament they say; None: not clear."""

    points: tuple[tuple[str, int], ...]
    temperament: str | None


class Hint(NamedTuple):
    """A place in a text (start and end) that could be said better: what instead, and why."""

    start: int
    end: int
    say: str
    why: str


class Wording(NamedTuple):
    """What is noticed in a text: hints in their order, and whether reason and next step are still missing."""

    hints: tuple[Hint, ...]
    no_reason: bool = False
    no_next: bool = False


def standard_coaching() -> Rules:
    """The program's own rules."""
    found: Rules = load_json("rules/coaching.json")
    return found


def standard_wording() -> Rules:
    """The program's own wording rules, by language."""
    found: Rules = load_json("rules/wording.json")
    return found


def advice(temperament: str, language: str, given: Rules | None = None) -> Advice | None:
    """The advice for a temperament; None for a word that is none."""
    standard = standard_coaching()["temperaments"].get(temperament)
    if standard is None:
        return None
    own = ((given or {}).get(temperament) or {}).get(language) or {}
    texts = {**standard[language], **own}
    return Advice(texts["know"], tuple(texts["do"]), tuple(texts["avoid"]), texts["opening"])


def questions(language: str) -> list[Question]:
    """The five questions about what was observed."""
    return [
        Question(each[language], tuple(answer[language] for answer in each["answers"]))
        for each in standard_coaching()["questions"]
    ]


def judge(answers: Sequence[int | None]) -> Judged:
    """What the answers say (their places; None: not observed). Clear only with a lead of three points."""
    sums = dict.fromkeys(standard_coaching()["temperaments"], 0)
    for question, place in zip(standard_coaching()["questions"], answers, strict=True):
        if place is not None:
            for temperament, points in question["answers"][place]["points"].items():
                sums[temperament] += points
    ordered = sorted(sums.items(), key=lambda item: -item[1])
    (first, most), (_second, less) = ordered[:2]
    return Judged(tuple(ordered), first if most - less >= CLEAR else None)


def wording(text: str, language: str, given: Rules | None = None) -> Wording:
    """Blame, orders and vague promises in a text of either language, and what a long one still lacks."""
    rules = {**standard_wording(), **(given or {})}
    folded = text.casefold()
    found = []
    for each in rules.values():
        for flag in each["flags"]:
            found += [Hint(*place, flag["say"], flag["why"]) for place in _places(text, flag["find"])]
    hints = tuple(sorted(_apart(found)))
    if len(text.strip()) < LONG:
        return Wording(hints)
    own = rules[language]
    lacks_reason = not any(word in folded for word in own["reason"])
    return Wording(hints, lacks_reason, not any(word in folded for word in own["next"]))


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    found = []
    for word in (word.strip() for word in words if word.strip()):
        for match in re.finditer(re.escape(word), text, re.IGNORECASE):
            start, end = match.span()
            if not (word.isascii() and (_letter(text, start - 1) or _letter(text, end))):
                found.append((start, end))
    return found


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalnum()


def _apart(hints: Sequence[Hint]) -> list[Hint]:
    """The longer of two hints that overlap."""
    kept: list[Hint] = []
    for hint in sorted(hints, key=lambda each: (each.start - each.end, each.start)):
        if all(hint.end <= other.start or hint.start >= other.end for other in kept):
            kept.append(hint)
    return kept
