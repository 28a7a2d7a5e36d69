"""Settings of the firm, kept in the data file."""

import json
from typing import Any

from app.db.reader import Reader


def firm_settings(reader: Reader) -> dict[str, Any]:
    """Every stored setting by name."""
    return {name: json.loads(value) for name, value in reader.all("SELECT name, value FROM setting") if value}
