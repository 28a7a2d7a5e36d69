"""Export: what goes out comes back in as the same records, whole or not at all."""

import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.db.journal import Step
from app.db.store import Store
from app.exchange.cell_reach import phone_cell
from app.exchange.choices import ENUMS, choose
from app.exchange.export import Exported, ExportOrder, export_records
from app.exchange.export_columns import ONE_PHONE, known_columns
from app.exchange.fields import fields
from app.exchange.import_file import import_prepared, prepare
from app.exchange.import_job import run_now
from app.exchange.import_types import ImportOptions, ImportReport
from app.exchange.known_headers import recognise
from app.language.names import clean_name
from app.queries.export_rows import KINDS, export_pages
from app.sentences import LANGUAGES, catalogue
from app.sentences.errors import UserError
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.days import instant
from app.usecases.follow_ups import FollowUpInput, finish_follow_up, plan_follow_up
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.leads import LeadInput, create_lead, set_lead_state
from app.usecases.reaches import ReachInput
from app.usecases.tags import tag_records
from app.usecases.team import add_member, set_setting
from app.vocabulary import ConsentWay, LeadSignal

NOON = instant(datetime(2026, 9, 16, 12))
TODAY = date(2026, 9, 16)
MEMBERS = ("陈立", "吴倩")
REACHED = ("customers", "contacts", "leads")


@contextmanager
def firm(folder: Path, name: str) -> Iterator[Store]:
    """A data file with our two members, and nothing else."""
    store = Store.create(folder / name, lambda: NOON)
    with store.write(Step.of("member.add", name="x")) as uow:
        for member in MEMBERS:
            add_member(uow, member)
    try:
        yield store
    finally:
        store.close()


def take_out(store: Store, target: Path, kind: str, file_format: str, language: str = "zh_CN") -> Exported:
    done = run_now(export_records(store.reader(), target, ExportOrder(kind, file_format, language)))
    assert isinstance(done, Exported)
    return done


def take_in(store: Store, file: Path, sheet: str | None = None) -> ImportReport:
    prepared = prepare(file, sheet=sheet, today=TODAY)
    try:
        with store.write(Step.of("import.run", name=file.name, count=0)) as uow:
            report = run_now(import_prepared(uow, prepared, ImportOptions(TODAY)))
    finally:
        prepared.close()
    assert isinstance(report, ImportReport)
    return report


DERIVED = ("last_contact_at", "card_extra", "status", "lifecycle", "loyalty", "tier", "outlook")


def content(store: Store, kind: str) -> list[Any]:
    """The records of a kind without keys, in an order of their own.

    What a missing label becomes, the normal form of an address, lines of a card that say nothing new, and
    verdicts, which depend on the talks that cards do not carry, are left out.
    """
    found = []
    for page in export_pages(store.reader(), kind):
        for row in page:
            values = {
                name: value for name, value in row.values.items() if name not in DERIVED and value is not None
            }
            reaches = [(line.kind, line.label or "other", line.value) for line in row.reaches]
            found.append((sorted(values.items()), sorted(reaches, key=lambda each: each[0]), row.tags))
    return sorted(found, key=repr)


# -- what a firm may hold ----------------------------------------------------------------------------------

WORDS = (
    st.text(
        alphabet=st.sampled_from(
            "康悦健身酒店王李小明三店=+-@'\"，,;；、/ 和与ABcd09#*[]{}|:：\\^%&<>()。~¥é😀０Ａ_!？—"
        ),
        min_size=1,
        max_size=14,
    )
    .map(lambda text: " ".join(text.split()).strip(" :：*") or "店")
    .map(clean_name)
)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
DAYS = st.dates(date(2019, 1, 1), date(2026, 9, 16)).map(date.isoformat)
BIRTHDAYS = st.sampled_from(
    ["1981-10-03", "八月初七", "--10-03", "农历1990年闰五月初一", "3 Oct 1981", "10月3日", "腊月廿三"]
)
PHONES = st.sampled_from(
    ["13857150001", "138 5715 0002", "0571-8765 4321", "+1 650 253 0000", "问前台", "0571-87654321 转 802"]
)
MAILS = st.sampled_from(["lin@kangyue.example", "a.b+c@firm.example", "no mail; ask"])
SITES = st.sampled_from(["https://a.example/x?a=1;b,2&c=é", "www.firm.example", "HTTP://A.example/#top"])
CURRENCIES = st.sampled_from(["CNY", "USD", "VND", "KWD"])
LABELS = st.sampled_from(["mobile", "work", "home", "fax", "other"])
REACHES = st.lists(
    st.one_of(
        st.builds(ReachInput, st.just("phone"), PHONES, LABELS),
        st.builds(ReachInput, st.just("email"), MAILS, st.sampled_from(["work", "home", "other"])),
        st.builds(ReachInput, st.just("phone"), WORDS, LABELS),
        st.builds(ReachInput, st.just("email"), WORDS, st.sampled_from(["work", "home", "other"])),
        st.builds(ReachInput, st.just("website"), SITES, st.sampled_from(["work", "home", "other"])),
        st.builds(ReachInput, st.sampled_from(["qq", "other"]), WORDS, st.just("other")),
        st.builds(ReachInput, st.just("wechat"), st.sampled_from(["wx_lin", "林-1981"]), st.just("other")),
        st.builds(ReachInput, st.just("address"), st.just("杭州市拱墅区登云路 3 号"), st.just("work")),
    ),
    max_size=4,
    unique_by=lambda reach: (reach.kind, reach.value),
)
TAGS = st.lists(st.sampled_from(["VIP", "连锁", "a,b", "年框; 集采", "老 客户"]), max_size=3, unique=True)
CUSTOMER_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "importance": st.sampled_from([1, 2, 3]),
        "relation": st.sampled_from(["consumer", "business", "channel", "internal"]),
        "dealing": st.sampled_from(["one_off", "ongoing"]),
        "temperament": st.sampled_from(["hesitant", "worldly_wise"]),
        "rhythm": st.sampled_from(["repeat", "once"]),
        "industry": WORDS,
        "size": WORDS,
        "city": WORDS,
        "source_note": WORDS,
        "note": LINES,
        "created_day": DAYS,
        "opening_since": DAYS,
        "opening_orders": st.integers(0, 900),
        "opening_last_order": DAYS,
    },
)
PERSON_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "gender": st.sampled_from(["female", "male", "other"]),
        "occupation": WORDS,
        "employer": WORDS,
        "nickname": WORDS,
        "title": WORDS,
    },
)
CONTACTS = st.lists(
    st.builds(
        ContactInput,
        WORDS,
        st.lists(st.sampled_from(["user", "payer", "decision_maker", "gatekeeper"]), max_size=2, unique=True),
        st.fixed_dictionaries({}, optional={"title": WORDS, "department": WORDS, "note": LINES}),
        st.none() | BIRTHDAYS,
        REACHES,
    ),
    max_size=2,
    unique_by=lambda contact: contact.name,
)
NUMBERS = st.integers(0, 99)


@st.composite
def customers(draw: st.DrawFn) -> list[CustomerInput]:
    """People and firms; numbers keep the names apart."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        name = f"{draw(WORDS)}{number}"
        values = draw(CUSTOMER_VALUES)
        if draw(st.booleans()):
            values["opening_total"], values["opening_currency"] = (
                draw(st.integers(0, 10**9)),
                draw(CURRENCIES),
            )
        if draw(st.booleans()):
            values |= draw(PERSON_VALUES)
            found.append(
                CustomerInput(name, "person", values, draw(st.none() | BIRTHDAYS), draw(REACHES), draw(TAGS))
            )
        else:
            contacts = draw(CONTACTS)
            found.append(
                CustomerInput(name, "organisation", values, None, draw(REACHES), draw(TAGS), contacts)
            )
    return found


LEADS = st.lists(
    st.builds(
        LeadInput,
        WORDS,
        st.fixed_dictionaries(
            {},
            optional={
                "firm": WORDS, "title": WORDS, "campaign": WORDS, "source_note": WORDS, "interests": WORDS,
                "time_frame": WORDS, "attitude": WORDS, "industry": WORDS, "region": WORDS, "size": WORDS,
                "note": LINES, "created_day": DAYS,
                "signals": st.lists(st.sampled_from(list(LeadSignal)), min_size=1, max_size=3, unique=True),
                "consent": st.lists(st.sampled_from(list(ConsentWay)), min_size=1, unique=True).map(" ".join),
            },
        ),
        REACHES,
        TAGS,
    ),
    max_size=2,
    unique_by=lambda lead: lead.name,
)  # fmt: skip


def keep(store: Store, people: list[CustomerInput], leads: list[LeadInput]) -> None:
    """Everything about them, with a talk and a plan each."""
    with store.write(Step.of("customer.create", name="x")) as uow:
        for number, given in enumerate(people):
            key = create_customer(uow, given)
            happened = instant(datetime(2026, 9, 1, 10, 30, number))
            log_interaction(
                uow,
                InteractionInput(
                    f"量尺，{given.name}\n第二行", "visit", key, direction="incoming", happened_at=happened, minutes=6,
                    outcome="progress", mood=4, next_step="报价",
                ),
            )  # fmt: skip
            plan = FollowUpInput(
                "确认安装日期", "call", "2026-09-20T15:00", None, 30, key, None, None, None, "high", 10,
                "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "上午别打", "三店",
            )  # fmt: skip
            plan_follow_up(uow, plan)
        for lead in leads:
            create_lead(uow, lead)


def there_and_back(
    file_format: str, people: list[CustomerInput], leads: list[LeadInput], language: str
) -> None:
    """Out of one file and into an empty one: the same records."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with firm(folder, "a.lianyi") as here, firm(folder, "b.lianyi") as there:
            keep(here, people, leads)
            if file_format == "csv":
                take_out(here, folder / "out", "all", "csv", language)
                for file in sorted((folder / "out").iterdir()):
                    take_in(there, file)
            elif file_format == "xlsx":
                take_out(here, folder / "out.xlsx", "all", "xlsx", language)
                for kind in KINDS:
                    take_in(there, folder / "out.xlsx", catalogue(language)[f"export.kind.{kind}"])
            else:
                take_out(here, folder / "out.vcf", "all", "vcf", language)
                take_in(there, folder / "out.vcf")
            for kind in REACHED if file_format == "vcf" else KINDS:
                assert content(there, kind) == content(here, kind)


@pytest.mark.parametrize(
    "interests",
    [
        "跑步机，瑜伽垫",
        "，小",
        "小，",
        "小，小",
        "* 小",
        "a;b，c",
        "跑步机" * 60,
        "",
        "[小]",
        '["小"]',
    ],
)
def test_the_interests_of_a_lead_come_back_as_typed(tmp_path: Path, interests: str) -> None:
    with firm(tmp_path, "a.lianyi") as here, firm(tmp_path, "b.lianyi") as there:
        keep(here, [], [LeadInput("单慧", {"interests": interests})])
        take_out(here, tmp_path / "out.csv", "leads", "csv")
        take_in(there, tmp_path / "out.csv")
        sql = "SELECT coalesce(interests, '') FROM lead"
        assert there.reader().value(sql) == here.reader().value(sql)


@pytest.mark.parametrize("file_format", ["csv", "vcf"])
@pytest.mark.parametrize("orders", [0, 3, None])
def test_no_orders_so_far_is_an_opening_figure_too(
    tmp_path: Path, file_format: str, orders: int | None
) -> None:
    with firm(tmp_path, "a.lianyi") as here, firm(tmp_path, "b.lianyi") as there:
        keep(here, [CustomerInput("单慧", "person", {"opening_orders": orders})], [])
        take_out(here, tmp_path / f"out.{file_format}", "customers", file_format)
        take_in(there, tmp_path / f"out.{file_format}")
        assert there.reader().value("SELECT opening_orders FROM customer") == orders


MAO = ContactInput(
    "毛佳", ["payer"], {"title": "采购"}, "10月3日", [ReachInput("phone", "13857150001", "work")]
)
CAUSES = [
    # one person who speaks for two firms: the second was passed over as known
    ([CustomerInput(name, "organisation", contacts=[MAO]) for name in ("甲公司", "乙公司")], []),
    # two numbers in one field: they came back as two
    ([CustomerInput("单慧", reaches=[ReachInput("phone", "13857150001 / 0571-87654321", "work")])], []),
    # a currency whose code was not read
    ([CustomerInput("单慧", values={"opening_total": 1_200, "opening_currency": "VND"})], []),
    # a name before the address, a remark behind it, a scheme: what others write was taken off
    (
        [
            CustomerInput(f"单慧{kind}{text[:2]}", reaches=[ReachInput(kind, text, "work")])
            for kind, text in (
                ("email", "单慧 <shan@firm.example>"),
                ("email", "sh@firm.example; 问前台"),
                ("email", "mailto:hui@firm.example"),
                ("phone", "tel:13857150001"),
                ("website", "https://a.example/x;b;c"),
            )
        ],
        [],
    ),
    # a sign that means an empty cell only in the tables of others
    ([CustomerInput("单慧", reaches=[ReachInput("wechat", "无"), ReachInput("other", "-")])], []),
    # no money at all is an amount too
    ([], [LeadInput("单慧", {"budget": 0, "currency": "CNY"})]),
]


@pytest.mark.parametrize("file_format", ["csv", "vcf"])
@pytest.mark.parametrize(("people", "leads"), CAUSES)
def test_what_once_was_lost_on_the_way(
    file_format: str, people: list[CustomerInput], leads: list[LeadInput]
) -> None:
    there_and_back(file_format, people, leads, "zh_CN")


def test_a_firm_that_counts_in_dollars_says_so_to_an_empty_file(tmp_path: Path) -> None:
    with firm(tmp_path, "a.lianyi") as here, firm(tmp_path, "b.lianyi") as there:
        with here.write(Step.of("settings", name="x")) as uow:
            set_setting(uow, "currency", "USD")
        keep(here, [], [LeadInput("单慧", {"budget": 1_200, "currency": "USD"})])
        take_out(here, tmp_path / "out.csv", "leads", "csv")
        take_in(there, tmp_path / "out.csv")
        assert content(there, "leads") == content(here, "leads")


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "vcf"])
@given(people=customers(), leads=LEADS, language=st.sampled_from(LANGUAGES))
@settings(max_examples=12, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate])
def test_out_and_into_an_empty_file_gives_the_same_records(
    file_format: str, people: list[CustomerInput], leads: list[LeadInput], language: str
) -> None:
    there_and_back(file_format, people, leads, language)


def test_signals_and_consent_are_read_in_anybodys_words(tmp_path: Path) -> None:
    text = "Lead Name,Company,Signals,Consent\n李梅,康悦,new shop；招聘；moon,SMS; 微信\n"
    (tmp_path / "leads.csv").write_text(text, "utf-8")
    with firm(tmp_path, "a.lianyi") as here:
        report = take_in(here, tmp_path / "leads.csv")
        row = here.reader().one("SELECT signals, consent FROM lead")
        assert row == ('["new_shop","recruiting"]', "message wechat")
        assert [problem.code for problem in report.problems] == ["import.choice_unknown"]


def test_what_was_told_of_the_end_of_a_plan_and_of_a_lead_comes_back(tmp_path: Path) -> None:
    with firm(tmp_path, "a.lianyi") as here, firm(tmp_path, "b.lianyi") as there:
        with here.write(Step.of("lead.create", name="x")) as uow:
            lost = create_lead(
                uow, LeadInput("赵启明", {"firm": "澜湾度假酒店", "budget": 1_280_050, "currency": "USD"})
            )
            later = create_lead(uow, LeadInput("孙若兰"))
            set_lead_state(uow, [lost], "disqualified", reason="预算被砍")
            set_lead_state(uow, [later], "nurture", wake_on="2027-02-16")
            tag_records(uow, "lead", [lost], "集采")
            plan = plan_follow_up(
                uow, FollowUpInput("送方案", "delivery", "2026-09-14", "2026-09-15", lead_id=later)
            )
        with here.write(Step.of("follow_up.done", subject="x")) as uow:
            from app.models import FollowUp

            finish_follow_up(uow, uow.get(FollowUp, plan), result="已签收，\n下周回话")
        take_out(here, tmp_path / "out", "all", "csv")
        for file in sorted((tmp_path / "out").iterdir()):
            take_in(there, file)
        assert content(there, "leads") == content(here, "leads")
        assert content(there, "followups") == content(here, "followups")


# -- headers and words -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "deals"])  # they have their own way in
def test_the_import_knows_every_column_of_ours(kind: str, language: str) -> None:
    columns = known_columns(kind, language)
    headers = tuple(header.replace("#", "1") for header, _target in columns)
    program = recognise(headers)
    assert program is not None
    assert program.file == f"lianyi_{kind}.{language}"
    assert [t for _header, t in columns if t not in fields() and not t.startswith("verdict.")] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("target", ENUMS)
def test_the_import_knows_every_word_of_ours(target: str, language: str) -> None:
    labels = {
        code.partition(".")[2]: text
        for code, text in catalogue(language).items()
        if code.startswith(f"{ENUMS[target]}.")
    }
    assert labels
    assert {value: choose(target, text) for value, text in labels.items()} == {
        value: value for value in labels
    }


# -- files -------------------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with firm(tmp_path, "firm.lianyi") as found:
        keep(
            found, [CustomerInput("=康悦健身", "organisation", {"note": "+86"}), CustomerInput("林晓芸")], []
        )
        yield found


def test_a_formula_is_guarded_in_the_file_and_comes_back_as_it_was(store: Store, tmp_path: Path) -> None:
    take_out(store, tmp_path / "out.csv", "customers", "csv")
    text = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert "'=康悦健身" in text
    with firm(tmp_path, "b.lianyi") as there:
        take_in(there, tmp_path / "out.csv")
        assert content(there, "customers") == content(store, "customers")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("customers", "o.csv"),
        ("all", "o.xlsx"),
        ("all", "o.zip"),
        ("all", "o"),
        ("all", "o.vcf"),
        ("all", "o.json"),
    ],
)
def test_stopped_half_way_it_leaves_nothing_and_the_old_file_stays(
    store: Store, tmp_path: Path, kind: str, name: str
) -> None:
    folder = tmp_path / "place"
    folder.mkdir()
    target = folder / name
    if target.suffix:
        target.write_text("the old one")
    file_format = {"": "csv", ".zip": "csv"}.get(target.suffix, target.suffix[1:])
    job = export_records(store.reader(), target, ExportOrder(kind, file_format))
    next(job)
    job.close()
    assert [path.name for path in folder.iterdir()] == ([name] if target.suffix else [])
    assert not target.suffix or target.read_text() == "the old one"


@pytest.mark.parametrize(
    ("kind", "file_format"),
    [("followups", "vcf"), ("interactions", "vcf"), ("customers", "ics")],
)
def test_a_kind_the_format_cannot_hold_is_refused(
    store: Store, tmp_path: Path, kind: str, file_format: str
) -> None:
    with pytest.raises(UserError) as caught:
        take_out(store, tmp_path / "out", kind, file_format)
    assert caught.value.code == "export.not_in_format"


def test_a_folder_that_is_not_there_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        take_out(store, tmp_path / "nowhere" / "out.csv", "customers", "csv")
    assert caught.value.code == "export.no_folder"


def test_only_some_in_their_order_and_only_some_columns(store: Store, tmp_path: Path) -> None:
    rows = [row for page in export_pages(store.reader(), "customers") for row in page]
    order = ExportOrder(
        "customers", "csv", ids=[rows[1].id, rows[0].id], columns=("customer.name", "customer.kind")
    )
    run_now(export_records(store.reader(), tmp_path / "out.csv", order))
    assert (tmp_path / "out.csv").read_text("utf-8-sig").splitlines() == [
        "Customer,Person or Organisation",
        "林晓芸,Person",
        "'=康悦健身,Organisation",
    ]


def test_json_holds_everything_and_keys(store: Store, tmp_path: Path) -> None:
    done = take_out(store, tmp_path / "out.json", "all", "json")
    read = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert {kind: len(read[kind]) for kind in (*KINDS, "orders")} == done.counts
    assert read["customers"][0]["name"] == "=康悦健身"
    assert read["followups"][0]["repeat_rule"] == "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR"
    assert read["interactions"][0]["happened_at"].endswith("Z")


def test_a_zip_holds_a_table_per_kind_in_the_order_they_go_back_in(store: Store, tmp_path: Path) -> None:
    take_out(store, tmp_path / "out.zip", "all", "csv", "en")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.namelist() == [
            "1-Customers.csv", "2-Contacts.csv", "3-Leads.csv", "4-Interactions.csv", "5-Follow-ups.csv",
            "6-Products.csv",
            "7-Deals.csv",
            "8-Orders.csv",
        ]  # fmt: skip


def test_what_is_in_the_recycle_bin_stays_there(store: Store, tmp_path: Path) -> None:
    from app.usecases.recycling import recycle_records

    key = next(export_pages(store.reader(), "customers"))[0].id
    with store.write(Step.of("customer.delete", count=1)) as uow:
        recycle_records(uow, "customer", [key])
    assert take_out(store, tmp_path / "out.json", "all", "json").counts["customers"] == 1


@pytest.mark.parametrize(
    "name",
    [
        "firm.lianyi",
        "firm.lianyi-wal",
        "firm.lianyi-shm",
        "link.json",
        "hard.json",
        "other.lianyi",
        "old.lianyi-backup",
    ],
)
def test_no_export_writes_over_a_data_file(tmp_path: Path, name: str) -> None:
    with firm(tmp_path, "firm.lianyi") as store:
        (tmp_path / "link.json").symlink_to(tmp_path / "firm.lianyi")
        (tmp_path / "hard.json").hardlink_to(tmp_path / "firm.lianyi")
        (tmp_path / "other.lianyi").write_bytes(b"another firm")
        (tmp_path / "old.lianyi-backup").write_bytes(b"a backup")
        with pytest.raises(UserError) as caught:
            take_out(store, tmp_path / name, "customers", "json")
        assert caught.value.code in ("export.own_file", "export.data_file")
        assert store.reader().value("SELECT count(*) FROM member") == len(MEMBERS)
    assert (tmp_path / "firm.lianyi").read_bytes().startswith(b"SQLite")
    assert (tmp_path / "other.lianyi").read_bytes() == b"another firm"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_ordinary_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with firm(tmp_path, "firm.lianyi") as store, pytest.raises(UserError) as caught:
        take_out(store, tmp_path / "pipe.json", "customers", "json")
    assert caught.value.code == "export.no_file"
    assert (tmp_path / "pipe.json").is_fifo()


@given(st.from_regex(ONE_PHONE, fullmatch=True).map(lambda text: text[:40].rstrip(" -")))
def test_a_number_that_goes_out_unread_comes_back_as_the_one_it_is(text: str) -> None:
    assert [reach.value for reach in phone_cell(text, None, "CN").reach] == [text]
