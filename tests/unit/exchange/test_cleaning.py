"""Rows become drafts; what is odd becomes a problem with its own sentence, and nothing is lost silently."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from app.exchange.cell_values import CleaningContext
from app.exchange.cleaning import build_drafts
from app.exchange.draft import (
    Birthday,
    Draft,
    FirmDraft,
    FollowUpDraft,
    InteractionDraft,
    LeadDraft,
    Money,
    PersonDraft,
    Problem,
)
from app.exchange.guess import guess_mapping

TODAY = date(2026, 11, 22)
CONTEXT = CleaningContext(TODAY)


def drafts_of(
    headers: str, *rows: str, kind: str | None = None, context: CleaningContext = CONTEXT
) -> tuple[list[Draft], list[Problem]]:
    """Drafts and problems of a table written with | between cells; the first row is line 2."""
    cells = [row.split("|") for row in rows]
    mapping = guess_mapping(headers.split("|"), cells, kind)
    made = list(build_drafts(list(enumerate(cells, 2)), mapping, context))
    return (
        [item for item in made if not isinstance(item, Problem)],
        [item for item in made if isinstance(item, Problem)],
    )


def one(headers: str, row: str, kind: str | None = None) -> Any:
    """The only draft of one row."""
    drafts, _ = drafts_of(headers, row, kind=kind)
    assert len(drafts) == 1
    return drafts[0]


def codes(problems: Sequence[Problem]) -> list[str]:
    """Only the codes."""
    return [problem.code for problem in problems]


# --- who is who ---


def test_a_person_alone_is_a_customer() -> None:
    draft = one("姓名|手机", "张伟|13805712266")
    assert isinstance(draft, PersonDraft)
    assert (draft.name, draft.firm, draft.reach[0].normal) == ("张伟", "", "+8613805712266")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("康悦健身连锁", FirmDraft),
        ("杭州星禾科技有限公司", FirmDraft),
        ("Acme Ltd", FirmDraft),
        ("王海涛", PersonDraft),
        ("欧阳明日", PersonDraft),
        ("阿不都热依木·买买提", PersonDraft),
        ("Wilson Fisk", PersonDraft),
        ("小卖部旁边的王姐", PersonDraft),
    ],
)
def test_a_single_name_is_a_firm_or_a_person(name: str, kind: type) -> None:
    assert isinstance(one("客户名称", name), kind)


def test_a_firm_and_its_contact() -> None:
    drafts, problems = drafts_of(
        "客户名称|联系人|职务|手机|地址|备注", "康悦健身连锁|林国栋|店长|13805712266|杭州登云路388号|月结"
    )
    firm, person = drafts
    assert isinstance(firm, FirmDraft)
    assert isinstance(person, PersonDraft)
    assert (firm.name, firm.note, [each.kind for each in firm.reach]) == ("康悦健身连锁", "月结", ["address"])
    assert (person.name, person.firm, person.title) == ("林国栋", "康悦健身连锁", "店长")
    assert [each.kind for each in person.reach] == ["phone"]
    assert problems == []


@pytest.mark.parametrize(
    ("header", "notes"),
    [
        ("公司名称|联系人|备注", ["要跑步机", "", "张伟只接微信"]),  # a second note would be lost on the firm
        ("客户名称|联系人|备注", ["要跑步机", "", "张伟只接微信"]),
        ("公司名称|姓名|备注", ["", "要跑步机", "张伟只接微信"]),  # an address book: about the person
    ],
)
def test_a_note_is_about_the_firm_when_the_person_is_its_contact(header: str, notes: list[str]) -> None:
    drafts, _ = drafts_of(header, "力健健身俱乐部|单慧|要跑步机", "力健健身俱乐部|张伟|张伟只接微信")
    assert [draft.note for draft in drafts if isinstance(draft, FirmDraft | PersonDraft)] == notes


def test_rows_of_one_firm_share_it() -> None:
    drafts, _ = drafts_of(
        "公司|姓名|地址", "甲公司|张伟|杭州", "甲 公司|王芳|杭州", "甲公司|李娜|宁波", "乙公司|赵鹏|"
    )
    assert [(type(draft).__name__, draft.name) for draft in drafts] == [  # type: ignore[union-attr]
        ("FirmDraft", "甲公司"),
        ("PersonDraft", "张伟"),
        ("PersonDraft", "王芳"),
        ("FirmDraft", "甲公司"),  # with the second address only
        ("PersonDraft", "李娜"),
        ("FirmDraft", "乙公司"),
        ("PersonDraft", "赵鹏"),
    ]
    again = drafts[3]
    assert isinstance(again, FirmDraft)
    assert (again.again, [each.value for each in again.reach]) == (True, ["宁波"])


def test_people_of_one_name_stay_apart() -> None:
    drafts, _ = drafts_of("姓名|手机", "张伟|13805712266", "张伟|13905712266")
    assert len(drafts) == 2


def test_a_mixed_file_has_firms_and_people() -> None:
    drafts, _ = drafts_of(
        "客户名称|联系人|手机", "康悦健身连锁|林国栋|13805712266", "王海涛|王海涛|13905712266"
    )
    assert [(type(draft).__name__, draft.line) for draft in drafts] == [
        ("FirmDraft", 2), ("PersonDraft", 2), ("PersonDraft", 3),
    ]  # fmt: skip


def test_an_address_book_has_people_who_work_somewhere_and_firms_without_a_person() -> None:
    drafts, problems = drafts_of(
        "First Name|Last Name|Labels|Organization Name|Phone 1 - Label|Phone 1 - Value",
        "Ann|Smith||Acme Ltd|Mobile|13805712266",
        "|||Acme Ltd|Work|0571-88992266",
    )
    person, firm = drafts
    assert isinstance(person, PersonDraft)
    assert isinstance(firm, FirmDraft)
    assert (person.name, person.firm, person.employer) == ("Ann Smith", "", "Acme Ltd")
    assert (firm.name, [each.value for each in firm.reach]) == ("Acme Ltd", ["0571-88992266"])
    assert problems == []


def test_two_people_in_one_cell_share_the_row() -> None:
    drafts, problems = drafts_of(
        "客户名称|联系人|手机|生日", "康悦健身连锁|周敏/何倩|13805712266;13905712266|1981-10-03"
    )
    people = [draft for draft in drafts if isinstance(draft, PersonDraft)]
    assert [(draft.name, draft.reach[0].value) for draft in people] == [
        ("周敏", "13805712266"), ("何倩", "13905712266"),
    ]  # fmt: skip
    assert [draft.birthday is None for draft in people] == [False, True]
    assert codes(problems) == ["import.two_people"]


def test_names_in_parts_are_put_together() -> None:
    assert one("姓|名", "欧阳|明日").name == "欧阳明日"
    assert one("First Name|Middle Name|Last Name", "Ann|B.|Smith").name == "Ann B. Smith"


def test_a_row_without_a_name_is_named_with_what_it_has() -> None:
    drafts, problems = drafts_of("客户名称|电话", "|0571-85220033")
    assert drafts == []
    assert (problems[0].code, problems[0].severity, problems[0].values["rest"]) == (
        "import.name_missing", "must", "0571-85220033",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (
            "First Name|Last Name|Labels|Organization Name|Relation 1 - Label|Relation 1 - Value|Event 1 - Label"
            "|Event 1 - Value|Custom Field 1 - Label|Custom Field 1 - Value|Custom Field 2 - Label",
            "Anna|Berg|||* Spouse|Otto Berg ::: Ole Berg|Anniversary|2001-05-06||38|Size",
        ),
        (
            "Given Name|Family Name|Group Membership|Relation 1 - Value|Relation 1 - Type|Event 1 - Type"
            "|Event 1 - Value|Custom Field 1 - Type|Custom Field 1 - Value|Custom Field 2 - Type",
            "Anna|Berg||Otto Berg ::: Ole Berg|Spouse|Anniversary|2001-05-06||38|Size",
        ),
    ],
)
def test_relatives_days_and_own_fields_of_google_are_kept_in_the_note(headers: str, cells: str) -> None:
    note = "Spouse: Otto Berg, Ole Berg\nAnniversary: 2001-05-06\nCustom Field 1 - Value: 38"
    assert one(headers, cells).note == note


# --- ways to reach ---


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("13805712266", [("13805712266", "mobile")]),
        ("0571-88992266", [("0571-88992266", "work")]),
        ("138 0571 2266", [("138 0571 2266", "mobile")]),
        ("13805712266;13905712266", [("13805712266", "mobile"), ("13905712266", "mobile")]),
        ("13805712266/0571-88992266", [("13805712266", "mobile"), ("0571-88992266", "work")]),
        ("+86 138 0571 2266", [("+86 138 0571 2266", "mobile")]),
        ("+1 202 555 0143", [("+1 202 555 0143", "other")]),
        ('[{"value": "13805712266", "label": "home"}]', [("13805712266", "home")]),
        # so we write what stands in one field: it is not taken apart
        ('[{"value": "13805712266 / 13905712266"}]', [("13805712266 / 13905712266", "other")]),
        ("13805712266 ::: 13905712266", [("13805712266", "mobile"), ("13905712266", "mobile")]),
    ],
)
def test_phones_of_a_cell(cell: str, values: list[tuple[str, str]]) -> None:
    draft = one("姓名|电话", f"张伟|{cell}")
    assert [(each.value, each.label) for each in draft.reach] == values


@pytest.mark.parametrize(
    ("cell", "code", "kept"),
    [
        ("1380571226", "import.phone_one_digit_short", True),
        ("1.38E+10", "import.phone_shortened", False),  # the digits are gone: not a number any more
        ("找前台", "import.phone_letters", True),
        ("88992266", "import.phone_area_missing", True),
    ],
)
def test_phones_with_a_fault(cell: str, code: str, kept: bool) -> None:
    drafts, problems = drafts_of("姓名|电话", f"张伟|{cell}", "王芳|13805712266", "李娜|13905712266")
    assert codes(problems) == [code]
    first = drafts[0]
    assert isinstance(first, PersonDraft)
    assert [each.value for each in first.reach] == ([cell] if kept else [])
    assert all(each.normal == "" for each in first.reach)


def test_a_lost_zero_is_told_and_the_number_understood() -> None:
    drafts, problems = drafts_of("姓名|电话", "张伟|57188992266", "王芳|4008001234", "李娜|13805712266.0")
    assert [draft.reach[0].normal for draft in drafts] == [  # type: ignore[union-attr]
        "+8657188992266", "+864008001234", "+8613805712266",
    ]  # fmt: skip
    assert codes(problems) == ["import.phone_zero_lost"]


def test_mails_of_a_cell() -> None:
    draft = one("姓名|邮箱", "张伟|Zhang Wei <Zhang@Example.com>; b@example.com")
    assert [each.normal for each in draft.reach] == ["zhang@example.com", "b@example.com"]
    _, problems = drafts_of("姓名|邮箱", "张伟|zhang@", "王芳|w@example.com")
    assert codes(problems) == ["import.email_invalid"]


def test_labels_stand_in_a_column_of_their_own() -> None:
    headers = (
        "First Name|Last Name|Labels|Organization Name|Phone 1 - Label|Phone 1 - Value|"
        "Phone 2 - Label|Phone 2 - Value"
    )
    draft = one(headers, "Ann|Smith|* myContacts ::: Friends||Work Fax|0571-88992266|Mobile|13805712266")
    assert [(each.label, each.value) for each in draft.reach] == [
        ("fax", "0571-88992266"), ("mobile", "13805712266"),
    ]  # fmt: skip
    assert draft.tags == ("Friends",)


@pytest.mark.parametrize(
    ("headers", "row", "address"),
    [
        ("姓名|省份|城市|地址", "张伟|浙江省|杭州市|登云路388号", "浙江省杭州市登云路388号"),
        ("姓名|省份|城市|地址", "张伟|浙江省|杭州市|浙江省杭州市登云路388号", "浙江省杭州市登云路388号"),
        ("姓名|省份|城市|地址", "张伟|上海市|上海市|南京路1号", "上海市南京路1号"),
        (
            "Name|Street|City|State|Zip",
            "Ann Lee|1 Main St|Springfield|IL|62701",
            "1 Main St, Springfield, IL 62701",
        ),
    ],
)
def test_addresses_are_put_together(headers: str, row: str, address: str) -> None:
    assert [each.value for each in one(headers, row).reach] == [address]


# --- values ---


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2023/5/8", date(2023, 5, 8)),
        ("2023-05-08 14:30:00", date(2023, 5, 8)),
        ("23.6.18", date(2023, 6, 18)),
        ("2023年5月8日", date(2023, 5, 8)),
        ("20230508", date(2023, 5, 8)),
        ("45054", date(2023, 5, 8)),  # a spreadsheet's serial number
        ("08 May 2023", date(2023, 5, 8)),
        ("25/12/2023", date(2023, 12, 25)),
    ],
)
def test_days(cell: str, day: date) -> None:
    assert one("姓名|创建日期", f"张伟|{cell}").created_day == day


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2023.2.30", "import.day_nonexistent"),
        ("很久以前", "import.day_unreadable"),
        ("2023", "import.day_partial"),
    ],
)
def test_days_that_are_none(cell: str, code: str) -> None:
    drafts, problems = drafts_of("姓名|创建日期", f"张伟|{cell}")
    assert codes(problems) == [code]
    assert drafts[0].created_day is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cell", "birthday"),
    [
        ("1981-10-03", ("solar", 1981, 10, 3)),
        ("八月初七", ("lunar", None, 8, 7)),
        ("农历1990年闰五月初一", ("lunar", 1990, 5, 1)),
        ("10月3日", ("solar", None, 10, 3)),
    ],
)
def test_birthdays(cell: str, birthday: tuple[str, int | None, int, int]) -> None:
    found: Birthday = one("姓名|生日", f"张伟|{cell}").birthday
    assert (found.calendar, found.year, found.month, found.day, found.text) == (*birthday, cell)


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("486,200", 48620000),
        ("12,800元", 1280000),
        ("1.5万", 1500000),
        ("99.9", 9990),
        ("-5", -500),
        ("0", 0),
    ],
)
def test_money(cell: str, minor: int) -> None:
    opening = one("姓名|累计消费", f"张伟|{cell}").opening
    assert opening.total.minor == minor


def test_opening_figures() -> None:
    opening = one("姓名|首次购买|订单数|累计消费|最近购买", "张伟|2020-01-02|12单|¥3,000|2023-05-08").opening
    assert opening.since == date(2020, 1, 2)
    assert opening.orders == 12
    assert opening.total == Money(300000, "CNY")
    assert opening.last_order == date(2023, 5, 8)


def test_what_cannot_be_read_is_kept_in_the_note_and_told() -> None:
    drafts, problems = drafts_of("姓名|累计消费|备注", "张伟|约3万左右|月结30天", "王芳|100|", "李娜|200|")
    assert codes(problems) == ["import.money_unreadable"]
    assert drafts[0].note == "累计消费: 约3万左右\n月结30天"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("header", "cell", "field", "value"),
    [
        ("级别", "A", "importance", "vip"),
        ("级别", "★★★★", "importance", "key"),
        ("级别", "普通客户", "importance", "ordinary"),
        ("性别", "女士", "gender", "female"),
        ("客户性质", "经销商", "relation", "channel"),
    ],
)
def test_categories_in_other_words(header: str, cell: str, field: str, value: str) -> None:
    assert getattr(one(f"姓名|{header}", f"张伟|{cell}"), field) == value


def test_an_unknown_category_is_told() -> None:
    drafts, problems = drafts_of("姓名|级别", "张伟|A", "王芳|B", "李娜|橙色")
    assert codes(problems) == ["import.choice_unknown"]
    assert drafts[2].note == "级别: 橙色"  # type: ignore[union-attr]


def test_an_owner_who_is_no_member_is_asked_for_once() -> None:
    context = replace(CONTEXT, members=frozenset({"陈立"}))
    drafts, problems = drafts_of("姓名|业务员", "张伟|陈立", "王芳|小吴", "李娜|小吴", context=context)
    assert [(problem.code, problem.values["value"]) for problem in problems] == [("import.owner_who", "小吴")]
    assert drafts[2].owner == "小吴"  # type: ignore[union-attr]


def test_a_wrong_credit_code_is_kept_and_told() -> None:
    drafts, problems = drafts_of("公司名称|统一社会信用代码", "甲公司|91330100MA27XXXX0A")
    assert codes(problems) == ["import.credit_code_wrong"]
    assert drafts[0].credit_code == "91330100MA27XXXX0A"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (" 张伟\u3000", "张伟"),
        ("张\u202e伟", "张伟"),  # turns the writing direction round
        ("张\u200b伟", "张伟"),  # has no width
        ("Jose\u0301 Garcia", "José Garcia"),  # decomposed
        ("𠮷野家髙", "𠮷野家髙"),
        ("张伟😀", "张伟😀"),
        ("张\n伟", "张 伟"),
    ],
)
def test_names_are_cleaned(cell: str, name: str) -> None:
    assert one("姓名|手机", f"{cell}|13805712266").name == name


def test_an_absurd_name_is_refused() -> None:
    drafts, problems = drafts_of("姓名|手机", "名" * 5000 + "|13805712266")
    assert drafts == []
    assert codes(problems) == ["import.text_too_long"]  # told once: it is not missing too


def test_corrections_and_skipped_rows() -> None:
    context = replace(CONTEXT, corrections={2: {1: "13805712266"}}, skipped=frozenset({3}))
    drafts, problems = drafts_of("姓名|手机", "张伟|1380571226", "王芳|x", context=context)
    assert [draft.name for draft in drafts] == ["张伟"]  # type: ignore[union-attr]
    assert problems == []


def test_an_unmapped_column_can_be_kept_in_the_note() -> None:
    mapping = guess_mapping(["姓名", "鞋码"], [["张伟", "42"]])
    kept = mapping.with_column(1, to_note=True)
    assert [draft.note for draft in build_drafts([(2, ["张伟", "42"])], mapping, CONTEXT)] == [""]  # type: ignore[union-attr]
    assert [draft.note for draft in build_drafts([(2, ["张伟", "42"])], kept, CONTEXT)] == ["鞋码: 42"]  # type: ignore[union-attr]


# --- other kinds ---


def test_leads() -> None:
    lead = one(
        "线索名称|公司|手机|线索来源|线索状态|预算|意向产品",
        "张伟|甲公司|13805712266|展会|跟进中|5万|跑步机;划船机",
        kind="leads",
    )
    assert isinstance(lead, LeadDraft)
    assert (lead.name, lead.firm, lead.channel, lead.state) == ("张伟", "甲公司", "展会", "contacting")
    assert (lead.budget, lead.interests) == (Money(5000000), ("跑步机", "划船机"))


def test_interactions() -> None:
    talk = one("客户名称|跟进时间|跟进方式|跟进内容|跟进结果", "康悦健身|2023/5/8 14:30|电话|谈了报价|有进展")
    assert isinstance(talk, InteractionDraft)
    assert (talk.customer, talk.when, talk.has_time) == ("康悦健身", datetime(2023, 5, 8, 14, 30), True)
    assert (talk.kind, talk.summary, talk.outcome) == ("call", "谈了报价", "progress")


def test_a_talk_without_a_date_is_told() -> None:
    drafts, problems = drafts_of("客户名称|跟进时间|跟进内容", "康悦健身||谈了报价")
    assert drafts == []
    assert codes(problems) == ["import.when_missing"]


def test_follow_ups() -> None:
    plan = one("客户名称|到期日期|任务名称|优先级|完成状态", "康悦健身|2026-12-01 09:30|送样品|高|未完成")
    assert isinstance(plan, FollowUpDraft)
    assert (plan.customer, plan.due, plan.due_time) == ("康悦健身", date(2026, 12, 1), time(9, 30))
    assert (plan.subject, plan.priority, plan.state) == ("送样品", "high", "open")
