"""The line of a segment's rule: what is understood, what is refused with its place, and that it reads back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.segment import (
    DEEPEST,
    EVERYBODY,
    Not,
    Related,
    Rule,
    Several,
    Test,
    from_kept,
    tidy,
    to_kept,
)
from app.insight.segment_text import parse, write
from app.queries.segments import rule_of
from app.sentences.errors import UserError

CITY = Test("city", "=", ("杭州",))
VIP = Test("tag", "=", ("VIP",))


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("", EVERYBODY),
        ("   ", EVERYBODY),
        ("city = 杭州", CITY),
        ("城市 = 杭州", CITY),  # the words of the other language
        ('City = "杭州"', CITY),
        ("city=杭州", CITY),
        ("city = 杭州 and tag = VIP", Several(True, (CITY, VIP))),
        ("城市 = 杭州 且 标签 = VIP", Several(True, (CITY, VIP))),
        # "and" binds more
        ("city = 杭州 or tag = VIP and city = 杭州", Several(False, (CITY, Several(True, (VIP, CITY))))),
        ("(city = 杭州 or tag = VIP) and tag = VIP", Several(True, (Several(False, (CITY, VIP)), VIP))),
        ("((city = 杭州))", CITY),
        ("not city = 杭州", Not(CITY)),
        ("city is 杭州", CITY),
        ("city is not 杭州", Not(CITY)),
        ("city is empty", Test("city", "empty")),
        ("city is not empty", Test("city", "filled")),
        ("城市 为 空", Test("city", "empty")),
        ("city in (杭州, 上海)", Test("city", "in", ("杭州", "上海"))),
        ("city in (杭州，上海)", Test("city", "in", ("杭州", "上海"))),  # the wide comma
        ("name contains 健身", Test("name", "contains", ("健身",))),
        ("order_count ≥ 3", Test("order_count", ">=", ("3",))),
        ("revenue > 5,000", Test("revenue", ">", ("5,000",))),  # commas within a figure
        ("order_count in (1, 200)", Test("order_count", "in", ("1", "200"))),
        ("order_count in (1,200)", Test("order_count", "in", ("1,200",))),
        ("order_count <> 3", Test("order_count", "!=", ("3",))),
        ("last_contact older 30 days", Test("last_contact", "older", ("30",))),
        ('"last contact" older 30', Test("last_contact", "older", ("30",))),  # the shown name, in quotation marks
        ("has order", Related("order")),
        ("有 订单", Related("order")),
        ("has orders", Related("order")),
        ("no interaction (day within 30 days)", Related("interaction", Test("day", "within", ("30",)), "=", 0)),
        ("orders (total > 1000) >= 3", Related("order", Test("total", ">", ("1000",)), ">=", 3)),
        ("has contact (role = decision_maker)", Related("contact", Test("role", "=", ("decision_maker",)))),
        ("[会员 等级] = 金卡", Test("own:会员 等级", "=", ("金卡",))),
        ('name = "or"', Test("name", "=", ("or",))),  # a word of the language as a value
        (r'name = "a \"b\" \\"', Test("name", "=", ('a "b" \\',))),
    ],
)  # fmt: skip
def test_a_line_is_understood(line: str, rule: Rule) -> None:
    assert rule_of(line, "customer") == rule


@pytest.mark.parametrize(
    ("line", "code", "at"),
    [
        ("city", "segment.ends_early", None),
        ("city =", "segment.ends_early", None),
        ("colour = red", "segment.unknown_field", 1),
        ("city = 杭州 tag = VIP", "segment.left_over", 11),
        ("city ~ 杭州", "segment.unknown_operator", 6),
        ('city = "杭州', "segment.not_understood", 8),
        ("(city = 杭州", "segment.ends_early", None),
        ("city = 杭州)", "segment.left_over", 10),
        ("has dog", "segment.unknown_thing", 5),
        ("order", "segment.ends_early", None),
        ("order = many", "segment.how_many", 7),
        ("has order (has order)", "segment.unknown_thing", 16),  # things of things are not asked for
        ("city in 杭州", "segment.no_parenthesis", 9),
        ("city = = 杭州", "segment.no_value", 8),
        ("(" * 40 + "city = 杭州" + ")" * 40, "segment.too_deep", None),
        ("not " * 40 + "city = 杭州", "segment.too_deep", None),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(line: str, code: str, at: int | None) -> None:
    with pytest.raises(UserError) as refused:
        rule_of(line, "customer")
    assert refused.value.code == code
    if at is not None:
        assert refused.value.values["at"] == at


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
fields = st.sampled_from(["city", "name", "note", "own:会员]级别", "own:a\\b"])
tests = st.one_of(
    st.builds(Test, fields, st.sampled_from(["=", "!=", "<", ">=", "contains", "starts"]), st.tuples(texts)),
    st.builds(Test, fields, st.just("in"), st.lists(texts, min_size=1, max_size=3).map(tuple)),
    st.builds(Test, fields, st.sampled_from(["empty", "filled"])),
    st.builds(
        Test,
        fields,
        st.sampled_from(["within", "older", "next"]),
        st.integers(0, 999).map(lambda n: (str(n),)),
    ),
)
order_tests = st.builds(Test, st.sampled_from(["total", "day"]), st.just(">"), st.tuples(texts))
related = st.builds(
    Related,
    st.just("order"),
    st.none() | order_tests,
    st.sampled_from(["=", "!=", "<", "<=", ">", ">="]),
    st.integers(0, 99),
)


def groups(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.builds(Several, st.booleans(), st.lists(parts, min_size=1, max_size=3).map(tuple))
    return several | st.builds(Not, parts)


rules = st.recursive(tests | related, groups, max_leaves=8)


def _depth(rule: Rule) -> int:
    if isinstance(rule, Several):
        return 1 + max((_depth(part) for part in rule.parts), default=0)
    if isinstance(rule, Not):
        return 2 + _depth(rule.part)  # "not" and its parenthesis
    return 1


@given(rules.filter(lambda rule: _depth(rule) < DEEPEST))
def test_a_rule_that_is_written_reads_back(rule: Rule) -> None:
    assert rule_of(write(rule), "customer") == tidy(rule)


@given(rules.filter(lambda rule: _depth(rule) < DEEPEST))
def test_a_rule_that_is_kept_comes_back(rule: Rule) -> None:
    assert from_kept(to_kept(rule)) == rule


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"field": "city"},
        {"field": "city", "is": "; DROP TABLE customer", "values": ["x"]},
        {"all": 3},
        {"thing": "order", "is": ">=", "number": "many"},
        {"not": []},
    ],
)
def test_what_is_no_rule_is_refused(kept: dict[str, Any]) -> None:
    with pytest.raises(UserError) as refused:
        from_kept(kept)
    assert refused.value.code == "segment.not_a_rule"


def test_a_word_nobody_knows_is_asked_of_the_caller_alone() -> None:
    rule = parse("gizmo = 3", lambda word, inside: ("field", f"{inside}/{word}"))
    assert rule == Test("None/gizmo", "=", ("3",))
