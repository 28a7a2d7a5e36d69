"""The board with 5,000 open deals: opened, scrolled, a card moved; each must fit into a frame."""

from itertools import cycle
from random import Random

from app.benchmark.measure import Row
from app.benchmark.window import Stage
from app.db.bulk import insert_many
from app.db.journal_step import Step
from app.db.store import Store

OPEN = 5_000


def fill_board(store: Store, wanted: int = OPEN) -> None:
    """Give the sample so many open deals, once; with moves, so that what is stuck is known."""
    there = int(store.reader().value("SELECT count(*) FROM deal WHERE state = 'open'") or 0)
    if there < wanted:
        _add_deals(store, wanted - there)


def _add_deals(store: Store, count: int) -> None:
    reader, random = store.reader(), Random(f"board/{count}")
    customers = [key for (key,) in reader.all("SELECT id FROM customer WHERE deleted_at IS NULL LIMIT 2000")]
    stages = [key for (key,) in reader.all("SELECT id FROM deal_stage ORDER BY position")]
    rows = []
    for number in range(count):
        stage, day = random.choice(stages), f"2026-0{random.randint(7, 9)}-{random.randint(1, 15):02d}"
        rows.append(
            {
                "name": f"Deal {number}",
                "sort_key": f"deal {number:06d}",
                "initials": "d",
                "customer_id": random.choice(customers),
                "state": "open",
                "stage_id": stage,
                "stage_since": day,
                "amount": random.randint(10, 400) * 100_000,
                "currency": "CNY",
                "expected_close": f"2026-{random.randint(9, 12):02d}-{random.randint(1, 28):02d}",
                "created_day": day,
            }
        )
    with store.write(Step("sample.create", {}, undoable=False)) as uow:
        keys = insert_many(uow, "deal", rows, remember=True)
        moves = [
            {"deal_id": key, "stage_id": row["stage_id"], "state": "open", "moved_day": row["stage_since"]}
            for key, row in zip(keys, rows, strict=True)
        ]
        insert_many(uow, "stage_move", moves, remember=True)


def board_rows(stage: Stage, rounds: int) -> list[Row]:
    """Open it, scroll a lane, move a card to the lane beside and back."""
    page = stage.page("deals")
    page.set_mode("board")
    stage.settle()
    board = page.board

    def away() -> None:
        stage.window.go("customers", {})
        stage.settle()

    def opened() -> None:
        board.refresh()
        stage.window.go("deals", {"mode": "board"})
        stage.paint()

    cards = board.board.lanes[0].list
    bar = cards.verticalScrollBar()
    places = cycle(range(0, max(1, bar.maximum()), 97))

    def scrolled() -> None:
        bar.setValue(next(places))
        cards.viewport().repaint()

    found = [
        stage.measured("bench.board_open", opened, stage.qt_page, rounds, before=away),
        stage.measured("bench.board_scroll", scrolled, stage.qt_page, rounds),
    ]
    return [*found, _move_row(stage, page, rounds)]


def _move_row(stage: Stage, page: object, rounds: int) -> Row:
    """What the window does when a card has moved: read the lanes again and paint them."""
    board = page.board  # type: ignore[attr-defined]
    lanes = cycle((1, 0))
    key = board.board.lanes[0].list.lane.ids[0]

    def moved() -> None:
        board.refresh({key})
        stage.paint()

    def write() -> None:
        board.acts.move(key, board.stage_at(next(lanes)))
        stage.settle()

    return stage.measured("bench.board_move", moved, stage.qt_page, rounds, before=write)
