"""The profile in the window: folding groups, masked until shown, the family found, pictures, addresses offered."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from app.queries.files import avatar_of, files_of
from app.queries.history import steps_of
from app.queries.profile import profile_of
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.profile_input import DateInput, FamilyInput, ProfileInput
from app.usecases.profiles import save_profile
from app.views.card_picture import SIDE, small_picture
from app.views.form_parts import ReachLines, blank_rows
from app.views.history_words import HistoryWords
from app.vocabulary import ReachKind, RecordKind
from app.widgets.buttons import Button
from app.widgets.card import FoldSection
from app.widgets.text import ElidedLabel
from tests.gui.pages.conftest import Desk
from tests.gui.probes.card import CardProbe
from tests.gui.probes.lists import Firm

GIVEN = ProfileInput(
    {"habits": "trains at night", "assets": "two flats", "met_day": "2019", "met_story": "at the fair"},
    [FamilyInput("Wang Xiaoming", "son", "2014-05-01")],
    [DateInput("Wedding day", "05-20")],
)


@pytest.fixture
def keys(data_file: Path) -> dict[str, int]:
    firm = Firm(data_file)
    wang = firm.write("customer.create", create_customer, CustomerInput("Wang Hai", "person", profile=GIVEN))
    li = firm.write("customer.create", create_customer, CustomerInput("Li Ming", "person"))
    return {"wang": wang, "li": li}


@pytest.fixture
def card(keys: dict[str, int], open_desk: Callable[..., Desk]) -> CardProbe:
    probe = CardProbe(open_desk("customers"))
    probe.show(keys["wang"])
    return probe


def facts(card: CardProbe) -> list[str]:
    """All words in the left column, shown or folded."""
    column = card.page.facts
    return [one.text() for kind in (QLabel, ElidedLabel) for one in column.findChildren(kind)]


def fold(card: CardProbe, group: str) -> FoldSection:
    title = card.desk.context.word("profile_group", group)
    return next(one for one in card.page.facts.findChildren(FoldSection) if one._head.text() == title)


def press(part: Any, words: str = "") -> None:
    buttons = [one for one in part.findChildren(Button) if one.text() == words or not words]
    buttons[0].click()


def test_a_sensitive_group_is_masked_until_it_is_shown_and_that_is_noted(card: CardProbe) -> None:
    assert "trains at night" in facts(card)
    assert "at the fair" in facts(card)
    assert "two flats" not in facts(card)
    assert "Wang Xiaoming" not in facts(card)
    assert fold(card, "financial")._head.summary == "****"
    press(fold(card, "financial").content)
    card.desk.settle()
    assert "two flats" in facts(card)
    assert "Wang Xiaoming" not in facts(card), "each group for itself"
    reader = card.desk.context.reader()
    assert {name: one.times for name, one in profile_of(reader, card.page.key).showings.items()} == {
        "financial": 1
    }
    assert any("2026-09-16" in words for words in facts(card)), "the showing is visible"
    key = card.page.key
    card.show(reader.value("SELECT id FROM customer WHERE name = 'Li Ming'"))
    card.show(key)
    assert "two flats" not in facts(card), "masked again for the next look"


def test_one_of_the_family_is_found_and_leads_to_the_card(card: CardProbe, keys: dict[str, int]) -> None:
    from app.queries.search import find

    (hit,) = find(card.desk.context.reader(), "xiaoming")
    assert (hit.kind, hit.owner_id) == (RecordKind.FAMILY_MEMBER, keys["wang"])
    card.show(keys["wang"], record=(hit.kind, hit.id))
    assert fold(card, "family").is_open()
    press(fold(card, "family").content)
    card.desk.settle()
    card.show(keys["wang"], record=(hit.kind, hit.id))
    row = card.page.facts.groups.rows[hit.id]
    assert "Wang Xiaoming" in row.accessibleName()
    assert row.hasFocus()


def test_a_member_who_is_a_customer_opens_their_card(card: CardProbe, keys: dict[str, int]) -> None:
    wanted = ProfileInput({}, [FamilyInput("Li Ming", "brother", person_id=keys["li"])])
    card.desk.context.run(save_profile, keys["wang"], wanted, step=_step())
    card.desk.settle()
    press(fold(card, "family").content)
    card.desk.settle()
    next(iter(card.page.facts.groups.rows.values())).opened.emit()
    card.desk.settle()
    assert card.page.key == keys["li"]


def _step() -> Any:
    from app.db.journal_step import Step

    return Step.of("customer.edit", name="x")


def form_at(card: CardProbe, group: str) -> Any:
    card.page.edit_group(group)
    card.desk.settle()
    return card.desk.window._modal()


def test_the_form_saves_only_what_was_opened(card: CardProbe, keys: dict[str, int]) -> None:
    form = form_at(card, "consumption")
    assert set(form.profile.forms) == {"consumption"}
    form.profile._fields["brands"].setText("own brand")
    form.profile._fields["habits"].setPlainText("")
    form.save()
    card.desk.settle()
    found = profile_of(card.desk.context.reader(), keys["wang"])
    assert found.values == {
        "brands": "own brand",
        "assets": "two flats",
        "met_day": "2019",
        "met_story": "at the fair",
    }
    assert len(found.family) == len(found.dates) == 1
    card.desk.context.undo()
    card.desk.settle()
    assert profile_of(card.desk.context.reader(), keys["wang"]).values["habits"] == "trains at night"


def test_the_form_masks_too_and_edits_the_family(card: CardProbe, keys: dict[str, int]) -> None:
    form = form_at(card, "family")
    assert form.profile.family is None
    press(form.profile.folds["family"].content)
    card.desk.settle()
    assert profile_of(card.desk.context.reader(), keys["wang"]).showings["family"].times == 1
    lines = form.profile.family
    lines.more.click()
    line = lines.lines()[-1]
    line.name.setText("Zhao Wanqing")
    form.save()
    assert line.box.error(), "what is she to him?"
    assert form.isVisible()
    line.relation.setText("wife")
    line.birthday.field.setText("lunar 8/7")
    lines.lines()[0].cross.click()
    form.save()
    card.desk.settle()
    (member,) = profile_of(card.desk.context.reader(), keys["wang"]).family
    assert (member.name, member.relation) == ("Zhao Wanqing", "wife")
    assert member.birthday is not None
    assert (member.birthday.calendar, member.birthday.text) == ("lunar", "lunar 8/7")


def test_how_we_met_and_dates_are_checked_before_they_are_saved(
    card: CardProbe, keys: dict[str, int]
) -> None:
    form = form_at(card, "met")
    form.profile._fields["met_day"].setText("some summer")
    form.profile.open("dates")
    form.profile.dates.more.click()
    form.profile.dates.lines()[-1].name.setText("Opening day")
    form.save()
    assert form.profile.forms["met"].box("met_day").error()
    assert form.profile.dates.lines()[-1].box.error()
    form.profile._fields["met_day"].setText("2019-05-08")
    form.profile.dates.lines()[-1].day.field.setText("2020-03-01")
    form.save()
    card.desk.settle()
    found = profile_of(card.desk.context.reader(), keys["wang"])
    assert found.values["met_day"] == "2019-05-08"
    assert [one.name for one in found.dates] == ["Opening day", "Wedding day"]


def test_the_history_does_not_say_what_is_sensitive(card: CardProbe, keys: dict[str, int]) -> None:
    context = card.desk.context
    context.run(
        save_profile, keys["wang"], ProfileInput({"assets": "three flats", "habits": "runs"}), step=_step()
    )
    card.desk.settle()
    step = steps_of(context.reader(), "customer", keys["wang"])[0]
    words = HistoryWords(context, "customer").changes(step.changes, created=False)
    told = {(one.before, one.after) for one in words}
    assert ("trains at night", "runs") in told
    assert not any("flats" in text for pair in told for text in pair)
    assert len(words) == 2


def test_a_picture_is_made_small_shown_and_taken_away(
    card: CardProbe, keys: dict[str, int], tmp_path: Path
) -> None:
    large = QImage(QSize(900, 600), QImage.Format.Format_RGB32)
    large.fill(0x336699)
    large.save(str(tmp_path / "a.png"))
    card.page.picture.take(tmp_path / "a.png")
    card.desk.settle()
    reader = card.desk.context.reader()
    kept = avatar_of(reader, "customer", keys["wang"])
    assert kept is not None
    assert QImage.fromData(kept).size() == QSize(SIDE, SIDE)
    assert card.page.picture.has
    assert files_of(reader, RecordKind.CUSTOMER, keys["wang"]) == [], "it is no file of theirs"
    card.page.picture._keep(None)
    card.desk.settle()
    assert avatar_of(reader, "customer", keys["wang"]) is None
    card.desk.context.undo()
    card.desk.settle()
    assert avatar_of(reader, "customer", keys["wang"]) == kept


def test_what_is_no_picture_is_said(card: CardProbe, tmp_path: Path) -> None:
    said: list[str] = []
    card.desk.context.problem.connect(said.append)
    (tmp_path / "a.png").write_text("no picture")
    assert small_picture(tmp_path / "a.png") is None
    card.page.picture.take(tmp_path / "a.png")
    assert len(said) == 1
    assert "a.png" in said[0]


def test_divisions_are_offered_while_an_address_is_typed(card: CardProbe) -> None:
    lines = ReachLines(card.desk.context, blank_rows(ReachKind.ADDRESS, ReachKind.PHONE))
    address, phone = lines.lines()
    address.value.setText("拱墅")
    address.value.textEdited.emit("拱墅")
    phone.value.textEdited.emit("拱墅")
    assert address._divisions is not None
    assert address._divisions.stringList() == ["浙江省杭州市拱墅区"]
    assert phone._divisions is None
    labels = [address.way.itemText(at) for at in range(address.way.count())]
    assert len(labels) == len(set(labels))
    assert sum(card.desk.context.word("reach_kind", "address") in words for words in labels) == 3
    address.value.completer().popup().hide()
    lines.deleteLater()


def test_a_new_customer_gets_the_city_of_the_address(card: CardProbe) -> None:
    card.desk.context.dialog.emit("customer", {"name": "Cloud Hotel"})
    card.desk.settle()
    form: Any = card.desk.window._modal()
    form.reaches.put(ReachKind.ADDRESS, "浙江省杭州市拱墅区登云路388号")
    form.save()
    card.desk.settle()
    reader = card.desk.context.reader()
    assert reader.one("SELECT city FROM customer WHERE name = 'Cloud Hotel'") == ("杭州",)
    assert reader.one("SELECT province, city, district FROM reach") == ("浙江省", "杭州市", "拱墅区")


def test_what_comes_in_the_next_weeks_stands_beside_the_card(card: CardProbe, keys: dict[str, int]) -> None:
    soon = [DateInput("Opening day", "2020-09-20"), DateInput("Far away", "2020-02-20")]
    given = ProfileInput({}, [FamilyInput("Wang Xiaoming", "son", "2014-09-18")], soon)
    card.desk.context.run(save_profile, keys["wang"], given, step=_step())
    card.desk.settle()
    shown = [one.text() for one in card.page.birthdays.findChildren(ElidedLabel)]
    assert [text for text in shown if text in ("Wang Xiaoming", "Opening day", "Far away")] == [
        "Wang Xiaoming",
        "Opening day",
    ]
    asked: list[Any] = []
    card.desk.context.dialog.connect(lambda name, arguments: asked.append(arguments.get("subject")))
    plans = [one for one in card.page.birthdays.findChildren(Button) if one.accessibleName() != ""]
    plans[-1].click()
    assert asked == ["Opening day"]
    card.desk.window._modal().reject()
