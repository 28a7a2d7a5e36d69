"""The Marketing page: a campaign kept in the form, its leads a click away, deleted and undone, a table in and out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.queries.campaigns import CampaignRow
from app.usecases.campaigns import create_campaign
from app.views.campaigns import CampaignsPage
from app.views.dialogs.campaign import CampaignDialog
from app.views.leads import LeadsPage
from app.widgets.dialog import OverlayDialog
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm

FAIR = "华东健身展"


class Marketing:
    """The page of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        page = desk.window.page("campaigns")
        assert isinstance(page, CampaignsPage)
        self.page = page
        desk.settle()

    def row(self, place: int) -> CampaignRow:
        """A row of the table."""
        found = self.page.model.row_at(place)
        assert isinstance(found, CampaignRow)
        return found

    def names(self) -> list[str]:
        """What the table shows."""
        return [self.row(place).name for place in range(self.page.model.total)]

    def dialog(self) -> Any:
        """The form over the window."""
        found = [each for each in self.desk.window.findChildren(OverlayDialog) if each.isVisible()]
        assert isinstance(found[-1], CampaignDialog)
        return found[-1]


@pytest.fixture
def marketing(data_file: Path, open_desk: Callable[..., Desk]) -> Marketing:
    """A fair with a lead, and a season without."""
    firm = Firm(data_file)
    values = {"cost": 1_200_000, "currency": "CNY", "starts": "2026-05-01", "goal_leads": 10}
    firm.write("campaign.create", create_campaign, FAIR, values)
    firm.write("campaign.create", create_campaign, "Spring", {"starts": "2026-03-01"})
    firm.lead("孙若兰", campaign=FAIR)
    firm.lead("赵启明")
    return Marketing(open_desk("campaigns"))


def test_the_newest_stands_first_with_what_came_of_it(marketing: Marketing) -> None:
    assert marketing.names() == [FAIR, "Spring"]
    columns = [column.key for column in marketing.page.model.columns]
    shown = {key: marketing.page.model.index(0, place).data() for place, key in enumerate(columns)}
    assert shown["leads"] == "1 / 10"
    assert shown["cost_per_lead"] in ("¥1.2万", "¥12K")


def test_enter_opens_the_form_and_a_new_name_goes_to_the_leads(marketing: Marketing) -> None:
    marketing.page.table.set_current_row(0)
    QTest.keyClick(marketing.page.table, Qt.Key.Key_Return)
    dialog = marketing.dialog()
    assert not dialog.has_unsaved()
    dialog.name.setText("上海健身展")
    dialog.lines["budget"].setText("3万")
    dialog.save()
    marketing.desk.qtbot.waitUntil(lambda: marketing.names() == ["上海健身展", "Spring"])
    row = marketing.row(0)
    assert (row.leads, row.values["budget"], row.values["cost"]) == (1, 3_000_000, 1_200_000)
    marketing.desk.context.undo()
    marketing.desk.qtbot.waitUntil(lambda: marketing.names() == [FAIR, "Spring"])
    assert marketing.row(0).leads == 1


def test_a_form_that_cannot_be_kept_says_so_in_place(marketing: Marketing) -> None:
    marketing.desk.window.do("new")
    dialog = marketing.dialog()
    dialog.save()
    assert dialog.form.box("name").error()
    dialog.name.setText(FAIR)
    dialog.lines["cost"].setText("a lot")
    dialog.save()
    assert "a lot" in dialog.form.box("cost").error()
    dialog.lines["cost"].setText("USD 5")
    dialog.lines["budget"].setText("EUR 5")
    dialog.save()
    assert dialog.form.box("cost").error()
    dialog.lines["budget"].setText("")
    dialog.save()
    say = marketing.desk.context.say
    marketing.desk.qtbot.waitUntil(
        lambda: dialog.form.box("name").error() == say("campaign.exists", name=FAIR)
    )
    dialog.reject()


def test_its_leads_are_a_key_away(marketing: Marketing) -> None:
    marketing.page.table.set_current_row(0)
    QTest.keyClick(marketing.page.table, Qt.Key.Key_L)
    leads = marketing.desk.window.page("leads")
    assert isinstance(leads, LeadsPage)
    marketing.desk.settle()
    assert marketing.desk.window.current is leads
    marketing.desk.qtbot.waitUntil(lambda: leads.model.total == 1)
    found = leads.model.row_at(0)
    assert found is not None
    assert found.name == "孙若兰"


def test_deleted_and_undone(marketing: Marketing) -> None:
    marketing.page.table.set_current_row(1)
    marketing.page.table.setFocus()
    QTest.keyClick(marketing.page.table, Qt.Key.Key_Delete)
    marketing.desk.qtbot.waitUntil(lambda: marketing.names() == [FAIR])
    marketing.desk.context.undo()
    marketing.desk.qtbot.waitUntil(lambda: marketing.names() == [FAIR, "Spring"])


def test_a_table_goes_out_and_in(marketing: Marketing, tmp_path: Path) -> None:
    out = tmp_path / "campaigns.csv"
    marketing.page.export_to(out)
    marketing.desk.settle()
    text = out.read_text("utf-8-sig").replace("Spring", "Autumn").replace("12000.00", "15000")
    out.write_text(text, "utf-8")
    marketing.page.import_from(out)
    marketing.desk.qtbot.waitUntil(lambda: len(marketing.names()) == 3)
    assert sorted(marketing.names()) == ["Autumn", "Spring", FAIR]
    assert marketing.row(0).values["cost"] == 1_500_000
    QApplication.processEvents()


def test_without_any_it_says_how_to_begin(open_desk: Callable[..., Desk]) -> None:
    marketing = Marketing(open_desk("campaigns"))
    assert marketing.page.stack.currentWidget() is marketing.page.empty


def test_what_is_found_is_made_current(marketing: Marketing) -> None:
    key = marketing.page.model.id_at(1)
    marketing.desk.window.go("campaigns", {"id": key})
    marketing.desk.settle()
    assert marketing.page.table.current_id() == key
