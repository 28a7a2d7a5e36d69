"""The table of a list page with its model, made without the page: at the start it is shown before the page is there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from app.itemmodels.columns import Column
from app.itemmodels.windowed import WindowedTableModel
from app.queries.custom_order import PREFIX
from app.views.context import Context
from app.views.list_memory import ListMemory
from app.widgets.table.data_table import DataTable


class ListTable(NamedTuple):
    """A table, its model and the order it had at the end of the last time."""

    table: DataTable
    model: WindowedTableModel
    sort: tuple[str, bool]


def make_table(
    context: Context,
    page_id: str,
    columns: Sequence[Column],
    source: Any,
    *,
    is_narrowed: Callable[[Any], bool],
    first_sort: tuple[str, bool],
    two_line: bool = False,
) -> ListTable:
    """Columns and order as they were kept; nothing is read yet."""
    memory = ListMemory(context.config, page_id)
    sortable = {column.key for column in columns if column.sortable}
    model = WindowedTableModel(
        columns,
        source,
        executor=context.runner.executor,
        resort=lambda spec, key, descending: replace(spec, sort=key, descending=descending),
        is_heavy=lambda spec: is_narrowed(spec.filter) or spec.sort.startswith(PREFIX),
    )
    table = DataTable(two_line=two_line)
    table.setModel(model)
    table.restore_layout(memory.kept().get("layout", {}))
    return ListTable(table, model, memory.sort(sortable, first_sort))
