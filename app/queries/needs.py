"""Needs, the questions that find them out, and what was answered."""

from app.db.reader import Reader
from app.queries.listing_tools import Facet


def need_facets(reader: Reader) -> list[Facet]:
    """Needs that products answer, and how many each."""
    rows = reader.all(
        "SELECT n.id, n.name, count(*) FROM need n JOIN product_need l ON l.need_id = n.id "
        "AND l.deleted_at IS NULL JOIN product p ON p.id = l.product_id AND p.deleted_at IS NULL "
        "WHERE n.deleted_at IS NULL GROUP BY n.id ORDER BY 3 DESC, 2 LIMIT 200"
    )
    return [Facet(key, name, count) for key, name, count in rows]


def need_names(reader: Reader) -> list[str]:
    """The names of all needs."""
    rows = reader.all("SELECT name FROM need WHERE deleted_at IS NULL ORDER BY name")
    return [name for (name,) in rows]
