"""Which country a cell names, so that phones of its row are read as people there write them."""

import json
import unicodedata
from functools import lru_cache

from app.settings.resources import resource_path


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    read = json.loads(resource_path("exchange", "countries.json").read_text("utf-8"))
    return {name: code for code, names in read.items() for name in (code.lower(), *names)}


@lru_cache(maxsize=512)
def country_region(cell: str) -> str:
    """The ISO code of the country a cell names, "" when it is none we know."""
    return _regions().get(" ".join(unicodedata.normalize("NFKC", cell).casefold().split()), "")
