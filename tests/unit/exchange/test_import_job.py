"""Taking drafts in: who is known, what is decided, what undo takes back and what it leaves."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.revert import Kept
from app.db.store import Store
from app.exchange.draft import (
    Draft,
    FirmDraft,
    FollowUpDraft,
    InteractionDraft,
    LeadDraft,
    PersonDraft,
    Problem,
    Reach,
)
from app.exchange.import_job import DryRun, import_drafts, run_now
from app.exchange.import_types import ImportOptions, ImportReport, ImportSource
from app.usecases.customers import edit_customer
from app.usecases.team import add_member
from app.usecases.undoing import redo_step, undo_step
from app.vocabulary import ReachKind, ReachLabel

TODAY = date(2026, 9, 16)
SOURCE = ImportSource("客户.csv", "customers", "csv")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    ticks = iter(range(10**9))
    start = int(datetime(2026, 9, 16, 9).timestamp() * 1000)
    found = Store.create(tmp_path / "firm.lianyi", lambda: start + next(ticks) * 1000)
    yield found
    found.close()


def phone(number: str) -> Reach:
    return Reach(ReachKind.PHONE, ReachLabel.MOBILE, number, f"+86{number}")


def take(store: Store, drafts: Sequence[Draft | Problem], **options: Any) -> ImportReport:
    with store.write(Step.of("import.run", name="客户.csv", count=0)) as uow:
        report: ImportReport = run_now(import_drafts(uow, SOURCE, drafts, ImportOptions(TODAY, **options)))
    return report


def figures(report: ImportReport) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.skipped, report.refused


def names(store: Store, table: str = "customer") -> list[str]:
    return [
        n for (n,) in store.reader().all(f"SELECT name FROM {table} WHERE deleted_at IS NULL ORDER BY id")
    ]


def step_of(store: Store, report: ImportReport) -> int:
    return int(store.reader().value("SELECT step_id FROM import_run WHERE id = ?", (report.run_id,)))


def revert(store: Store, usecase: Any, step: int) -> list[Kept]:
    with store.write(Step.of("import.undo", name="客户.csv")) as uow:
        return list(usecase(uow, step).kept)


WANG = PersonDraft(2, "王海涛", reach=(phone("13805711111"),), employer="海涛健身")

KNOWN = [
    # what the second file says of him, what is asked for, (created, updated, skipped, refused), odds ≥ 0.9
    ("the same again", WANG, "ask", (0, 0, 1, 0)),
    (
        "same phone and name, one fact more",
        PersonDraft(2, "王海涛", reach=WANG.reach, note="喜欢普洱"),
        "ask",
        (1, 0, 0, 0),
    ),
    (
        "… merged when asked for",
        PersonDraft(2, "王海涛", reach=WANG.reach, note="喜欢普洱"),
        "update",
        (0, 1, 0, 0),
    ),
    (
        "… left out when asked for",
        PersonDraft(2, "王海涛", reach=WANG.reach, note="喜欢普洱"),
        "skip",
        (0, 0, 1, 0),
    ),
    (
        "… kept twice when asked for",
        PersonDraft(2, "王海涛", reach=WANG.reach, note="喜欢普洱"),
        "create",
        (1, 0, 0, 0),
    ),
    ("same phone, quite another name", PersonDraft(2, "单慧", reach=WANG.reach), "update", (1, 0, 0, 0)),
    (
        "same name only: never one person",
        PersonDraft(2, "王海涛", reach=(phone("13805712222"),)),
        "update",
        (1, 0, 0, 0),
    ),
    (
        "same name at the same firm",
        PersonDraft(2, "王海涛", employer="海涛健身", title="店长"),
        "update",
        (0, 1, 0, 0),
    ),
    (
        "… but with a phone of his own: two of one name at a large firm are asked about",
        PersonDraft(2, "王海涛", reach=(phone("13805712222"),), employer="海涛健身"),
        "update",
        (1, 0, 0, 0),
    ),
]


@pytest.mark.parametrize(
    ("draft", "policy", "wanted"), [row[1:] for row in KNOWN], ids=[row[0] for row in KNOWN]
)
def test_somebody_known(store: Store, draft: PersonDraft, policy: str, wanted: tuple[int, ...]) -> None:
    take(store, [WANG])
    assert figures(take(store, [draft], on_duplicate=policy)) == wanted


@pytest.mark.parametrize(
    ("decision", "wanted"),
    [("skip", (0, 0, 1, 0)), ("update", (0, 1, 0, 0)), ("create", (1, 0, 0, 0))],
)
def test_a_decision_for_one_row_goes_before_that_for_all(
    store: Store, decision: str, wanted: tuple[int, ...]
) -> None:
    take(store, [WANG])
    draft = PersonDraft(7, "王海涛", reach=WANG.reach, note="喜欢普洱")
    assert figures(take(store, [draft], on_duplicate="skip", decisions={7: decision})) == wanted


def test_merging_fills_what_is_empty_and_never_overwrites(store: Store) -> None:
    take(store, [PersonDraft(2, "王海涛", reach=WANG.reach, title="店长")])
    newer = PersonDraft(2, "王海涛", reach=(*WANG.reach, phone("13805719999")), title="经理", note="喜欢普洱")
    take(store, [newer], on_duplicate="update")
    assert store.reader().one("SELECT title, note FROM customer") == ("店长", "喜欢普洱")
    assert store.reader().value("SELECT count(*) FROM reach") == 2


def test_the_whole_file_again_changes_nothing(store: Store) -> None:
    drafts: list[Draft] = [
        FirmDraft(
            2,
            "云溪国际酒店",
            reach=(Reach(ReachKind.ADDRESS, ReachLabel.WORK, "登云路 3 号", "登云路 3 号"),),
        ),
        PersonDraft(2, "周敏", firm="云溪国际酒店", reach=(phone("13905710001"),)),
        PersonDraft(3, "单慧", reach=(phone("13905710002"),), tags=("老客户",)),
    ]
    take(store, drafts)
    before = store.reader().all("SELECT * FROM customer ORDER BY id")
    report = take(store, drafts)
    assert (report.created, report.updated) == (0, 0)
    assert store.reader().all("SELECT * FROM customer ORDER BY id") == before
    assert names(store, "contact") == ["周敏"]


def test_duplicates_within_the_file_name_the_other_row(store: Store) -> None:
    report = take(
        store, [WANG, PersonDraft(9, "王海涛", reach=WANG.reach, note="又一次")], on_duplicate="update"
    )
    assert [(one.line, one.other_line, one.other_id) for one in report.duplicates] == [(9, 2, 0)]
    assert names(store) == ["王海涛"]


def test_contacts_stand_under_their_firm_and_a_missing_firm_is_made(store: Store) -> None:
    take(
        store,
        [
            FirmDraft(2, "云溪国际酒店"),
            PersonDraft(2, "周敏", firm="云溪国际酒店"),
            PersonDraft(3, "何倩", firm="云溪国际酒店"),
            PersonDraft(4, "林栋", firm="星禾科技园"),
        ],
    )
    rows = store.reader().all(
        "SELECT k.name, c.name, c.kind FROM contact k JOIN customer c ON c.id = k.customer_id ORDER BY k.id"
    )
    assert rows == [
        ("周敏", "云溪国际酒店", "organisation"),
        ("何倩", "云溪国际酒店", "organisation"),
        ("林栋", "星禾科技园", "organisation"),
    ]


def test_owners_are_members_whom_the_person_says_or_counted_as_unknown(store: Store) -> None:
    with store.write(Step.of("member.add", name="陈立")) as uow:
        chen = add_member(uow, "陈立", "blue")
    drafts = [
        PersonDraft(line, name, owner=owner)
        for line, name, owner in (
            (2, "甲一", "陈立"),
            (3, "乙二", "小吴"),
            (4, "丙三", "小吴"),
            (5, "丁四", "老周"),
        )
    ]
    report = take(store, drafts, owners={"老周": None})
    assert dict(report.unknown_owners) == {"小吴": 2}
    assert [p.code for p in report.problems] == ["import.owner_unknown"]
    assert dict(store.reader().all("SELECT name, owner_id FROM customer")) == {
        "甲一": chen, "乙二": None, "丙三": None, "丁四": None,
    }  # fmt: skip


def test_an_answer_gives_the_rows_to_that_member(store: Store) -> None:
    with store.write(Step.of("member.add", name="吴倩")) as uow:
        wu = add_member(uow, "吴倩", "violet")
    report = take(store, [PersonDraft(2, "乙二", owner="小吴")], owners={"小吴": wu})
    assert store.reader().value("SELECT owner_id FROM customer") == wu
    assert not report.unknown_owners


def test_channels_are_known_by_their_words_and_new_ones_made(store: Store) -> None:
    take(store, [PersonDraft(2, "甲一", source="展会"), PersonDraft(3, "乙二", source="抖音号")])
    rows = store.reader().all(
        "SELECT c.code, c.name FROM customer k JOIN channel c ON c.id = k.channel_id ORDER BY k.id"
    )
    assert rows == [("trade_fair", None), (None, "抖音号")]


def test_talks_go_to_the_one_customer_of_that_name_or_are_refused(store: Store) -> None:
    take(
        store,
        [
            PersonDraft(2, "王海涛", reach=(phone("13805711111"),)),
            PersonDraft(3, "王海涛", reach=(phone("13805712222"),)),
            PersonDraft(4, "单慧"),
        ],
    )
    when = datetime(2026, 9, 1, 10)
    report = take(
        store,
        [
            InteractionDraft(2, "单慧", when=when, summary="量尺"),
            InteractionDraft(3, "王海涛", when=when, summary="哪一位？"),
            InteractionDraft(4, "王海涛", phone="13805712222", when=when, summary="电话说明是第二位"),
            InteractionDraft(5, "没有此人", when=when, summary="找不到"),
            FollowUpDraft(6, "", subject="整理展台"),
        ],
    )
    assert figures(report) == (3, 0, 0, 2)
    assert {p.line: p.code for p in report.problems} == {3: "import.many_customers", 5: "import.no_customer"}
    assert report.refused_lines == {3, 5}


@pytest.mark.parametrize(
    ("customers", "number", "whose"),
    [
        (1, "13805713333", "lead"),  # not the customer, though only one bears the name
        (2, "13805713333", "lead"),
        (1, "13805711110", "customer"),
        (2, "13805711111", "customer"),
        (1, "", "customer"),  # nothing but the name: the customer
        (1, "13805719999", "customer"),  # a number that nobody has
    ],
)
def test_of_a_customer_and_a_lead_of_one_name_the_phone_tells_which(
    store: Store, customers: int, number: str, whose: str
) -> None:
    take(
        store,
        [
            *(PersonDraft(n, "单慧", reach=(phone(f"1380571111{n}"),)) for n in range(customers)),
            LeadDraft(9, "单慧", reach=(phone("13805713333"),)),
        ],
        on_duplicate="create",
    )
    talk = InteractionDraft(2, "单慧", phone=number, when=datetime(2026, 9, 1, 10), summary="量尺")
    assert figures(take(store, [talk])) == (1, 0, 0, 0)
    found = store.reader().all("SELECT customer_id IS NOT NULL, lead_id IS NOT NULL FROM interaction")
    assert found == [(whose == "customer", whose == "lead")]


def test_rows_without_any_record_are_refused_others_are_not(store: Store) -> None:
    report = take(
        store,
        [
            Problem(2, "customer.name", "import.name_missing", {"rest": "0571-85220033"}),
            Problem(3, "customer.last_contact", "import.day_nonexistent", {"value": "2023.2.30"}),
            PersonDraft(3, "单慧"),
        ],
    )
    assert figures(report) == (1, 0, 0, 1)
    assert (report.rows, report.refused_lines) == (2, {2})


def test_a_trial_keeps_nothing_and_tells_the_same_figures(store: Store) -> None:
    drafts: list[Draft] = [WANG, PersonDraft(3, "单慧"), LeadDraft(4, "何川", firm="城北消防支队")]
    with pytest.raises(DryRun) as trial:
        take(store, drafts, dry_run=True)
    assert names(store) == []
    assert store.reader().value("SELECT count(*) FROM import_run") == 0
    assert figures(trial.value.report) == figures(take(store, drafts))


def test_a_job_given_up_halfway_leaves_nothing(store: Store) -> None:
    drafts = (PersonDraft(line, f"客户{line}") for line in range(2, 12_000))
    job = None
    with pytest.raises(KeyboardInterrupt), store.write(Step.of("import.run", name="x", count=0)) as uow:  # noqa: PT012
        job = import_drafts(uow, SOURCE, drafts, ImportOptions(TODAY))
        next(job)
        raise KeyboardInterrupt
    assert names(store) == []
    assert store.reader().all("SELECT live FROM total WHERE live <> 0") == []
    assert store.reader().value("SELECT count(*) FROM search_people('k*')") == 0


def test_undo_takes_everything_back_and_redo_brings_it_again(store: Store) -> None:
    take(store, [PersonDraft(2, "老客户", reach=(phone("13805710000"),))])
    report = take(
        store,
        [
            WANG,
            FirmDraft(3, "云溪国际酒店"),
            PersonDraft(3, "周敏", firm="云溪国际酒店"),
            LeadDraft(4, "何川"),
        ],
    )
    step = step_of(store, report)
    assert revert(store, undo_step, step) == []
    assert (names(store), names(store, "contact"), names(store, "lead")) == (["老客户"], [], [])
    assert store.reader().value("SELECT undone_at IS NOT NULL FROM import_run WHERE id = ?", (report.run_id,))
    revert(store, redo_step, step)
    assert names(store) == ["老客户", "王海涛", "云溪国际酒店"]
    assert names(store, "lead") == ["何川"]


def test_undo_of_an_import_takes_its_new_tags_and_channels_back(store: Store) -> None:
    draft = PersonDraft(2, "王海涛", tags=("老客户",), source="展会现场")
    report = take(store, [draft])
    left = "SELECT count(*) FROM {} WHERE name = ? AND deleted_at IS NULL"
    for usecase, count in ((undo_step, 0), (redo_step, 1)):
        revert(store, usecase, step_of(store, report))
        assert store.reader().value(left.format("tag"), ("老客户",)) == count
        assert store.reader().value(left.format("channel"), ("展会现场",)) == count


def test_a_tag_of_an_undone_import_stays_with_those_who_got_it_since(store: Store) -> None:
    report = take(store, [PersonDraft(2, "王海涛", tags=("老客户",))])
    take(store, [PersonDraft(2, "单慧", tags=("老客户",))])
    kept = revert(store, undo_step, step_of(store, report))
    assert names(store) == ["单慧"]
    assert [one.table for one in kept] == ["tag"]
    assert store.reader().value("SELECT count(*) FROM tag WHERE name = '老客户' AND deleted_at IS NULL") == 1


def test_undo_leaves_what_was_edited_since_and_names_it(store: Store) -> None:
    report = take(store, [WANG, PersonDraft(3, "单慧")])
    key = int(store.reader().value("SELECT id FROM customer WHERE name = '单慧'"))
    with store.write(Step.of("customer.edit", name="单慧")) as uow:
        edit_customer(uow, key, {"note": "回访过"})
    kept = revert(store, undo_step, step_of(store, report))
    assert names(store) == ["单慧"]
    assert ("customer", key) in {(one.table, one.record_id) for one in kept}


def test_undo_of_a_merge_empties_what_the_file_had_filled(store: Store) -> None:
    take(store, [PersonDraft(2, "王海涛", reach=WANG.reach)])
    report = take(store, [PersonDraft(2, "王海涛", reach=WANG.reach, note="喜欢普洱")], on_duplicate="update")
    revert(store, undo_step, step_of(store, report))
    assert store.reader().all("SELECT name, note FROM customer") == [("王海涛", None)]


def test_a_merge_that_only_adds_a_tag_is_found_by_it(store: Store) -> None:
    from app.queries.search import find

    take(store, [WANG])
    take(store, [PersonDraft(2, "王海涛", reach=WANG.reach, tags=("茶友",))], on_duplicate="update")
    assert [hit.title for hit in find(store.reader(), "茶友")] == ["王海涛"]


def test_what_came_in_is_found_at_once(store: Store) -> None:
    from app.queries.search import find

    take(store, [WANG])
    assert [hit.title for hit in find(store.reader(), "wht")] == ["王海涛"]
