"""Scores follow every change of a lead, its talks and the rules; learned odds only where something was learned."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.db.journal_step import Step
from app.db.store import Store
from app.queries.lead_score import explained, lead_rules, learned, preview
from app.queries.leads import LeadFilter, LeadSource, LeadSpec
from app.sentences.errors import UserError
from app.usecases.interactions import InteractionInput, delete_interaction, log_interaction
from app.usecases.lead_scores import learn_odds, score_next, set_lead_profile, set_lead_rules
from app.usecases.leads import LeadInput, create_lead, edit_lead, set_lead_state
from app.usecases.undoing import undo_last

GIVEN = {"id": "own", "factor": "intent", "fact": "attitude", "condition": "given", "points": 100}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def made(store: Store, name: str = "赵启明", **values: Any) -> int:
    with store.write(Step.of("lead.create", name=name)) as uow:
        return create_lead(uow, LeadInput(name, values))


def row(store: Store, key: int) -> Any:
    return store.reader().one("SELECT score, grade, odds FROM lead WHERE id = ?", (key,))


def changes(store: Store, key: int) -> list[Any]:
    return store.reader().all(
        "SELECT before, after FROM verdict_change WHERE lead_id = ? ORDER BY id", (key,)
    )


def today_of(store: Store) -> date:
    with store.write(Step("look", {}, undoable=False)) as uow:
        from app.usecases.days import local_day

        return date.fromisoformat(local_day(uow.now_ms))


def score_all(store: Store, today: date) -> None:
    after: int | None = 0
    while after is not None:
        with store.write(Step("lead.scores", {}, undoable=False)) as uow:
            after = score_next(uow, after, today)


def test_the_score_follows_the_facts_and_undo_takes_it_back(store: Store) -> None:
    key = made(store)
    before = row(store, key)
    with store.write(Step.of("lead.edit", name="")) as uow:
        edit_lead(uow, key, {"interests": "跑步机", "budget": 20_000_000, "title": "总经理", "firm": "康悦"})
    assert row(store, key)[:2] == (42, "C")  # wish 12, budget 19.5, title 6, firm 4.5
    assert changes(store, key) == [("D", "C")]
    with store.write(Step("undo")) as uow:
        undo_last(uow)
    assert row(store, key) == before


def test_a_talk_raises_it_until_it_is_deleted(store: Store) -> None:
    key = made(store)
    before = row(store, key)
    with store.write(Step.of("interaction.log", name="")) as uow:
        talk = log_interaction(uow, InteractionInput("来电咨询", "call", lead_id=key, direction="incoming"))
    assert row(store, key)[0] > before[0]
    with store.write(Step.of("interaction.delete")) as uow:
        delete_interaction(uow, talk.interaction_id)
    assert row(store, key) == before


def test_scores_are_no_history(store: Store) -> None:
    key = made(store, interests="x")
    entries = store.reader().all("SELECT after FROM journal_entry WHERE record_id = ?", (key,))
    assert entries
    assert not [after for (after,) in entries if '"score"' in after or '"grade"' in after]


def test_talks_fade_from_day_to_day_and_the_change_of_grade_is_kept(store: Store) -> None:
    key = made(store, interests="x", attitude="认真")
    with store.write(Step.of("lead.rules")) as uow:
        set_lead_rules(
            uow,
            [
                {**GIVEN, "fact": "", "condition": "engaged"},
                {**GIVEN, "id": "b", "factor": "need", "fact": "interests"},
            ],
        )
    with store.write(Step.of("interaction.log", name="")) as uow:
        log_interaction(uow, InteractionInput("来电", "call", lead_id=key, direction="incoming"))
    assert row(store, key)[:2] == (70, "B")
    score_all(store, today_of(store) + timedelta(days=28))
    assert row(store, key)[:2] == (48, "C")  # a quarter of the talk is left: 40 + 30 / 4
    assert changes(store, key)[-1] == ("B", "C")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"condition": "magic"}, "lead.rule_wrong"),
        ({"factor": "luck"}, "lead.rule_wrong"),
        ({"points": 101}, "lead.rule_wrong"),
        ({"condition": "at_least", "values": ["viel"]}, "lead.rule_number"),
        ({"condition": "silent"}, "lead.rule_number"),
    ],
)
def test_rules_that_mean_nothing_are_refused(store: Store, change: dict[str, Any], code: str) -> None:
    with pytest.raises(UserError, match=code), store.write(Step.of("lead.rules")) as uow:
        set_lead_rules(uow, [GIVEN | change])


def test_a_preview_says_what_would_change_and_changes_nothing(store: Store) -> None:
    key = made(store, attitude="认真")
    before = row(store, key)
    heavy = [
        {**GIVEN, "id": str(n), "factor": factor} for n, factor in enumerate(("need", "power", "intent"))
    ]
    found = preview(store.reader(), heavy, today_of(store))
    assert (found.looked_at, dict(found.moves)) == (1, {("D", "A"): 1})
    assert row(store, key) == before
    assert len(lead_rules(store.reader())) > 3


def test_the_profile_is_what_the_owner_says(store: Store) -> None:
    key = made(store, industry="酒店")
    today = today_of(store)
    with store.write(Step.of("lead.rules")) as uow:
        set_lead_profile(uow, {"industry": ["酒店"], "region": [], "size": []})
    found = explained(store.reader(), key, today)
    assert found is not None
    assert "industry_fits" in {reason.rule for reason in found.score.reasons}
    assert sum(reason.points for reason in found.score.reasons) == found.score.value


def ended(store: Store, regions: Sequence[tuple[str, bool]]) -> None:
    with store.write(Step.of("lead.create", name="")) as uow:
        for region, won in regions:
            key = create_lead(uow, LeadInput("某人", {"region": region}))
            if won:
                uow.session.flush()
                uow.driver.execute("UPDATE lead SET state = 'converted' WHERE id = ?", (key,))
            else:
                set_lead_state(uow, [key], "disqualified", reason="无预算")


def test_odds_are_learned_from_ended_leads(store: Store) -> None:
    ended(store, [("杭州", n % 10 != 0) if n % 2 else ("上海", n % 10 == 0) for n in range(150)])
    near, far = made(store, region="杭州"), made(store, region="上海")
    today = today_of(store)
    assert row(store, near)[2] is None
    with store.write(Step("lead.scores", {}, undoable=False)) as uow:
        learn_odds(uow, today)
    score_all(store, today)
    quality = learned(store.reader()).quality
    assert quality is not None
    assert quality.useful
    assert row(store, near)[2] > 500 > row(store, far)[2]


def test_with_few_ended_leads_nothing_is_claimed(store: Store) -> None:
    ended(store, [("杭州", True)] * 5)
    today = today_of(store)
    with store.write(Step("lead.scores", {}, undoable=False)) as uow:
        learn_odds(uow, today)
    known = learned(store.reader())
    assert (known.cases, known.quality) == (5, None)


def test_the_list_sorts_and_narrows_by_score(store: Store) -> None:
    best = made(store, "甲", interests="x", budget=20_000_000, currency="CNY", title="总经理", firm="康悦")
    rest = [made(store, "乙"), made(store, "丙")]
    source = LeadSource(store.reader, lambda: today_of(store))
    assert next(iter(source.order(LeadSpec(LeadFilter(), "score", descending=True)))) == best
    grade = row(store, rest[0])[1]
    assert set(source.order(LeadSpec(LeadFilter(grades=(grade,)), "score", descending=True))) >= set(rest)


def test_a_new_lead_that_was_talked_to_is_being_contacted(store: Store) -> None:
    def state(key: int) -> Any:
        return store.reader().value("SELECT state FROM lead WHERE id = ?", (key,))

    fresh, good = made(store), made(store, "孙若兰")
    with store.write(Step.of("lead.state")) as uow:
        set_lead_state(uow, [good], "qualified")
    with store.write(Step.of("interaction.log", name="x")) as uow:
        log_interaction(uow, InteractionInput("看了资料", "note", lead_id=fresh))
    assert state(fresh) == "new", "a note is no talk"
    with store.write(Step.of("interaction.log", name="x")) as uow:
        for key in (fresh, good):
            log_interaction(uow, InteractionInput("打了电话", "call", lead_id=key))
    assert (state(fresh), state(good)) == ("contacting", "qualified")
    with store.write(Step("undo", {}, undoable=False)) as uow:
        undo_last(uow)
    assert state(fresh) == "new"
