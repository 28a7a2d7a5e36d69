"""Numbers of documents: Q-2026-KTX-0001 is the kind, the year, the letters of the device, and a counter of its own.

The letters come from the number that the file drew at its birth, so that two laptops that began apart do not write
the same number: of 13,824 codes each device has one, and two of them the same once in so many pairs.
"""

from collections.abc import Collection

from app.db.keys import COUNTER_BITS, DEVICE_LIMIT
from app.db.unit_of_work import UnitOfWork
from app.usecases.days import local_day

_ANY = "[A-Z]-[0-9][0-9][0-9][0-9]-[A-Z]*-[0-9]*"
TABLES = ("quote", "sales_order")
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # without I and O, which look like figures
LETTERS = 3
CODES = len(ALPHABET) ** LETTERS
_SPREAD = 0x9E3779B1  # odd: neighbouring devices come to lie far apart (Knuth's multiplicative hash)


def next_number(uow: UnitOfWork, table: str, kind: str, year: str = "") -> str:
    """The next free number of a table (quote, sales_order) for a kind (Q, O), unique within the file.

    `year` is that of the document, else this one.

    A device keeps the letters of its first document of either kind. What lies in the recycle bin still counts.
    """
    if table not in TABLES:
        raise ValueError(f"{table} has no numbers")
    uow.session.flush()
    prefix = f"{kind}-{year or local_day(uow.now_ms)[:4]}-{_letters(uow)}-"
    rows = uow.driver.execute(
        f"SELECT number FROM {table} WHERE number >= ? AND number < ?", (prefix, prefix + ":")
    )
    used = [int(number[len(prefix) :]) for (number,) in rows if number[len(prefix) :].isdecimal()]
    return f"{prefix}{max(used, default=0) + 1:04d}"


def device_letters(device: int, taken: Collection[str] = ()) -> str:
    """The letters of a device; where another one of the file has them already, the next that nobody has."""
    first = ((device * _SPREAD) % DEVICE_LIMIT) * CODES // DEVICE_LIMIT
    codes = (_spelt((first + step) % CODES) for step in range(CODES))
    return next(code for code in codes if code not in taken)


def _letters(uow: UnitOfWork) -> str:
    """The letters of this device: those it has used, else those of its number."""
    first, after = uow.keys.device << COUNTER_BITS, (uow.keys.device + 1) << COUNTER_BITS
    taken: set[str] = set()
    for table in TABLES:
        own = uow.driver.execute(
            f"SELECT number FROM {table} WHERE id >= ? AND id < ? AND number GLOB ? ORDER BY id LIMIT 1",
            (first, after, _ANY),
        ).fetchone()
        if own is not None:
            return str(own[0]).split("-")[2]
        rows = uow.driver.execute(f"SELECT number FROM {table} WHERE number GLOB ?", (_ANY,))
        taken |= {str(number).split("-")[2] for (number,) in rows}
    return device_letters(uow.keys.device, taken)


def _spelt(number: int) -> str:
    text = ""
    for _place in range(LETTERS):
        number, rest = divmod(number, len(ALPHABET))
        text = ALPHABET[rest] + text
    return text
