"""Tags and channels in the settings: renaming, merging, removing, and taking each of it back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.keys import lookup_key
from app.db.store import Store
from app.language.text import fold
from app.queries.team import channels, tags
from app.sentences.errors import UserError
from app.usecases.channels import add_channel, delete_channel, move_channel, rename_channel
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.tags import delete_tag, edit_tag, rename_tag, toggle_lettered
from app.usecases.undoing import undo_last


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi")
    yield found
    found.close()


def run(store: Store, usecase: Any, *arguments: Any) -> Any:
    with store.write(Step.of("tag.rename", name="x")) as uow:
        return usecase(uow, *arguments)


def customer(store: Store, name: str, *tags: str, channel: int | None = None) -> int:
    found: int = run(
        store, create_customer, CustomerInput(name, "organisation", {"channel_id": channel}, tags=list(tags))
    )
    return found


def worn(store: Store) -> dict[str, list[str]]:
    rows = store.reader().all(
        "SELECT c.name, t.name FROM tag_link l JOIN customer c ON c.id = l.customer_id JOIN tag t ON t.id = l.tag_id "
        "WHERE t.deleted_at IS NULL ORDER BY 1, 2"
    )
    found: dict[str, list[str]] = {}
    for who, tag in rows:
        found.setdefault(who, []).append(tag)
    return found


def key(name: str) -> int:
    return lookup_key("tag", fold(name))


def test_a_renamed_tag_stays_on_its_records_and_can_be_given_again(store: Store) -> None:
    customer(store, "康悦", "VIP")
    assert run(store, rename_tag, key("VIP"), "贵宾") == key("贵宾")
    assert worn(store) == {"康悦": ["贵宾"]}
    customer(store, "力源", "贵宾")
    assert [(tag.name, tag.uses) for tag in tags(store.reader())] == [("贵宾", 2)], "one tag, not two"


def test_only_the_spelling_changes(store: Store) -> None:
    customer(store, "康悦", "vip")
    assert run(store, rename_tag, key("vip"), "VIP") == key("vip")
    assert worn(store) == {"康悦": ["VIP"]}


def test_renaming_to_the_name_of_another_merges_the_two(store: Store) -> None:
    customer(store, "康悦", "VIP", "老客户")
    customer(store, "力源", "VIP")
    run(store, rename_tag, key("VIP"), "老客户")
    assert worn(store) == {"康悦": ["老客户"], "力源": ["老客户"]}
    run(store, undo_last)
    assert worn(store) == {"力源": ["VIP"], "康悦": ["VIP", "老客户"]}


def test_a_removed_tag_is_on_nobody_and_comes_back_by_undo(store: Store) -> None:
    customer(store, "康悦", "VIP")
    run(store, delete_tag, key("VIP"))
    assert worn(store) == {}
    assert tags(store.reader()) == []
    run(store, undo_last)
    assert worn(store) == {"康悦": ["VIP"]}


def labels(store: Store) -> set[str]:
    return {row.label for row in channels(store.reader())}


def test_channels_of_ones_own(store: Store) -> None:
    advertising = lookup_key("channel", "advertising")
    made = run(store, add_channel, "电梯广告", advertising)
    assert "电梯广告" in labels(store)
    who = customer(store, "康悦", channel=made)
    with pytest.raises(UserError, match=r"channel\.exists"):
        run(store, add_channel, "电梯广告")
    run(store, rename_channel, made, "电梯海报")
    assert {"电梯海报"} == labels(store) - {label for label in labels(store) if label.startswith("@")}
    assert run(store, delete_channel, made) == 1
    above = store.reader().value("SELECT channel_id FROM customer WHERE id = ?", (who,))
    assert above == advertising, "whoever came by it goes to the one above"
    run(store, undo_last)
    assert store.reader().value("SELECT channel_id FROM customer WHERE id = ?", (who,)) == made


def test_what_lies_below_a_removed_channel_moves_up(store: Store) -> None:
    run(store, delete_channel, lookup_key("channel", "advertising"))
    depths = {row.label: row.depth for row in channels(store.reader())}
    assert depths["@channel.advertising_tv"] == 0
    assert "@channel.advertising" not in depths


def test_one_of_the_first_channels_gets_a_name_of_ones_own(store: Store) -> None:
    run(store, rename_channel, lookup_key("channel", "trade_fair"), "健身展")
    assert "健身展" in labels(store)
    with pytest.raises(UserError, match=r"channel\.exists"):
        run(store, rename_channel, lookup_key("channel", "seminar"), "健身展")


def test_a_removed_channel_can_be_added_again(store: Store) -> None:
    made = run(store, add_channel, "抖音")
    run(store, delete_channel, made)
    assert run(store, add_channel, "抖音") == made


def test_a_tag_is_put_on_and_taken_off_by_its_letter(store: Store) -> None:
    gym, hotel = customer(store, "康悦", "电商", "VIP"), customer(store, "云溪")
    with store.write(Step.of("tag.edit", name="x")) as uow:
        edit_tag(uow, key("电商"), letter="e")
    customer(store, "力源", "E")  # the letter is the tag, no tag of its own
    assert worn(store) == {"康悦": ["VIP", "电商"], "力源": ["电商"]}
    assert run(store, toggle_lettered, "customer", [hotel, gym], "E") == 1  # the first does not bear it: on
    assert worn(store)["云溪"] == ["电商"]
    assert run(store, toggle_lettered, "customer", [hotel, gym], "E") == 2
    assert worn(store) == {"康悦": ["VIP"], "力源": ["电商"]}
    with store.write(Step.of("tag.edit", name="x")) as uow:
        edit_tag(uow, key("VIP"), letter="E")  # goes over
    assert {tag.name: tag.letter for tag in tags(store.reader())} == {"VIP": "E", "电商": None}


@pytest.mark.parametrize("letter", ["1", "ab", "é", "中"])
def test_what_is_no_letter_is_refused(store: Store, letter: str) -> None:
    customer(store, "康悦", "VIP")
    with pytest.raises(UserError), store.write(Step.of("tag.edit", name="x")) as uow:
        edit_tag(uow, key("VIP"), letter=letter)


def test_a_letter_that_no_tag_has_is_said(store: Store) -> None:
    gym = customer(store, "康悦")
    with pytest.raises(UserError) as refused:
        run(store, toggle_lettered, "customer", [gym], "Q")
    assert refused.value.code == "tag.no_letter"


def test_a_channel_never_stands_below_itself(store: Store) -> None:
    above = run(store, add_channel, "电梯广告")
    below = run(store, add_channel, "写字楼", above)
    with pytest.raises(UserError, match=r"channel\.circle"):
        run(store, move_channel, above, below, 0)
    run(store, move_channel, below, None, 0)
    assert next(row for row in channels(store.reader()) if row.id == below).depth == 0
    assert channels(store.reader())[0].id == below
