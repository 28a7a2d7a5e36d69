"""Addresses divided into province, city and district; days known in part; check digits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.codes import code_fault, credit_code_ok, id_number_ok
from app.language.divisions import Division, division_offers, short_city, split_address
from app.language.partial_days import partial_text, read_partial
from app.language.resources import load_json

TODAY = date(2026, 9, 14)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("浙江省杭州市拱墅区登云路388号", ("浙江省", "杭州市", "拱墅区", "登云路388号")),
        ("浙江 杭州 拱墅区 登云路", ("浙江省", "杭州市", "拱墅区", "登云路")),
        ("杭州拱墅区登云路", ("浙江省", "杭州市", "拱墅区", "登云路")),
        ("杭州市登云路", ("浙江省", "杭州市", "", "登云路")),
        ("拱墅区登云路", ("浙江省", "杭州市", "拱墅区", "登云路")),
        ("南京东路100号", ("", "", "", "南京东路100号")),
        ("上海市黄浦区南京东路100号", ("上海市", "上海市", "黄浦区", "南京东路100号")),
        ("北京朝阳区建国路", ("北京市", "北京市", "朝阳区", "建国路")),
        ("朝阳区建国路", ("", "", "", "朝阳区建国路")),  # several cities have one
        ("新疆石河子市北一路", ("新疆维吾尔自治区", "", "石河子市", "北一路")),
        ("广东省中山市石岐街道", ("广东省", "中山市", "石岐街道", "")),
        ("恩施土家族苗族自治州利川市", ("湖北省", "恩施土家族苗族自治州", "利川市", "")),
        ("香港特别行政区九龙油尖旺区", ("香港特别行政区", "九龙", "油尖旺区", "")),
        ("浙江省登云路", ("浙江省", "", "", "登云路")),
        ("12 High Street", ("", "", "", "12HighStreet")),
        ("", ("", "", "", "")),
    ],
)
def test_an_address(text: str, place: tuple[str, ...]) -> None:
    assert split_address(text) == Division(*place)


def test_every_division_is_found_again() -> None:
    for province, cities in load_json("language/divisions.json").items():
        for city, districts in cities.items():
            for district in districts.split():
                lead = "" if city in ("市辖区", "县") or "直辖县级" in city else city
                found = split_address(f"{province}{lead}{district}人民路1号")
                assert (found.province, found.district, found.rest) == (province, district, "人民路1号")


def test_what_is_offered_while_typing() -> None:
    assert division_offers("拱墅") == ["浙江省杭州市拱墅区"]
    assert division_offers("浙江省杭")[0] == "浙江省杭州市"
    assert division_offers("浙江省杭州市拱墅区登") == []
    assert division_offers("杭") == []
    assert short_city("杭州市") == "杭州"
    assert short_city("恩施土家族苗族自治州") == "恩施土家族苗族自治州"


@pytest.mark.parametrize(
    ("typed", "kept", "zh", "en"),
    [
        ("2019-05-08", "2019-05-08", "2019年5月8日", "May 8, 2019"),
        ("5月8日", "--05-08", "5月8日", "May 8"),
        ("2019年", "2019", "2019年", "2019"),
    ],
)
def test_a_day_known_in_part(typed: str, kept: str, zh: str, en: str) -> None:
    assert read_partial(typed, TODAY) == kept
    assert read_partial(kept, TODAY) == kept
    assert (partial_text(kept, "zh_CN"), partial_text(kept, "en")) == (zh, en)


@pytest.mark.parametrize("typed", ["2019年5月", "5月", "夏天", "2019-02-30", " "])
def test_what_is_no_such_day(typed: str) -> None:
    assert read_partial(typed, TODAY) is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("440524188001010014", True),
        ("110105194912310021", False),
        ("110105194913310020", False),
        ("1101051949123100", False),
        ("11010519491231002Y", False),
    ],
)
def test_an_identity_number(text: str, right: bool) -> None:
    assert id_number_ok(text) is right


@given(
    st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 999), st.integers(0, 16), st.integers(1, 9)
)
def test_one_wrong_digit_of_an_identity_number_is_noticed(born: date, order: int, at: int, by: int) -> None:
    head = f"110105{born:%Y%m%d}{order:03d}"
    code = next(head + last for last in "0123456789X" if id_number_ok(head + last))
    wrong = f"{code[:at]}{(int(code[at]) + by) % 10}{code[at + 1 :]}"
    assert not id_number_ok(wrong)


def test_a_credit_code() -> None:
    assert credit_code_ok("91350100M000100Y43")
    assert not credit_code_ok("91350100M000100Y44")


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("身份证号", "11010519491231002X", ""),
        ("身份证号", "110105194912310021", "code.identity"),
        ("ID number", "1", "code.identity"),
        ("Credit code of the mother", "91350100M000100Y44", "code.credit"),
        ("会员等级", "110105194912310021", ""),
        ("身份证号", "", ""),
    ],
)
def test_a_field_is_judged_by_its_name(name: str, text: str, fault: str) -> None:
    assert code_fault(name, text) == fault
