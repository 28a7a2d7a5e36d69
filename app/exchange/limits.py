"""How large a file, a line, a cell or a sheet may be before it is refused instead of read."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Caps for one file; each is far above what people have and far below what hurts the machine.

    A child that reads a spreadsheet asks for them: it starts without dataclasses.
    """

    file_bytes: int = 2 << 30
    line_bytes: int = 8 << 20
    field_chars: int = 131_072
    columns: int = 2_000
    broken_quotes: int = 1_000
    sheet_file_bytes: int = 512 << 20
    zip_members: int = 2_000
    inflated_bytes: int = 200 << 20
    inflated_hard: int = 2 << 30
    inflated_ratio: int = 100
    range_cells: int = 5_000_000
    dense_cells: int = 40_000_000
    child_silence: float = 60.0
