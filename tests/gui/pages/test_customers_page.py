"""Customers: open, narrow, sort, tick, change, delete, take back; the form and what it says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.db.keys import lookup_key
from app.usecases.tags import edit_tag
from app.vocabulary import ReachKind
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm, ListProbe

Key = Qt.Key


@pytest.fixture
def firm(data_file: Path) -> Firm:
    """Chen Li, Wu Qian and four customers."""
    made = Firm(data_file)
    chen, wu = made.member("陈立"), made.member("吴倩")
    made.customers(
        "Anchor Gym", importance=3, city="Hangzhou", industry="Gym", owner_id=chen, phone="13805712266"
    )
    made.customers("Bay Hotel", importance=1, city="Ningbo", industry="Hotel", owner_id=wu, tags=["VIP"])
    made.customers("张江医院", importance=2, city="Shanghai", owner_id=chen)
    late = made.customers("Dock Yoga", importance=1, city="Hangzhou", owner_id=chen)
    made.follow_up("2026-09-11", customer_id=late[0])
    return made


@pytest.fixture
def customers(firm: Firm, open_desk: Callable[..., Desk]) -> ListProbe:
    """The page on the four customers."""
    probe = ListProbe(open_desk("customers"), "customers")
    probe.settle()
    return probe


def test_the_page_shows_everybody_by_name(customers: ListProbe) -> None:
    assert customers.names() == ["Anchor Gym", "Bay Hotel", "Dock Yoga", "张江医院"]
    assert customers.cell(0, "phone") == "138 0571 2266"
    assert customers.page.top.count.text() == "4"


def test_an_overdue_next_step_says_by_how_many_days(customers: ListProbe) -> None:
    assert customers.cell(2, "next_due") in ("5 days overdue", "逾期 5 天")
    assert customers.cell(0, "next_due") in ("Unplanned", "未安排")


@pytest.mark.parametrize(
    ("view", "names"),
    [
        ("mine", ["Anchor Gym", "张江医院"]),  # mine and important: not Dock Yoga, an ordinary one
        ("overdue", ["Dock Yoga"]),
        ("unplanned", ["Anchor Gym", "Bay Hotel", "张江医院"]),
        ("quiet", ["Anchor Gym", "Bay Hotel", "Dock Yoga", "张江医院"]),  # nobody was ever spoken with
    ],
)
def test_each_tab_shows_its_view(customers: ListProbe, view: str, names: list[str]) -> None:
    customers.view(view)
    assert sorted(customers.names()) == sorted(names)


def test_a_chip_narrows_and_its_cross_widens_again(customers: ListProbe) -> None:
    customers.choose("cities", "Hangzhou")
    assert customers.names() == ["Anchor Gym", "Dock Yoga"]
    assert customers.page.top.count.text() == "2 / 4"
    assert "Hangzhou" in customers.page.bar.chip("cities").text()
    customers.page.bar.chip("cities").closed.emit()
    customers.settle()
    assert len(customers.names()) == 4


def test_two_values_of_one_chip_mean_either(customers: ListProbe) -> None:
    customers.choose("cities", "Hangzhou")
    customers.choose("cities", "Ningbo")
    assert customers.names() == ["Anchor Gym", "Bay Hotel", "Dock Yoga"]


@pytest.mark.parametrize(
    ("text", "name"), [("zjyy", "张江医院"), ("2266", "Anchor Gym"), ("yoga", "Dock Yoga")]
)
def test_ctrl_f_finds_by_initials_digits_and_words(customers: ListProbe, text: str, name: str) -> None:
    customers.type_filter(text)
    assert customers.names() == [name]


def test_nothing_found_repeats_the_conditions_and_clears_them(customers: ListProbe) -> None:
    customers.type_filter("nobody")
    assert customers.page.stack.currentWidget() is customers.page.filtered
    customers.page.filtered.cleared.emit()
    customers.settle()
    assert len(customers.names()) == 4
    assert customers.page.stack.currentWidget() is customers.page.table


def test_a_header_sorts_and_the_page_remembers_it(customers: ListProbe) -> None:
    keys = [column.key for column in customers.page.model.columns]
    customers.page.table._sort_clicked(keys.index("city"))
    customers.settle()
    assert customers.names()[-2:] == ["Bay Hotel", "张江医院"]
    customers.desk.qtbot.waitUntil(
        lambda: (
            customers.desk.context.config.get("tables").get("customers", {}).get("sort") == ["city", False]
        )
    )


def test_a_digit_sets_the_importance_of_the_current_row(customers: ListProbe) -> None:
    customers.press(Key.Key_Home)
    customers.key("1")
    assert customers.page.model.row_at(0).importance == 1
    customers.desk.context.undo()
    customers.settle()
    assert customers.page.model.row_at(0).importance == 3


def test_delete_moves_the_ticked_to_the_bin_and_undo_brings_them_back(customers: ListProbe) -> None:
    customers.tick(0, 2)
    assert not customers.page.bulk.isHidden()
    customers.press(Key.Key_Delete)
    customers.wait_names("Bay Hotel", "张江医院")
    customers.desk.context.undo()
    customers.wait_names("Anchor Gym", "Bay Hotel", "Dock Yoga", "张江医院")


def test_the_ticked_are_handed_over(customers: ListProbe) -> None:
    customers.tick(0, 3)
    menu = customers.page.records.assign_menu(customers.page.current_ids(), customers.page)
    next(action for action in menu.actions() if action.text() == "吴倩").trigger()
    menu.deleteLater()
    customers.settle()
    assert customers.cell(0, "owner") == "吴倩"
    assert customers.cell(3, "owner") == "吴倩"


def test_a_cell_is_edited_in_place(customers: ListProbe) -> None:
    model = customers.page.model
    place = [column.key for column in model.columns].index("city")
    assert model.setData(model.index(1, place), "Wenzhou")
    customers.settle()
    assert customers.cell(1, "city") == "Wenzhou"


def test_tags_are_put_on_and_taken_off_in_one_dialog(customers: ListProbe) -> None:
    customers.tick(0, 1)
    customers.page._bulk("tag")
    dialog = customers.dialog()
    dialog.put.add("Partner")
    dialog.take["VIP"].click()
    customers.save()
    customers.settle()
    assert customers.cell(0, "tags") == "Partner"
    assert customers.cell(1, "tags") == "Partner"


def test_a_follow_up_for_many_is_planned_in_words(customers: ListProbe) -> None:
    customers.tick(0, 1)
    customers.key("F")
    dialog = customers.dialog()
    dialog.subject.setText("Autumn offer")
    dialog.due.setText("明天下午3点")
    customers.save()
    customers.settle()
    assert customers.page.model.row_at(0).next_due == "2026-09-17T15:00"
    assert customers.page.model.row_at(1).next_due == "2026-09-17T15:00"


def test_words_that_are_no_time_are_said_under_the_field(customers: ListProbe) -> None:
    customers.tick(0, 1)
    customers.key("F")
    dialog = customers.dialog()
    dialog.subject.setText("Autumn offer")
    dialog.due.setText("when pigs fly")
    customers.save()
    assert "when pigs fly" in dialog.form.box("due").error()
    assert customers.has_dialog()
    dialog.reject()


def test_a_filter_is_saved_as_a_view_and_chosen_again(customers: ListProbe) -> None:
    customers.choose("cities", "Hangzhou")
    assert not customers.page.tabs.save.isHidden()
    customers.page.tabs._save("Hangzhou people")
    customers.settle()
    assert customers.page.tabs.current.name == "Hangzhou people"
    customers.view("all")
    customers.view(customers.page.tabs.views[-1].key)
    assert customers.names() == ["Anchor Gym", "Dock Yoga"]


def test_the_preview_shows_the_current_customer(customers: ListProbe) -> None:
    page = customers.page
    customers.desk.window.resize(1440, 900)
    customers.press(Key.Key_End)
    customers.desk.qtbot.waitUntil(lambda: page.preview._name.text() == "张江医院")
    customers.press(Key.Key_Return, held=Qt.KeyboardModifier.AltModifier)
    assert not page.dock.is_open


def test_at_the_size_of_the_design_the_owner_stands_beside_the_preview(customers: ListProbe) -> None:
    page = customers.page
    customers.desk.window.resize(1440, 900)
    customers.settle()
    assert page.dock.is_open
    shown = [c.key for place, c in enumerate(page.columns()) if not page.table.isColumnHidden(place)]
    assert "owner" in shown
    assert {"status", "lifecycle", "importance"} <= set(shown)


def test_in_a_narrow_window_the_preview_lies_over_the_table(customers: ListProbe) -> None:
    customers.desk.window.resize(1280, 720)
    assert not customers.page.dock.is_open
    customers.press(Key.Key_Return, held=Qt.KeyboardModifier.AltModifier)
    assert customers.page.dock.is_open
    QTest.keyClick(customers.page.table, Key.Key_Escape)
    assert not customers.page.dock.is_open


def test_a_change_made_while_another_page_is_shown_is_there_on_return(customers: ListProbe) -> None:
    from app.db.journal_step import Step
    from app.usecases.customers import CustomerInput, create_customer

    customers.desk.window.go("leads", {})
    given = CustomerInput("Crane Works", "organisation")
    customers.desk.context.run(create_customer, given, step=Step.of("customer.create", name="Crane Works"))
    customers.desk.settle()
    customers.desk.window.go("customers", {})
    customers.wait_names("Anchor Gym", "Bay Hotel", "Crane Works", "Dock Yoga", "张江医院")


def test_an_empty_file_says_what_the_page_is_for(open_desk: Callable[..., Desk]) -> None:
    probe = ListProbe(open_desk("customers"), "customers")
    probe.settle()
    assert probe.page.stack.currentWidget() is probe.page.empty
    assert probe.page.bar.isHidden()


# -- the form ------------------------------------------------------------------------------------------------


def test_a_firm_is_written_down_with_its_phone_contact_and_tags(customers: ListProbe) -> None:
    customers.desk.window.do("new")
    dialog = customers.dialog()
    dialog._stay = True
    dialog.name.setText("Harbour Fitness")
    dialog.reaches.lines()[0].value.setText("138 0000 1234")
    dialog.contact_name.setText("林国栋")
    dialog.stars.set_value(2)
    dialog.tags.add("VIP")
    customers.save()
    customers.wait_names("Anchor Gym", "Bay Hotel", "Dock Yoga", "Harbour Fitness", "张江医院")
    assert customers.page.model.row_at(3).importance == 2
    assert customers.cell(3, "tags") == "VIP"
    assert not customers.has_dialog()


def test_tab_goes_through_the_ways_to_reach_somebody_as_they_stand(customers: ListProbe) -> None:
    customers.desk.window.do("new")
    dialog = customers.dialog()
    first = dialog.reaches.lines()[0]
    dialog.reaches._add_by_hand(ReachKind.EMAIL)
    customers.settle()
    second = dialog.reaches.lines()[1]
    dialog.name.setFocus()
    seen = []
    for _press in range(7):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    standing = [first.way, first.value, first.cross, second.way, second.value, second.cross]
    assert seen == [*standing, dialog.reaches._chips[0]]
    dialog.reject()


def test_a_form_begins_at_its_first_field(open_desk: Callable[..., Desk]) -> None:
    """The cross stands first in the window: Enter on it would close what was just opened."""
    probe = ListProbe(open_desk("leads"), "leads")
    probe.desk.window.do("new")
    dialog = probe.dialog()
    assert dialog.name.hasFocus() or dialog.form.isAncestorOf(QApplication.focusWidget())
    dialog.reject()


def test_a_missing_name_is_said_under_its_field(customers: ListProbe) -> None:
    customers.desk.window.do("new")
    dialog = customers.dialog()
    customers.save()
    assert dialog.form.box("name").error() == customers.desk.context.say("name.empty")
    dialog.reject()


def test_an_unclear_birthday_is_said_and_a_lunar_one_understood(customers: ListProbe) -> None:
    customers.desk.window.do("new")
    dialog = customers.dialog()
    dialog.kind._choose(1)
    dialog.name.setText("林晓芸")
    dialog.birthday.field.setText("sometime in spring")
    customers.save()
    assert "sometime in spring" in dialog.form.box("birthday").error()
    dialog.birthday.field.setText("八月初七")
    assert dialog.form.box("birthday").message.text() != ""
    assert dialog.birthday.is_clear()
    dialog.reject()


def test_who_we_may_know_already_is_hinted_while_typing(customers: ListProbe) -> None:
    customers.desk.window.do("new")
    dialog = customers.dialog()
    dialog.reaches.lines()[0].value.setText("13805712266")
    customers.desk.qtbot.waitUntil(lambda: [one.name for one in dialog.similar.found] == ["Anchor Gym"])
    assert not dialog.similar.isHidden()
    dialog.reject()


def test_esc_asks_before_typed_text_is_lost(customers: ListProbe) -> None:
    customers.desk.window.do("new")
    dialog = customers.dialog()
    dialog.name.setText("Half a name")
    dialog.escape()
    assert dialog.isVisible()
    for question in dialog.findChildren(type(dialog).__mro__[2]):
        question.reject()
    dialog.reject()


def test_editing_keeps_what_was_not_touched(customers: ListProbe) -> None:
    row = customers.page.model.row_at(0)
    customers.desk.context.dialog.emit("customer", {"customer_id": row.id})
    dialog = customers.dialog()
    assert not dialog.has_unsaved()
    dialog.city.setText("Suzhou")
    customers.save()
    customers.settle()
    after = customers.page.model.row_at(0)
    assert (after.city, after.phone, after.importance, after.name) == ("Suzhou", row.phone, 3, "Anchor Gym")


def test_shift_and_a_letter_puts_the_tag_of_that_letter_on_and_off(
    firm: Firm, open_desk: Callable[..., Desk]
) -> None:
    tag = lookup_key("tag", "vip")
    firm.write("tag.edit", edit_tag, tag, letter="V")
    customers = ListProbe(open_desk("customers"), "customers")
    customers.settle()
    customers.press(Key.Key_V, held=Qt.KeyboardModifier.ShiftModifier)
    customers.settle()
    assert customers.page.model.row_at(0).tags[0].name == "VIP"
    customers.press(Key.Key_V, held=Qt.KeyboardModifier.ShiftModifier)
    customers.settle()
    assert customers.page.model.row_at(0).tags == ()
    customers.press(Key.Key_Q, held=Qt.KeyboardModifier.ShiftModifier)  # no tag has it: said, nothing done
    assert customers.page.model.row_at(0).tags == ()
