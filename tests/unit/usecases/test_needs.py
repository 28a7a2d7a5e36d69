"""Questions, answers, needs as tags and the solution of a deal, each of it undone again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.db.journal_step import Step
from app.db.keys import lookup_key
from app.db.store import Store
from app.language.question_bank import asked, industries, industry_of, same_words, seeds
from app.models import Deal
from app.queries.needs import answers, deal_needs, industry_of_deal, need_names, needs, questions
from app.queries.solution import solution_of
from app.sentences.errors import UserError
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.deal_needs import (
    add_deal_need,
    add_solution_lines,
    edit_deal_need,
    edit_solution_line,
    remove_deal_need,
    remove_solution_line,
)
from app.usecases.naming import set_name
from app.usecases.needs import delete_need, rename_need
from app.usecases.product_input import LineInput, NeedAnswered, ProductInput
from app.usecases.products import create_product, set_products
from app.usecases.questions import add_question, answer_question, delete_question, edit_question
from app.usecases.undoing import undo_last

LANGUAGES = ("zh_CN", "en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi")
    yield found
    found.close()


def run(store: Store, usecase: Any, *arguments: Any) -> Any:
    with store.write(Step.of("need.edit", name="x")) as uow:
        return usecase(uow, *arguments)


@pytest.fixture
def deal(store: Store) -> int:
    def make(uow: Any) -> int:
        customer = create_customer(uow, CustomerInput("康悦", "organisation", {"industry": "健身连锁"}))
        made = Deal(customer_id=customer, stage_since="2026-09-01", created_day="2026-09-01", currency="CNY")
        set_name(made, "三店单车区", person=False)
        return int(uow.add(made).id)

    found: int = run(store, make)
    return found


# -- the bank ----------------------------------------------------------------------------------------------


def test_five_industries_have_open_and_closed_questions_in_both_languages() -> None:
    by_industry: dict[str | None, list[bool]] = {}
    for code, industry, is_open in seeds():
        by_industry.setdefault(industry, []).append(is_open)
        chinese, english = (asked(code, language) for language in LANGUAGES)
        assert chinese.text != english.text
        assert len(chinese.choices) == len(english.choices)
        assert bool(chinese.choices) != is_open
    assert set(by_industry) == {None, "fitness", "hotel", "school", "property", "retail"}
    assert set(industries("en")) == set(by_industry) - {None}
    for found in by_industry.values():
        assert found.count(True) >= 3
        assert found.count(False) >= 3


@pytest.mark.parametrize(
    ("text", "code"),
    [("健身连锁", "fitness"), ("Boutique hotel", "hotel"), ("培训机构", "school"), ("Real estate", "property"),
     ("电商", "retail"), ("铸造", None), ("", None)],
)  # fmt: skip
def test_an_industry_in_ones_own_words_finds_its_questions(text: str, code: str | None) -> None:
    assert industry_of(text) == code


def test_an_answer_holds_in_the_other_language() -> None:
    assert same_words("fitness.noise", "有", "yes")
    assert not same_words("fitness.noise", "有", "no")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_file_asks_the_questions_of_the_industry(store: Store, language: str) -> None:
    rows = questions(store.reader(), language, "hotel")
    assert {row.industry for row in rows} == {None, "hotel"}
    assert rows[0].text == asked("goal", language).text
    assert len(questions(store.reader(), language, everything=True)) == len(seeds())


def test_a_question_gets_ones_own_words_and_its_first_ones_back(store: Store) -> None:
    key = lookup_key("question", "goal")
    run(store, edit_question, key, {"text": "您想要什么？"})
    assert questions(store.reader(), "zh_CN")[0].text == "您想要什么？"
    run(store, edit_question, key, {"text": ""})
    assert questions(store.reader(), "en")[0].text == asked("goal", "en").text
    run(store, edit_question, key, {"active": False})
    assert key not in [row.id for row in questions(store.reader(), "en")]


def test_questions_of_ones_own(store: Store) -> None:
    with pytest.raises(UserError, match=r"question\.empty"):
        run(store, add_question, {"text": " "})
    with pytest.raises(UserError, match=r"question\.choices"):
        run(store, add_question, {"text": "色系？", "open": False, "choices": ["黑"]})
    values = {
        "text": "色系？",
        "open": False,
        "choices": ["黑", "白", "黑"],
        "industry": "hotel",
        "need": "外观",
    }
    key = run(store, add_question, values)
    row = questions(store.reader(), "zh_CN", "hotel")[-1]
    assert (row.id, row.need, [choice.text for choice in row.choices]) == (key, "外观", ["黑", "白"])
    run(store, delete_question, key)
    assert key not in [row.id for row in questions(store.reader(), "zh_CN", "hotel")]
    run(store, undo_last)
    assert questions(store.reader(), "zh_CN", "hotel")[-1].id == key


# -- answers -----------------------------------------------------------------------------------------------


def test_an_answer_is_kept_changed_and_taken_away(store: Store, deal: int) -> None:
    key = lookup_key("question", "fitness.noise")
    run(store, answer_question, "deal", deal, key, "有")
    run(store, answer_question, "deal", deal, key, "没有")
    assert answers(store.reader(), "deal", deal)[key].text == "没有"
    assert store.reader().value("SELECT count(*) FROM answer") == 1
    run(store, answer_question, "deal", deal, key, "  ")
    assert answers(store.reader(), "deal", deal) == {}
    run(store, undo_last)
    assert answers(store.reader(), "deal", deal)[key].text == "没有"


@pytest.mark.parametrize("owner", ["deal", "customer", "lead"])
def test_answers_are_kept_for_deals_customers_and_leads(store: Store, deal: int, owner: str) -> None:
    from app.usecases.leads import LeadInput, create_lead

    lead = run(store, create_lead, LeadInput("赵启明"))
    customer = store.reader().value("SELECT customer_id FROM deal")
    who = {"deal": deal, "customer": customer, "lead": lead}[owner]
    key = lookup_key("question", "goal")
    run(store, answer_question, owner, who, key, "少投诉")
    assert answers(store.reader(), owner, who)[key].text == "少投诉"


def test_the_questions_follow_the_customer(store: Store, deal: int) -> None:
    assert industry_of_deal(store.reader(), deal) == "fitness"


# -- needs and solution ------------------------------------------------------------------------------------


def test_a_need_is_put_on_once_weighed_and_taken_off(store: Store, deal: int) -> None:
    link = run(store, add_deal_need, deal, "安静")
    assert run(store, add_deal_need, deal, " 安静 ") == link
    run(store, edit_deal_need, link, {"weight": 3, "influence": "competition", "note": "隔壁瑜伽室"})
    (row,) = deal_needs(store.reader(), deal)
    assert (row.name, row.weight, row.influence, row.note) == ("安静", 3, "competition", "隔壁瑜伽室")
    run(store, remove_deal_need, link)
    assert deal_needs(store.reader(), deal) == []
    run(store, undo_last)
    assert [row.name for row in deal_needs(store.reader(), deal)] == ["安静"]


def test_names_of_needs_are_one_of_a_kind(store: Store, deal: int) -> None:
    run(store, add_deal_need, deal, "安静")
    run(store, add_deal_need, deal, "省电")
    quiet = next(row.id for row in needs(store.reader()) if row.name == "安静")
    with pytest.raises(UserError, match=r"need\.exists"):
        run(store, rename_need, quiet, "省电")
    run(store, rename_need, quiet, "静音")
    assert need_names(store.reader()) == ["省电", "静音"]
    assert run(store, delete_need, quiet) == 1
    assert [row.name for row in deal_needs(store.reader(), deal)] == ["省电"]
    run(store, undo_last)
    assert {row.name for row in deal_needs(store.reader(), deal)} == {"省电", "静音"}


def test_the_solution_covers_needs_and_says_what_stays_open(store: Store, deal: int) -> None:
    bike = run(
        store,
        create_product,
        ProductInput("单车", needs=[NeedAnswered("安静", "38 分贝"), NeedAnswered("团课")]),
    )
    for name, weight in (("安静", 3), ("团课", 2), ("省电", 1)):
        run(store, add_deal_need, deal, name, weight)
    found = solution_of(store.reader(), deal)
    assert [row.product_id for row in found.proposed] == [bike, bike, None]
    assert len(found.uncovered) == 3, "nothing is in the solution yet"
    quiet = found.needs[0].need_id
    run(store, add_solution_lines, deal, [LineInput(bike, quiet, "38 分贝", 20_000)])
    assert run(store, add_solution_lines, deal, [LineInput(bike, quiet, "again")]) == []
    found = solution_of(store.reader(), deal)
    assert [(line.product, line.quantity, line.reason) for line in found.lines] == [
        ("单车", 20_000, "38 分贝")
    ]
    assert [row.reasons[0][0] for row in found.uncovered] == ["solution.nothing"], (
        "the bike answers 团课, too"
    )
    run(store, set_products, [bike], {"active": False})
    assert solution_of(store.reader(), deal).proposed[0].reasons[0][0] == "solution.off_sale"


def test_lines_of_the_solution_are_changed_and_go_with_their_need(store: Store, deal: int) -> None:
    bike, mat = (run(store, create_product, ProductInput(name)) for name in ("单车", "地胶"))
    link = run(store, add_deal_need, deal, "安静")
    (need,) = deal_needs(store.reader(), deal)
    one, two = run(store, add_solution_lines, deal, [LineInput(bike, need.need_id), LineInput(mat)])
    run(store, edit_solution_line, one, {"product_id": mat, "quantity": 2_500, "reason": "便宜"})
    with pytest.raises(UserError, match=r"solution\.quantity"):
        run(store, edit_solution_line, one, {"quantity": 0})
    lines = solution_of(store.reader(), deal).lines
    assert [(line.id, line.product, line.quantity) for line in lines] == [
        (one, "地胶", 2_500),
        (two, "地胶", 1_000),
    ]
    run(store, remove_deal_need, link)
    assert [line.id for line in solution_of(store.reader(), deal).lines] == [two]
    run(store, remove_solution_line, two)
    assert solution_of(store.reader(), deal).lines == ()
