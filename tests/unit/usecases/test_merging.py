"""Two records become one and nothing is lost; taking it back gives the file as it was, down to the last row."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.db import search_index
from app.db.bulk import insert_many
from app.db.journal import Step
from app.db.schema import create_triggers, drop_triggers, rebuild_kept
from app.db.store import Store
from app.db.verdicts import judge_all_anew
from app.exchange.import_job import run_now
from app.models import Base, Customer
from app.sentences.errors import UserError
from app.usecases.customers import create_customer
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.judging import judge_waiting
from app.usecases.lead_scores import score_next
from app.usecases.leads import create_lead
from app.usecases.merge_fields import UNITS, default_side
from app.usecases.merging import (
    ENTITIES,
    call_different,
    merge_lead_into_customer,
    merge_many,
    merge_records,
    references_to,
)
from app.usecases.record_input import CustomerInput, LeadInput, ReachInput
from app.usecases.sample import create_sample
from app.usecases.tags import tag_records
from app.usecases.undoing import redo_last, undo_last
from tests.unit.db.helpers import assert_derived_right

STAMPS = {"created_at", "updated_at", "updated_on"}
NOT_CONTENT = {"journal_step", "journal_entry", "meta", "verdict_change"}  # what was goes on being noted
TODAY = date(2026, 9, 16)
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # a file a try: shrinking takes minutes


def opened(path: Path) -> Store:
    """The file on the day of the tests."""
    return Store.open(path, lambda: int(datetime(2026, 9, 16, 10, tzinfo=UTC).timestamp() * 1_000))


def content(store: Store) -> dict[str, Any]:
    """Every row of every table, but for stamps and the journal itself; of the bin only whether something is in it."""
    found: dict[str, Any] = {}
    with closing(store.driver()) as connection:
        for table in Base.metadata.sorted_tables:
            if table.name in NOT_CONTENT:
                continue
            cursor = connection.execute(f"SELECT * FROM {table.name} ORDER BY 1")
            names = [column[0] for column in cursor.description]
            found[table.name] = [
                {
                    name: (value is not None) if name == "deleted_at" else value
                    for name, value in zip(names, row, strict=True)
                    if name not in STAMPS
                }
                for row in cursor.fetchall()
            ]
    found["tally"] = [row for row in found["tally"] if row["amount"]]
    return found


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    """One unit of work."""
    with store.write(Step.of("record.merge")) as uow:
        return usecase(uow, *args, **kwargs)


def value_for(column: Any, known: dict[str, list[int]], dice: int) -> Any:
    """Something to stand in a column."""
    for key in column.foreign_keys:
        keys = known.get(key.column.table.name) or [None]
        return keys[dice % len(keys)]
    if column.name.endswith("_day") or column.name == "due":
        return f"2026-09-{1 + dice % 9:02d}"
    if column.type.__class__.__name__ in ("Integer", "Flag"):
        return dice % 2
    return {"JsonText": "[]"}.get(type(column.type).__name__, f"x{dice % 3}")


def fill(store: Store) -> None:
    """Two rows more in every table that refers to customers, contacts or leads, one for each of two records."""
    with store.write(Step.of("record.merge")) as uow:
        known = {
            table.name: [
                key for (key,) in uow.driver.execute(f"SELECT id FROM {table.name} ORDER BY id LIMIT 4")
            ]
            for table in Base.metadata.sorted_tables
            if "id" in table.columns
        }
        for target in ENTITIES:
            for name, column in references_to(target):
                if name in ENTITIES or not known[target]:
                    continue
                table = Base.metadata.tables[name]
                for number, key in enumerate(known[target]):
                    row = {
                        each.name: value_for(each, known, number)
                        for each in table.columns
                        if not each.nullable and each.name not in {"id", *STAMPS}
                    }
                    insert_many(uow, name, [{**row, column: key}], remember=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("merging")
    path = folder / "sample.lianyi"
    for _ in create_sample(path, 24, today=TODAY):
        pass
    store = opened(path)
    fill(store)
    with closing(
        store.driver()
    ) as connection:  # rows of nothing but needed columns: make their words and sums
        connection.execute("BEGIN IMMEDIATE")
        drop_triggers(connection)
        rebuild_kept(connection)
        create_triggers(connection)
        list(search_index.rebuild(connection))
        connection.execute("COMMIT")
    store.close()
    store = opened(path)
    with store.write(Step("lead.scores", {}, undoable=False)) as uow:  # what any touch of a lead would do
        score_next(uow, 0, TODAY)
    with store.write(
        Step("verdict.judge", {}, undoable=False)
    ) as uow:  # what was filled in is a new yardstick
        judge_all_anew(uow.driver)
    judge_waiting(store, TODAY, due=True)
    assert_derived_right(store)
    store.close()
    return path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi")
    yield found
    found.close()


@given(data=st.data())
@settings(max_examples=12, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
def test_a_merge_taken_back_is_as_if_it_had_not_been(data: st.DataObject, made: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.lianyi"
    for old in tmp_path.glob("copy.lianyi*"):
        old.unlink()
    shutil.copy(made, path)
    store = opened(path)
    try:
        table = data.draw(st.sampled_from(sorted(ENTITIES)))
        live = "SELECT id FROM {t} WHERE deleted_at IS NULL ORDER BY id LIMIT 8".replace("{t}", table)
        keys = [key for (key,) in store.reader().all(live)]
        keep, lose = data.draw(st.permutations(keys))[:2]
        sides = st.sampled_from(["mine", "other", "both"])
        chosen = data.draw(st.dictionaries(st.sampled_from(sorted(UNITS[table])), sides, max_size=6))
        before = content(store)
        run(store, merge_records, table, keep, lose, chosen)
        after = content(store)
        assert after != before
        assert_derived_right(store)
        with store.write(Step.of("undo")) as uow:
            assert undo_last(uow).kept == []
        assert content(store) == before
        assert_derived_right(store)
        with store.write(Step.of("redo")) as uow:
            assert redo_last(uow).kept == []
        assert content(store) == after
        assert_derived_right(store)
    finally:
        store.close()


@pytest.mark.parametrize("table", sorted(ENTITIES))
def test_whatever_refers_to_a_record_goes_with_it(table: str, made: Path, tmp_path: Path) -> None:
    """Read from the schema: a table made tomorrow is filled here, and has to be moved."""
    path = Path(shutil.copy(made, tmp_path / "copy.lianyi"))
    store = opened(path)
    try:
        keys = [
            key
            for (key,) in store.reader().all(
                f"SELECT id FROM {table} WHERE deleted_at IS NULL ORDER BY id LIMIT 4"
            )
        ]
        keep, lose = keys[0], keys[1]
        run(store, merge_records, table, keep, lose)
        left = {
            name
            for name, column in references_to(table)
            if store.reader().value(
                f"SELECT count(*) FROM {name} WHERE {column} = ? AND deleted_at IS NULL", (lose,)
            )
        }
        # of these one record has one of a kind, and the other's stays with it; or they are its own history
        assert left <= {"profile", "verdict", "verdict_change", "custom_value", "tag_link", "reach"}
        state = store.reader().one(
            f"SELECT deleted_at IS NOT NULL, merged_into_id FROM {table} WHERE id = ?", (lose,)
        )
        assert state == (1, keep)
    finally:
        store.close()


def person(store: Store, name: str, phone: str = "", **values: Any) -> int:
    reaches = [ReachInput("phone", phone)] if phone else []
    return int(run(store, create_customer, CustomerInput(name, "person", values, reaches=reaches)))


def test_fields_are_filled_and_chosen(store: Store) -> None:
    keep = person(store, "王海涛", "13805711111", city="杭州", note="喜欢普洱")
    lose = person(store, "王海涛（健身）", "13805711111", city="宁波", employer="康悦", note="要发票")
    run(store, merge_records, "customer", keep, lose, {"name": "other", "city": "other"})
    row = store.reader().one("SELECT name, city, employer, note, phone FROM customer WHERE id = ?", (keep,))
    assert row == ("王海涛（健身）", "宁波", "康悦", "喜欢普洱\n要发票", "13805711111")
    assert (
        store.reader().value("SELECT count(*) FROM reach WHERE customer_id = ?", (keep,)) == 1
    )  # one phone, not two


def test_the_first_phone_stays_the_first(store: Store) -> None:
    older = person(store, "李娜", "13900000001")
    newer = person(store, "李娜", "13900000002")
    run(store, merge_records, "customer", newer, older)
    phones = store.reader().all("SELECT value FROM reach WHERE customer_id = ? ORDER BY position", (newer,))
    assert phones == [("13900000002",), ("13900000001",)]
    assert store.reader().value("SELECT phone FROM customer WHERE id = ?", (newer,)) == "13900000002"


def test_talks_and_tags_come_along_once(store: Store) -> None:
    keep, lose = person(store, "张伟"), person(store, "张伟")
    run(store, tag_records, "customer", [keep, lose], "VIP")
    run(store, tag_records, "customer", [lose], "展会")
    run(store, log_interaction, InteractionInput("谈了价格", "call", lose))
    run(store, merge_records, "customer", keep, lose)
    tags = store.reader().all(
        "SELECT t.name FROM tag_link l JOIN tag t ON t.id = l.tag_id WHERE l.customer_id = ? ORDER BY 1",
        (keep,),
    )
    assert tags == [("VIP",), ("展会",)]
    assert store.reader().value("SELECT customer_id FROM interaction") == keep
    assert store.reader().value("SELECT last_contact_at IS NOT NULL FROM customer WHERE id = ?", (keep,)) == 1


def test_what_was_edited_since_stays_when_a_merge_is_taken_back(store: Store) -> None:
    keep, lose = person(store, "张伟", city=None), person(store, "张伟", city="杭州")
    run(store, merge_records, "customer", keep, lose)
    with store.write(Step.of("customer.edit")) as uow:
        uow.get(Customer, keep).city = "宁波"
    step = store.reader().value(
        "SELECT id FROM journal_step WHERE code = 'record.merge' ORDER BY at DESC LIMIT 1"
    )
    from app.usecases.undoing import undo_step

    with store.write(Step.of("undo")) as uow:
        undo_step(uow, step)
    cities = store.reader().all("SELECT city, deleted_at FROM customer ORDER BY id")
    assert cities == [("宁波", None), ("杭州", None)]


def test_a_lead_that_is_a_customer_is_converted_into_it(store: Store) -> None:
    keep = person(store, "赵启明", "13900000002")
    lead = int(run(store, create_lead, LeadInput("赵启明", {}, [ReachInput("phone", "13900000003")])))
    run(store, merge_lead_into_customer, lead, keep)
    assert store.reader().one("SELECT state, customer_id FROM lead") == ("converted", keep)
    assert store.reader().value("SELECT count(*) FROM reach WHERE customer_id = ?", (keep,)) == 2


def test_many_pairs_are_one_step_and_chains_end_in_one_record(store: Store) -> None:
    a, b, c = (person(store, "钱多多", "13900000009") for _ in range(3))
    before = content(store)
    pairs = [
        (("customer", a), ("customer", b)),
        (("customer", b), ("customer", c)),
        (("customer", a), ("customer", c)),
    ]
    with store.write(Step.of("record.merge_many")) as uow:
        assert run_now(merge_many(uow, pairs)) == 2
    assert store.reader().all("SELECT id FROM customer WHERE deleted_at IS NULL") == [(a,)]
    assert store.reader().all("SELECT DISTINCT merged_into_id FROM customer WHERE id <> ?", (a,)) == [(a,)]
    with store.write(Step.of("undo")) as uow:
        undo_last(uow)
    assert content(store) == before


def test_pairs_called_different_are_kept(store: Store) -> None:
    a, b = person(store, "张伟"), person(store, "张伟")
    assert run(store, call_different, [(("customer", a), ("customer", b))]) == 1
    assert store.reader().one("SELECT customer_id, other_customer_id FROM known_different") == (a, b)


def test_odd_wishes_are_refused(store: Store) -> None:
    a, b = person(store, "张伟"), person(store, "张伟")
    with pytest.raises(UserError, match=r"merge\.same"):
        run(store, merge_records, "customer", a, a)
    with pytest.raises(UserError, match=r"merge\.unknown_field"):
        run(store, merge_records, "customer", a, b, {"id": "other"})
    run(store, merge_records, "customer", a, b)
    with pytest.raises(UserError, match=r"record\.gone"):
        run(store, merge_records, "customer", b, a)


@pytest.mark.parametrize(
    ("unit", "mine", "other", "side"),
    [
        ("city", [None], ["杭州"], "other"),
        ("city", ["杭州"], ["宁波"], "mine"),
        ("importance", [1], [3], "other"),
        ("importance", [3], [1], "mine"),
        ("created_day", ["2026-02-01"], ["2025-01-01"], "other"),
        ("note", ["a"], ["b"], "both"),
        ("note", ["a"], [None], "mine"),
        ("birthday", [None] * 6, ["solar", 1981, 10, 3, 0, None], "other"),
    ],
)
def test_what_is_proposed_for_a_field(unit: str, mine: list[Any], other: list[Any], side: str) -> None:
    assert default_side(unit, mine, other) == side


@pytest.mark.parametrize("table", sorted(ENTITIES))
def test_every_column_that_a_person_sets_can_be_chosen(table: str) -> None:
    from app.db.journal import KEPT

    kept_by_rules = {"status", "status_since", "lifecycle", "loyalty", "tier", "outlook", "judge_on"}
    own = {column.name for column in Base.metadata.tables[table].columns}
    listed = {column for columns in UNITS[table].values() for column in columns}
    rest = {"id", "deleted_at", "merged_into_id", *STAMPS, *kept_by_rules, *KEPT.get(table, ())}
    assert own - listed <= rest
    assert listed <= own
