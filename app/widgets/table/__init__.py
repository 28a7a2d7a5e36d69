"""The table of every list page and its bar of actions on the ticked rows."""

from app.widgets.table.bulk_bar import BulkAction, BulkBar
from app.widgets.table.data_table import DataTable

__all__ = ["BulkAction", "BulkBar", "DataTable"]
