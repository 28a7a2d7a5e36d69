"""Fair to order: a fair's list of leads comes in and is scored; a good one becomes a deal, a quote, an order, money."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.language.question_bank import asked
from tests.gui.pages.conftest import Desk
from tests.gui.probes.card import CardProbe
from tests.gui.probes.importing import ImportProbe
from tests.gui.probes.lists import Firm
from tests.gui.probes.selling import SellingProbe
from tests.gui.probes.window import CONTROL, Key

ALT = Qt.KeyboardModifier.AltModifier
FAIR = {
    "en": (
        "Lead Name,Company,Job Title,Phone,Lead Source,Campaign,Interests,Budget,Time Frame,Attitude,Industry,Region,"
        "Company Size,Signals,Consent\n"
        "Ada Byron,Anchor Gym,Owner,13905710001,Trade fair,Autumn fair,Quiet bikes,240000,this month,Has ideas,"
        "Fitness,Hangzhou,50,New shop; Chain,Phone; WeChat\n"
        "Bo Lin,Corner Cafe,,13905710002,Trade fair,Autumn fair,,,,,,,,,\n"
    ),
    "zh_CN": (
        "姓名,公司,职务,手机,线索来源,活动,意向产品,预算,采购时间,态度,行业,地区,公司规模,信号,同意联系方式\n"
        "林国栋,康悦健身,总经理,13905710001,展会,秋季健身展,静音单车,24万,本月,想法明确,健身,杭州,50,新店、连锁,电话、微信\n"
        "薄琳,街角咖啡,,13905710002,展会,秋季健身展,,,,,,,,,\n"
    ),
}
PRODUCTS = {
    "en": "Product,Code,Unit,Price,Cost,Tax Rate,Needs Answered\nQuiet bike S5,S5,piece,5280,3000,13%,quiet\n"
    "Rubber mat,FM,m²,78,39,13%,floor\n",
    "zh_CN": "产品名称,产品编码,单位,单价,成本价,税率,满足的需求\n"
    "静音单车 S5,S5,台,5280,3000,13%,安静\n地胶,FM,平米,78,39,13%,地面\n",
}
WHO = {"en": "Ada Byron", "zh_CN": "林国栋"}
IDEAL = {"en": ("Fitness", "Hangzhou", "50"), "zh_CN": ("健身", "杭州", "50")}


@dataclass
class Story:
    """The window, the language, and what the story leads to."""

    hand: SellingProbe
    language: str
    folder: Path

    @property
    def desk(self) -> Desk:
        """The window's desk."""
        return self.hand.desk

    def words(self, english: str, chinese: str) -> str:
        """One of both."""
        return chinese if self.language == "zh_CN" else english


@pytest.fixture
def story(
    data_file: Path,
    open_desk: Callable[..., Desk],
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Story:
    """A firm of two with an empty file, at the import page; files are written where the story wants them."""
    firm = Firm(data_file)
    firm.member("陈立")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(tmp_path / "quote.pdf"), ""))
    )
    return Story(SellingProbe(open_desk("import")), language, tmp_path)


def test_fair_to_order(story: Story) -> None:
    say_who_the_ideal_customer_is(story, *IDEAL[story.language])
    bring_in(story, "products.csv", PRODUCTS[story.language], 2)
    bring_in(story, "fair.csv", FAIR[story.language], 2)
    the_best_one_stands_out(story)
    sold_and_paid(story, WHO[story.language])


def test_a_lead_of_another_program_is_worked_up_and_sold(story: Story, samples: Path) -> None:
    say_who_the_ideal_customer_is(story, *IDEAL[story.language])
    bring_in(story, "products.csv", PRODUCTS[story.language], 2)
    bring_in_file(story, samples / "krayin" / "samples_leads.csv", 2)
    leads = story.hand.leads()
    story.desk.qtbot.waitUntil(lambda: scores(story) == 2)
    assert all("A" not in leads.cell(row, "score") for row in (0, 1)), "nothing is known of them yet"
    who = next(name for name in leads.names() if "TaskMaster" in name)
    learn_more_of(story, who)
    assert story.hand.value("SELECT grade FROM lead WHERE name = ?", who) == "A"
    sold_and_paid(story, who)


def sold_and_paid(story: Story, who: str) -> None:
    """From the first call to the last instalment."""
    call(story, who)
    convert(story, who)
    find_the_needs(story)
    solve_them(story)
    first_quote(story)
    demonstrate(story)
    negotiate(story)
    second_version_accepted(story)
    three_instalments_come_in(story)
    everything_stands_where_it_belongs(story)


# -- before the fair ---------------------------------------------------------------------------------------


def say_who_the_ideal_customer_is(story: Story, industry: str, region: str, size: str) -> None:
    story.desk.context.navigate.emit("settings", {"section": "score"})
    story.hand.settle()
    section: Any = story.desk.window.page("settings").section  # type: ignore[attr-defined]
    for name, text in (("industry", industry), ("region", region), ("size", size)):
        field = section.profile[name]
        field.setFocus()
        story.hand.type(text)
        story.hand.press(Key.Key_Return)
        assert section.profile[name].text() == text


def bring_in(story: Story, name: str, text: str, rows: int) -> None:
    listed = story.folder / name
    listed.write_text(text, "utf-8")
    bring_in_file(story, listed, rows)


def bring_in_file(story: Story, listed: Path, rows: int) -> None:
    story.desk.context.navigate.emit("import", {})
    page = ImportProbe(story.desk)
    page.drop(listed)
    page.page.begin(page.page.session.entries[-1])
    page.tried()
    page.page.go(3)
    report = page.finish()
    assert (report.created, report.refused) == (rows, 0), [problem.code for problem in report.problems]


# -- the lead ----------------------------------------------------------------------------------------------


def scores(story: Story) -> int:
    return int(story.hand.value("SELECT count(*) FROM lead WHERE score IS NOT NULL"))


def the_best_one_stands_out(story: Story) -> None:
    """Scored by itself after the import; the reasons add up; it is in the tab of those to be called at once."""
    leads = story.hand.leads()
    story.desk.qtbot.waitUntil(lambda: scores(story) == 2)
    leads.settle()
    best = WHO[story.language]
    grades = {leads.names()[row]: leads.cell(row, "score") for row in (0, 1)}
    assert grades[best].endswith("A")
    assert not [name for name, grade in grades.items() if name != best and "A" in grade]
    leads.view("hot")
    assert leads.names() == [best]
    leads.page.table.set_current_row(0)
    leads.settle()
    leads.view("all")


def learn_more_of(story: Story, who: str) -> None:
    """What a talk at the stand brought out goes into the form of the lead, and the score follows."""
    story.desk.context.dialog.emit(
        "lead", {"lead_id": story.hand.value("SELECT id FROM lead WHERE name = ?", who)}
    )
    form = story.hand.dialog()
    told = {
        "firm": story.words("Anchor Gym", "康悦健身"), "title": story.words("Owner", "总经理"),
        "interests": "S5", "industry": IDEAL[story.language][0], "region": IDEAL[story.language][1],
        "size": "50", "attitude": story.words("has ideas", "有想法"), "time_frame": story.words("this month", "本月"),
    }  # fmt: skip
    for name, text in told.items():
        form.lines[name].setText(text)
    form.budget.setText("24万")
    for signal in ("new_shop", "chain"):
        form.signals.chips[signal].click()
    place = next(
        row
        for row in range(form.channel.count())
        if form.channel.itemText(row).strip() in ("Trade fair", "展会")
    )
    form.channel.setCurrentIndex(place)
    story.hand.keep()


def call(story: Story, who: str) -> None:
    """L in the list, what was said, Ctrl+Enter: the lead is no longer new, and no longer forgotten."""
    leads = story.hand.leads()
    leads.page.table.set_current_row(leads.names().index(who))
    leads.key("L")
    story.hand.log(story.words("They open a second club in May", "五月开二店，想要静音"), "call")
    assert (
        story.hand.value("SELECT count(*) FROM interaction WHERE lead_id IS NOT NULL AND kind = 'call'") == 1
    )
    assert story.hand.value("SELECT state FROM lead WHERE name = ?", who) == "contacting"


def convert(story: Story, who: str) -> None:
    """C and Ctrl+Enter: customer, contact and deal; what was said goes along."""
    leads = story.hand.leads()
    leads.page.table.set_current_row(leads.names().index(who))
    leads.key("C")
    story.hand.keep()
    assert story.hand.page() == "deal"
    assert story.hand.value("SELECT state FROM lead WHERE name = ?", who) == "converted"
    talks = [row.body for row in timeline(story)]
    assert story.words("They open a second club in May", "五月开二店，想要静音") in talks
    for table in ("customer", "contact", "deal"):
        assert story.hand.value(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL") == 1, table


def timeline(story: Story) -> list[Any]:
    from app.widgets.timeline import ITEM_ROLE

    model = story.hand.deal.talking.talks.list.model()
    return [model.index(row, 0).data(ITEM_ROLE) for row in range(model.rowCount())]


# -- the deal ----------------------------------------------------------------------------------------------


def find_the_needs(story: Story) -> None:
    """A closed question answered puts its need on the deal; another is typed."""
    panel = story.hand.tab("needs")
    assert panel.industry.value() == "fitness"
    line = next(line for line in panel.asked if line.row.code == "fitness.noise")
    QTest.mouseClick(line.chips[0], Qt.MouseButton.LeftButton)
    story.hand.settle()
    panel.field.setFocus()
    story.hand.type(story.words("floor", "地面"))
    story.hand.press(Key.Key_Return)
    quiet = asked("fitness.noise", story.language).choices[0].need
    assert sorted(line.row.name for line in panel.lines) == sorted([quiet, story.words("floor", "地面")])


def solve_them(story: Story) -> None:
    """Products answer the needs, with how many of each; then into the quote."""
    panel = story.hand.tab("solution")
    panel.propose.click()
    story.hand.settle()
    assert len(panel.lines) == 2
    assert not panel.found.uncovered
    for code, many in (("S5", "20"), ("FM", "100")):
        line = next(line for line in panel.lines if line.row.code == code)
        line.quantity.setFocus()
        line.quantity.selectAll()
        story.hand.type(many)
        story.hand.press(Key.Key_Return)
    panel.quote.click()
    story.hand.settle()
    assert story.hand.page() == "quote"


def first_quote(story: Story) -> None:
    """Version 1: what was proposed, a gift, three instalments, sent as a PDF."""
    quote = story.hand.quote
    assert [(line.code, line.quantity) for line in quote.kept().lines] == [("S5", 20_000), ("FM", 100_000)]
    quote.add_line(story.words("Installation", "安装"), "1", "", "2400", story.words("gift", "赠送"))
    quote.page_.terms.edit_parts()
    story.hand.keep()
    kept = quote.kept()
    assert kept.totals().total == 20 * 528_000 + 100 * 7_800
    assert kept.part_amounts() == [3_402_000, 6_804_000, 1_134_000]
    assert kept.buyer_name == story.hand.value("SELECT name FROM customer")
    quote.page_.setFocus()
    quote.page_.send.click()
    story.hand.settle()
    assert quote.kept().state == "sent"
    text = pypdf.PdfReader(story.folder / "quote.pdf").pages[0].extract_text()
    assert kept.number in text


def demonstrate(story: Story) -> None:
    """Back on the deal: the demo is logged there, and the deal moves on with Ctrl+Right until the negotiation."""
    key = story.hand.value("SELECT id FROM deal")
    story.desk.context.navigate.emit("deal", {"id": key, "tab": "talks"})
    story.hand.settle()
    story.hand.press(Key.Key_L, CONTROL)
    story.hand.log(story.words("Showed the S5: 38 dB", "演示 S5：38 分贝"), "demo")
    assert story.hand.value("SELECT count(*) FROM interaction WHERE deal_id = ? AND kind = 'demo'", key) == 1
    while story.hand.stage() < 3:
        before = story.hand.stage()
        story.hand.further()
        assert story.hand.stage() == before + 1
    assert len(timeline(story)) >= 2


def negotiate(story: Story) -> None:
    """On the panel of the negotiation: an objection answered from the bank, two concessions, the offer follows."""
    hand, words = story.hand, story.words
    hand.tab("bargain")
    key = hand.value("SELECT id FROM deal")
    story.desk.context.dialog.emit("objection", {"deal_id": key})
    form = hand.dialog()
    form.words.setFocus()
    hand.type(words("The other one is cheaper", "别家更便宜"))
    form.banked.set_value(next(iter(form._answers)))
    form._take_answer()
    form.worked.set_value(True)
    hand.keep()
    assert hand.value("SELECT count(*) FROM objection WHERE worked = 1 AND answer IS NOT NULL") == 1
    total = hand.value("SELECT total FROM quote WHERE version = 1")
    for kind, amount, what in (
        ("price", "5280", words("5 % off the bikes", "单车九五折")),
        ("payment", "", words("the last part 30 days later", "尾款晚 30 天")),
    ):
        story.desk.context.dialog.emit("concession", {"deal_id": key, "kind": kind})
        form = hand.dialog()
        if amount:
            form.amount.setText(amount)
        form.what.setFocus()
        hand.type(what)
        hand.keep()
    assert hand.value("SELECT count(*) FROM concession WHERE deleted_at IS NULL") == 2
    assert hand.value("SELECT offer_amount FROM term WHERE kind = 'price'") == total - 528_000
    assert hand.value("SELECT margin FROM concession WHERE kind = 'price'") is not None
    hand.tab("talks")
    assert len([one for one in timeline(story) if one.id[0] in ("objection", "concession")]) == 3


def second_version_accepted(story: Story) -> None:
    """Version 2 is 5 % cheaper in its first line; accepted, it becomes the order and wins the deal."""
    panel = story.hand.tab("quotes")
    panel.rows[0].click()
    story.hand.settle()
    quote = story.hand.quote
    quote.page_.version.click()
    story.hand.settle()
    assert quote.kept().version == 2
    quote.page_.lines.table.edit_cell(0, 5)
    editor = quote.editor()
    editor.selectAll()
    story.hand.type("5")
    story.hand.press(Key.Key_Return)
    assert quote.kept().totals().total == 19 * 528_000 + 100 * 7_800
    quote.page_.to_order.click()
    story.hand.settle()
    assert story.hand.dialog().win.isChecked()
    story.hand.keep()
    assert story.hand.value("SELECT state FROM deal") == "won"
    assert story.hand.value("SELECT count(*) FROM quote WHERE state = 'accepted'") == 1
    assert story.hand.value("SELECT count(*) FROM sales_order") == 1


# -- the order ---------------------------------------------------------------------------------------------


def three_instalments_come_in(story: Story) -> None:
    """Each payment is P and Ctrl+Enter: the amount that is due next stands there already."""
    hand = story.hand
    if hand.page() != "order":
        hand.quote.page_.to_order.click()
        hand.settle()
    total = 19 * 528_000 + 100 * 7_800
    assert hand.order.order is not None
    assert [part.amount for part in hand.order.order.parts] == [3_243_600, 6_487_200, 1_081_200]
    hand.press(Key.Key_D)
    assert hand.value("SELECT state FROM sales_order") == "delivered"
    for count in (1, 2, 3):
        hand.press(Key.Key_P)
        hand.keep()
        assert hand.value("SELECT count(*) FROM payment") == count
    assert hand.value("SELECT paid FROM sales_order") == hand.value("SELECT total FROM sales_order") == total
    assert {part.state.value for part in hand.order.order.parts} == {"received"}


def everything_stands_where_it_belongs(story: Story) -> None:
    """Nobody owes anything; the card of the customer shows quote, order, deal and talks; the campaign its return."""
    hand = story.hand
    story.desk.context.navigate.emit("receivables", {})
    hand.settle()
    assert story.desk.window.current.items == []  # type: ignore[attr-defined]
    customer = hand.value("SELECT id FROM customer")
    card = CardProbe(story.desk)
    card.show(customer)
    hand.settle()
    assert [row.row.state for row in card.page.deals.rows] == ["won"]
    assert len(card.page.sales.orders.rows) == 1
    assert hand.value("SELECT order_count FROM customer") == 1
    assert hand.value("SELECT first_order_day FROM customer") == date(2026, 9, 16).isoformat()
