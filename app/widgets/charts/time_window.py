"""The part of the time one looks at: zoomed and moved, but never beyond what there is."""

from dataclasses import dataclass, replace

CLOSEST = 28.0  # days: below four weeks a chart of weeks says nothing


@dataclass(frozen=True)
class TimeWindow:
    """From `first` to `last` out of `lowest` to `highest`; days as ordinals, fractions allowed."""

    lowest: float
    highest: float
    first: float
    last: float

    @staticmethod
    def whole(lowest: float, highest: float) -> "TimeWindow":
        """All there is."""
        return TimeWindow(lowest, highest, lowest, highest)

    @property
    def is_whole(self) -> bool:
        """Whether all there is can be seen."""
        return self.first <= self.lowest and self.last >= self.highest

    @property
    def length(self) -> float:
        """How many days can be seen."""
        return self.last - self.first

    def reset(self) -> "TimeWindow":
        """All there is."""
        return TimeWindow.whole(self.lowest, self.highest)

    def zoomed(self, factor: float, around: float) -> "TimeWindow":
        """`factor` times as long, the day `around` staying where it is seen."""
        most = self.highest - self.lowest
        length = min(most, max(min(CLOSEST, most), self.length * factor))
        share = (around - self.first) / self.length if self.length > 0 else 0.5
        return self._at(around - length * min(1.0, max(0.0, share)), length)

    def moved(self, days: float) -> "TimeWindow":
        """As long, later by so many days."""
        return self._at(self.first + days, self.length)

    def showing(self, day: float) -> "TimeWindow":
        """Moved as little as needed for a day to be seen."""
        return self.moved(min(0.0, day - self.first) + max(0.0, day - self.last))

    def _at(self, first: float, length: float) -> "TimeWindow":
        if length >= self.highest - self.lowest:
            return self.reset()
        first = min(max(first, self.lowest), self.highest - length)
        return replace(self, first=first, last=min(self.highest, first + length))
