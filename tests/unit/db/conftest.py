"""A small firm in a database, and its clock."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.db.journal import Step
from app.db.store import Store


class Clock:
    """A wall clock that a test sets; it moves on by a second at each look."""

    def __init__(self) -> None:
        self.ms = int(datetime(2026, 9, 16, 9).timestamp() * 1000)

    def __call__(self) -> int:
        self.ms += 1_000
        return self.ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi", clock)
    yield found
    found.close()


@pytest.fixture
def member(store: Store) -> int:
    from app.usecases.team import add_member

    with store.write(Step.of("member.add", name="周敏")) as uow:
        key = add_member(uow, "周敏", "green")
    store.member_id = key
    return key
