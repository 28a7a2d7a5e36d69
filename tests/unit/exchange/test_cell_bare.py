"""Cells that say nothing are empty, and marks for spreadsheets are no part of a value."""

from dataclasses import replace
from datetime import date

import pytest

from app.exchange.cell_bare import nothing_begins, nothing_names, nothing_words
from app.exchange.cell_values import CleaningContext, birthday_value, day_value, moment_value
from app.exchange.draft import FirmDraft, PersonDraft
from app.exchange.known_headers import OUR_PROGRAM, known_programs
from app.exchange.mapping import ColumnMapping, Mapping
from app.exchange.row_reader import RowReader
from tests.unit.exchange.test_cleaning import drafts_of, one

CONTEXT = CleaningContext(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("'13805712266", "13805712266"),  # 淘宝 puts a mark before each phone
        ('="13805712266"', "13805712266"),  # 1688 and others write a formula that is a text
        ("’13805712266", "’13805712266"),  # a typed quotation mark is no mark: kept and told
    ],
)
def test_a_mark_before_a_phone_is_no_part_of_it(cell: str, value: str) -> None:
    assert [each.value for each in one("姓名|手机", f"张伟|{cell}").reach] == [value]


def test_a_number_loses_its_mark_and_a_name_keeps_its_apostrophe() -> None:
    draft = one("客户编号|姓名|备注", "'00123|'t Hart|'s avonds bellen")
    assert (draft.external_id, draft.name, draft.note) == ("00123", "'t Hart", "'s avonds bellen")


def test_every_word_for_nothing_is_known_by_its_first_sign() -> None:
    words = nothing_words() | nothing_names()
    assert {spelt[0] for word in words for spelt in (word, word.upper(), word.title())} <= nothing_begins()


@pytest.mark.parametrize("header", ["城市", "行业", "创建时间", "累计订单数", "手机", "职务"])
def test_a_cell_means_the_same_however_often_it_came_before(header: str) -> None:
    cells = [
        "无锡",
        '="无锡"',
        " 无锡",
        "无",
        '="无"',
        "Nanjing",
        "NAN",
        "'3",
        "3",
        "2026-02-03",
        "13805712266",
        "-",
    ]
    alone = [drafts_of(f"姓名|{header}", f"张伟|{cell}")[0][0] for cell in cells]
    together = drafts_of(f"姓名|{header}", *(f"张伟|{cell}" for cell in cells * 2))[0]
    assert [replace(draft, line=0) for draft in together] == [replace(draft, line=0) for draft in alone * 2]


@pytest.mark.parametrize("cell", ["-", "--", "——", "/", "无", "暂无", "N/A", "NULL", "(null)", "#N/A", "\\N"])
@pytest.mark.parametrize(
    "header", ["手机", "邮箱", "地址", "生日", "创建时间", "累计金额", "累计订单数", "性别", "客户来源",
               "客户级别", "标签", "职务", "备注", "客户编号"],
)  # fmt: skip
def test_a_word_for_nothing_is_an_empty_cell(header: str, cell: str) -> None:
    drafts, problems = drafts_of(f"姓名|{header}|QQ", f"张伟|{cell}|10001")
    empty, _ = drafts_of(f"姓名|{header}|QQ", "张伟||10001")
    assert (drafts, problems) == (empty, [])


@pytest.mark.parametrize("cell", ["-", "无", "null"])
def test_people_without_a_firm_do_not_work_at_a_firm_called_nothing(cell: str) -> None:
    drafts, _ = drafts_of("姓名|公司|手机", f"张伟|{cell}|13805712266", f"王芳|{cell}|13905712266")
    assert [type(draft) for draft in drafts] == [PersonDraft, PersonDraft]


def test_a_person_may_be_called_null() -> None:
    assert one("First Name|Last Name|Email", "Ann|Null|ann@example.com").name == "Ann Null"


def test_what_we_wrote_ourselves_stands_as_it_is() -> None:
    columns = (ColumnMapping(0, "名称", "customer.name"), ColumnMapping(1, "备注", "customer.note"))
    bag = RowReader(Mapping("customers", columns, OUR_PROGRAM), CONTEXT).read(2, ["-", '="x"'])
    assert (bag.text("customer.name"), bag.notes) == ("-", ['="x"'])
    assert OUR_PROGRAM in {program.program for program in known_programs()}


@pytest.mark.parametrize(
    "cell", ["0/0/00", "0000-00-00", "0000-00-00 00:00:00", "0000.0.0", "00/00/0000", "0"]
)
def test_only_zeros_are_no_day(cell: str) -> None:
    """Outlook writes 0/0/00, MySQL 0000-00-00, where there is no day."""
    for read in (day_value, moment_value, birthday_value):
        assert read(cell, CONTEXT) == (None, "", "may", False)


@pytest.mark.parametrize("cell", ["0/1/00", "2023-00-00", "00:30"])
def test_a_day_with_some_zeros_is_told(cell: str) -> None:
    assert day_value(cell, CONTEXT).code


@pytest.mark.parametrize(
    ("word", "importance"),
    [("A（重点客户）", "key"), ("B（普通客户）", "ordinary"), ("C（非优先客户）", "ordinary")],
)
def test_the_levels_of_wukong(word: str, importance: str) -> None:
    draft = one("客户名称|客户级别", f"南京飞跃健身有限公司|{word}")
    assert isinstance(draft, FirmDraft)
    assert draft.importance == importance
