"""Profiles on their way through files: out of a table, a card or JSON and in again as the same."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.db.journal import Step
from app.db.store import Store
from app.exchange.export import ExportOrder, export_records
from app.exchange.import_file import import_prepared, prepare
from app.exchange.import_job import run_now
from app.exchange.import_types import ImportOptions, ImportReport
from app.exchange.profile_cells import FAMILY, lines_text, read_lines
from app.queries.profile import profile_of
from app.queries.search import find
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.profile_input import DateInput, FamilyInput, ProfileInput
from app.usecases.undoing import undo_last

TODAY = date(2026, 9, 16)


@contextmanager
def firm(folder: Path, name: str) -> Iterator[Store]:
    store = Store.create(folder / name)
    try:
        yield store
    finally:
        store.close()


def take_in(store: Store, path: Path) -> ImportReport:
    prepared = prepare(path, today=TODAY)
    try:
        with store.write(Step.of("import.run", name=path.name, count=0)) as uow:
            report = run_now(import_prepared(uow, prepared, ImportOptions(TODAY, on_duplicate="update")))
    finally:
        prepared.close()
    assert isinstance(report, ImportReport)
    return report


def told(store: Store) -> dict[str, Any]:
    """Every customer's profile without keys."""
    reader = store.reader()
    found = {}
    for key, name in reader.all("SELECT id, name FROM customer WHERE deleted_at IS NULL"):
        card = profile_of(reader, key)
        values = {column: value for column, value in card.values.items() if column != "met_through_id"}
        family = [(one.relation, one.name, one.birthday, one.phone, one.note) for one in card.family]
        dates = sorted(
            (one.name, one.day.month, one.day.day, one.day.calendar, one.note) for one in card.dates
        )
        found[name] = (values, card.met_through, family, dates)
    return found


def test_a_table_says_family_dates_and_how_we_met(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "客户名称,手机,偏好 - 习惯,家庭成员,重要日子,相识 - 时间,相识 - 介绍人,财务 - 年收入\n"
        "李明,,,,,,,\n"
        '王海,13805712200,晚上练,"妻子 | 赵婉清 | 农历八月初七\n儿子 | 王小明 | 2014-05-01 | 13805712266",'
        "结婚纪念日 | 05-20,2019,李明,30–100 万\n"
        '何川,,,"妻子 | ",,夏天,张三,\n',
        "utf-8",
    )
    with firm(tmp_path, "firm.lianyi") as store:
        take_in(store, path)  # whoever introduced somebody is looked for among those who are there already
        again = tmp_path / "b.csv"
        again.write_text("客户名称,相识 - 介绍人\n孙姐,李明\n", "utf-8")
        take_in(store, again)
        found = told(store)
        values, through, family, dates = found["王海"]
        assert values == {
            "habits": "晚上练",
            "met_day": "2019",
            "yearly_income": "30–100 万",
            "met_through_note": "李明",
        }
        assert (through, found["孙姐"][1]) == (None, "李明")
        assert [(one[0], one[1], one[3]) for one in family] == [
            ("妻子", "赵婉清", None),
            ("儿子", "王小明", "13805712266"),
        ]
        assert dates == [("结婚纪念日", 5, 20, "solar", None)]
        assert found["何川"] == ({"met_through_note": "张三"}, None, [], [])
        assert "夏天" in store.reader().value("SELECT note FROM customer WHERE name = '何川'")
        assert [hit.title for hit in find(store.reader(), "王小明")] == ["王小明"]
        assert [hit.title for hit in find(store.reader(), "晚上练")] == ["王海"]
        take_in(store, path)
        assert told(store)["王海"] == (values, "李明", family, dates)  # nothing stands there twice
        for _ in range(3):
            with store.write(Step.of("undo")) as uow:
                undo_last(uow)
        assert told(store) == {}
        assert find(store.reader(), "王小明") == []


WORDS = st.text(
    alphabet=st.sampled_from("康悦 健身=+-@'\"，,;；、|/ABcd09#*[]{}:\\%&<>()~¥é😀？—"),
    min_size=1,
    max_size=12,
).map(lambda text: " ".join(text.split()) or "店")
NAMES = st.text(alphabet=st.sampled_from("王李赵婉清小明|, "), min_size=1, max_size=5).map(
    lambda text: " ".join(text.split()) or "王"
)
BORN = st.sampled_from([None, "1981-10-03", "--10-03", "农历八月初七", "农历1990年五月初一"])
PROFILES = st.builds(
    ProfileInput,
    st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(
                ("habits", "yearly_income", "household_income", "invoice_title", "assets"), WORDS
            ),
            "met_story": st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
            "met_day": st.sampled_from(["2019", "--05-08", "2019-05-08"]),
        },
    ),
    st.lists(
        st.builds(
            FamilyInput,
            NAMES,
            WORDS,
            BORN,
            st.one_of(st.none(), st.just("13805712266")),
            st.one_of(st.none(), WORDS),
        ),
        max_size=3,
        unique_by=lambda one: one.name,
    ),
    st.lists(
        st.builds(DateInput, WORDS, BORN.filter(bool), st.one_of(st.none(), WORDS)),
        max_size=2,
        unique_by=lambda one: one.name,
    ),
)


@pytest.mark.parametrize(("file_format", "language"), [("csv", "zh_CN"), ("xlsx", "en"), ("vcf", "zh_CN")])
@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(profile=PROFILES)
def test_what_goes_out_comes_back_in(file_format: str, language: str, profile: ProfileInput) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with firm(place, "one.lianyi") as first, firm(place, "two.lianyi") as second:
            with first.write(Step.of("customer.create", name="x")) as uow:
                create_customer(uow, CustomerInput("王海", "person", profile=profile))
            path = place / f"out.{file_format}"
            run_now(export_records(first.reader(), path, ExportOrder("customers", file_format, language)))
            take_in(second, path)
            assert told(second) == told(first)


def test_json_says_it_by_column(tmp_path: Path) -> None:
    with firm(tmp_path, "firm.lianyi") as store:
        with store.write(Step.of("customer.create", name="x")) as uow:
            given = ProfileInput({"habits": "晚上练"}, [FamilyInput("王小明", "儿子")])
            create_customer(uow, CustomerInput("王海", "person", profile=given))
            create_customer(uow, CustomerInput("李明", "person"))
        path = tmp_path / "a.json"
        run_now(export_records(store.reader(), path, ExportOrder("customers", "json")))
        first, second = json.loads(path.read_text("utf-8"))["customers"]
        assert first["profile"] == {"habits": "晚上练", "family": "儿子 | 王小明"}
        assert "profile" not in second


@pytest.mark.parametrize("text", ["妻子", "| 赵", "妻子 | 赵 | 哪天", "[[]]", "[1]"])
def test_lines_that_name_nobody_are_no_family(text: str) -> None:
    assert read_lines(FAMILY, text) is None


def test_a_bar_inside_a_name_is_no_end() -> None:
    lines = [("儿子", "a|b", "", "", None)]
    assert read_lines(FAMILY, lines_text(lines)) == [["儿子", "a|b", "", "", ""]]
