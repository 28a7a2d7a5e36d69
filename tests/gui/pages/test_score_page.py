"""The score on the Leads page and its rules in the settings, through the real window."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.queries.lead_score import explained, lead_rules
from app.queries.team import setting
from app.usecases.lead_scores import set_lead_rules
from app.usecases.leads import set_lead_state
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm, ListProbe
from tests.gui.probes.window import WindowProbe


@pytest.fixture
def leads(data_file: Path, open_desk: Callable[..., Desk]) -> ListProbe:
    """A good lead and one of whom nothing is known."""
    firm = Firm(data_file)
    firm.lead(
        "赵启明",
        interests="单车",
        budget=24_000_000,
        currency="CNY",
        title="总经理",
        created_day="2026-09-02",
    )
    firm.lead("孙若兰", created_day="2026-09-01")
    probe = ListProbe(open_desk("leads"), "leads")
    probe.settle()
    return probe


def test_the_list_shows_and_sorts_by_score(leads: ListProbe) -> None:
    score, grade = leads.cell(0, "score").split()
    assert int(score) > 0
    assert grade in ("A", "B", "C", "D")
    row = leads.page.model.row_at(0)
    found = explained(leads.desk.context.reader(), row.id, date(2026, 9, 16))
    assert found is not None
    assert row.judged.factors == tuple(found.score.factors.values())
    words = leads.cell(0, "factors")
    assert all(f"{share}%" in words for share in row.judged.factors)


def test_an_ended_lead_has_a_ring_but_no_bars(leads: ListProbe) -> None:
    key = leads.page.model.id_at(0)
    leads.desk.context.run(set_lead_state, [key], "disqualified", reason="x", step=Step.of("lead.state"))
    leads.settle()
    leads.desk.qtbot.waitUntil(lambda: leads.page.model.row_at(0).state == "disqualified")
    assert leads.cell(0, "score")
    assert leads.cell(0, "factors") == ""


def test_the_preview_says_why(leads: ListProbe) -> None:
    row = leads.page.model.row_at(0)
    leads.page.activate({"id": row.id})
    leads.desk.qtbot.waitUntil(lambda: not leads.page.preview.score.isHidden())
    panel = leads.page.preview.score
    words = [child.text() for child in panel.findChildren(QWidget) if callable(getattr(child, "text", None))]
    assert any("单车" in text for text in words)
    assert any(str(row.score) in text for text in words)


def test_rules_show_their_effect_before_they_are_kept(leads: ListProbe) -> None:
    leads.desk.window.go("settings", {"section": "score"})
    section = leads.desk.window.page("settings").section
    line = next(line for line in section.lines if line.rule.id == "interests")
    assert not section.save.isEnabled()
    line.points.setValue(100)
    leads.settle()
    assert "2" in section.effect.text()  # looked at two
    before = leads.page.model.row_at(0).score
    section.save.click()
    leads.settle()
    leads.desk.window.go("leads", {})
    leads.settle()
    assert leads.page.model.row_at(0).score > before


def test_the_ideal_customer_is_typed_field_after_field(leads: ListProbe) -> None:
    desk = leads.desk
    WindowProbe(desk)
    desk.window.go("settings", {"section": "score"})
    section = desk.window.page("settings").section
    typed = {"industry": "健身, gym", "region": "杭州", "size": "50"}
    for name, text in typed.items():
        field = section.profile[name]
        field.setFocus()
        field.insert(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        desk.settle()
        assert section.profile[name] is field, "the keyboard stays where it was"
    profile = setting(desk.context.reader(), "lead_profile")
    assert profile == {"industry": ["健身", "gym"], "region": ["杭州"], "size": ["50"]}


def test_rules_that_change_while_leads_are_scored_are_not_passed_over(leads: ListProbe) -> None:
    context = leads.desk.context
    rules = [asdict(rule) for rule in lead_rules(context.reader())]
    context.scorer.score_all()
    for rule in rules:
        rule["active"] = rule["id"] == "interests"
    context.run(set_lead_rules, rules, step=Step("lead.rules", {}, undoable=False), toast=False)
    context.scorer.score_all()
    best = "SELECT max(score) FROM lead"
    leads.desk.qtbot.waitUntil(lambda: context.reader().value(best) == 12)  # 40 % of 30 points
