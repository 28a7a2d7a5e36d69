"""How long it takes to find who is stored twice in a whole file, beside one plain reading of the same rows."""

from pathlib import Path

from app.benchmark.measure import Row, row, wall
from app.db.store import Store
from app.queries.duplicate_pairs import duplicate_pairs


def duplicate_rows(file: Path, rounds: int) -> list[Row]:
    """Milliseconds by the clock; the limit is a person's patience with a bar that moves."""
    store = Store.open(file)
    ours, floor = [], []
    try:
        reader = store.reader()
        for _ in range(rounds):
            begin = wall()
            for _progress in duplicate_pairs(reader):
                pass
            ours.append((wall() - begin) * 1_000)
            begin = wall()
            for table in ("customer", "contact", "lead", "reach"):
                reader.all(f"SELECT * FROM {table}")
            floor.append((wall() - begin) * 1_000)
    finally:
        store.close()
    return [row("bench.find_duplicates", "ms", ours, floor)]
