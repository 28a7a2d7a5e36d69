"""The ripple map with 2,000 people: opened, zoomed, panned; a frame of panning must fit into a frame."""

from itertools import cycle
from random import Random
from typing import Any

from app.benchmark.measure import Row
from app.benchmark.window import Stage
from app.db.bulk import insert_many, update_many
from app.db.journal_step import Step
from app.db.store import Store

PEOPLE, TIES = 2_000, 3_000
KINDS = ("friend", "classmate", "colleague", "introduced", "supplier", "relative", "partner", "townsman")
FRAME_MS = 12  # what a frame leaves to paint ahead
PAN = (24.0, 13.0)


def fill_relations(store: Store) -> None:
    """Give so many people of the sample a ring and ties to others, once."""
    ringed = int(store.reader().value("SELECT count(*) FROM customer WHERE closeness IS NOT NULL") or 0)
    if ringed < PEOPLE:
        _add(store)


def _add(store: Store) -> None:
    random = Random("relations")
    rows = store.reader().all(
        "SELECT id FROM customer WHERE deleted_at IS NULL AND closeness IS NULL ORDER BY id LIMIT ?",
        (PEOPLE,),
    )
    people = [key for (key,) in rows]
    ties = [
        {"from_customer_id": first, "to_customer_id": second, "kind": random.choice(KINDS), "closeness": 2}
        for first, second in (random.sample(people, 2) for _ in range(TIES if len(people) > 1 else 0))
    ]
    with store.write(Step("sample.create", {}, undoable=False)) as uow:
        for ring, share in (
            (1, people[: len(people) // 12]),
            (2, people[len(people) // 12 : len(people) // 3]),
        ):
            update_many(uow, "customer", share, {"closeness": ring})
        update_many(uow, "customer", people[len(people) // 3 :], {"closeness": 4})
        insert_many(uow, "tie", ties, remember=True)


def relation_rows(stage: Stage, rounds: int) -> list[Row]:
    """Read and laid out anew; one step of the zoom; one frame while the hand drags."""
    page = stage.page("network")
    page.show_mode("map")
    stage.settle()
    view: Any = page.map

    def opened() -> None:
        page.reload()
        stage.settle()
        view.repaint()

    steps = cycle((1.25, 0.8))

    def zoomed() -> None:
        view.zoom_by(next(steps))
        view.repaint()

    found = [
        stage.measured("bench.ripple_open", opened, stage.qt_page, max(3, rounds // 5)),
        stage.measured("bench.ripple_zoom", zoomed, stage.qt_page, max(3, rounds // 2)),
    ]
    view.fit()
    view.zoom_by(0.6 / view.zoom)
    view.repaint()
    turns = cycle([1.0] * 40 + [-1.0] * 40)

    def panned() -> None:
        turn = next(turns)
        view.pan(PAN[0] * turn, PAN[1] * turn)
        view.repaint()

    def between() -> None:
        stage.rest(FRAME_MS)

    return [
        *found,
        stage.measured("bench.ripple_pan", panned, stage.qt_page, max(20, rounds * 4), before=between),
    ]
