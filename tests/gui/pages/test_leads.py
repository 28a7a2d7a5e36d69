"""Leads: tabs by state, moving on, resting with a day, giving up with a reason, the form."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm, ListProbe


@pytest.fixture
def leads(data_file: Path, open_desk: Callable[..., Desk]) -> ListProbe:
    """Two leads of a member's."""
    firm = Firm(data_file)
    firm.member("陈立")
    firm.lead("赵启明", firm="Blue Bay", budget=24_000_000, currency="CNY", created_day="2026-09-02")
    firm.lead("孙若兰", firm="Start Gym", created_day="2026-09-01")
    probe = ListProbe(open_desk("leads"), "leads")
    probe.settle()
    return probe


def test_the_newest_lead_stands_first_with_its_firm(leads: ListProbe) -> None:
    assert leads.names() == ["赵启明", "孙若兰"]
    assert leads.cell(0, "name") == "赵启明 Blue Bay"
    assert leads.cell(0, "budget") in ("¥24万", "¥240K")


def test_a_state_moves_and_the_tabs_follow(leads: ListProbe) -> None:
    leads.page.set_state([leads.page.model.id_at(0)], "contacting")
    leads.settle()
    leads.view("contacting")
    assert leads.names() == ["赵启明"]
    leads.view("new")
    assert leads.names() == ["孙若兰"]


def test_giving_up_wants_a_reason(leads: ListProbe) -> None:
    leads.page.set_state([leads.page.model.id_at(0)], "disqualified")
    dialog = leads.dialog()
    leads.save()
    assert dialog.form.box("reason").error() == leads.desk.context.say("lead.reason_needed")
    dialog.reason.setText("bought elsewhere")
    leads.save()
    leads.settle()
    assert leads.page.model.row_at(0).state == "disqualified"


def test_resting_wants_a_day_in_ones_own_words(leads: ListProbe) -> None:
    leads.page.set_state([leads.page.model.id_at(0), leads.page.model.id_at(1)], "nurture")
    dialog = leads.dialog()
    dialog.wake.setText("下个月5号")
    dialog.wake.editingFinished.emit()
    leads.save()
    leads.settle()
    reader = leads.desk.context.reader()
    assert reader.all("SELECT DISTINCT wake_on FROM lead") == [("2026-10-05",)]


def test_a_lead_without_a_name_may_have_a_firm(leads: ListProbe) -> None:
    leads.desk.window.do("new")
    dialog = leads.dialog()
    leads.save()
    assert dialog.form.box("name").error() == leads.desk.context.say("name.empty")
    dialog.lines["firm"].setText("Harbour Office")
    dialog.budget.setText("1.2万")
    leads.save()
    leads.wait_names("Harbour Office", "赵启明", "孙若兰")
    assert leads.page.model.row_at(0).budget == 1_200_000


def test_an_amount_nobody_can_read_is_said(leads: ListProbe) -> None:
    leads.desk.window.do("new")
    dialog = leads.dialog()
    dialog.name.setText("郑凯")
    dialog.budget.setText("quite a lot")
    leads.save()
    assert "quite a lot" in dialog.form.box("budget").error()
    dialog.reject()


def test_opening_and_saving_a_lead_changes_nothing(leads: ListProbe) -> None:
    before = leads.page.model.row_at(0)
    leads.page.open_record(before.id)
    dialog = leads.dialog()
    assert not dialog.has_unsaved()
    leads.save()
    leads.settle()
    assert leads.page.model.row_at(0) == before


def test_a_lead_found_elsewhere_is_shown(leads: ListProbe) -> None:
    wanted = leads.page.model.id_at(1)
    leads.desk.window.go("leads", {"id": wanted})
    assert leads.page.table.current_id() == wanted


def test_a_budget_cell_reads_what_people_write(leads: ListProbe) -> None:
    model = leads.page.model
    place = [column.key for column in model.columns].index("budget")
    assert not model.setData(model.index(1, place), "much")
    assert model.setData(model.index(1, place), "¥3.5万")
    leads.settle()
    assert model.row_at(1).budget == 3_500_000
