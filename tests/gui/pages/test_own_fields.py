"""Fields of one's own in the window: made in the settings, filled in forms and cells, shown, ordered and narrowed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from app.queries.custom_fields import fields_of, values_of
from app.queries.custom_order import FROM, IS, THERE, column_key
from app.queries.history import steps_of
from app.usecases.custom_fields import FieldInput, add_field, set_custom
from app.views.history_words import HistoryWords
from app.widgets.checks import CheckBox
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm, ListProbe

Open = Callable[..., Desk]
FIELDS = (
    FieldInput("customer", "Level", "choice", ["gold", "silver"]),
    FieldInput("customer", "Area", "number"),
    FieldInput("customer", "Parking", "tick"),
    FieldInput("customer", "Opened", "date"),
    FieldInput("lead", "Machines", "number"),
    FieldInput("deal", "Fee", "money"),
    FieldInput("contact", "Hours", "text"),
)


@pytest.fixture
def firm(data_file: Path) -> dict[str, int]:
    """Fields of all records and two customers, one with values; keys by name."""
    made = Firm(data_file)
    keys = {each.name: made.write("custom.add", add_field, each) for each in FIELDS}
    keys["anchor"], keys["bay"] = made.customers("Anchor Gym", "Bay Hotel")
    keys["lead"] = made.lead("Zhou Min")
    values = {keys["Level"]: "silver", keys["Area"]: "1200", keys["Opened"]: "2026-08-30"}
    made.write("customer.edit", set_custom, "customer", keys["anchor"], values)
    return keys


@pytest.fixture
def customers(firm: dict[str, int], open_desk: Open) -> ListProbe:
    probe = ListProbe(open_desk("customers"), "customers")
    probe.settle()
    return probe


def kept(desk: Desk, entity: str, key: int) -> dict[int, Any]:
    found = values_of(desk.context.reader(), entity, [key]).get(key, {})
    return {field: value.text if value.number is None else value.number for field, value in found.items()}


def test_a_table_shows_orders_and_narrows_by_fields(customers: ListProbe, firm: dict[str, int]) -> None:
    level, area = column_key(firm["Level"]), column_key(firm["Area"])
    assert (customers.cell(0, level), customers.cell(0, area)) == ("silver", "1,200")
    place = [column.key for column in customers.page.model.columns].index(area)
    customers.page.model.sort(place)
    customers.wait_names("Anchor Gym", "Bay Hotel")
    customers.choose(level, "silver")
    customers.wait_names("Anchor Gym")
    assert customers.page.filter.fields == ((firm["Level"], IS, "silver"),)
    field = next(one for one in customers.page.bar._fields if one.key == area)
    assert ((FROM, 1_200_000_000),) in [offer.value for offer in field.offers()]
    customers.page.bar.take_off(level)
    empty = field.put(customers.page.filter, (((THERE, 0),),))
    customers.page.show_filter(empty)
    customers.wait_names("Bay Hotel")


def test_a_cell_is_typed_into_and_what_does_not_fit_is_refused(
    customers: ListProbe, firm: dict[str, int]
) -> None:
    page, said = customers.page, []
    customers.desk.context.problem.connect(said.append)
    assert page.edit(firm["bay"], column_key(firm["Area"]), "85.5")
    customers.settle()
    assert customers.cell(1, column_key(firm["Area"])) == "85.5"
    assert not page.edit(firm["bay"], column_key(firm["Area"]), "large")
    assert len(said) == 1
    assert page.edit(firm["bay"], column_key(firm["Area"]), "")
    customers.settle()
    assert kept(customers.desk, "customer", firm["bay"]) == {}
    customers.desk.context.undo()
    customers.settle()
    assert kept(customers.desk, "customer", firm["bay"]) == {firm["Area"]: 85_500_000}


def test_the_form_of_a_customer_keeps_fields_and_says_what_is_wrong(
    customers: ListProbe, firm: dict[str, int]
) -> None:
    customers.desk.context.dialog.emit("customer", {"customer_id": firm["anchor"]})
    customers.settle()
    dialog = customers.dialog()
    controls: dict[int, Any] = dialog.own._controls
    controls[firm["Area"]].setText("huge")
    dialog.save()
    assert dialog.own.form.box(f"own:{firm['Area']}").error()
    assert dialog.isVisible()
    controls[firm["Area"]].setText("1500")
    controls[firm["Level"]].set_value("gold")
    assert isinstance(controls[firm["Parking"]], CheckBox)
    controls[firm["Parking"]].setChecked(True)
    dialog.save()
    customers.settle()
    found = kept(customers.desk, "customer", firm["anchor"])
    assert found == {
        firm["Level"]: "gold",
        firm["Area"]: 1_500_000_000,
        firm["Parking"]: 1,
        firm["Opened"]: "2026-08-30",
    }
    context = customers.desk.context
    step = steps_of(context.reader(), "customer", firm["anchor"])[0]
    words = HistoryWords(context, "customer").changes(step.changes, created=False)
    assert ("Level", "silver", "gold") in [(one.name, one.before, one.after) for one in words]
    assert ("Area", "1,200", "1,500") in [(one.name, one.before, one.after) for one in words]


@pytest.mark.parametrize(
    ("dialog", "arguments", "entity", "field", "typed", "value"),
    [
        ("lead", {"lead_id": "lead"}, "lead", "Machines", "12", 12_000_000),
        ("contact", {"customer_id": "anchor", "name": "Lin"}, "contact", "Hours", "noon", "noon"),
        ("deal", {"customer_id": "anchor"}, "deal", "Fee", "99.5", 9_950),
    ],
)
def test_the_other_forms_keep_their_fields(
    customers: ListProbe,
    firm: dict[str, int],
    dialog: str,
    arguments: dict[str, Any],
    entity: str,
    field: str,
    typed: str,
    value: object,
) -> None:
    given = {name: firm.get(each, each) for name, each in arguments.items()}
    customers.desk.context.dialog.emit(dialog, given)
    customers.settle()
    form = customers.dialog()
    form.name.setText("Lin Guodong")
    form.own._controls[firm[field]].setText(typed)
    form.save()
    customers.settle()
    reader = customers.desk.context.reader()
    key = reader.value(f"SELECT id FROM {entity} WHERE name = 'Lin Guodong'")
    assert kept(customers.desk, entity, key) == {firm[field]: value}
    customers.desk.context.dialog.emit(dialog, {f"{entity}_id": key})
    customers.settle()
    again = customers.dialog()
    assert again.own.typed() == {firm[field]: typed}
    again.reject()


def test_the_card_shows_them(customers: ListProbe, firm: dict[str, int]) -> None:
    customers.desk.window.go("customer", {"id": firm["anchor"]})
    customers.desk.settle()
    shown = [one.text() for one in customers.desk.window.current.facts.findChildren(QLabel)]
    assert [shown[shown.index(name) + 1] for name in ("Level", "Area", "Opened")] == [
        "silver",
        "1,200",
        "2026-08-30",
    ]
    assert "Parking" not in shown


def section_of(desk: Desk) -> Any:
    desk.window.go("settings", {"section": "fields"})
    desk.settle()
    return desk.window.current.section


def test_fields_are_made_renamed_moved_and_retired(open_desk: Open) -> None:
    desk = open_desk("customers")
    page = desk.window.current
    section = section_of(desk)
    for name, kind, words in (("Level", "choice", "gold; silver；gold"), ("Size", "text", "")):
        section.fresh.setText(name)
        section.kind.set_value(kind)
        section.words.setText(words)
        section.add_button.click()
        desk.settle()
    reader = desk.context.reader()
    assert [(row.name, row.shape.choices) for row in fields_of(reader)] == [
        ("Level", ("gold", "silver")),
        ("Size", ()),
    ]
    section.lines[0].choices.setText("golden; silver")
    section.lines[0].choices.editingFinished.emit()
    section.lines[1].up.click()
    desk.settle()
    assert [row.name for row in fields_of(reader)] == ["Size", "Level"]
    assert fields_of(reader)[1].shape.choices == ("golden", "silver")
    section.lines[0].name.setText("Floor")
    section.lines[0].name.editingFinished.emit()
    desk.settle()
    desk.window.go("customers", {})
    desk.settle()
    assert desk.window.current is not page, "a table with other columns is another table"
    titles = [column.title for column in desk.window.current.model.columns]
    assert titles[-2:] == ["Floor", "Level"]


def test_a_field_with_values_is_retired_and_used_again(customers: ListProbe, firm: dict[str, int]) -> None:
    desk = customers.desk
    section = section_of(desk)
    named = {line.row.name: line for line in section.lines}
    named["Level"].remove.click()
    desk.settle()
    assert [row.name for row in fields_of(desk.context.reader(), "customer")] == ["Area", "Parking", "Opened"]
    assert kept(desk, "customer", firm["anchor"])[firm["Level"]] == "silver"
    assert section.lines[-1].row.name == "Level"
    section.lines[-1].remove.click()
    desk.settle()
    parking = next(line for line in section.lines if line.row.name == "Parking")
    parking.remove.click()  # nothing stands in it: it is gone
    desk.settle()
    found = fields_of(desk.context.reader(), "customer", retired=True)
    assert [row.name for row in found] == ["Level", "Area", "Opened"]


def test_a_list_that_is_looked_at_follows_undo(customers: ListProbe, firm: dict[str, int]) -> None:
    desk = customers.desk
    section = section_of(desk)
    section.fresh.setText("Brand")
    section.add_field()
    desk.settle()
    desk.window.go("customers", {})
    desk.settle()
    assert "Brand" in [column.title for column in desk.window.current.model.columns]
    desk.context.undo()
    desk.settle()
    desk.qtbot.waitUntil(
        lambda: "Brand" not in [column.title for column in desk.window.current.model.columns]
    )
    desk.settle()


def test_a_text_of_several_lines_keeps_them(customers: ListProbe, firm: dict[str, int]) -> None:
    values = {firm["Hours"]: "noon\nnever on Monday"}
    desk = customers.desk
    from app.db.journal_step import Step
    from app.usecases.contacts import ContactInput, add_contact

    given = ContactInput("Lin", own=values)
    desk.context.run(add_contact, firm["anchor"], given, step=Step.of("contact.create", name="Lin"))
    desk.settle()
    key = desk.context.reader().value("SELECT id FROM contact")
    desk.context.dialog.emit("contact", {"contact_id": key})
    desk.settle()
    form = customers.dialog()
    assert form.own.typed() == values
    form.title.setText("Buyer")
    form.save()
    desk.settle()
    assert kept(desk, "contact", key) == values
