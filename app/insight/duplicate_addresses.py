"""How much two addresses speak for one household: by words and typos, house number and postcode."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.insight.duplicate_facts import Address

Rarity = Callable[[str, str], float]

MOST = 22.0  # bits of an address, however rare its words
_MOST_WORD = 8.0
_MOST_MORE = 2.0  # bits of the other words of a part
_NEAR = 0.86
_UNLIKE_WORD = -1.5
_OTHER_HOUSE = 0.65  # what the same street is worth where the houses differ
_WORTH_TELLING = 4.0
_HOUSE = (4.0, -2.0)  # the number of the house at most, and another one
_POSTCODE = (6.0, -2.0)


class Near(NamedTuple):
    """What addresses say: bits (below 0 against), the words that agree, and whether nothing differs."""

    bits: float
    text: str = ""
    whole: bool = False


def compare_addresses(one: tuple[Address, ...], other: tuple[Address, ...], rarity: Rarity) -> Near:
    """The two addresses that agree best; nothing where one is unknown."""
    pairs = [_pair(a, b, rarity) for a in one for b in other]
    return max(pairs, default=Near(0.0))


def _pair(one: Address, other: Address, rarity: Rarity) -> Near:
    if one[:3] == other[:3] and (one.house or len(one.words) > 1):
        whole = _common_words(one, one.words, rarity)
        return Near(
            min(MOST, whole + _HOUSE[0] * bool(one.house) + _POSTCODE[0] * bool(one.postcode)),
            one.text,
            True,
        )
    common = [word for word in one.words if word in other.words]
    bits = _common_words(one, common, rarity)
    left = [word for word in one.words if word not in common]
    right = [word for word in other.words if word not in common]
    near = _near_words(left, right, rarity) if left and right else 0.0
    bits += near + _number(one.house, other.house, "house", _HOUSE, rarity)
    bits += _number(one.postcode, other.postcode, "postcode", _POSTCODE, rarity)
    if one.house and other.house and not _near_number(one.house, other.house):
        bits *= _OTHER_HOUSE
    bits = max(-8.0, min(MOST, bits))
    return Near(bits, other.text if bits > _WORTH_TELLING else "")


def _common_words(address: Address, common: Sequence[str], rarity: Rarity) -> float:
    """Bits of words that both have; those of one part (Flynn Medical Centre) go together and count little more."""
    of_part: dict[int, list[float]] = {}
    for word in common:
        part = address.parts[address.words.index(word)] if address.parts else 0
        of_part.setdefault(part, []).append(min(_MOST_WORD, rarity("place", word)))
    return sum(max(bits) + min(_MOST_MORE, sum(bits) - max(bits)) for bits in of_part.values())


def _near_words(left: list[str], right: list[str], rarity: Rarity) -> float:
    from rapidfuzz.distance import JaroWinkler

    bits, free = 0.0, list(right)
    for word in left:
        if not free:
            break
        best = max(free, key=lambda each: JaroWinkler.similarity(word, each))
        if JaroWinkler.similarity(word, best) >= _NEAR and min(len(word), len(best)) > 2:
            free.remove(best)
            bits += max(0.5, min(_MOST_WORD, max(rarity("place", word), rarity("place", best))) - 2)
    unlike = min(len(left), len(right)) - (len(right) - len(free))
    return bits + _UNLIKE_WORD * max(0, unlike)


def _number(one: str, other: str, field: str, weights: tuple[float, float], rarity: Rarity) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return min(weights[0], rarity(field, one))
    return weights[0] / 3 if _near_number(one, other) else weights[1]


def _near_number(one: str, other: str) -> bool:
    """The same number, but for one digit that is wrong, missing or in another place."""
    from rapidfuzz.distance import OSA

    return one == other or (min(len(one), len(other)) > 1 and OSA.distance(one, other) == 1)
