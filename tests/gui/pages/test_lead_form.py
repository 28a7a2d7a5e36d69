"""The form of a lead: filled from pasted text, signals and consent ticked, kept, said in the history."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.db.journal_step import Step
from app.queries.history import steps_of
from app.usecases.campaigns import create_campaign
from app.usecases.customers import create_customer
from app.usecases.record_input import CustomerInput
from app.views.history_words import HistoryWords
from app.views.whom import Chosen
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm, ListProbe

BLOCK = "澜湾度假酒店\n赵启明 采购总监\n手机 13800138000\nzhao@lanwan.cn\n想要十台单车"


@pytest.fixture
def leads(data_file: Path, open_desk: Callable[..., Desk]) -> ListProbe:
    """One lead."""
    Firm(data_file).lead("孙若兰", firm="Start Gym", signals=["chain"], consent="phone later_way")
    probe = ListProbe(open_desk("leads"), "leads")
    probe.settle()
    return probe


def test_a_pasted_block_fills_the_fields_and_is_kept_when_confirmed(leads: ListProbe) -> None:
    leads.desk.window.do("new")
    dialog = leads.dialog()
    dialog.from_text.button.click()
    dialog.from_text.text.setPlainText(BLOCK)
    dialog.from_text.read_button.click()
    assert dialog.name.text() == "赵启明"
    assert dialog.lines["firm"].text() == "澜湾度假酒店"
    assert dialog.lines["title"].text() == "采购总监"
    assert [row.value for row in dialog.reaches.rows()] == ["13800138000", "zhao@lanwan.cn"]
    assert dialog.note.toPlainText() == "想要十台单车"
    assert "赵启明" in dialog.from_text.said.text()
    leads.save()
    leads.desk.qtbot.waitUntil(lambda: sorted(leads.names()) == ["孙若兰", "赵启明"])


def test_what_was_typed_is_not_overwritten_by_the_block(leads: ListProbe) -> None:
    leads.desk.window.do("new")
    dialog = leads.dialog()
    dialog.name.setText("赵总")
    dialog.note.setPlainText("from the fair")
    dialog.from_text.button.click()
    dialog.from_text.text.setPlainText(BLOCK)
    dialog.from_text.read_button.click()
    assert dialog.name.text() == "赵总"
    assert dialog.note.toPlainText() == "from the fair\n想要十台单车"
    dialog.reject()


def test_a_text_that_says_nothing_stays_and_it_is_said(leads: ListProbe) -> None:
    leads.desk.window.do("new")
    dialog = leads.dialog()
    dialog.from_text.button.click()
    dialog.from_text.text.setPlainText("。。。")
    dialog.from_text.read_button.click()
    assert not dialog.from_text.said.isHidden()
    assert dialog.from_text.text.toPlainText() == "。。。"
    dialog.reject()


def test_signals_and_consent_are_ticked_by_keys_and_told_in_the_history(leads: ListProbe) -> None:
    key = leads.page.model.id_at(0)
    leads.page.open_record(key)
    dialog = leads.dialog()
    assert dialog.signals.chosen() == ["chain"]
    QTest.keyClick(dialog.signals.chips["new_shop"], Qt.Key.Key_Space)
    QTest.keyClick(dialog.consent.chips["wechat"], Qt.Key.Key_Space)
    dialog.lines["attitude"].setText("认真在比较")
    leads.save()
    leads.settle()
    reader = leads.desk.context.reader()
    kept = reader.one("SELECT signals, consent, attitude FROM lead WHERE id = ?", (key,))
    assert kept == ('["new_shop","chain"]', "phone wechat later_way", "认真在比较")
    steps = steps_of(reader, "lead", key)
    words = HistoryWords(leads.desk.context, "lead").changes(steps[0].changes, created=False)
    say = leads.desk.context.say
    told = {each.name: each.after for each in words}
    assert told[say("history.field.signals")] == f"{say('lead_signal.new_shop')}, {say('lead_signal.chain')}"
    assert say("consent_way.wechat") in told[say("history.field.consent")]


def test_whom_we_know_is_said_while_typing_customers_and_leads(
    data_file: Path, open_desk: Callable[..., Desk]
) -> None:
    firm = Firm(data_file)
    firm.lead("孙若兰")
    firm.customers("孙若兰")
    probe = ListProbe(open_desk("leads"), "leads")
    probe.settle()
    probe.desk.window.do("new")
    dialog = probe.dialog()
    dialog.name.setText("孙若兰")
    probe.desk.qtbot.waitUntil(lambda: len(dialog.similar.found) == 2)
    assert {each.kind.value for each in dialog.similar.found} == {"customer", "lead"}
    dialog.reject()


def test_campaigns_are_offered_before_what_was_typed(data_file: Path, open_desk: Callable[..., Desk]) -> None:
    firm = Firm(data_file)
    firm.write("campaign.create", create_campaign, "Spring fair", {})
    firm.lead("孙若兰", campaign="Old fair")
    firm.lead("赵启明", campaign="Spring fair")
    probe = ListProbe(open_desk("leads"), "leads")
    probe.settle()
    probe.desk.window.do("new")
    dialog = probe.dialog()
    offers = dialog.lines["campaign"].completer().model()
    assert [offers.index(row, 0).data() for row in range(offers.rowCount())] == ["Spring fair", "Old fair"]
    dialog.reject()


def test_who_sent_a_lead_is_chosen_in_the_form(leads: ListProbe) -> None:
    sender = leads.desk.context.store
    with sender.write(Step.of("customer.create", name="x")) as uow:
        key = create_customer(uow, CustomerInput("Anchor Gym", "organisation"))
    leads.desk.window.do("new")
    dialog = leads.dialog()
    dialog.name.setText("赵启明")
    dialog.sent_by._take(Chosen(key))
    leads.save()
    leads.desk.qtbot.waitUntil(lambda: "赵启明" in leads.names())
    found = leads.desk.context.reader().value("SELECT referred_by_id FROM lead WHERE name = '赵启明'")
    assert found == key
