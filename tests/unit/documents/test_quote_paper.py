"""The quote on paper: what it says in both languages, what it never says, and how its pages fall."""

import io
import unicodedata
from dataclasses import fields, replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QImage, QPainter

from app.documents.output import letter, pdf_bytes, write_pdf
from app.documents.paper import BOTTOM, HEIGHT, WIDTH, Fill, Page, Text, fonts, paint_page
from app.documents.quote_paper import lay_out, mail_words
from app.documents.quote_sheet import QuoteSheet, discount_words, part_name, sheet_of, total_words
from app.insight.quote import FileValues, LineValues, PartValues, QuoteValues
from app.sentences.errors import UserError

pytestmark = pytest.mark.usefixtures("qapp")

LINES = (
    LineValues(
        name="动感单车 S5",
        note="磁控，哑光黑",
        unit="台",
        quantity=30_000,
        price=458_000,
        discount=1_000,
        tax_rate=1_300,
        cost=311_117,
    ),
    LineValues(
        name="地胶垫 8mm",
        unit="平米",
        quantity=135_000,
        price=6_800,
        discount=1_500,
        tax_rate=1_300,
        cost=4_000,
    ),
    LineValues(
        name="心率终端 H2", unit="套", quantity=30_000, price=26_000, gift=True, tax_rate=1_300, cost=9_000
    ),
    LineValues(name="旧车抵扣", unit="台", quantity=12_000, price=-32_000, tax_rate=1_300),
)
QUOTE = QuoteValues(
    77,
    "Q-2026-A-0011",
    2,
    "sent",
    "CNY",
    "2026-09-13",
    title="三店单车区",
    customer="康悦健身连锁",
    buyer_name="康悦健身连锁有限公司",
    buyer_contact="林经理",
    buyer_address="良睦路 1 号",
    owner="周敏",
    valid_until="2026-09-30",
    promotion=22_300,
    promotion_name="老客户优惠",
    round_to=10_000,
    lines=LINES,
    delivery="夜间进场",
    after_sales="整机三年",
    message="附静音检测报告。",
    private_note="底价十一万八，毛利只有PRIVATEMARGIN",
    parts=(
        PartValues(label="定金", share=3_000, after="signing"),
        PartValues(share=7_000, after="acceptance", days=7),
    ),
    files=(FileValues(1, "静音检测.pdf"),),
    end_reason="SECRETREASON",
    deal="SECRETDEAL",
)
FIRM = {
    "company": "海拓",
    "company_full_name": "海拓健身器材有限公司",
    "company_address": "余杭区 99 号",
    "company_phone": "0571-000",
    "company_tax_number": "91330100MA2",
    "company_bank": "余杭支行",
    "company_account": "1234",
}


def text_of(sheet: QuoteSheet) -> str:
    """What a reader of the PDF can find in it, without spaces."""
    content = pdf_bytes(lay_out(sheet), fonts(sheet.language), "t")
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    # the font has one glyph for a radical and for the character that looks the same
    radicals = str.maketrans("⻋⻚戶⻔⻓", "车页户门长")
    return "".join(unicodedata.normalize("NFKC", "".join(pages)).translate(radicals).split())


def test_the_chinese_paper_says_everything_once() -> None:
    text = text_of(sheet_of(QUOTE, FIRM, "zh_CN"))
    total = QUOTE.totals()
    for words in (
        "报价单",
        "Q-2026-A-0011",
        "第2版",
        "海拓健身器材有限公司",
        "余杭区99号",
        "税号91330100MA2",
        "康悦健身连锁有限公司",
        "林经理",
        "三店单车区",
        "2026-09-13",
        "2026-09-30",
        "周敏",
        "动感单车S5",
        "磁控",
        "30台",
        "4,580",
        "9折",
        "8.5折",
        "赠送",
        "123,660.00",
        "−3,840.00",
        "127,623.00",
        "老客户优惠",
        "−223.00",
        "壹拾贰万柒仟肆佰元整",
        "¥127,400.00",
        "定金",
        "38,220.00",
        "验收后7天70%89,180.00",
        "夜间进场",
        "整机三年",
        "附静音检测报告",
        "静音检测.pdf",
        "客户确认",
        "第1页,共1页",
    ):
        assert words in text, words
    assert total.total == 12_740_000


def test_the_english_paper_says_no_chinese_of_its_own() -> None:
    plain = replace(
        QUOTE,
        lines=(
            replace(LINES[0], name="Bike S5", note=None, unit="pcs"),
            replace(LINES[2], name="Terminal", unit=""),
        ),
        title="Third shop",
        buyer_name="Kangyue Ltd",
        buyer_contact="Mr Lin",
        buyer_address=None,
        owner=None,
        delivery="By night",
        after_sales="Three years",
        message="Yours",
        files=(),
        promotion_name=None,
        parts=(PartValues(share=10_000, after="delivery", days=30),),
    )
    text = text_of(sheet_of(plain, {"company": "Haituo"}, "en"))
    for words in (
        "Quotation",
        "version2",
        "KangyueLtd",
        "−10%",
        "free",
        "CNYOneHundredTwenty-Three",
        "Totalincl.tax",
        "30daysafterdelivery100%",
        "Page1of1",
        "¥123,400.00",
    ):
        assert words in text, words
    assert not [char for char in text if "\u4e00" <= char <= "\u9fff"]


PRIVATE = (
    "底价",
    "PRIVATEMARGIN",
    "3,111.17",
    "3111",
    "SECRETREASON",
    "SECRETDEAL",
    "毛利",
    "118,400",
    "margin",
    "cost",
)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_what_is_private_never_reaches_the_paper(language: str) -> None:
    text = text_of(sheet_of(QUOTE, FIRM, language)).casefold()
    for words in PRIVATE:
        assert words.casefold() not in text, words


def test_the_sheet_has_no_room_for_what_is_private() -> None:
    names = {field.name for field in fields(QuoteSheet)}
    assert names.isdisjoint({"private_note", "cost", "margin", "floor", "terms_of_negotiation", "end_reason"})


def many(count: int) -> QuoteValues:
    """A quote of many lines."""
    lines = tuple(replace(LINES[n % 4], name=f"第{n}行") for n in range(count))
    return replace(QUOTE, lines=lines)


def words_of(page: Page) -> list[str]:
    return [piece.words for piece in page if isinstance(piece, Text)]


def test_many_lines_fill_pages_with_their_heads_and_numbers() -> None:
    pages = lay_out(sheet_of(many(60), FIRM, "zh_CN"))
    assert len(pages) >= 3
    shown = [words for page in pages for words in words_of(page)]
    assert [words for words in shown if words.startswith("第") and words.endswith("行")] == [
        f"第{n}行" for n in range(60)
    ]
    for number, page in enumerate(pages, start=1):
        assert f"第 {number} 页，共 {len(pages)} 页" in words_of(page)
    with_lines = [page for page in pages if any(words.endswith("行") for words in words_of(page))]
    assert all("单价" in words_of(page) for page in with_lines)
    assert all("Q-2026-A-0011" in "".join(words_of(page)) for page in pages)


def test_nothing_stands_outside_the_sheet_or_over_its_foot() -> None:
    long = replace(
        many(23),
        message="很长的话。" * 900,
        delivery="交付" * 300,
        title="项目" * 60,
        buyer_name="客户" * 80,
        payment_terms="一\n二\n三",
    )
    for page in lay_out(sheet_of(long, FIRM, "zh_CN")):
        for piece in page:
            assert piece.x >= 0
            assert piece.y + piece.height <= (
                HEIGHT if isinstance(piece, Text) and piece.align == "center" else BOTTOM + 60
            )
            assert piece.x + piece.width <= WIDTH
            if isinstance(piece, Text) and piece.words:
                assert fonts("zh_CN").width(piece.words, piece.look) <= WIDTH - 2 * 400


def test_columns_that_say_nothing_are_left_out() -> None:
    plain = replace(QUOTE, lines=(replace(LINES[1], discount=0),))
    heads = words_of(lay_out(sheet_of(plain, FIRM, "zh_CN"))[0])
    assert "折扣" not in heads
    assert "税率" not in heads
    mixed = replace(QUOTE, lines=(LINES[0], replace(LINES[1], tax_rate=600)))
    heads = words_of(lay_out(sheet_of(mixed, FIRM, "zh_CN"))[0])
    assert {"折扣", "税率", "13%", "6%", "其中税额 13%", "其中税额 6%"} <= set(heads)


def test_prices_without_tax_show_net_and_tax() -> None:
    sheet = sheet_of(replace(QUOTE, tax_included=False, promotion=0, round_to=0), FIRM, "en")
    sums = replace(QUOTE, tax_included=False, promotion=0, round_to=0).totals()
    assert [each.label for each in sheet.sums] == ["Subtotal", "Net", "Tax 13%", "Total incl. tax"]
    assert sums.net + sums.tax == sums.total


def test_rounding_is_said_where_there_is_some() -> None:
    sheet = sheet_of(replace(QUOTE, promotion=0), FIRM, "zh_CN")
    assert ("抹零", "−23.00") in [(each.label, each.amount) for each in sheet.sums]


def test_a_quote_without_tax_says_only_the_total() -> None:
    sheet = sheet_of(
        replace(QUOTE, lines=(replace(LINES[0], tax_rate=0),), promotion=0, round_to=0), FIRM, "zh_CN"
    )
    assert [each.label for each in sheet.sums] == ["合计"]


def test_discounts_and_instalments_in_words() -> None:
    line = LINES[0]
    assert discount_words(replace(line, discount=1_250), "zh_CN") == "8.75 折"
    assert discount_words(replace(line, discount=10_000), "zh_CN") == "−100%"
    assert discount_words(replace(line, discount=-500), "en") == "+5%"
    assert part_name(PartValues(label="定金", after="signing", days=7), "zh_CN") == "定金（签约后 7 天）"
    assert part_name(PartValues(due_day="2026-12-01"), "en") == "2026-12-01"
    assert total_words(-5_000, "USD") == "−$50.00"
    assert total_words(5_000, "CHF") == "CHF 50.00"


def test_a_draft_says_so() -> None:
    assert "草稿" in sheet_of(replace(QUOTE, state="draft"), FIRM, "zh_CN").number
    assert "草稿" not in sheet_of(QUOTE, FIRM, "zh_CN").number


def test_the_logo_of_the_settings_is_painted(tmp_path: Path) -> None:
    logo = QImage(80, 20, QImage.Format.Format_RGB32)
    logo.fill(0xFFFF0000)
    assert logo.save(str(tmp_path / "logo.png"))
    page = lay_out(sheet_of(QUOTE, {**FIRM, "company_logo": str(tmp_path / "logo.png")}, "zh_CN"))[0]
    picture = QImage(600, 848, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.scale(600 / WIDTH, 600 / WIDTH)
    paint_page(painter, page, fonts("zh_CN"))
    painter.end()
    reds = [1 for x in range(40, 200) for y in range(20, 90) if picture.pixel(x, y) == 0xFFFF0000]
    assert len(reds) > 100
    missing = lay_out(sheet_of(QUOTE, {**FIRM, "company_logo": str(tmp_path / "gone.png")}, "zh_CN"))[0]
    assert all(isinstance(piece, Text | Fill) for piece in missing)


def test_the_pdf_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    write_pdf(tmp_path / "q.pdf", b"%PDF-1")
    assert (tmp_path / "q.pdf").read_bytes() == b"%PDF-1"
    with pytest.raises(UserError) as refused:
        write_pdf(tmp_path / "none" / "q.pdf", b"x")
    assert refused.value.code == "quote.no_file"


def test_the_letter_carries_the_pdf() -> None:
    subject, body = mail_words(
        "zh_CN",
        number="Q-1",
        title="三店",
        contact="林经理",
        valid="2026-09-30",
        message="",
        owner="周敏",
        firm="海拓",
    )
    parsed = message_from_bytes(
        letter(subject, body, "lin@example.com", "Q-1.pdf", b"%PDF-x"), policy=default
    )
    assert isinstance(parsed, EmailMessage)
    assert (parsed["Subject"], parsed["To"], parsed["X-Unsent"]) == (
        "报价单 Q-1 三店",
        "lin@example.com",
        "1",
    )
    files = list(parsed.iter_attachments())
    assert [(file.get_filename(), file.get_content()) for file in files] == [("Q-1.pdf", b"%PDF-x")]
    words = parsed.get_body(("plain",))
    assert words is not None
    assert "林经理" in words.get_content()
    assert "\n\n\n" not in body
