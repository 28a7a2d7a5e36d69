"""Records that wait for the search index are taken into it beside the window, from opening on and after an import."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.db.journal_step import Step
from app.db.store import Store
from app.exchange import import_job, indexing
from app.exchange.draft import PersonDraft
from app.exchange.import_job import import_drafts
from app.exchange.import_types import ImportOptions, ImportSource
from app.exchange.indexing import index_waiting
from app.jobs import ChangeHub, Indexer, Runner
from app.jobs.indexer import TRIES
from app.sentences.errors import UserError
from app.usecases.customers import CustomerInput, create_customer

DRAFTS = [PersonDraft(n + 2, f"王{chr(0x4E00 + n)}") for n in range(7)]
SOURCE = ImportSource("客户.csv", "customers", "csv", rows=7)


class House:
    """A file with everything that writes to it."""

    def __init__(self, path: Path) -> None:
        self.store = Store.create(path)
        self.hub = ChangeHub(self.store)
        self.runner = Runner(self.store, self.hub)
        self.indexer = Indexer(self.store, self.hub, self.runner)

    def bring_in(self, qtbot: QtBot) -> None:
        """Import seven people by a load."""
        step = Step.of("import.run", name="客户.csv", count=0)
        handle = self.runner.run_job(
            import_drafts, SOURCE, DRAFTS, ImportOptions(date(2026, 9, 16)), step=step
        )
        with qtbot.waitSignal(handle.finished):
            pass

    def indexed(self) -> int:
        """How many are found."""
        return int(self.store.reader().value("SELECT count(*) FROM search_people"))

    def close(self) -> None:
        self.indexer.stop()
        self.hub.stop()
        self.runner.close()
        self.store.close()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(import_job, "CHUNK", 3)
    found = House(tmp_path / "firm.lianyi")
    yield found
    found.close()


def test_an_import_is_indexed_after_it_was_announced(qtbot: QtBot, house: House) -> None:
    house.bring_in(qtbot)
    assert house.store.reader().value("SELECT live FROM total WHERE table_name = 'customer'") == 7
    qtbot.waitUntil(lambda: house.indexed() == 7 and house.runner.idle, timeout=20_000)


def test_what_waits_is_indexed_when_the_file_is_opened(qtbot: QtBot, house: House) -> None:
    house.hub.blockSignals(True)
    house.bring_in(qtbot)
    house.hub.blockSignals(False)
    assert (house.runner.idle, house.indexed()) == (True, 0)
    with qtbot.assertNotEmitted(house.hub.changed):  # nothing that is shown has changed
        house.indexer.look()
        house.indexer.look()
        qtbot.waitUntil(lambda: house.indexed() == 7 and house.runner.idle, timeout=20_000)
        house.hub.look()


def test_closing_does_not_wait_until_everything_is_indexed(qtbot: QtBot, house: House) -> None:
    house.bring_in(qtbot)
    house.close()
    again = Store.open(house.store.path)
    assert again.reader().value("SELECT count(*) FROM customer") == 7
    again.close()


def test_what_failed_is_tried_again(qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[Store] = []

    def fails_once(store: Store) -> Iterator[object]:
        tries.append(store)
        if len(tries) == 1:
            raise UserError("file.unreadable")
        yield from index_waiting(store)

    monkeypatch.setattr(indexing, "index_waiting", fails_once)
    house.indexer.again.setInterval(0)
    house.bring_in(qtbot)
    qtbot.waitUntil(lambda: house.indexed() == 7 and house.runner.idle, timeout=20_000)
    assert len(tries) == 2


def test_what_fails_again_and_again_waits_for_the_next_opening(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[Store] = []

    def fails(store: Store) -> Iterator[object]:
        tries.append(store)
        raise UserError("file.unreadable")
        yield

    monkeypatch.setattr(indexing, "index_waiting", fails)
    house.indexer.again.setInterval(0)
    house.bring_in(qtbot)
    qtbot.waitUntil(lambda: len(tries) == TRIES and house.runner.idle)
    assert not house.indexer.again.isActive()


def test_what_another_program_writes_meanwhile_is_news(qtbot: QtBot, house: House) -> None:
    with qtbot.assertNotEmitted(house.hub.changed):
        house.hub.know_upkeep()
        house.hub.look()
    other = Store.open(house.store.path)
    with other.write(Step.of("customer.create", name="x")) as uow:
        create_customer(uow, CustomerInput("云溪国际酒店"))
    other.close()
    house.hub.know_upkeep()
    with qtbot.waitSignal(house.hub.changed):
        house.hub.look()
    with qtbot.assertNotEmitted(house.hub.changed):
        house.hub.look()
