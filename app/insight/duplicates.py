"""Are two records one? Evidence weighed in bits against the odds of chance, each with its reason.

After Fellegi and Sunter (1969): what agrees counts by how rare it is among the records, what contradicts counts
against, what is unknown counts nothing. `sure` needs more than good odds: a name that agrees and a second, strong
proof that shares nothing with it. Chinese names alone never suffice.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.insight.duplicate_addresses import compare_addresses
from app.insight.duplicate_facts import Facts
from app.insight.duplicate_names import Alike, compare_names
from app.language.phones import format_phone

LIKELY = 0.5  # odds from which a pair is proposed
SURE = 0.99
_OTHER_NAME = 0.9  # odds of two names that contradict each other, whatever else agrees
_FEWEST = 500  # records: of fewer than so many, chance is judged as in so many
_MOST_NAME = 14.0  # bits of a name alone: names repeat
_SHARED_BY = 3  # more than so many with one phone: a household, a reception
_STRONG_ADDRESS = 14.0
_WHOLE_BIRTHDAY = 11.0
_PROOFS = {"same": 1, "sound": 1, "pinyin": 1, "near": 2}  # beside the name; brothers are Daniel and Daniela
_PERSONAL = {"phone": 17.0, "email": 18.0, "wechat": 17.0, "qq": 17.0, "other": 14.0}
_REACHES = {
    "phone": "alike.phone",
    "email": "alike.email",
    "wechat": "alike.wechat",
    "qq": "alike.qq",
    "other": "alike.other",
}
_REASONS = {
    "same": "alike.name",
    "near": "alike.near",
    "sound": "alike.sound",
    "pinyin": "alike.pinyin",
    "short": "alike.short",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence that speaks for a pair: its code and values."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """The odds (0 to 1) that two records are one, whether that is beyond doubt, and why."""

    odds: float
    sure: bool
    reasons: tuple[Reason, ...]


class Census:
    """How often each value occurs among the records, by which the rarity of what two share is told."""

    def __init__(self, people: Iterable[Facts]) -> None:
        self._counts: dict[str, Counter[str]] = {
            name: Counter()
            for name in ("word", "han", "sound", "place", "house", "postcode", "firm", "city", "reach")
        }
        self.total = 0
        for each in people:
            self.total += 1
            self._count(each)
        self._bits: dict[tuple[str, str], float] = {}

    def _count(self, each: Facts) -> None:
        counts = self._counts
        counts["word"].update(each.words)
        if each.han:
            counts["han"][each.han] += 1
            counts["sound"]["".join(each.syllables)] += 1
        for address in each.addresses:
            counts["place"].update(address.words)
            counts["house"][address.house] += 1
            counts["postcode"][address.postcode] += 1
        counts["firm"][each.firm] += 1
        counts["city"][each.city] += 1
        counts["reach"].update(normal for _kind, normal in each.reaches)

    def count(self, field: str, value: str) -> int:
        """How many records have it."""
        return self._counts[field][value]

    def rarity(self, field: str, value: str) -> float:
        """Bits: log2 of how many records come on one that has the value; two that share it are not rarer than 2."""
        known = self._bits.get((field, value))
        if known is None:
            count = max(2, self._counts[field][value])
            known = self._bits[field, value] = math.log2(max(self.total, _FEWEST) / count)
        return max(0.0, known)

    @property
    def chance(self) -> float:
        """Bits against any two records being one before anything is known of them."""
        return math.log2(max(self.total, _FEWEST))


def weigh(one: Facts, other: Facts, census: Census) -> Likeness:
    """The odds that two records are one."""
    name = compare_names(one, other, census.rarity)
    reasons: list[Reason] = []
    if name.how in _REASONS and name.bits > 0:
        reasons.append(_name_reason(name, one, other))
    bits = min(_MOST_NAME, name.bits)
    reach, close = _reaches(one, other, census, reasons)
    address = compare_addresses(one.addresses, other.addresses, census.rarity)
    if address.text:
        code = "alike.address" if address.whole else "alike.near_address"
        reasons.append(Reason(code, (("address", address.text),)))
    rest = _firm(one, other, census, reasons) + _code(one, other, reasons)
    if address.bits == 0 and one.city and other.city and (one.firm != other.firm or not one.firm):
        rest += _city(one, other, census, reasons)
    born = _born(one, other, reasons)
    against = _gender(one, other)
    pet = _nickname(one, other, reasons)
    bits += reach + address.bits + rest + born + against + pet
    odds = 1 / (1 + 2 ** -max(-60.0, min(60.0, bits - census.chance)))
    if name.how == "other":
        odds = min(odds, _OTHER_NAME)
    same_code = bool(one.credit_code) and one.credit_code == other.credit_code
    proofs = close + (address.bits >= _STRONG_ADDRESS) + same_code + (born >= _WHOLE_BIRTHDAY)
    doubt = born < 0 or against < 0 or (name.how in ("sound", "pinyin") and not close)
    sure = odds >= SURE and name.how in _PROOFS and proofs >= _PROOFS[name.how] and not doubt
    return Likeness(odds, sure, tuple(reasons))


def _name_reason(name: Alike, one: Facts, other: Facts) -> Reason:
    code = _REASONS[name.how]
    if name.how == "same":
        return Reason("alike.firm_name" if one.organisation else code)
    return Reason(code, (("one", one.shown), ("other", other.shown)))


def _reaches(one: Facts, other: Facts, census: Census, reasons: list[Reason]) -> tuple[float, int]:
    """Bits of shared phones, mailboxes and accounts, and how many kinds of them belong to few."""
    best, close = 0.0, set[str]()
    for kind, normal in sorted(one.reaches & other.reaches):
        sharers = max(2, census.count("reach", normal))
        bits = _PERSONAL.get(kind, 6.0) - 3 * math.log2(sharers / 2)
        value = format_phone(normal) if kind == "phone" else normal
        reasons.append(Reason(_REACHES.get(kind, "alike.website"), (("value", value),)))
        best = max(best, bits) + (2.0 if best else 0.0)
        if kind in _PERSONAL and sharers <= _SHARED_BY:
            close.add(kind)
    if best:
        return max(0.0, best), len(close)
    both = {kind for kind, _ in one.reaches} & {kind for kind, _ in other.reaches}
    return -1.5 * len(both & {"phone", "email"}), 0


def _firm(one: Facts, other: Facts, census: Census, reasons: list[Reason]) -> float:
    if one.organisation or other.organisation or not one.firm or not other.firm:
        return 0.0
    if one.firm == other.firm:
        reasons.append(Reason("alike.firm"))
        return min(6.0, census.rarity("firm", one.firm))
    return -2.0


def _city(one: Facts, other: Facts, census: Census, reasons: list[Reason]) -> float:
    if one.city != other.city:
        return -1.5
    reasons.append(Reason("alike.city"))
    return min(3.0, census.rarity("city", one.city))


def _code(one: Facts, other: Facts, reasons: list[Reason]) -> float:
    if not one.credit_code or not other.credit_code:
        return 0.0
    if one.credit_code != other.credit_code:
        return -12.0
    reasons.append(Reason("alike.code", (("code", one.credit_code),)))
    return 20.0


def _born(one: Facts, other: Facts, reasons: list[Reason]) -> float:
    """A whole birthday that agrees is strong; a digit may be mistyped; another day speaks against."""
    if one.born is None or other.born is None or one.born[0] != other.born[0]:
        return 0.0
    pairs = [(a, b) for a, b in zip(one.born[1:], other.born[1:], strict=True) if a and b]
    same = sum(a == b for a, b in pairs)
    if same == len(pairs):
        reasons.append(Reason("alike.born"))
        return _WHOLE_BIRTHDAY if same == 3 else 6.0
    swapped = one.born[2:] == other.born[:1:-1] and one.born[1] == other.born[1]
    if len(pairs) == 3 and (same == 2 or swapped):
        return 2.0
    return -6.0


def _gender(one: Facts, other: Facts) -> float:
    return -5.0 if one.gender and other.gender and one.gender != other.gender else 0.0


def _nickname(one: Facts, other: Facts, reasons: list[Reason]) -> float:
    """A nickname that is the other's name, or the same rare one."""
    called = {one.nickname} & {other.nickname, other.shown.casefold()} | {other.nickname} & {
        one.shown.casefold()
    }
    called -= {"", *one.words, *other.words}
    if called:
        reasons.append(Reason("alike.nickname", (("name", min(called)),)))
        return 5.0
    return 0.0
