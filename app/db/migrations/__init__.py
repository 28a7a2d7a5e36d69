"""How a data file of an older release becomes one of this release: one Alembic step per schema version.

A step brings a file from the version before to its own; it changes tables and indexes only. Triggers, kept
columns, sums and the search index are made anew afterwards. A table that has to be rebuilt stays STRICT:
`op.batch_alter_table(name, table_kwargs={"sqlite_strict": True})`. Version 1 is the first release; its schema
and a small file of it are kept in tests/data/old, as those of every later one.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

STEPS: "dict[int, Callable[[Operations], None]]" = {}
