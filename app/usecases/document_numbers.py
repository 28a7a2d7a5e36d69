"""Numbers of quotes and orders: O-2026-A-0001 is a kind, a year, a letter of the device and a counter."""

from app.db.unit_of_work import UnitOfWork

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # without I and O, which are read as figures


def next_number(uow: UnitOfWork, table: str, prefix: str, year: str) -> str:
    """The next number of this device in a table with an indexed column `number`.

    One that was used before, also in the recycle bin or from a file, is never given again.
    """
    uow.session.flush()
    begin = f"{prefix}-{year}-{device_letter(uow.keys.device)}-"
    rows = uow.driver.execute(
        f"SELECT number FROM {table} WHERE number >= ? AND number < ?", (begin, begin[:-1] + ".")
    ).fetchall()
    used = [int(rest) for (number,) in rows if (rest := number[len(begin) :]).isdecimal()]
    return f"{begin}{max(used, default=0) + 1:04d}"


def device_letter(device: int) -> str:
    """The letter of a device: two laptops whose files are merged rarely share one."""
    return LETTERS[device % len(LETTERS)]
