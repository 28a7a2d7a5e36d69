"""How a name is read: pinyin (with surname readings) or folded words, and the key it sorts by."""

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from app.language.resources import load_json
from app.language.text import HAN_RANGES, fold

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_PIECE = re.compile(r"[^\W_]+")
_RUN = re.compile(rf"([{HAN_RANGES}]+)|([^\W_{HAN_RANGES}]+)")
_HAN = re.compile(rf"[{HAN_RANGES}]+")
_LONGEST_PHRASE = 6
_LONGEST_RUN = 60


class Reading(NamedTuple):
    """A name as spoken: one syllable per Chinese character or one folded word, its sort key, its initials."""

    syllables: tuple[str, ...]
    sort_key: str
    initials: str


@cache
def _toneless(marked: str) -> str:
    """'lǜ' -> 'lv': no tone, ü as v."""
    parts = unicodedata.normalize("NFD", marked)
    bare = "".join(char for char in parts if char not in _TONES)
    return fold(unicodedata.normalize("NFC", bare.replace("u\u0308", "v")))


@cache
def _tone(marked: str) -> str:
    """'lǜ' -> '4'; '5' for the neutral tone."""
    return next((_TONES[char] for char in unicodedata.normalize("NFD", marked) if char in _TONES), "5")


class _Characters(dict[str, tuple[str, str, bool]]):
    """Character -> (syllable, tone, whether it has other readings), worked out when first asked for."""

    def __init__(self, marked: dict[int, str]) -> None:
        super().__init__()
        self._marked = marked

    def __missing__(self, char: str) -> tuple[str, str, bool]:
        known = self._marked.get(ord(char))
        readings = known.split(",") if known else []
        syllables = {_toneless(each) for each in readings}
        found = (
            (_toneless(readings[0]), _tone(readings[0]), len(syllables) > 1)
            if readings
            else (char, "5", False)
        )
        self[char] = found
        return found


def _table(name: str) -> dict[str, Any]:
    """One of pypinyin's tables alone: its code with all styles and a search tree over the phrases is not needed."""
    found = find_spec("pypinyin")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("pypinyin")
    table: dict[str, Any] = json.loads(
        Path(found.submodule_search_locations[0], f"{name}.json").read_text("utf-8")
    )
    return table


@cache
def _characters() -> _Characters:
    """The characters, loaded with the first of them."""
    return _Characters({int(code): readings for code, readings in _table("pinyin_dict").items()})


@cache
def _phrases() -> tuple[dict[str, list[list[str]]], frozenset[str]]:
    """The phrases and their first two characters, loaded (0.1 s) when several characters have several readings."""
    phrases = _table("phrases_dict")
    return phrases, frozenset(phrase[:2] for phrase in phrases)


@cache
def _surnames() -> dict[str, tuple[tuple[str, str], ...]]:
    """Our table of surnames."""
    marked: dict[str, str] = load_json("language/surnames.json")
    return {
        name: tuple((_toneless(part), _tone(part)) for part in spoken.split())
        for name, spoken in marked.items()
    }


def load_pinyin() -> None:
    """Load the tables ahead of the first reading (worth a background thread, 0.1 s)."""
    _characters()
    _phrases()
    _surnames()


def _surname(run: str) -> tuple[tuple[str, str], ...]:
    """The readings of the surname a run of Chinese characters begins with; empty when it begins with none."""
    surnames = _surnames()
    compound = surnames.get(run[:2]) if len(run) > 1 else None
    return compound or surnames.get(run[:1], ())


def _phrase_at(run: str, start: int) -> Sequence[Sequence[str]]:
    """The readings of the longest known phrase that begins at start; empty when none does."""
    phrases, heads = _phrases()
    if run[start : start + 2] not in heads:
        return ()
    for end in range(min(len(run), start + _LONGEST_PHRASE), start + 1, -1):
        found = phrases.get(run[start:end])
        if found and len(found) == end - start:
            return found
    return ()


def _han_units(run: str, person: bool) -> list[tuple[str, str]]:
    """(syllable, tone) of each character of a run of Chinese characters."""
    surname = _surname(run) if person else ()
    return [*surname, *_plain_units(run[len(surname) :])]


@lru_cache(maxsize=50_000)
def _plain_units(run: str) -> tuple[tuple[str, str], ...]:
    """The same of a run that is no surname, such as a given name; many people share one."""
    characters = _characters()
    found = [characters[char] for char in run]
    if len(run) < 2 or not any(several for _, _, several in found):
        return tuple((syllable, tone) for syllable, tone, _ in found)
    units: list[tuple[str, str]] = []
    at = 0
    while at < len(run):
        phrase = _phrase_at(run, at)
        if phrase:
            units.extend((_toneless(each[0]), _tone(each[0])) for each in phrase)
        else:
            units.append(found[at][:2])
        at += max(1, len(phrase))
    return tuple(units)


def _spoken(name: str, person: bool) -> tuple[list[str], str, str]:
    """(syllables, tone of the first, Chinese characters) of a name."""
    syllables: list[str] = []
    han: list[str] = []
    first_tone = ""
    for chinese, other in _RUN.findall(name):
        if chinese:
            units = _han_units(chinese, person and not syllables)
            first_tone = first_tone if syllables else units[0][1]
            syllables.extend(syllable for syllable, _ in units)
            han.append(chinese)
        else:
            syllables.extend(word for word in _PIECE.findall(fold(other)))
    return syllables, first_tone, "".join(han)


def _read(name: str, person: bool) -> Reading:
    """Work out one reading."""
    if name.isascii():
        words = _PIECE.findall(name.lower())
        return Reading(tuple(words), " ".join(words) or name, "".join(word[0] for word in words))
    if _HAN.fullmatch(name):
        units = _han_units(name, person)
        syllables, tone, han = [syllable for syllable, _ in units], units[0][1], name
    else:
        syllables, tone, han = _spoken(name, person)
    if not syllables:
        return Reading((), name, "")
    initials = "".join(syllable[0] for syllable in syllables)
    if not han:
        return Reading(tuple(syllables), " ".join(syllables), initials)
    head = syllables[0] + tone + han[0] if tone else syllables[0]
    return Reading(tuple(syllables), f"{' '.join([head, *syllables[1:]])}\t{han}", initials)


class _Cache(dict[str, Reading]):
    """Readings already worked out, emptied when there are too many."""

    def __init__(self, person: bool) -> None:
        super().__init__()
        self._person = person

    def __missing__(self, name: str) -> Reading:
        found = _read(name[:_LONGEST_RUN] if len(name) > _LONGEST_RUN else name, self._person)
        if len(self) > 50_000:
            self.clear()
        self[name] = found
        return found


@cache
def _cache(person: bool) -> _Cache:
    return _Cache(person)


def reading(name: str, person: bool) -> Reading:
    """How a name is read; a person's first character takes its surname reading (单 shàn), a firm's does not.

    The sort key keeps people of one surname together and compares as plain text: pinyin, then the characters;
    Latin names stand among them by their folded words. Only the first 60 characters count.
    """
    return _cache(bool(person))[name]


def readings(names: Sequence[str], persons: Sequence[bool]) -> list[Reading]:
    """The readings of many names; persons says for each whether it is a human being."""
    people, firms = _cache(True), _cache(False)
    return [people[name] if person else firms[name] for name, person in zip(names, persons, strict=True)]
