"""What speaks for two records being one, what against, and what is never enough."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.duplicate_blocks import candidate_pairs
from app.insight.duplicate_facts import Facts, read_address, read_name
from app.insight.duplicate_names import compare_names
from app.insight.duplicates import Census, Likeness, weigh
from app.language.names import reading


def person(
    name: str, key: int = 1, *, address: str = "", phone: str = "", mail: str = "", **values: Any
) -> Facts:
    """Somebody as facts."""
    taken = read_name(name, reading(name, True).sort_key)
    reaches = {(kind, value) for kind, value in (("phone", phone), ("email", mail)) if value}
    given = {"addresses": (read_address(address),)} if address else {}
    return Facts(
        "customer",
        key,
        name,
        taken.words,
        taken.han,
        taken.syllables,
        reaches=frozenset(reaches),
        **given,
        **values,
    )


def crowd(*people: Facts) -> Census:
    """The two among a few hundred others."""
    others = [person(f"{first}{second}", 100 + n) for n, (first, second) in enumerate(OTHERS)]
    return Census([*people, *others])


OTHERS = [
    (surname, given)
    for surname in "王李张刘陈杨赵黄周吴"
    for given in "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚" * 2
]


def judged(one: Facts, other: Facts) -> Likeness:
    return weigh(one, other, crowd(one, other))


def codes(likeness: Likeness) -> list[str]:
    return [reason.code for reason in likeness.reasons]


PHONE, MAIL, HOME = "+8613805711111", "lin@kangyue.cn", "浙江省杭州市登云路3号2幢 310011"


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        (person("王海涛", phone=PHONE), person("王海涛", 2, phone=PHONE), True),
        (person("王海涛", mail=MAIL), person("王海涛", 2, mail=MAIL), True),
        (person("王海涛", address=HOME), person("王海涛", 2, address=HOME), True),
        (person("Zhang Wei", phone=PHONE), person("张伟", 2, phone=PHONE), True),  # written in letters
        (person("zhangwei", mail=MAIL), person("张伟", 2, mail=MAIL), True),
        (person("章伟", phone=PHONE), person("张伟", 2, phone=PHONE), True),  # mistyped by its sound
        (person("王总", phone=PHONE), person("王海涛", 2, phone=PHONE), False),  # the surname alone
        (person("Robert Miller", phone=PHONE), person("Bob Miller", 2, phone=PHONE), False),
        (
            person("Daniel Lee", address="7 High Street, Carlton 3053"),
            person("Daniela Lee", 2, address="7 High Street, Carlton 3053"),
            False,  # brother and sister
        ),
        (
            person("Robert Miller", phone=PHONE, mail=MAIL),
            person("Bob Miller", 2, phone=PHONE, mail=MAIL),
            True,
        ),
    ],
)
def test_likely_pairs(one: Facts, other: Facts, sure: bool) -> None:
    found = judged(one, other)
    assert found.odds >= 0.5
    assert found.sure is sure
    assert codes(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("王伟"), person("王伟", 2)),
        (person("王伟", city="杭州"), person("王伟", 2, city="宁波")),
        (person("王海涛", phone=PHONE), person("李娜", 2, phone=PHONE)),  # a couple with one phone
        (person("王海涛", phone=PHONE), person("王海涛健身有限公司", 2, phone=PHONE, organisation=True)),
        (person("王伟", born=("solar", 1981, 10, 3)), person("王伟", 2, born=("solar", 1990, 2, 1))),
        (person("", address="登云路3号"), person("", 2, address="登云路9号")),
    ],
)
def test_pairs_that_are_not_proposed(one: Facts, other: Facts) -> None:
    assert judged(one, other).odds < 0.5


@pytest.mark.parametrize(("one", "other"), [("John Smith", "Mary Jones"), ("John Smith", "Mary Smith")])
def test_people_of_one_household_are_at_most_asked_about(one: str, other: str) -> None:
    home = "7 High Street, Carlton 3053"
    found = judged(person(one, address=home), person(other, 2, address=home))
    assert found.odds < 0.95
    assert not found.sure


def test_a_contradiction_is_never_sure() -> None:
    one = person("王海涛", phone=PHONE, mail=MAIL, born=("solar", 1981, 10, 3))
    assert judged(one, person("王海涛", 2, phone=PHONE, mail=MAIL, born=("solar", 1981, 10, 3))).sure
    assert not judged(one, person("王海涛", 2, phone=PHONE, mail=MAIL, born=("solar", 1990, 1, 1))).sure
    man = person("王海涛", phone=PHONE, gender="male")
    assert not judged(man, person("王海涛", 2, phone=PHONE, gender="female")).sure


def test_a_reception_proves_nothing() -> None:
    desk = "+8657188661234"
    colleagues = [person(f"王{given}", 10 + n, phone=desk) for n, given in enumerate("伟芳娜敏静丽强磊军洋")]
    one, other = person("王海涛", phone=desk), person("王海涛", 2, phone=desk)
    census = Census([one, other, *colleagues, *(person(a + b, 200 + n) for n, (a, b) in enumerate(OTHERS))])
    assert not weigh(one, other, census).sure


def test_firms_by_their_names_without_the_legal_form_and_by_their_code() -> None:
    code = "91330100MA27XW5P8K"
    one = person("康悦健身器材有限公司", organisation=True, credit_code=code)
    other = person("康悦健身器材", 2, organisation=True, credit_code=code)
    found = judged(one, other)
    assert found.odds > 0.9
    assert "alike.code" in codes(found)
    different = person("康悦健身器材", 2, organisation=True, credit_code="91330100MA27XW5P9A")
    assert judged(one, different).odds < 0.1


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("王海涛", "王海涛", "same"),
        ("王海涛先生", "王海涛", "same"),
        ("张伟", "章薇", "sound"),
        ("小明", "王明", "short"),
        ("老王", "王海涛", "short"),
        ("丽丽", "王丽", "short"),
        ("建国", "李建国", "short"),
        ("王海涛", "李娜", "other"),
        ("Wei Zhang", "张伟", "pinyin"),
        ("Lee Zhang", "张伟", "other"),
        ("Ann Lee", "Lee Ann", "same"),
        ("ann  LEE", "Ann Lee", "same"),
        ("Ann Lee", "Lee", "short"),
        ("Jon Smith", "John Smith", "near"),
        ("J Smith", "John Smith", "near"),
        ("Maryann Lee", "Mary Ann Lee", "near"),
        ("Mary Lee", "Peter Lee", "other"),
        ("Anna Lee", "", "unknown"),
    ],
)
def test_names_against_each_other(one: str, other: str, how: str) -> None:
    assert compare_names(person(one), person(other, 2), lambda _field, _value: 8.0).how == how


def test_addresses_are_taken_apart_in_both_languages() -> None:
    western = read_address("7 Wallaby Place, Delmar, Cleveland, SA 2119")
    assert (western.house, western.postcode) == ("7", "2119")
    assert western.words == ("wallaby", "place", "delmar", "cleveland", "sa")
    assert western.parts == (0, 0, 1, 2, 3)
    chinese = read_address("浙江省杭州市登云路3号 310011")
    assert (chinese.house, chinese.postcode) == ("3", "310011")
    assert chinese.words[:3] == ("浙江省", "杭州市", "登云路")


NAMES = st.sampled_from(["王海涛", "王伟", "章伟", "Zhang Wei", "Ann Lee", "J Lee", "老王", ""])
PEOPLE = st.builds(
    person,
    NAMES,
    st.integers(1, 9),
    address=st.sampled_from(["", HOME, "7 High St, Carlton 3053", "9 High St"]),
    phone=st.sampled_from(["", PHONE, "+8613900000000"]),
    mail=st.sampled_from(["", MAIL]),
    city=st.sampled_from(["", "杭州", "宁波"]),
    firm=st.sampled_from(["", "康悦"]),
    gender=st.sampled_from(["", "male", "female"]),
)


@given(one=PEOPLE, other=PEOPLE)
def test_who_is_asked_first_makes_no_difference(one: Facts, other: Facts) -> None:
    census = crowd(one, other)
    forth, back = weigh(one, other, census), weigh(other, one, census)
    assert forth.odds == pytest.approx(back.odds)
    assert forth.sure == back.sure
    assert 0 <= forth.odds <= 1


@given(
    name=st.sampled_from([a + b for a, b in OTHERS] + ["欧阳海涛", "王海涛"]),
    city=st.sampled_from(["", "杭州"]),
)
def test_a_chinese_name_alone_is_never_enough(name: str, city: str) -> None:
    one, other = person(name, city=city), person(name, 2, city=city)
    found = weigh(one, other, Census([one, other]))
    assert not found.sure
    assert found.odds < 0.9


@given(people=st.lists(PEOPLE, max_size=12))
def test_pairs_are_told_once_and_reachable_ones_are_all_there(people: list[Facts]) -> None:
    pairs = [tuple(pair) for pair in candidate_pairs(people).tolist()]
    assert len(pairs) == len(set(pairs))
    assert all(first < second for first, second in pairs)
    for first, one in enumerate(people):
        for second in range(first + 1, len(people)):
            if one.reaches & people[second].reaches:
                assert (first, second) in pairs
