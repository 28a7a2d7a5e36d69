"""The score on the Leads page and its rules in the settings, through the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm, ListProbe


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
