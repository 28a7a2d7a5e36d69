"""Columns are understood from their headers, from their values, and from knowing other programs by heart."""

import csv
import json
from pathlib import Path

import pytest

from app.exchange.fields import fields, fields_of, meanings
from app.exchange.guess import guess_kind, guess_mapping
from app.exchange.header_row import clean_header, column_letter, header_key
from app.exchange.known_headers import TO_NOTE, known_programs, recognise
from app.exchange.mapping import applied, mapping_from_json
from app.sentences.errors import UserError


def guessed(headers: str, *rows: str, kind: str | None = None) -> dict[str, str]:
    """Header -> key for a table written with | between cells."""
    mapping = guess_mapping(headers.split("|"), [row.split("|") for row in rows], kind)
    return {column.header: column.key for column in mapping.columns}


@pytest.mark.parametrize(
    ("header", "clean"),
    [
        ("*姓名", "姓名"),
        ("客户名称(*)", "客户名称"),
        ("姓名（必填）", "姓名"),
        ("手机【必填】", "手机"),
        ("＊电话：", "电话"),
        ("Name (required)", "Name"),
        ("\ufeff姓名", "姓名"),
        ("联系\n电话", "联系 电话"),
        ("预算(元)", "预算(元)"),  # not a mark: stays
        ("\t\n start \n end ", "start end"),
    ],
)
def test_marks_are_taken_off_headers(header: str, clean: str) -> None:
    assert clean_header(header) == clean


@pytest.mark.parametrize(
    ("one", "other"),
    [("E-mail", "email"), ("Phone_Number", "phone number"), ("ＱＱ号", "qq号"), ("客户 名称", "客户名称")],
)
def test_headers_are_compared_without_dress(one: str, other: str) -> None:
    assert header_key(one) == header_key(other)


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_without_a_name_get_their_letter(index: int, letter: str) -> None:
    assert column_letter(index) == letter


def test_the_file_of_the_design_is_understood() -> None:
    mapping = guess_mapping(
        [
            "客户名称",
            "联系电话",
            "联系人",
            "客户类别",
            "级别",
            "最后联系",
            "成交总额",
            "生日",
            "地址",
            "业务员",
            "备注1",
            "QQ",
            "传真",
        ],
        [
            [
                "康悦健身连锁",
                "13805712266;13900000000",
                "林国栋",
                "企业",
                "A",
                "2023/5/8",
                "486,200",
                "八月初七",
                "杭州拱墅区登云路388号",
                "陈立",
                "周二下午见面",
                "85720091",
                "",
            ],
            [
                "王海涛",
                "0571-88992266",
                "王海涛",
                "家庭",
                "C",
                "23.6.18",
                "12,800元",
                "1981-10-03",
                "余杭区五常街道",
                "小吴",
                "喜欢普洱",
                "",
                "",
            ],
        ],
    )
    keys = {column.header: (column.key, column.handling) for column in mapping.columns}
    assert keys == {
        "客户名称": ("customer.name", "import.handling.auto"),
        "联系电话": ("reach.phone", "import.handling.split"),
        "联系人": ("contact.name", "import.handling.auto"),
        "客户类别": ("customer.relation", "import.handling.values"),
        "级别": ("customer.importance", "import.handling.values"),
        "最后联系": ("customer.last_contact", "import.handling.dates"),
        "成交总额": ("opening.total", "import.handling.money"),
        "生日": ("customer.birthday", "import.handling.lunar"),
        "地址": ("reach.address", "import.handling.auto"),
        "业务员": ("customer.owner", "import.handling.auto"),
        "备注1": ("customer.note", "import.handling.note"),
        "QQ": ("reach.qq", "import.handling.auto"),
        "传真": ("reach.phone", "import.handling.auto"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "row", "expected"),
    [
        ("姓名|手机", "张伟|138", {"姓名": "customer.name", "手机": "reach.phone"}),
        # a person at a firm
        ("公司名称|姓名", "甲公司|张伟", {"公司名称": "customer.name", "姓名": "contact.name"}),
        ("公司名称|联系人", "甲公司|张伟", {"公司名称": "customer.name", "联系人": "contact.name"}),
        # the customers are people
        ("客户|公司", "张伟|甲公司", {"客户": "contact.name", "公司": "customer.name"}),
        ("客户|公司", "甲公司|乙集团", {"客户": "customer.name", "公司": "customer.employer"}),
        ("First Name|Last Name|Company", "Ann|Smith|Acme Ltd",
         {"First Name": "name.given", "Company": "customer.name"}),
        # each has a source of their own: the people are the customers
        ("姓名|公司|来源", "张伟|甲公司|展会", {"姓名": "customer.name", "公司": "customer.employer"}),
        ("客户联系电话", "13805712266", {"客户联系电话": "reach.phone"}),  # a known word inside
        ("x|y|z", "a@b.example|13805712266|https://a.example",
         {"x": "reach.email", "y": "reach.phone", "z": "reach.website"}),  # only the values tell
        ("电话|城市", "a@b.example|杭州", {"电话": "reach.email"}),  # the values contradict the header
        ("性别|来源|标签", "男|展会|老客户",
         {"性别": "customer.gender", "来源": "customer.source", "标签": "customer.tags"}),
    ],
)  # fmt: skip
def test_who_and_what(headers: str, row: str, expected: dict[str, str]) -> None:
    found = guessed(headers, row)
    assert {header: found[header] for header in expected} == expected


def test_a_target_for_one_column_is_given_once() -> None:
    found = guessed("生日|出生日期", "1981-10-03|1981-10-03")
    assert sorted(found.values()) == ["", "customer.birthday"]


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("姓名|手机|备注", "customers"),
        ("线索名称|手机|线索来源", "leads"),
        ("Lead Name|Email|Lead Source", "leads"),
        ("客户名称|跟进时间|跟进内容|跟进方式", "interactions"),
        ("Customer|Date|Activity Type|Summary", "interactions"),
        ("客户名称|到期日期|任务名称|优先级", "followups"),
        ("Customer|Due Date|Task|Priority", "followups"),
        ("客户名称|状态|备注", "customers"),  # one doubtful word is not enough
    ],
)
def test_kind_of_table(headers: str, kind: str) -> None:
    assert guess_kind(headers.split("|")) == kind


def test_grades_up_to_three_are_stars() -> None:
    mapping = guess_mapping(["姓名", "级别"], [["张伟", "3"], ["王芳", "1"]])
    assert mapping.columns[1].choices == {"3": "vip", "2": "key", "1": "ordinary"}


def test_categories_that_are_not_ours_become_tags() -> None:
    mapping = guess_mapping(["姓名", "客户分类"], [["张伟", "健身房"], ["王芳", "瑜伽馆"], ["李娜", "家庭"]])
    assert (mapping.columns[1].key, mapping.columns[1].handling) == ("customer.tags", "import.handling.tags")


@pytest.mark.parametrize(
    ("days", "order"), [(["25/12/2023"], "dmy"), (["12/25/2023"], "mdy"), (["1/2/2023"], "")]
)
def test_the_order_of_days_is_found_in_the_values(days: list[str], order: str) -> None:
    mapping = guess_mapping(["Name", "Birthday"], [["Ann", day] for day in days])
    assert mapping.columns[1].order == order


# --- programs known by heart ---


@pytest.mark.parametrize("program", known_programs(), ids=lambda program: program.file)
def test_every_known_export_is_recognised_by_its_own_headers(program: object) -> None:
    from app.settings.resources import resource_path

    path = resource_path("exchange", "known_headers", f"{program.file}.json")  # type: ignore[attr-defined]
    columns = json.loads(path.read_text("utf-8"))["columns"]
    found = recognise(tuple(name.replace("#", "1") for name in columns))
    assert found is not None
    assert found.program == program.program  # type: ignore[attr-defined]


def test_every_known_column_has_a_target_that_exists() -> None:
    keys = {column.key for program in known_programs() for column in program.columns.values() if column.key}
    assert {key for key in keys if key not in fields() and not key.startswith("who.")} == {TO_NOTE}


@pytest.mark.parametrize(
    ("name", "program", "header", "key", "group"),
    [
        ("google_contacts_new_full_header.csv", "Google", "Phone 2 - Value", "reach.phone", "2"),
        ("google_contacts_old_header.csv", "Google", "Organization 1 - Name", "customer.employer", "1"),
        ("outlook_en_header.csv", "Outlook", "Home City", "reach.address.city", "home"),
    ],
)
def test_real_header_rows(samples: Path, name: str, program: str, header: str, key: str, group: str) -> None:
    with (samples / "headers" / name).open(encoding="utf-8") as stream:
        headers = next(csv.reader(stream))
    mapping = guess_mapping(headers, [])
    found = {column.header: column for column in mapping.columns}
    assert (mapping.program, found[header].key, found[header].group) == (program, key, group)
    assert all(column.reason == "import.reason.program" for column in mapping.columns)


def test_chinese_outlook_and_wecom_headers() -> None:
    outlook = "称谓|名|中间名|姓|单位|部门|职务|商务地址 街道|商务地址 市/县|移动电话|电子邮件地址|生日"
    assert guess_mapping(outlook.split("|"), []).program == "Outlook"
    wecom = "客户名称|企业|职务|手机|添加人|添加时间|来源|标签|备注"
    mapping = guess_mapping(wecom.split("|"), [])
    assert (mapping.program, mapping.columns[0].key, mapping.columns[4].key) == (
        "企业微信", "customer.name", "customer.owner",
    )  # fmt: skip


def test_an_ordinary_table_is_no_known_export() -> None:
    assert recognise(("姓名", "手机", "备注")) is None


# --- remembering ---


def test_a_mapping_survives_json() -> None:
    mapping = guess_mapping(["姓名", "级别", "手机"], [["张伟", "3", "13805712266"]])
    assert mapping_from_json(mapping.to_json()) == mapping


def test_the_short_form_of_a_mapping_file() -> None:
    mapping = mapping_from_json('{"姓名": "customer.name", "x": ""}')
    assert [(column.header, column.key) for column in mapping.columns] == [
        ("姓名", "customer.name"),
        ("x", ""),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no json", "import.mapping_unreadable"),
        ("[1]", "import.mapping_unreadable"),
        ("[" * 100_000, "import.mapping_unreadable"),
        ('{"columns": [{"bogus": 1}]}', "import.mapping_unreadable"),
        ('{"姓名": "customer.shoe_size"}', "import.mapping_unknown_field"),
        ('{"kind": "cats", "columns": []}', "import.mapping_unknown_kind"),
    ],
)
def test_odd_mapping_files_are_told(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        mapping_from_json(text)
    assert caught.value.code == code


def test_a_remembered_mapping_fits_the_next_file_of_its_kind() -> None:
    first = guess_mapping(["姓名", "乱七八糟"], []).with_column(1, key="customer.note")
    again = applied(first, ["*乱七八糟", "姓名", "新列"])
    assert [column.key for column in again.columns] == ["customer.note", "customer.name", ""]
    assert first.signature == guess_mapping(["乱七八糟（必填）", "姓名"], []).signature


@pytest.mark.parametrize("kind", ["customers", "leads", "interactions", "followups"])
def test_every_meaning_has_a_field_of_its_kind(kind: str) -> None:
    targets = {field.key for field in fields_of(kind)}
    keys = {meaning.key for meaning in meanings(kind).values()}
    assert {key for key in keys if key not in targets and not key.startswith("who.")} == set()


def test_the_parts_of_an_address_and_the_key_of_an_english_register() -> None:
    headers = "rec_id|given_name|surname|street_number|address_1|address_2|suburb|postcode|state|soc_sec_id"
    rows = (
        "r-1|ann|lee|7|high street|flat 2|carlton|3053|vic|11",
        "r-2|bob|lee|8|low road||carlton|3053|vic|11",
    )
    assert guessed(headers, *rows) == {
        "rec_id": "customer.external_id",
        "given_name": "name.given",
        "surname": "name.family",
        "street_number": "reach.address.number",
        "address_1": "reach.address.street",
        "address_2": "reach.address.more",
        "suburb": "reach.address.city",
        "postcode": "reach.address.postcode",
        "state": "reach.address.region",
        "soc_sec_id": "",
    }


@pytest.mark.parametrize(
    ("values", "key"),
    [
        (["x1", "x2", "x3"], "customer.external_id"),
        (["x1", "x1", "x3"], ""),  # tells nobody apart
        (["x1", "", "x3"], ""),
    ],
)
def test_a_column_called_like_a_key_is_one_when_it_tells_all_rows_apart(values: list[str], key: str) -> None:
    found = guessed("Name|Shop system key", *(f"Person {n}|{value}" for n, value in enumerate(values)))
    assert found["Shop system key"] == key
