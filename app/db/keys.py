"""Keys and clock of a database: 63-bit record keys and hybrid-logical-clock stamps, never reused, never back."""

import time
from collections.abc import Callable

COUNTER_BITS = 39
CLOCK_BITS = 16
DEVICE_LIMIT = 1 << 24


def new_device() -> int:
    """A random 24-bit device number, never 0, drawn at a database's birth."""
    import secrets

    return secrets.randbelow(DEVICE_LIMIT - 1) + 1


def lookup_key(kind: str, name: str) -> int:
    """The key of a look-up record that two laptops must make alike: the first 63 bits of a SHA-256."""
    import hashlib

    digest = hashlib.sha256(f"{kind}\0{name}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def wall_clock() -> int:
    """Milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000


def stamp_ms(stamp: int) -> int:
    """The milliseconds of a stamp."""
    return stamp >> CLOCK_BITS


def device_of(key: int) -> int:
    """The device that made a key."""
    return key >> COUNTER_BITS


class KeyMaker:
    """Makes keys within one writing transaction; `counter` is stored back before the commit."""

    def __init__(self, device: int, counter: int) -> None:
        self.device = device
        self.counter = counter

    @property
    def newest(self) -> int:
        """The key given last."""
        return (self.device << COUNTER_BITS) | self.counter

    def next(self) -> int:
        """A key never given before: device · counter."""
        self.counter += 1
        return (self.device << COUNTER_BITS) | self.counter

    def take(self, count: int) -> range:
        """`count` keys in a row, for set-based inserts."""
        first = self.counter + 1
        self.counter += count
        base = self.device << COUNTER_BITS
        return range(base | first, (base | first) + count)


class HybridClock:
    """Stamps that follow the wall clock but never go back, whatever the wall clock does.

    A stamp is milliseconds · 2^16 + counter (Kulkarni et al. 2014, hybrid logical clocks).
    """

    def __init__(self, last: int, now: Callable[[], int] = wall_clock) -> None:
        self.last = last
        self._now = now

    def tick(self) -> int:
        """The next stamp."""
        self.last = max(self.last + 1, self._now() << CLOCK_BITS)
        return self.last
