"""Which records are ticked, by id: a plain set, or everything but a few."""

from collections.abc import Collection, Iterable


class TickedSet:
    """Ticks of a table; `all_but` mode costs nothing however long the table is."""

    def __init__(self) -> None:
        self._everything = False
        self._listed: set[int] = set()  # the ticked ids, or in `everything` mode the unticked ones

    def __contains__(self, record_id: int) -> bool:
        return (record_id in self._listed) != self._everything

    @property
    def everything(self) -> bool:
        """Whether ticks are kept as "all but"."""
        return self._everything

    def count(self, total: int) -> int:
        """How many of `total` rows are ticked."""
        return max(0, total - len(self._listed)) if self._everything else len(self._listed)

    def set(self, ids: Iterable[int], on: bool) -> None:
        """Tick or untick these ids."""
        if on != self._everything:
            self._listed.update(ids)
        else:
            self._listed.difference_update(ids)

    def tick_all(self) -> None:
        """Tick every row of the present order."""
        self._everything, self._listed = True, set()

    def clear(self) -> None:
        """Untick every row."""
        self._everything, self._listed = False, set()

    def listed(self) -> frozenset[int]:
        """The ids kept one by one (ticked, or in "all but" mode unticked): those a new order must confirm."""
        return frozenset(self._listed)

    def forget(self, ids: Collection[int]) -> None:
        """These records are gone: neither ticked nor an exception."""
        self._listed.difference_update(ids)

    def admit(self, ids: Collection[int]) -> None:
        """These records are new: nobody ticked them, also in "all but" mode."""
        if self._everything:
            self._listed.update(ids)

    def of(self, order: Iterable[int]) -> list[int]:
        """The ticked ids in the order given."""
        if self._everything:
            return [each for each in order if each not in self._listed]
        return [each for each in order if each in self._listed]
