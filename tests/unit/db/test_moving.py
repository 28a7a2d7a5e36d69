"""A moved data file is whole in its new place, also on another disk; nothing is overwritten."""

import errno
import os
from pathlib import Path

import pytest

from app.db.journal import Step
from app.db.moving import move_database
from app.db.store import Store
from app.sentences.errors import UserError
from app.usecases.customers import CustomerInput, create_customer

from .helpers import facts


@pytest.mark.parametrize("other_disk", [False, True])
def test_a_file_is_moved_with_everything_in_it(
    store: Store, tmp_path: Path, other_disk: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.write(Step.of("customer.create")) as uow:
        create_customer(uow, CustomerInput("康悦"))
    before = facts(store)
    store.close()
    if other_disk:

        def refuse(*_paths: object) -> None:
            raise OSError(errno.EXDEV, "other disk")

        monkeypatch.setattr(os, "rename", refuse)
    target = tmp_path / "stick" / "firm.lianyi"
    assert move_database(store.path, target) == target
    assert not store.path.exists()
    assert [path.name for path in target.parent.iterdir()] == ["firm.lianyi"]
    moved = Store.open(target)
    assert facts(moved) == before
    moved.close()


def test_nothing_is_overwritten(store: Store, tmp_path: Path) -> None:
    store.close()
    other = tmp_path / "other.lianyi"
    other.write_text("mine")
    with pytest.raises(UserError, match=r"db\.exists"):
        move_database(store.path, other)
    assert other.read_text() == "mine"
    assert store.path.exists()


def test_a_place_that_cannot_be_written_leaves_the_file_where_it_was(store: Store, tmp_path: Path) -> None:
    store.close()
    (tmp_path / "blocked").write_text("no folder")
    with pytest.raises(UserError, match=r"move\.failed"):
        move_database(store.path, tmp_path / "blocked" / "firm.lianyi")
    Store.open(store.path).close()


def test_a_file_in_use_is_not_moved(store: Store, tmp_path: Path) -> None:
    with store.write(Step.of("customer.create")) as uow:
        create_customer(uow, CustomerInput("康悦"))
    with pytest.raises(UserError, match=r"db\.locked"):
        move_database(store.path, tmp_path / "new.lianyi")
    assert store.path.exists()
