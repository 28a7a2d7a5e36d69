"""Whom to compare with whom: only records that share two things, so that a hundred thousand need no billions."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from app.insight.duplicate_facts import Facts

if TYPE_CHECKING:
    import numpy as np

_ROOM = 24  # records that share a key at most; more of them and it tells nobody apart
_PLACES = 6  # words of an address that are combined
_MANY = 20_000  # of more records, only those are compared that share as many keys as _ENOUGH
_ENOUGH = 3


def keys_of(each: Facts) -> Iterator[object]:
    """What a duplicate of this record would share at least one of."""
    proofs: list[object] = [*each.reaches, *([each.credit_code] if each.credit_code else [])]
    yield from ((proof, time) for proof in proofs for time in range(_ENOUGH))  # one of them is enough
    names = [*each.words, each.han] if each.han else list(each.words)
    whole = each.han or " ".join(sorted(each.words))
    sound = "".join(each.syllables) or "".join(each.words)
    beside = [part for part in (each.city, each.firm, each.nickname) if part]
    if each.born is not None:
        beside.append(str(each.born))
    if whole:
        yield "name", whole
        yield "sound", sound
        yield from (("name", whole, part) for part in beside)
        yield from (("sound", sound, part) for part in beside)
    if len(each.han) > 1 and beside:
        yield from (
            ("part", each.han[0], part, each.firm) for part in beside if each.firm and part != each.firm
        )
        yield from (("part", each.han[-2:], part) for part in beside)
    for address in each.addresses[:2]:
        places = [*address.words[:_PLACES], *(part for part in (address.house, address.postcode) if part)]
        yield from (("lives", name, place) for name in names for place in places)
        yield from (("at", a, b) for a, b in combinations(sorted(set(places)), 2))
    yield from (("born", name, each.born) for name in names if each.born is not None)


def candidate_pairs(people: Sequence[Facts]) -> "np.ndarray":
    """Pairs of places in `people` worth comparing, an array of two columns, each pair once, the smaller first."""
    import numpy as np

    hashes: list[int] = []
    places: list[int] = []
    for place, each in enumerate(people):
        before = len(hashes)
        hashes.extend({hash(key) for key in keys_of(each)})
        places.extend([place] * (len(hashes) - before))
    keys, owners = np.array(hashes, dtype=np.int64), np.array(places, dtype=np.int64)
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    starts = (
        np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.empty(0, int)
    )
    sizes = np.diff(np.append(starts, len(keys)))
    found = [
        _of_blocks(owners, starts[sizes == size], size)
        for size in range(2, _ROOM + 1)
        if (sizes == size).any()
    ]
    if not found:
        return np.empty((0, 2), dtype=np.int64)
    packed, shared = np.unique(np.concatenate(found), return_counts=True)
    if len(people) > _MANY:
        packed = packed[shared >= _ENOUGH]
    return np.stack((packed >> 32, packed & 0xFFFFFFFF), axis=1)


def _of_blocks(owners: "np.ndarray", starts: "np.ndarray", size: int) -> "np.ndarray":
    """All pairs within blocks of one size, packed into one number each; owners ascend within a block."""
    import numpy as np

    first, second = np.triu_indices(size, 1)
    packed: np.ndarray = (owners[starts[:, None] + first] << 32) | owners[starts[:, None] + second]
    return packed.ravel()
