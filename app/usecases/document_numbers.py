"""Numbers of documents: Q-2026-A-0001 is the kind, the year, the letter of the device, and a counter of its own."""

from app.db.keys import COUNTER_BITS
from app.db.unit_of_work import UnitOfWork
from app.usecases.days import local_day

_ANY = "[A-Z]-[0-9][0-9][0-9][0-9]-[A-Z]*-[0-9]*"
TABLES = ("quote", "sales_order")


def next_number(uow: UnitOfWork, table: str, kind: str, year: str = "") -> str:
    """The next free number of a table (quote, sales_order) for a kind (Q, O), unique within the file.

    `year` is that of the document, else this one.

    A device keeps the letter of its first document of either kind; a new one takes the first that nobody has.
    What lies in the recycle bin still counts.
    """
    if table not in TABLES:
        raise ValueError(f"{table} has no numbers")
    uow.session.flush()
    prefix = f"{kind}-{year or local_day(uow.now_ms)[:4]}-{_letter(uow)}-"
    rows = uow.driver.execute(
        f"SELECT number FROM {table} WHERE number >= ? AND number < ?", (prefix, prefix + ":")
    )
    used = [int(number[len(prefix) :]) for (number,) in rows if number[len(prefix) :].isdecimal()]
    return f"{prefix}{max(used, default=0) + 1:04d}"


def _letter(uow: UnitOfWork) -> str:
    """The letter of this device."""
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
    return next(letter for n in range(len(taken) + 1) if (letter := _letters(n)) not in taken)


def _letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
