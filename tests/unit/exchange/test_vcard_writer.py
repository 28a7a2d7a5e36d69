"""Writing vCards: what we write we read back the same, and other programs read it too."""

import struct
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.content_lines import RawProperty
from app.exchange.draft import Birthday, FirmDraft, PersonDraft, Photo, Reach
from app.exchange.vcard_labels import chat_kind, label_of_word
from app.exchange.vcard_reader import read_cards, read_vcards
from app.exchange.vcard_types import CardDraft, CardReach, NameParts, Relation
from app.exchange.vcard_values import address_text
from app.exchange.vcard_writer import write_vcards
from app.language.text import clean_name, clean_text
from app.sentences.errors import UserError
from app.vocabulary import CustomerKind, Gender, ReachKind, ReachLabel

VERSIONS = ("3.0", "4.0")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 9, 9) + bytes(range(256))

texts = st.text(max_size=60).map(clean_name)
words = texts.filter(bool)
notes = st.text(max_size=300).map(clean_text).filter(lambda text: "农历生日" not in text)
solar = (
    st.dates()
    .map(lambda day: Birthday("solar", day.year, day.month, day.day))
    .filter(lambda day: day.year not in {0, 1604})
)
bare_days = st.builds(
    lambda month, day: Birthday("solar", None, month, day), st.integers(1, 12), st.integers(1, 28)
)
lunar = st.builds(
    Birthday,
    st.just("lunar"),
    st.none() | st.integers(1900, 2100),
    st.integers(1, 12),
    st.integers(1, 30),
    st.booleans(),
)
labels = st.sampled_from(
    [ReachLabel.MOBILE, ReachLabel.WORK, ReachLabel.HOME, ReachLabel.FAX, ReachLabel.OTHER]
)
own_words = words.filter(lambda word: label_of_word(word) is None and not word.startswith("_$!<"))


def keeps(text: str, *marks: str) -> bool:
    """Whether a value holds none of the marks that have a meaning of their own there."""
    return not any(mark in text for mark in marks)


phones = words.filter(lambda text: not text.lower().startswith("tel:"))
mails = words.filter(lambda text: keeps(text, "<", ";", ">") and not text.lower().startswith("mailto:"))
sites = words.filter(lambda text: keeps(text, ";"))
services = words.filter(lambda name: chat_kind(name) == (ReachKind.OTHER, name))


def addresses() -> st.SearchStrategy[tuple[str, tuple[str, ...]]]:
    """An address as one line, or with its seven parts."""
    seven = st.tuples(*[texts] * 7).filter(
        lambda parts: any((*parts[:2], *parts[3:])) and address_text(parts)
    )
    return words.map(lambda text: (text, ())) | seven.map(lambda parts: (address_text(parts), parts))


reaches = st.one_of(
    st.builds(CardReach, st.just(ReachKind.PHONE), labels, phones, st.just("") | own_words, st.booleans()),
    st.builds(CardReach, st.just(ReachKind.EMAIL), labels, mails, st.just("") | own_words, st.booleans()),
    st.builds(CardReach, st.just(ReachKind.WEBSITE), labels, sites, st.just("") | own_words, st.booleans()),
    st.builds(
        lambda label, both: CardReach(ReachKind.ADDRESS, label, both[0], parts=both[1]), labels, addresses()
    ),
    st.builds(CardReach, st.just(ReachKind.OTHER), st.just(ReachLabel.OTHER), words, st.just("") | services),
    st.builds(CardReach, st.sampled_from([ReachKind.WECHAT, ReachKind.QQ]), st.just(ReachLabel.OTHER), words),
)
name_parts = st.just(NameParts()) | st.builds(NameParts, words, words, texts, texts, texts)
tags = words.filter(lambda tag: tag.lower() not in {"mycontacts", "my contacts", "* mycontacts"})
kept = st.builds(
    RawProperty,
    st.just("X-KEPT"),
    words.map(lambda text: text.replace("\\", "/")),
    st.just(()) | words.filter(lambda text: keeps(text, '"')).map(lambda text: (("X-P", (text,)),)),
    st.sampled_from(["", "item1"]),
)


@st.composite
def cards(draw: st.DrawFn) -> CardDraft:
    """Any card the reader could have made."""
    card = CardDraft(
        line=1,
        name=draw(words),
        parts=draw(name_parts),
        phonetic=draw(texts),
        nicknames=tuple(draw(st.lists(words, unique=True, max_size=3))),
        firm=draw(texts),
        title=draw(texts),
        occupation=draw(texts),
        reaches=tuple(draw(st.lists(reaches, max_size=4))),
        birthday=draw(st.none() | solar | bare_days | lunar),
        anniversary=draw(st.none() | solar | bare_days),
        gender=draw(st.none() | st.sampled_from(Gender)),
        note=draw(notes),
        tags=tuple(draw(st.lists(tags, unique=True, max_size=3))),
        relations=tuple(
            draw(st.lists(st.builds(Relation, st.just("") | words.map(str.lower), words), max_size=2))
        ),
        languages=tuple(draw(st.lists(words, unique=True, max_size=2))),
        photo=draw(st.none() | st.just(Photo("png", PNG))),
        uid=draw(texts),
        revised=draw(texts),
        extra=tuple(draw(st.lists(kept, max_size=2))),
    )
    if card.firm:
        card = replace(card, department=draw(texts))
    if draw(st.booleans()):
        card = replace(card, kind=CustomerKind.ORGANISATION, firm="")
    return card


def written(people: list, version: str = "3.0") -> bytes:
    """The file as bytes."""
    stream = BytesIO()
    write_vcards(stream, people, version=version)
    return stream.getvalue()


@pytest.mark.parametrize("version", VERSIONS)
@settings(deadline=None)
@given(card=cards())
def test_what_we_write_we_read_back_the_same(version: str, card: CardDraft) -> None:
    (back,) = read_cards(BytesIO(written([card], version)))
    assert back == card


@settings(deadline=None)
@given(st.lists(cards(), max_size=3))
def test_no_line_is_longer_than_75_octets_nor_cut_within_a_character(people: list[CardDraft]) -> None:
    for line in written(people).split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")


LIN = CardDraft(
    line=1,
    name="林晓",
    parts=NameParts("林", "晓"),
    phonetic="Lin Xiao",
    firm="康悦健身器材有限公司",
    department="采购部",
    title="采购经理",
    note="第一行\n第二行; 有分号, 有逗号和 \\ 反斜线" + "很长" * 60,
    tags=("老客户", "健身房"),
    reaches=(
        CardReach(ReachKind.PHONE, ReachLabel.MOBILE, "138 0571 2266", preferred=True),
        CardReach(ReachKind.PHONE, ReachLabel.WORK, "0571-8888 1234", custom="前台"),
        CardReach(ReachKind.EMAIL, ReachLabel.WORK, "lin@example.com"),
        CardReach(
            ReachKind.ADDRESS,
            ReachLabel.WORK,
            "广东省深圳市科技路1号 518000",
            parts=("", "", "科技路1号", "深圳市", "广东省", "518000", "中国"),
        ),
        CardReach(ReachKind.WECHAT, ReachLabel.OTHER, "kangyue_lin"),
    ),
    birthday=Birthday("lunar", 1990, 8, 7),
    photo=Photo("png", PNG),
    relations=(Relation("spouse", "周敏"),),
)


@pytest.mark.parametrize("version", VERSIONS)
def test_vobject_reads_what_we_write(version: str) -> None:
    import vobject

    card = next(vobject.readComponents(written([LIN], version).decode()))
    assert card.fn.value == "林晓"
    assert (card.n.value.family, card.n.value.given) == ("林", "晓")
    assert card.org.value == ["康悦健身器材有限公司", "采购部"]
    assert [one.value for one in card.contents["tel"]] == ["138 0571 2266", "0571-8888 1234"]
    assert card.adr.value.city == "深圳市"
    assert card.categories.value == ["老客户", "健身房"]
    assert card.note.value == LIN.note + "\n农历生日：1990年八月初七"


def test_icalendar_reads_what_we_write() -> None:
    from icalendar import Component

    card = Component.from_ical(written([LIN], "4.0").decode())
    assert (card.name, str(card["FN"]), str(card["X-WECHAT"])) == ("VCARD", "林晓", "kangyue_lin")
    assert str(card["X-LIANYI-LUNAR-BIRTHDAY"]) == "1990-08-07"


def test_lunar_birthday_is_there_for_people_for_apple_and_for_us() -> None:
    data = written([replace(LIN, note="")]).decode()
    assert "NOTE:农历生日：1990年八月初七\r\n" in data
    assert "X-ALTBDAY;CALSCALE=chinese:007800070807\r\n" in data
    assert "X-LIANYI-LUNAR-BIRTHDAY:1990-08-07\r\n" in data


def test_drafts_go_out_and_come_back_with_all_the_card_had(tmp_path: Path) -> None:
    """What the customer record has no field for travels in `extra`."""
    first = [one for one in read_vcards(BytesIO(written([LIN]))) if isinstance(one, PersonDraft)]
    assert first[0].reach[0] == Reach(ReachKind.PHONE, ReachLabel.MOBILE, "138 0571 2266", "+8613805712266")
    path = tmp_path / "out.vcf"
    assert write_vcards(path, first) == 1
    (back,) = read_cards(path)
    assert back == replace(LIN, reaches=tuple(replace(one, preferred=False) for one in LIN.reaches))
    again = [one for one in read_vcards(path) if isinstance(one, PersonDraft)]
    assert again == first


def test_renamed_person_loses_the_old_parts_of_the_name() -> None:
    (draft,) = read_vcards(BytesIO(written([LIN])))
    assert isinstance(draft, PersonDraft)
    (back,) = read_cards(BytesIO(written([replace(draft, name="林小晓")])))
    assert isinstance(back, CardDraft)
    assert (back.name, back.parts) == ("林小晓", NameParts())


def test_firms_and_their_people() -> None:
    people = [FirmDraft(0, "康悦健身", note="连锁"), PersonDraft(0, "周敏", firm="康悦健身", title="店长")]
    firm, person = read_vcards(BytesIO(written(people)), split_firms=True)
    assert isinstance(firm, FirmDraft)
    assert (firm.name, firm.note, firm.again) == ("康悦健身", "连锁", False)
    assert isinstance(person, PersonDraft)
    assert (person.name, person.firm, person.title) == ("周敏", "康悦健身", "店长")


def test_a_failed_export_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text("before")

    def people():
        yield LIN
        raise ValueError("the database went away")

    with pytest.raises(ValueError, match="went away"):
        write_vcards(path, people())
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_folder_that_is_not_there_is_a_plain_error(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        write_vcards(tmp_path / "none" / "a.vcf", [LIN])
