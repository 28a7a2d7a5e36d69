"""The card: walk through the list, write, tick, search, old entries, files, the bin, keys, undo."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from app.db.journal_step import Step
from app.theme import theme
from app.usecases.erasing import erase_records
from app.usecases.recycling import recycle_records
from app.usecases.team import add_chain_step
from app.views.card_reach import ReachMenus, reach_url
from app.views.dialogs.talk import TalkDialog
from app.widgets.dialog import MessageDialog
from tests.gui.pages.conftest import NOW, Desk
from tests.gui.probes.card import CardFirm, CardProbe, paper
from tests.gui.probes.lists import Firm

Key = Qt.Key


@pytest.fixture
def firm(data_file: Path) -> CardFirm:
    """The file before the window opens."""
    return CardFirm(data_file)


@pytest.fixture
def three(firm: CardFirm) -> list[int]:
    """Anchor Gym, Bay Hotel and Dock Yoga; the first with a past."""
    firm.member("陈立")
    keys = firm.customers("Anchor Gym", "Bay Hotel", "Dock Yoga", phone="13805712266")
    firm.talk(
        keys[0], "measured the third shop", NOW - timedelta(days=3), "visit", outcome="progress", mood=4
    )
    firm.talk(
        keys[0], "sent the quotation", NOW - timedelta(days=40), "email", attachments=[paper("plan.pdf")]
    )
    firm.follow_up("2026-09-16T15:00", customer_id=keys[0])
    return keys


@pytest.fixture
def card(three: list[int], open_desk: Callable[..., Desk]) -> CardProbe:
    """The card of Anchor Gym."""
    probe = CardProbe(open_desk("customers"))
    probe.show(three[0], ids=three)
    return probe


# -- who is shown --------------------------------------------------------------------------------------------


def test_the_name_is_not_cut_off_and_the_facts_do_not_reach_under_the_scroll_bar(card: CardProbe) -> None:
    name = card.page.head._name
    assert name.height() == theme().line_height("greeting")
    facts = card.page.facts
    card.desk.window.resize(1280, 720)
    card.desk.settle()
    assert facts.horizontalScrollBar().maximum() == 0
    scroll_bar = facts.verticalScrollBar().sizeHint().width()
    assert facts.minimumSizeHint().width() >= facts.widget().minimumSizeHint().width() + scroll_bar


def test_the_card_says_who_it_is_and_what_was_said(card: CardProbe) -> None:
    assert card.name() == "Anchor Gym"
    assert card.said() == ["measured the third shop", "sent the quotation"]
    assert card.plans() == ["Call back"]
    assert card.files() == ["plan.pdf"]


def test_brackets_walk_through_the_list_one_came_from(card: CardProbe, three: list[int]) -> None:
    assert card.position() == "1 / 3"
    card.key(Key.Key_BracketRight)
    assert (card.name(), card.position()) == ("Bay Hotel", "2 / 3")
    assert card.said() == []
    card.key(Key.Key_BracketRight)
    card.key(Key.Key_BracketRight)  # there is no fourth
    assert card.name() == "Dock Yoga"
    card.key(Key.Key_BracketLeft)
    assert card.name() == "Bay Hotel"


def test_one_deleted_meanwhile_is_passed_over(card: CardProbe, three: list[int], firm: CardFirm) -> None:
    firm.write("customer.delete", recycle_records, "customer", [three[1]])
    card.key(Key.Key_BracketRight)
    assert card.name() == "Dock Yoga"


def test_without_a_list_the_order_of_the_names_is_walked(
    three: list[int], open_desk: Callable[..., Desk]
) -> None:
    probe = CardProbe(open_desk("today"))
    probe.show(three[1])
    assert probe.position() == "2 / 3"


def test_escape_goes_back_to_where_one_came_from(card: CardProbe) -> None:
    card.key(Key.Key_Escape)
    assert card.desk.window.current_id == "customers"


def test_an_erased_customer_says_so_and_leads_to_the_list(
    card: CardProbe, three: list[int], firm: CardFirm
) -> None:
    firm.write("customer.delete", recycle_records, "customer", [three[0]])
    firm.write("erase", erase_records, "customer", [three[0]])
    card.page.reload()
    assert card.page.gone.isVisible()
    card.desk.settle()


def test_one_in_the_bin_says_so_and_can_be_restored(card: CardProbe) -> None:
    card.page.acts.records.delete([card.page.key or 0])
    card.desk.settle()
    assert card.page.banner.isVisible()
    card.page.acts.restore()
    card.desk.settle()
    assert not card.page.banner.isVisible()


def test_deleting_from_the_card_shows_the_next_one(card: CardProbe) -> None:
    card.page.delete()
    card.desk.settle()
    assert card.name() == "Bay Hotel"


# -- writing -------------------------------------------------------------------------------------------------


def test_what_is_written_stands_on_top_and_plans_what_follows(card: CardProbe) -> None:
    card.write("they want the layout, call again tomorrow 3pm")
    card.save()
    assert card.said()[0] == "they want the layout, call again tomorrow 3pm"
    assert len(card.plans()) == 2
    assert card.page.plans.rows[1].plan.due == "2026-09-17T15:00"
    card.desk.context.undo()  # one step: the talk and its follow-up
    card.desk.settle()
    assert (len(card.said()), len(card.plans())) == (2, 1)


def test_what_is_typed_waits_while_another_customer_is_looked_at(card: CardProbe, three: list[int]) -> None:
    card.write("half a sent")
    card.show(three[1])
    assert card.page.composer.text.toPlainText() == ""
    card.show(three[0])
    assert card.page.composer.text.toPlainText() == "half a sent"


def test_escape_in_the_composer_leaves_the_field_and_not_the_page(card: CardProbe) -> None:
    card.write("half a sent")
    card.key(Key.Key_Escape)
    assert card.desk.window.current_id == "customer"
    assert card.page.talks.list.hasFocus()
    assert card.page.composer.text.toPlainText() == "half a sent"


def test_l_leads_to_the_composer_and_letters_typed_there_are_text(card: CardProbe) -> None:
    card.page.talks.list.setFocus()
    card.key(Key.Key_L)
    assert card.page.composer.text.hasFocus()
    card.key(Key.Key_BracketRight)
    assert card.page.composer.text.toPlainText() == "]"
    assert card.name() == "Anchor Gym"


# -- follow-ups ----------------------------------------------------------------------------------------------


def test_d_ticks_a_follow_up_off_and_undo_brings_it_back(card: CardProbe) -> None:
    card.plan_key("Call back", Key.Key_D)
    assert card.plans() == []
    assert "Call back" in card.said()
    card.desk.context.undo()
    card.desk.settle()
    assert card.plans() == ["Call back"]


def test_many_follow_ups_show_the_next_ones_first(
    firm: CardFirm, three: list[int], open_desk: Callable[..., Desk]
) -> None:
    for n in range(25):
        firm.follow_up(f"2026-10-{n + 1:02d}", customer_id=three[1])
    probe = CardProbe(open_desk("customers"))
    probe.show(three[1])
    assert len(probe.plans()) == 20
    probe.page.plans._show_all()
    assert len(probe.plans()) == 25


# -- timeline ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("which", "texts"),
    [
        ("talks", ["measured the third shop", "sent the quotation"]),
        ("done", ["Call back"]),
        ("all", ["Call back", "measured the third shop", "sent the quotation"]),
    ],
)
def test_the_chips_narrow_the_timeline(card: CardProbe, which: str, texts: list[str]) -> None:
    card.plan_key("Call back", Key.Key_D)
    card.page.talks.chips[which].click()
    assert card.said() == texts


@pytest.mark.parametrize("which", ["all", "talks", "done", "changes"])
def test_the_count_is_that_of_the_entries_shown(card: CardProbe, which: str) -> None:
    card.plan_key("Call back", Key.Key_D)
    card.page.talks.chips[which].click()
    shown = card.page.talks._count.text()
    assert shown.split()[0] == str(len(card.items()))


def test_changes_are_told_in_words(card: CardProbe, language: str) -> None:
    card.page.talks.chips["changes"].click()
    assert len(card.items()) == 1  # the making of the customer, not the talks
    card.page._set_importance(3)
    card.desk.settle()
    newest = card.items()[0].title
    assert newest == {"en": "Set the importance", "zh_CN": "已修改重要程度"}[language]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("third", ["measured the third shop"]),
        ("QUOT", ["sent the quotation"]),
        ("100%", []),  # the percent sign stands for itself
        ("_", []),
    ],
)
def test_the_search_finds_words_that_were_said(card: CardProbe, text: str, found: list[str]) -> None:
    card.key(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    card.page.talks.search.setText(text)
    card.page.talks._search()
    assert card.said() == found


def test_escape_clears_the_search_then_closes_it(card: CardProbe) -> None:
    card.page.talks.open_search()
    card.page.talks.search.setText("third")
    card.page.talks._search()
    card.key(Key.Key_Escape)
    card.page.talks._search()
    assert len(card.said()) == 2
    card.key(Key.Key_Escape)
    assert not card.page.talks.search.isVisible()
    assert card.desk.window.current_id == "customer"


def test_a_thousand_entries_come_window_by_window_and_an_old_one_is_found(
    firm: CardFirm, three: list[int], open_desk: Callable[..., Desk]
) -> None:
    keys = firm.talks(three[2], [NOW - timedelta(hours=5 * n) for n in range(1_000)])
    probe = CardProbe(open_desk("customers"))
    probe.show(three[2], record=("interaction", keys[900]))
    assert probe.page.talks.list.current_id() == ("interaction", keys[900])
    assert probe.items()[0].body == "talk 900"  # the list begins there
    probe.page.talks.chips["all"].click()
    assert probe.items()[0].body == "talk 0"
    assert len(probe.items()) < 100
    assert probe.to_the_end() == 1_001  # and the making of the customer


def test_delete_moves_a_talk_to_the_bin_and_the_toast_undoes_it(card: CardProbe) -> None:
    card.page.talks.list.setFocus()
    item = next(item for item in card.items() if item.body == "sent the quotation")
    card.page.talks.list.set_current(item.id)
    card.key(Key.Key_Delete)
    assert card.said() == ["measured the third shop"]
    assert card.files() == []  # its file went along
    card.desk.context.undo()
    card.desk.settle()
    assert len(card.said()) == 2


def test_enter_opens_a_talk_and_what_is_put_right_is_shown(card: CardProbe) -> None:
    card.page.talks.open_entry(next(item.id for item in card.items() if item.body == "sent the quotation"))
    dialog = card.dialog()
    assert isinstance(dialog, TalkDialog)
    dialog.summary.setPlainText("sent the second quotation")
    dialog.set_kind("wechat")
    dialog.next_step.setText("ask again on Friday")
    dialog.save()
    card.desk.settle()
    assert "sent the second quotation" in card.said()
    item = next(item for item in card.items() if item.body == "sent the second quotation")
    assert item.icon == "chat"
    assert any("ask again on Friday" in text for text, _tone in item.tags)
    card.desk.context.undo()
    card.desk.settle()
    assert "sent the quotation" in card.said()


def test_a_talk_without_words_is_not_saved_and_says_why(card: CardProbe) -> None:
    card.page.talks.open_entry(next(item.id for item in card.items() if item.body))
    dialog = card.dialog()
    assert isinstance(dialog, TalkDialog)
    dialog.summary.setPlainText("  ")
    dialog.save()
    assert dialog.form.box("summary").error()
    dialog.reject()
    card.desk.settle()


# -- people and ways to reach them ---------------------------------------------------------------------------


def test_contacts_show_roles_and_a_birthday_ahead(
    firm: CardFirm, three: list[int], open_desk: Callable[..., Desk], language: str
) -> None:
    firm.contact(three[0], "周敏", roles=["user"], values={"title": "采购经理"}, birthday="1981-10-03")
    probe = CardProbe(open_desk("customers"))
    probe.show(three[0])
    words = probe.words(probe.page.facts)
    assert "周敏" in words
    assert any("采购经理" in text for text in words)
    assert probe.page.birthdays.isVisible()
    assert any(
        {"en": "Oct 3", "zh_CN": "10月3日"}[language] in text for text in probe.words(probe.page.birthdays)
    )


def test_a_contact_found_by_the_palette_gets_the_keyboard(
    firm: CardFirm, three: list[int], open_desk: Callable[..., Desk]
) -> None:
    keys = [firm.contact(three[0], f"Person {n}") for n in range(14)]
    probe = CardProbe(open_desk("customers"))
    probe.show(three[0], record=("contact", keys[13]))
    assert probe.page.facts._rows[keys[13]].hasFocus()


def test_a_phone_is_called_and_copied(card: CardProbe, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    assert card.page.card is not None
    reach = card.page.card.reaches[0]
    url = reach_url(reach)
    assert url is not None
    assert url.toString() == "tel:+8613805712266"
    menus = ReachMenus(card.desk.context, card.page)
    menu = menus.menu([reach])
    call, copy = menu.actions()
    call.trigger()
    assert asked == [url]
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "138 0571 2266"
    menu.deleteLater()


# -- files ---------------------------------------------------------------------------------------------------


def test_a_file_dropped_on_the_card_is_kept_and_undone(card: CardProbe, tmp_path: Path) -> None:
    path = tmp_path / "contract.pdf"
    path.write_bytes(b"%PDF")
    card.attach(path)
    assert card.files() == ["contract.pdf", "plan.pdf"]
    card.desk.context.undo()
    card.desk.settle()
    assert card.files() == ["plan.pdf"]


def test_a_file_opens_only_after_its_name_was_agreed_to(
    card: CardProbe, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    card.page.files.act("open", card.page.files.rows[0].file)
    question = card.dialog()
    assert isinstance(question, MessageDialog)
    assert "plan.pdf" in card.words(question)
    assert opened == []
    question.accept()
    card.desk.settle()
    assert [path.name for path in opened] == ["plan.pdf"]
    assert opened[0].read_bytes() == b"%PDF-1.4"


def test_a_program_is_never_opened_only_saved(
    firm: CardFirm,
    three: list[int],
    open_desk: Callable[..., Desk],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    opened: list[QUrl] = []
    target = tmp_path / "kept.bin"
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    # the mark between hides what kind of file it is
    firm.talk(three[0], "an invoice, they say", NOW, attachments=[paper("invoice\u202egpj.exe", b"MZ")])
    probe = CardProbe(open_desk("customers"))
    probe.show(three[0])
    file = next(row.file for row in probe.page.files.rows if row.file.size == 2)
    probe.page.files.act("open", file)
    question = probe.dialog()
    assert any("invoicegpj.exe" in text for text in probe.words(question))
    question.accept()
    probe.desk.settle()
    assert opened == []
    assert target.read_bytes() == b"MZ"


# -- what others did -----------------------------------------------------------------------------------------


def test_a_hidden_card_is_up_to_date_when_it_is_shown_again(card: CardProbe, three: list[int]) -> None:
    card.desk.context.navigate.emit("customers", {})
    card.desk.settle()
    card.page.acts.records.set_values([three[0]], {"city": "Ningbo"}, _step())
    card.desk.settle()
    card.desk.context.navigate.emit("back", {})
    card.desk.settle()
    assert any("Ningbo" in text for text in card.page.head.texts())


def test_reading_again_keeps_the_place_in_the_timeline(
    firm: CardFirm, three: list[int], open_desk: Callable[..., Desk]
) -> None:
    keys = firm.talks(three[2], [NOW - timedelta(hours=5 * n) for n in range(300)])
    probe = CardProbe(open_desk("customers"))
    probe.show(three[2], record=("interaction", keys[150]))
    scroll = probe.page.talks.list.verticalScrollBar().value()
    assert scroll > 0
    probe.page._set_importance(3)
    probe.desk.settle()
    assert probe.page.talks.list.current_id() == ("interaction", keys[150])
    assert probe.page.talks.list.hasFocus()


def test_opening_figures_and_since_are_shown(
    firm: Firm, open_desk: Callable[..., Desk], language: str
) -> None:
    key = firm.customers("Old Friend", opening_since="2021-03", opening_orders=14, opening_total=168_400_000)[
        0
    ]
    probe = CardProbe(open_desk("customers"))
    probe.show(key)
    figures = " ".join(probe.page.head.texts())
    assert {"en": "5 yr 6 mo", "zh_CN": "5 年 6 个月"}[language] in figures


def _step() -> Step:
    return Step.of("customer.set", count=1)


def test_after_a_tick_the_chains_propose_what_comes_next(
    firm: CardFirm, three: list[int], open_desk: Callable[..., Desk]
) -> None:
    firm.write("chain.add", add_chain_step, "call", 7, "visit", "look at the place", automatic=False)
    probe = CardProbe(open_desk("customers"))
    probe.show(three[0])
    probe.plan_key("Call back", Key.Key_D)
    assert probe.page.proposal.isVisible()
    offered = probe.page.proposal.words.text()
    probe.page.proposal.take.click()
    probe.desk.settle()
    assert len(probe.plans()) == 1
    assert probe.plans()[0] in offered
    assert not probe.page.proposal.isVisible()


def test_a_long_name_with_its_role_is_not_cut_by_the_edge_of_the_column(
    card: CardProbe, firm: CardFirm, three: list[int]
) -> None:
    contact = firm.contact(three[1], "Bartholomew Featherstonehaugh", roles=["decision_maker"])
    card.desk.window.resize(1280, 720)
    card.show(three[1], ids=three)
    facts = card.page.facts
    assert contact in facts._rows
    assert facts._holder.width() <= facts.viewport().width()
    card.page.splitter.setSizes([200, 700, 300])
    assert facts._holder.width() <= facts.viewport().width()
