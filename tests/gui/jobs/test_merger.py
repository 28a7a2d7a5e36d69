"""The search index is merged beside the window when the hands rest, which nobody is told of as a change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.changes import Changes
from app.db import search_merging
from app.db.journal_step import Step
from app.db.store import Store
from app.jobs import ChangeHub, Merger, Runner
from app.usecases.customers import CustomerInput, create_customer

SAVES = 12


class House:
    """A file with many pieces in its index, and what merges them."""

    def __init__(self, path: Path) -> None:
        self.store = Store.create(path)
        for n in range(SAVES):
            self.save(self.store, f"王{chr(0x4E00 + n)}")
        self.hub = ChangeHub(self.store)
        self.runner = Runner(self.store, self.hub)
        self.merger = Merger(self.store, self.hub, self.runner)
        self.merger.rest.setInterval(0)

    @staticmethod
    def save(store: Store, name: str) -> None:
        with store.write(Step.of("customer.create", name="x")) as uow:
            create_customer(uow, CustomerInput(name))

    def pieces(self) -> int:
        return int(self.store.reader().value("SELECT count(DISTINCT segid) FROM search_people_idx"))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    found = House(tmp_path / "firm.lianyi")
    yield found
    found.merger.stop()
    found.hub.stop()
    found.runner.close()
    found.store.close()


def test_pieces_are_merged_and_nobody_is_told(qtbot: QtBot, house: House) -> None:
    assert house.pieces() >= SAVES
    with qtbot.assertNotEmitted(house.hub.changed):
        house.merger.wait()
        qtbot.waitUntil(lambda: house.pieces() < 6 and house.runner.idle, timeout=20_000)
        house.hub.look()


def test_a_look_in_between_finds_no_news(qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_merging, "PAGES", 1)
    with qtbot.assertNotEmitted(house.hub.changed):
        with qtbot.waitSignal(house.runner.busy):
            house.merger.wait()
        qtbot.waitUntil(lambda: house.hub.look() is None and house.runner.idle, timeout=20_000)


def test_what_another_program_changes_meanwhile_is_told(qtbot: QtBot, house: House) -> None:
    with qtbot.waitSignal(house.runner.busy):
        house.merger.wait()
    other = Store.open(house.store.path)
    house.save(other, "云溪国际酒店")
    other.close()
    with qtbot.waitSignal(house.hub.changed):
        qtbot.waitUntil(lambda: house.hub.look() is None and house.runner.idle, timeout=20_000)


def test_a_change_makes_it_wait_again(qtbot: QtBot, house: House) -> None:
    house.merger.rest.setInterval(1_000_000)
    house.hub.announce(Changes())
    assert house.merger.rest.isActive()
    assert house.pieces() >= SAVES
    house.merger.stop()
    assert not house.merger.rest.isActive()


def test_it_waits_while_something_else_is_under_way(qtbot: QtBot, house: House) -> None:
    house.runner.work(lambda: None)
    house.merger.rest.timeout.emit()
    assert house.merger.rest.isActive()
