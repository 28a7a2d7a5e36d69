"""Converting a lead from the list: one dialog, everything optional, one undo."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm, ListProbe


@pytest.fixture
def leads(data_file: Path, open_desk: Callable[..., Desk]) -> ListProbe:
    """A lead of a firm we may know."""
    firm = Firm(data_file)
    firm.member("陈立")
    firm.customers("Blue Bay Hotel")
    firm.lead("赵启明", firm="Blue Bay Hotel", budget=24_000_000, currency="CNY", interests="Pool")
    probe = ListProbe(open_desk("leads"), "leads")
    probe.settle()
    return probe


def count(leads: ListProbe, table: str) -> int:
    """Live records of a table."""
    return int(leads.desk.context.reader().value(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL"))


def test_c_converts_to_customer_contact_and_deal_and_undo_takes_all_back(leads: ListProbe) -> None:
    leads.press()
    leads.key("C")
    leads.save()
    leads.desk.settle()
    assert [count(leads, table) for table in ("customer", "contact", "deal")] == [2, 1, 1]
    assert leads.desk.window.current_id == "deal"
    reader = leads.desk.context.reader()
    assert reader.one("SELECT name, amount FROM deal") == ("Pool", 24_000_000)
    assert reader.value("SELECT state FROM lead") == "converted"
    leads.desk.context.undo()
    leads.desk.settle()
    assert [count(leads, table) for table in ("customer", "contact", "deal")] == [1, 0, 0]
    assert reader.value("SELECT state FROM lead") == "new"


def test_a_similar_customer_is_offered_and_taken(leads: ListProbe) -> None:
    leads.key("C")
    dialog = leads.dialog()
    leads.desk.qtbot.waitUntil(lambda: bool(dialog.similar.found))
    dialog.similar.open_asked.emit(dialog.similar.found[0])
    assert dialog.customer_way.value() == "known"
    leads.save()
    leads.desk.settle()
    assert [count(leads, table) for table in ("customer", "contact", "deal")] == [1, 1, 1]


def test_each_part_can_be_left_out_but_not_all(leads: ListProbe) -> None:
    leads.key("C")
    dialog = leads.dialog()
    dialog.customer_way.set_value("none")
    dialog.deal_way.set_value("none")
    dialog._fit()
    leads.save()
    assert dialog.banner.isVisible(), "nothing would come of it"
    dialog.deal_way.set_value("new")
    dialog._fit()
    dialog.deal_name.setText("")
    leads.save()
    assert dialog.deal_form.box("deal_name").error() != ""
    dialog.deal_name.setText("Only a deal")
    leads.save()
    leads.desk.settle()
    assert [count(leads, table) for table in ("customer", "contact", "deal")] == [1, 0, 1]
