"""Where the numbers, mailboxes and addresses of a load stand in the file, while their index is away.

To keep an index of texts that come in no order costs more the larger it is. Here each is a hash beside the key of
its row, in sorted runs that are merged like the digits of a number until they are large: sixteen bytes each. Whoever
is found so is read from the file and compared, so that equal hashes of different texts do no harm.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Run = tuple[NDArray[int64], NDArray[int64]]  # hashes in rising order, and the keys


LARGE = 1 << 19  # to merge two runs takes memory for both once more


class ReachMemory:
    """Normal forms of ways to reach, and the keys of their rows."""

    def __init__(self) -> None:
        self._runs: list[Run] = []

    def add(self, normals: Sequence[str], keys: Sequence[int]) -> None:
        """Remember rows just written, or found in the file at the beginning."""
        if not normals:
            return
        import numpy as np

        run = _sorted(_hashes(normals), np.fromiter(keys, np.int64, len(keys)))
        while self._runs and len(self._runs[-1][0]) <= min(2 * len(run[0]), LARGE):
            older = self._runs.pop()
            run = _sorted(*(np.concatenate(pair) for pair in zip(older, run, strict=True)))
        self._runs.append(run)

    def find(self, normals: Collection[str], most: int | None = None) -> list[int]:
        """Keys of the rows that may have one of these normal forms; with `most` not of those that more rows have."""
        if not normals or not self._runs:
            return []
        import numpy as np

        asked = np.sort(_hashes(normals))
        spans = [(np.searchsorted(h, asked), np.searchsorted(h, asked, "right")) for h, _ in self._runs]
        counts = np.sum([upto - first for first, upto in spans], axis=0)
        wanted = counts > 0 if most is None else (counts > 0) & (counts <= most)
        found: list[int] = []
        for (_, keys), (first, upto) in zip(self._runs, spans, strict=True):
            for at in np.flatnonzero(wanted & (upto > first)):
                found += keys[first[at] : upto[at]].tolist()
        return found


def _hashes(texts: Collection[str]) -> "NDArray[int64]":
    import numpy as np

    return np.fromiter(map(hash, texts), np.int64, len(texts))


def _sorted(hashes: "NDArray[int64]", keys: "NDArray[int64]") -> "Run":
    order = hashes.argsort(kind="stable")
    return hashes[order], keys[order]
