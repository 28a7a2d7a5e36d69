"""Fields of one's own on their way through files: typed, kept, shown, taken out, taken in again as the same."""

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
from app.exchange import import_file
from app.exchange.draft import PersonDraft
from app.exchange.export import ExportOrder, export_records
from app.exchange.import_file import drafts_of, import_prepared, prepare
from app.exchange.import_job import run_now
from app.exchange.import_types import ImportOptions, ImportReport
from app.exchange.mapping import mapping_from_json
from app.language.custom_values import read_value
from app.queries.custom_fields import fields_of, values_of
from app.queries.search import find
from app.usecases.contacts import ContactInput
from app.usecases.custom_fields import FieldInput, add_field, edit_field
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.deal_input import DealInput
from app.usecases.deals import create_deal
from app.usecases.leads import LeadInput, create_lead
from app.usecases.undoing import undo_last

TODAY = date(2026, 9, 16)
SHAPES: dict[str, dict[str, Any]] = {
    "偏好": {"kind": "text"},
    "面积": {"kind": "number", "decimals": 1},
    "开业日": {"kind": "date"},
    "会员等级": {"kind": "choice", "choices": ["金卡", "银卡; 试用", "N/A"]},
    "已签约": {"kind": "tick"},
    "年租金": {"kind": "money"},
    "备注": {"kind": "text"},  # as a built-in column is called
}
ENTITIES = ("customer", "contact", "lead", "deal")


@contextmanager
def firm(folder: Path, name: str) -> Iterator[Store]:
    """A data file with all kinds of fields for all kinds of records."""
    store = Store.create(folder / name)
    with store.write(Step.of("custom.add", name="x")) as uow:
        for entity in ENTITIES:
            for title, shape in SHAPES.items():
                add_field(uow, FieldInput(entity, title, **shape))
    try:
        yield store
    finally:
        store.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with firm(tmp_path, "firm.lianyi") as made:
        yield made


def keys(store: Store, entity: str) -> dict[str, int]:
    return {field.name: field.id for field in fields_of(store.reader(), entity)}


def own(store: Store, entity: str, texts: dict[str, str]) -> dict[int, str | None]:
    known = keys(store, entity)
    return {known[name]: text for name, text in texts.items()}


def take_in(store: Store, path: Path, mapping: str = "", **choices: Any) -> ImportReport:
    known = mapping_from_json(mapping) if mapping else None
    prepared = prepare(path, today=TODAY, own=fields_of(store.reader()), mapping=known, **choices)
    try:
        with store.write(Step.of("import.run", name=path.name, count=0)) as uow:
            report = run_now(import_prepared(uow, prepared, ImportOptions(TODAY, on_duplicate="update")))
    finally:
        prepared.close()
    assert isinstance(report, ImportReport)
    return report


def take_out(store: Store, path: Path, kind: str, file_format: str = "csv", language: str = "zh_CN") -> Path:
    run_now(export_records(store.reader(), path, ExportOrder(kind, file_format, language)))
    return path


def told(store: Store, entity: str) -> dict[str, dict[str, Any]]:
    """What stands in the fields of each record, by its name and theirs."""
    reader = store.reader()
    names = dict(reader.all(f"SELECT id, name FROM {entity} WHERE deleted_at IS NULL"))
    titles = {field.id: field.name for field in fields_of(reader, retired=True)}
    found = values_of(reader, entity, names)
    return {
        name: {titles[field]: tuple(value) for field, value in found.get(key, {}).items()}
        for key, name in names.items()
    }


def test_columns_that_bear_the_name_of_a_field_fill_it(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "客户.csv"
    path.write_text(
        "客户名称,会员等级,面积,开业日,已签约,年租金,偏好\n"
        '王海,金卡,"1,200.5",2025/3/8,是,1.2万,静音跑步机\n'
        "李明,白金,很大,哪天,也许,$5,\n",
        "utf-8",
    )
    report = take_in(store, path)
    assert told(store, "customer") == {
        "王海": {
            "会员等级": ("金卡", None),
            "面积": (None, 1_200_500_000),
            "开业日": ("2025-03-08", None),
            "已签约": (None, 1),
            "年租金": (None, 1_200_000),
            "偏好": ("静音跑步机", None),
        },
        "李明": {},
    }
    assert [(p.line, p.code) for p in report.problems] == [(3, "import.own_unclear")] * 5
    note = store.reader().value("SELECT note FROM customer WHERE name = '李明'")
    assert "会员等级: 白金" in note
    assert [hit.title for hit in find(store.reader(), "静音")] == ["王海"]


def test_a_mapping_by_hand_names_a_field_shortly_or_in_full(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("谁,级,爱好\n王海,金卡,划船\n", "utf-8")
    mapping = {"谁": "customer.name", "级": "custom.会员等级", "爱好": "custom.customer.偏好"}
    take_in(store, path, json.dumps(mapping), kind="customers")
    assert told(store, "customer") == {"王海": {"会员等级": ("金卡", None), "偏好": ("划船", None)}}


def test_a_field_that_is_gone_is_a_column_nobody_knows(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("谁,级\n王海,金卡\n", "utf-8")
    with store.write(Step.of("custom.retire", name="x")) as uow:
        edit_field(uow, keys(store, "customer")["会员等级"], {"active": False})
    mapping = json.dumps({"谁": "customer.name", "级": "custom.customer.会员等级"})
    prepared = prepare(
        path, kind="customers", mapping=mapping_from_json(mapping), own=fields_of(store.reader())
    )
    assert prepared.mapping is not None
    assert [column.key for column in prepared.mapping.columns] == ["customer.name", ""]
    assert [draft.further for draft in drafts_of(prepared) if isinstance(draft, PersonDraft)] == [()]
    prepared.close()


def test_what_is_known_is_filled_up_and_never_overwritten(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("客户名称,手机,会员等级,偏好\n王海,13805712266,金卡,划船\n", "utf-8")
    with store.write(Step.of("customer.create", name="x")) as uow:
        from app.usecases.reaches import ReachInput

        given = own(store, "customer", {"偏好": "静音"})
        create_customer(
            uow, CustomerInput("王海", "person", own=given, reaches=[ReachInput("phone", "13805712266")])
        )
    take_in(store, path)
    assert told(store, "customer") == {"王海": {"会员等级": ("金卡", None), "偏好": ("静音", None)}}
    assert [hit.title for hit in find(store.reader(), "金卡")] == ["王海"]
    with store.write(Step.of("undo")) as uow:
        undo_last(uow)
    assert told(store, "customer") == {"王海": {"偏好": ("静音", None)}}


def test_firms_and_their_people_get_their_own(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("公司名称,联系人,会员等级\n云溪酒店,周敏,金卡\n云溪酒店,何倩,金卡\n", "utf-8")
    take_in(store, path)
    assert told(store, "customer") == {"云溪酒店": {"会员等级": ("金卡", None)}}
    assert told(store, "contact") == {"周敏": {}, "何倩": {}}


def test_the_child_gives_what_reading_here_gives(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("客户名称,会员等级,面积,开业日\n王海,金卡,12.5,2026-01-02\n", "utf-8")
    monkeypatch.setattr(import_file, "WORTH_A_CHILD", 1)
    take_in(store, path)
    kept = {"会员等级": ("金卡", None), "面积": (None, 12_500_000), "开业日": ("2026-01-02", None)}
    assert told(store, "customer") == {"王海": kept}


def test_json_says_them_by_name(store: Store, tmp_path: Path) -> None:
    texts = {"面积": "12.5", "已签约": "是", "年租金": "99.9", "会员等级": "金卡"}
    with store.write(Step.of("customer.create", name="x")) as uow:
        create_customer(uow, CustomerInput("王海", "person", own=own(store, "customer", texts)))
    read = json.loads(take_out(store, tmp_path / "a.json", "customers", "json").read_text("utf-8"))
    assert read["customers"][0]["own"] == {
        "面积": "12.5",
        "已签约": True,
        "年租金": {"amount": 9_990, "currency": "CNY"},
        "会员等级": "金卡",
    }


def test_only_the_chosen_ones_are_written(store: Store, tmp_path: Path) -> None:
    chosen = ["customer.name", "custom.customer.面积"]
    order = ExportOrder("customers", "csv", "zh_CN", columns=chosen)
    run_now(export_records(store.reader(), tmp_path / "a.csv", order))
    assert (tmp_path / "a.csv").read_text("utf-8-sig").strip() == "客户名称,面积"


WORDS = st.text(
    alphabet=st.sampled_from("康悦 健身=+-@'\"，,;；、/ABcd09#*[]{}|:\\^%&<>()。~¥é😀Ａ_!？—\n"),
    min_size=1,
    max_size=14,
).map(str.strip)
TYPED = st.fixed_dictionaries(
    {},
    optional={
        "偏好": WORDS,
        "面积": st.decimals(-(10**6), 10**6, places=6).map(lambda n: f"{n:f}"),
        "开业日": st.dates(date(1950, 1, 1), date(2099, 1, 1)).map(date.isoformat),
        "会员等级": st.sampled_from(SHAPES["会员等级"]["choices"]),
        "已签约": st.sampled_from(["是", "否"]),
        "年租金": st.decimals(-(10**6), 10**6, places=2).map(lambda n: f"{n:f}"),
        "备注": WORDS,
    },
)
MANY = st.fixed_dictionaries(dict.fromkeys(ENTITIES, TYPED))


def fill(store: Store, many: dict[str, dict[str, str]]) -> None:
    def typed(entity: str) -> dict[int, str | None]:
        shapes = {field.id: field.shape for field in fields_of(store.reader(), entity)}
        given = own(store, entity, many[entity])
        return {key: text for key, text in given.items() if read_value(shapes[key], text or "", TODAY)}

    with store.write(Step.of("customer.create", name="x")) as uow:
        people = [ContactInput("林国栋", own=typed("contact"))]
        create_customer(
            uow, CustomerInput("云溪酒店", "organisation", own=typed("customer"), contacts=people)
        )
        create_lead(uow, LeadInput("周敏", own=typed("lead")))
        create_deal(uow, DealInput("一店", own=typed("deal")))


@pytest.mark.parametrize(
    ("file_format", "language"), [("csv", "zh_CN"), ("csv", "en"), ("xlsx", "zh_CN"), ("vcf", "en")]
)
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(many=MANY)
def test_what_goes_out_comes_back_in(
    file_format: str, language: str, many: dict[str, dict[str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with firm(place, "one.lianyi") as first, firm(place, "two.lianyi") as second:
            fill(first, many)
            kinds = {"customer": "customers", "contact": "contacts", "lead": "leads", "deal": "deals"}
            if file_format == "vcf":
                kinds.pop("deal")
            for entity, kind in kinds.items():
                path = take_out(first, place / f"{kind}.{file_format}", kind, file_format, language)
                take_in(second, path)
                assert told(second, entity) == told(first, entity), kind
