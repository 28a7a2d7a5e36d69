"""How much two names speak for one person or one firm: by words and typos, by characters, sound and pinyin."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from app.insight.duplicate_facts import Facts
from app.language.resources import load_json, load_words

Rarity = Callable[[str, str], float]
"""(field, value) -> bits: how seldom a value is among the records."""

MOST_WORD = 9.0  # bits of one word, however rare
MOST_HAN = 8.0  # bits of a whole Chinese name: characters are few and namesakes many
APART = -9.0  # two words or names that are not one
_STRANGERS = -4.0  # more, where no word at all agrees
_FAMILY = -4.0  # more, where the surname agrees: people of one household share an address
_NEAR_COST = 2.5
_NEAR = 0.84
_LIKE = 0.74
_NEAR_FIRM = 0.92  # words of firms are looked up, not heard
_MOST_SYLLABLE = 5.0
_INITIAL = 2.0
_PET = re.compile(r"^[小老阿大](?P<core>[^小老阿大]{1,2})$|^(?P<twin>.)(?P=twin)$")
_FIRM_END = re.compile(r"(?:股份|有限|责任|集团|控股|公司|个体|工商户)+$")


class Alike(NamedTuple):
    """What the names say: bits (below 0 against), and how: same, sound, pinyin, near, short, unknown or other."""

    bits: float
    how: str


UNKNOWN = Alike(0.0, "unknown")


@cache
def _pet_names() -> dict[str, frozenset[str]]:
    """Each short form with the names it may stand for, and each name with itself."""
    return {short: frozenset(names.split()) for short, names in load_json("language/pet_names.json").items()}


def compare_names(one: Facts, other: Facts, rarity: Rarity) -> Alike:
    """The names of two records against each other; a person's name is no firm's."""
    if one.organisation != other.organisation:
        found = _same_text(one, other, rarity)
        return found if found.how == "same" else Alike(APART, "other")
    if one.organisation and _numbers(one.shown) != _numbers(other.shown):
        return Alike(APART, "other")  # two branches of a chain
    if one.han and other.han:
        return _firms(one, other, rarity) if one.organisation else _characters(one, other, rarity)
    if one.han or other.han:
        return _across(one, other, rarity)
    return compare_words(one.words, other.words, rarity, firms=one.organisation)


def _numbers(shown: str) -> list[str]:
    return re.findall(r"\d+", shown)


def _same_text(one: Facts, other: Facts, rarity: Rarity) -> Alike:
    if one.han:
        return Alike(rarity("han", one.han), "same") if one.han == other.han else UNKNOWN
    same = bool(one.words) and one.words == other.words
    return compare_words(one.words, other.words, rarity) if same else UNKNOWN


def compare_words(
    one: tuple[str, ...], other: tuple[str, ...], rarity: Rarity, *, firms: bool = False
) -> Alike:
    """Latin names, in whatever order their words stand; a word that only one of them has says nothing."""
    if not one or not other:
        return UNKNOWN
    common = [word for word in one if word in other]
    bits = sum(min(_most(word), rarity("word", word)) for word in common)
    left = [word for word in one if word not in common]
    right = [word for word in other if word not in common]
    how = "same" if not left and not right else "short" if not left or not right else "near"
    if how != "near":
        return Alike(bits, how)
    if "".join(one) == "".join(other):
        return Alike(max(bits, MOST_WORD), "near")
    found, contradicted = _near_words(left, right, rarity, _NEAR_FIRM if firms else _LIKE)
    if not contradicted:
        return Alike(bits + found, "near")
    if firms:
        return Alike(APART, "other")  # all hotels of a town share words
    more = _STRANGERS if not common else _FAMILY if one[-1] == other[-1] else 0.0
    return Alike(bits + found + more, "other")


def _most(word: str) -> float:
    """Bits of a word at most; pinyin stands for many names."""
    return _MOST_SYLLABLE if word in _syllables() else MOST_WORD


@cache
def _syllables() -> frozenset[str]:
    return load_words("language/syllables.txt")


def _near_words(left: list[str], right: list[str], rarity: Rarity, least: float) -> tuple[float, bool]:
    """Bits of the words that are left over, and whether two of them contradict each other."""
    pairs = sorted(
        ((_likeness(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)), reverse=True
    )
    bits, used_left, used_right = 0.0, set[int](), set[int]()
    for likeness, i, j in pairs:
        if i in used_left or j in used_right:
            continue
        used_left.add(i)
        used_right.add(j)
        if likeness < least:
            return bits + APART, True
        if min(len(left[i]), len(right[j])) == 1:
            bits += _INITIAL
            continue
        rare = max(rarity("word", left[i]), rarity("word", right[j]))
        cost = _NEAR_COST if likeness >= _NEAR else 2 * _NEAR_COST
        bits += max(0.5, min(_most(left[i]), rare) - cost)
    return bits, False


def _likeness(one: str, other: str) -> float:
    """0 to 1: typing errors, initials, pet names, words run together."""
    from rapidfuzz.distance import JaroWinkler

    if len(one) == 1 or len(other) == 1:
        return 0.8 if one[0] == other[0] else 0.0
    if one in _syllables() and other in _syllables():
        return 0.0  # Zhang is not Zheng
    pets = _pet_names()
    if other in pets.get(one, ()) or one in pets.get(other, ()):
        return 0.9
    return JaroWinkler.similarity(one, other)


def _characters(one: Facts, other: Facts, rarity: Rarity) -> Alike:
    """Chinese names of people: the same characters, the same sound, or one a familiar form of the other."""
    if one.han == other.han:
        return Alike(min(MOST_HAN, rarity("han", one.han)), "same")
    if one.syllables and one.syllables == other.syllables:
        return Alike(min(MOST_HAN, rarity("sound", "".join(one.syllables))) - 3, "sound")
    if _familiar(one.han, other.han) or _familiar(other.han, one.han):
        return Alike(1.0, "short")
    if len(one.han) > 2 and len(one.han) == len(other.han) and one.han[0] == other.han[0]:
        different = sum(a != b for a, b in zip(one.han, other.han, strict=True))
        sounds = sum(a != b for a, b in zip(one.syllables, other.syllables, strict=False))
        if different == 1 and sounds == 0:
            return Alike(min(MOST_HAN, rarity("han", one.han)) - 3, "near")
        if different == 1:
            return Alike(-2.0, "other")
    return Alike(APART, "other")


def _familiar(short: str, whole: str) -> bool:
    """Whether one is how friends call the other: 小明 or 阿强 for 王明 and 李强, 老王, 王 (with 总), 丽丽, or 建国."""
    if len(short) == 1:
        return whole.startswith(short)
    pet = _PET.match(short)
    if pet:
        core = pet["core"] or pet["twin"]
        return whole.endswith(core) or (whole.startswith(core) and len(core) == 1)
    return len(short) == 2 and len(whole) == 3 and whole.endswith(short)


def _firms(one: Facts, other: Facts, rarity: Rarity) -> Alike:
    """Firms by their names without the legal form."""
    first, second = _FIRM_END.sub("", one.han) or one.han, _FIRM_END.sub("", other.han) or other.han
    if one.han == other.han:
        return Alike(rarity("han", one.han), "same")
    if first == second:
        return Alike(rarity("han", one.han) - 2, "near")
    from rapidfuzz.fuzz import ratio

    if min(len(first), len(second)) >= 4 and ratio(first, second) >= 85:
        return Alike(rarity("han", one.han) - 5, "near")
    return Alike(APART, "other")


def _across(one: Facts, other: Facts, rarity: Rarity) -> Alike:
    """A name in characters against one in letters: 张伟 and Zhang Wei, Wei Zhang, zhangwei."""
    chinese, latin = (one, other) if one.han else (other, one)
    if not latin.words or not chinese.syllables:
        return UNKNOWN
    spoken, head, rest = chinese.syllables, chinese.syllables[0], "".join(chinese.syllables[1:])
    joined = "".join(latin.words)
    if joined in ("".join(spoken), rest + head):
        return Alike(min(MOST_HAN, rarity("sound", "".join(spoken))) - 3, "pinyin")
    return Alike(-3.0, "other")
