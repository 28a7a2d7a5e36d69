"""The Relations page: map and list show the same people, filters hide, search finds, ties and favours are kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.queries.favours import all_favours
from app.queries.history import FieldChange
from app.queries.relations import ties_of
from app.usecases.contacts import add_contact
from app.usecases.favours import save_favour
from app.usecases.record_input import ContactInput
from app.usecases.relation_input import ME, End
from app.usecases.ties import add_tie, set_closeness, set_referrer
from app.views.card_relations import RelationsPanel
from app.views.customer_card import CustomerCardPage
from app.views.dialogs.favour import FavourDialog
from app.views.dialogs.follow_up import FollowUpDialog
from app.views.dialogs.tie import TieDialog
from app.views.history_words import HistoryWords
from app.views.network import NetworkPage
from app.views.settings_relations import RelationsSection
from app.views.today import TodayPage
from app.views.whom import Chosen
from app.vocabulary import TieKind
from app.widgets.dialog import OverlayDialog
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm

Key = Qt.Key


class Relations:
    """The page of a desk: Anchor is close, over its buyer one knows River, over River one knows Far."""

    def __init__(self, desk: Desk, keys: dict[str, int]) -> None:
        self.desk, self.keys = desk, keys
        page = desk.window.page("network")
        assert isinstance(page, NetworkPage)
        self.page = page
        desk.settle()

    def listed(self) -> list[str]:
        """The names the list shows."""
        model = self.page.people.model
        return [model.row_at(place).known.name for place in range(model.total)]

    def drawn(self) -> set[str]:
        """The names the map shows."""
        return {self.page.map.scene.nodes[key].name for key in self.page.map.visible_keys()}

    def dialog(self) -> Any:
        """The form over the window."""
        return [each for each in self.desk.window.findChildren(OverlayDialog) if each.isVisible()][-1]

    def choose(self, name: str) -> None:
        """Put the focus of the map on somebody and wait until they are read."""
        self.page.map.choose(self.keys[name])
        self.desk.qtbot.waitUntil(
            lambda: self.page.side.card is not None and self.page.side.card.who.key == self.keys[name]
        )


@pytest.fixture
def firm(data_file: Path) -> tuple[Firm, dict[str, int]]:
    made = Firm(data_file)
    names = ("Anchor", "River", "Far", "Stranger")
    keys = dict(zip(names, made.customers(*names), strict=True))
    keys["Buyer"] = made.write("x", add_contact, keys["Anchor"], ContactInput("Buyer"))
    made.write("x", set_closeness, "contact", [keys["Buyer"]], 1)
    made.write("x", add_tie, End(contact_id=keys["Buyer"]), End(keys["River"]), "classmate", {"closeness": 2})
    made.write("x", add_tie, End(keys["River"]), End(keys["Far"]), "supplier", {})
    return made, keys


@pytest.fixture
def relations(firm: tuple[Firm, dict[str, int]], open_desk: Callable[..., Desk]) -> Relations:
    return Relations(open_desk("network"), firm[1])


def test_map_and_list_show_the_same_people_and_a_filter_hides_in_both(relations: Relations) -> None:
    everybody = {"Anchor", "Buyer", "River", "Far"}
    assert relations.drawn() == everybody
    assert set(relations.listed()) == everybody
    relations.page.chips.toggle("rings", 2)
    relations.desk.settle()
    assert relations.drawn() == {"Anchor", "River"} == set(relations.listed())
    relations.page.chips.toggle("rings", 2)
    relations.page.chips.toggle("groups", "personal")
    relations.desk.settle()
    assert relations.drawn() == {"Buyer", "River"} == set(relations.listed())


def test_a_search_goes_to_whom_it_finds_by_pinyin_too(relations: Relations) -> None:
    page = relations.page
    assert page.do("filter")
    QTest.keyClicks(page.search, "riv")
    QTest.keyClick(page.search, Key.Key_Return)
    assert page.map.current == relations.keys["River"]
    assert relations.listed() == ["River"]
    QTest.keyClick(page.search, Key.Key_Escape)
    relations.desk.settle()
    assert len(relations.listed()) == 4


def test_the_side_tells_who_can_introduce_us_and_the_way_is_drawn(relations: Relations) -> None:
    relations.choose("Far")
    page = relations.page
    assert [stop.who.name for stop in page.side.ways.view.ways[0].stops] == ["Buyer", "River", "Far"]
    assert page.map._way == (0, *(relations.keys[name] for name in ("Buyer", "River", "Far")))
    page.chips.way.click()
    assert page.map._way == ()
    page.chips.way.click()
    assert len(page.map._way) == 4
    relations.choose("Buyer")
    assert page.map._way == (), "whom we know well needs no introduction"


def test_an_introduction_is_arranged_with_the_first_of_the_way(relations: Relations) -> None:
    relations.choose("Far")
    relations.page.side.ways.arrange.click()
    form = relations.dialog()
    assert isinstance(form, FollowUpDialog)
    assert (form.whom.chosen().customer_id, form.whom.chosen().contact_id) == (
        relations.keys["Anchor"], relations.keys["Buyer"],
    )  # fmt: skip
    assert "Buyer" in form.subject.text()
    assert "Far" in form.subject.text()
    relations.choose("Buyer")
    assert relations.page.side.ways.arrange.isHidden() is (not relations.page.side.ways.view.ways)


def test_keys_set_a_ring_and_undo_takes_it_back(relations: Relations) -> None:
    relations.choose("River")
    QTest.keyClick(relations.page.map, "3")
    relations.desk.settle()
    ring = "SELECT closeness FROM customer WHERE name = 'River'"
    assert relations.desk.context.reader().value(ring) == 3
    assert relations.page.map.scene.nodes[relations.keys["River"]].ring == 3
    assert relations.page.side.ring.value() == 3
    relations.desk.window.do("undo")
    relations.desk.settle()
    assert relations.desk.context.reader().value(ring) is None


def test_the_list_sets_rings_by_the_same_keys(relations: Relations) -> None:
    page = relations.page
    page.show_mode("list")
    told = page.status.hints.accessibleName()
    assert "1–4" in told
    assert "+ − 0" not in told
    page.people.table.setFocus()
    page.people.table.set_current_id(relations.keys["Far"])
    QTest.keyClick(page.people.table, "2")
    relations.desk.settle()
    assert relations.desk.context.reader().value("SELECT closeness FROM customer WHERE name = 'Far'") == 2


def test_enter_opens_the_card_of_whoever_has_the_focus(relations: Relations) -> None:
    relations.choose("Buyer")
    QTest.keyClick(relations.page.map, Key.Key_Return)
    relations.desk.settle()
    page = relations.desk.window.current
    assert isinstance(page, CustomerCardPage)
    assert page.key == relations.keys["Anchor"]


def test_a_tie_is_kept_in_the_form_with_the_role_of_either_end(relations: Relations) -> None:
    relations.choose("Far")
    relations.page.new_record()
    form = relations.dialog()
    assert isinstance(form, TieDialog)
    assert form.who.chosen().customer_id == relations.keys["Far"]
    form.save()
    assert form.isVisible(), "nobody is at the other end yet"
    form.other.set_chosen(Chosen(relations.keys["Stranger"]))
    role = next(
        role for role in (form.role.itemData(at) for at in range(form.role.count())) if role.code == "buyer"
    )
    form.role.set_value(role)
    form.since.setText("2019-05")
    form.save()
    relations.desk.settle()
    reader = relations.desk.context.reader()
    (row,) = ties_of(reader, relations.keys["Stranger"])
    assert (row.role, row.own_role, row.since) == ("@tie_role.buyer", "@tie_role.supplier", "2019-05")
    assert "Stranger" in relations.drawn()


def test_a_tie_to_ourselves_is_edited_without_turning_round(
    firm: tuple[Firm, dict[str, int]], open_desk: Callable[..., Desk]
) -> None:
    made, keys = firm
    words = {"forward": "nephew", "backward": "aunt"}
    key = made.write("x", add_tie, ME, End(keys["Far"]), "relative", words)
    relations = Relations(open_desk("network"), keys)
    relations.desk.window.open_dialog("tie", {"tie_id": key})
    form = relations.dialog()
    assert (form.us.isChecked(), form.other_word.text(), form.own_word.text()) == (True, "aunt", "nephew")
    assert form.role.value().kind is TieKind.RELATIVE
    form.note.setPlainText("At every festival")
    form.save()
    relations.desk.settle()
    rows = ties_of(relations.desk.context.reader(), keys["Far"])
    (row,) = (row for row in rows if row.id == key)
    assert (row.other, row.role, row.own_role, row.note) == (None, "nephew", "aunt", "At every festival")


def test_a_favour_is_noted_answered_and_warned_of(relations: Relations) -> None:
    relations.choose("River")
    relations.page.side.favours.add_new()
    form = relations.dialog()
    assert isinstance(form, FavourDialog)
    form.what.setText("Tea")
    form.value.setText("600")
    assert form.over_limit()
    assert form.banner.isVisible()
    form.value.setText("400")
    assert not form.over_limit()
    form.save()
    relations.desk.settle()
    relations.desk.qtbot.waitUntil(lambda: bool(relations.page.side.favours.rows))
    (row,) = all_favours(relations.desk.context.reader())
    assert (row.customer, row.value, row.direction) == ("River", 40_000, "given")
    relations.desk.window.open_dialog("favour", {"answers_id": row.id})
    answer = relations.dialog()
    assert answer.direction.value() == "received"
    answer.what.setText("A word to the boss")
    answer.save()
    relations.desk.settle()
    newest, first = sorted(all_favours(relations.desk.context.reader()), key=lambda one: -one.id)
    assert (newest.direction, newest.answers, first.answered_by_id) == ("received", True, newest.id)


def test_books_show_favours_referrals_and_warnings(
    firm: tuple[Firm, dict[str, int]], open_desk: Callable[..., Desk]
) -> None:
    made, keys = firm
    for number in range(4):
        told = {"direction": "given", "what": f"Favour {number}", "favour_day": "2026-01-01"}
        made.write("x", save_favour, None, keys["River"], told)
    made.write("x", set_referrer, keys["Stranger"], keys["Far"])
    relations = Relations(open_desk("network"), keys)
    page = relations.page
    relations.choose("River")
    assert "4" in page.side.favours.warning.text(), "four given, none received"
    for mode in ("favours", "referrals", "warnings"):
        page.show_mode(mode)
        relations.desk.settle()
        assert page.side.isHidden()
    assert page.books["favours"].model.total == 4
    assert page.books["referrals"].model.row_at(0).name == "Far"
    assert len(page.books["warnings"].rows) == 1
    page.show_mode("favours")
    relations.desk.settle()
    page.books["favours"].table.setFocus()
    QTest.keyClick(page.books["favours"].table, Key.Key_Delete)
    relations.desk.settle()
    relations.desk.qtbot.waitUntil(lambda: page.books["favours"].model.total == 3)
    page.show_mode("map")
    assert not page.side.isHidden()


def test_an_empty_firm_is_told_what_the_page_is_for(open_desk: Callable[..., Desk]) -> None:
    relations = Relations(open_desk("network"), {})
    assert relations.page.stack.currentWidget() is relations.page.empty
    assert relations.page.bar.isHidden()


def test_the_card_shows_relations_and_sets_who_sent_a_customer(relations: Relations) -> None:
    relations.desk.window.go("customer", {"id": relations.keys["River"]})
    page = relations.desk.window.current
    assert isinstance(page, CustomerCardPage)
    page.middle.go("relations")
    relations.desk.settle()
    panel = page.middle.panel("relations")
    assert isinstance(panel, RelationsPanel)
    assert len(panel.ties.rows) == 2
    panel.referrals.sent_by._take(Chosen(relations.keys["Far"]))
    relations.desk.settle()
    sent_by = "SELECT referred_by_id FROM customer WHERE name = 'River'"
    assert relations.desk.context.reader().value(sent_by) == relations.keys["Far"]
    assert panel.referrals.sent_by.chosen().customer_id == relations.keys["Far"]


def test_a_found_favour_is_shown_on_its_card(
    firm: tuple[Firm, dict[str, int]], open_desk: Callable[..., Desk]
) -> None:
    made, keys = firm
    told = {"direction": "given", "what": "Tea", "favour_day": "2026-09-01"}
    key = made.write("x", save_favour, None, keys["River"], told)
    relations = Relations(open_desk("network"), keys)
    relations.desk.window.go("customer", {"id": keys["River"], "record": ("favour", key)})
    relations.desk.settle()
    page = relations.desk.window.current
    assert isinstance(page, CustomerCardPage)
    row = page.middle.panel("relations").favours.row_of(key)
    assert row is not None
    relations.desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is row)


def test_today_recalls_what_nobody_answered(
    firm: tuple[Firm, dict[str, int]], open_desk: Callable[..., Desk]
) -> None:
    made, keys = firm
    told = {"direction": "received", "what": "Opened a door", "favour_day": "2026-02-01"}
    made.write("x", save_favour, None, keys["River"], told)
    desk = open_desk("today")
    desk.settle()
    page = desk.window.current
    assert isinstance(page, TodayPage)
    desk.qtbot.waitUntil(lambda: len(page.favours.rows) == 1)
    assert not page.favours.isHidden()
    page.favours.rows[0].opened.emit()
    form = [each for each in desk.window.findChildren(FavourDialog) if each.isVisible()][-1]
    assert form.direction.value() == "given"


def test_limits_are_kept_in_the_settings(relations: Relations) -> None:
    relations.desk.window.go("settings", {"section": "relations"})
    section = relations.desk.window.current.section  # type: ignore[attr-defined]
    assert isinstance(section, RelationsSection)
    section.numbers["relation_one_sided"].setValue(5)
    section.numbers["relation_one_sided"].editingFinished.emit()
    section.limit.setText("800")
    section.limit.editingFinished.emit()
    relations.desk.settle()
    context = relations.desk.context
    assert (context.firm("relation_one_sided"), context.firm("gift_limit")) == (5, 80_000)
    section.limit.setText("much")
    section.limit.editingFinished.emit()
    assert "800" in section.limit.text()


def test_ties_go_to_a_table_and_come_back(relations: Relations, tmp_path: Path) -> None:
    table = tmp_path / "ties.csv"
    relations.page.files.export_to("ties", table)
    relations.desk.settle()
    assert table.read_text("utf-8-sig").count("\n") == 4
    for row in relations.desk.context.reader().all("SELECT id FROM tie"):
        from app.usecases.recycling import recycle_records

        relations.desk.context.run(recycle_records, "tie", [row[0]], step=_step())
    relations.desk.settle()
    assert relations.drawn() == {"Anchor", "Buyer"}
    relations.page.files.import_from(table)
    relations.desk.settle()
    assert relations.drawn() == {"Anchor", "Buyer", "River", "Far"}


def _step() -> Any:
    from app.db.journal_step import Step

    return Step.of("tie.delete", count=1)


def test_the_history_tells_ties_and_favours_in_words(relations: Relations) -> None:
    context, keys = relations.desk.context, relations.keys
    spoken = HistoryWords(context, "tie").changes(
        [
            FieldChange("kind", None, "classmate"),
            FieldChange("from_customer_id", None, keys["River"]),
            FieldChange("closeness", None, 2),
        ],
        created=True,
    )
    label = {"en": "Classmates", "zh_CN": "同学"}[context.language]
    assert [change.after for change in spoken] == [label, "River", context.word("ring", 2)]
    spoken = HistoryWords(context, "favour").changes(
        [
            FieldChange("value", None, 60_000),
            FieldChange("currency", None, "CNY"),
            FieldChange("direction", None, "given"),
        ],
        created=True,
    )
    shown = [change.after for change in spoken]
    assert "¥600" in shown
    assert context.word("favour_direction", "given") in shown


def test_the_card_glances_at_the_closest_ties(
    firm: tuple[Firm, dict[str, int]], open_desk: Callable[..., Desk]
) -> None:
    made, keys = firm
    told = {"direction": "received", "what": "A word", "favour_day": "2026-09-01"}
    made.write("x", save_favour, None, keys["River"], told)
    relations = Relations(open_desk("network"), keys)
    for name, people in (("River", ["Buyer", "Far"]), ("Stranger", [])):
        relations.desk.window.go("customer", {"id": keys[name]})
        relations.desk.settle()
        page = relations.desk.window.current
        assert isinstance(page, CustomerCardPage)
        assert page.glance.isHidden() is not bool(people)
        assert [one.name for one in page.glance.map.shown] == people
    relations.desk.window.go("customer", {"id": keys["River"]})
    relations.desk.settle()
    before = page.glance.map.grab().toImage()
    page.glance.map.show_ties("River", [])
    assert page.glance.map.grab().toImage() != before
    page.glance.map.clicked.emit()
    relations.desk.settle()
    assert relations.desk.window.current is relations.page
    relations.desk.qtbot.waitUntil(lambda: relations.page.map.current == keys["River"])
