"""Which backups are kept: all of two days, then one a day, one a week, one a month; never the last one away."""

from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from app.db.backup import list_backups
from app.db.backup_file import BackupInfo, local_time
from app.db.keys import wall_clock

RECENT = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def thin_out(folder: Path, family: int, cap: int, now: Callable[[], int] = wall_clock) -> list[BackupInfo]:
    """Remove what need not be kept of one data file's backups; `cap` is their total size. Returns the removed."""
    infos = list_backups(folder, family)
    keep = kept(infos, local_time(now()), cap)
    removed = [info for info in infos if info not in keep]
    for info in removed:
        with suppress(OSError):
            info.path.unlink()
    return removed


def kept(infos: Iterable[BackupInfo], now: datetime, cap: int) -> list[BackupInfo]:
    """Of these backups the ones to keep, newest first; the newest always stays, whatever its size."""
    ordered = sorted(infos, key=lambda info: info.made_at, reverse=True)
    thinned = _thinned(ordered, now)
    total = 0
    for number, info in enumerate(thinned):
        total += info.size
        if number and total > cap:
            return thinned[:number]
    return thinned


def _thinned(ordered: list[BackupInfo], now: datetime) -> list[BackupInfo]:
    """Newest first: everything recent, then the newest of each day, week and month while its turn lasts."""
    turns: list[tuple[int, Callable[[date], Hashable]]] = [
        (DAILY, lambda day: day),
        (WEEKLY, lambda day: day.isocalendar()[:2]),
        (MONTHLY, lambda day: (day.year, day.month)),
    ]
    found: list[BackupInfo] = []
    seen: set[Hashable] = set()
    left, period = 0, turns[0][1]
    waiting = list(turns)
    for info in ordered:
        moment = info.made_on
        if not found or now - moment < RECENT:
            found.append(info)
            seen.update(each(moment.date()) for _count, each in turns[:1])
            continue
        if left == 0:
            if not waiting:
                break
            left, period = waiting.pop(0)
            seen = {period(other.made_on.date()) for other in found}
        mark = period(moment.date())
        if mark not in seen:
            seen.add(mark)
            found.append(info)
            left -= 1
    return found
