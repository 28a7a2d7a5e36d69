"""Reading vCards: real files of many makers, encodings, broken lines and broken structure."""

import json
import random
from io import BytesIO
from pathlib import Path

import pytest
from card_files import card, codes, mutated, read

from app.exchange.draft import Birthday, FirmDraft, PersonDraft
from app.exchange.vcard_reader import read_cards, read_vcards
from app.exchange.vcard_types import CardDraft
from app.sentences.errors import UserError
from app.vocabulary import CustomerKind

# real files ------------------------------------------------------------------------------------------------


def test_all_26_people_of_the_ez_vcard_files_come_in(samples: Path) -> None:
    counts = {}
    for path in (samples / "ez-vcard").rglob("*.vcf"):
        people = [one for one in read_vcards(path) if isinstance(one, PersonDraft)]
        assert all(person.name for person in people)
        counts[path.name] = len(people)
    assert counts.pop("John_Doe_ANDROID.vcf") == 6
    assert counts.pop("gmail-list.vcf") == 3
    assert counts.pop("rfc2426-example.vcf") == 2
    assert len(counts) == 15
    assert set(counts.values()) == {1}


@pytest.mark.parametrize(
    ("name", "photos"),
    [
        ("John_Doe_IPHONE.vcf", 1),  # lines end with CR CR LF
        ("John_Doe_MAC_ADDRESS_BOOK.vcf", 1),  # PHOTO;BASE64 with two blanks before each line
        ("John_Doe_LOTUS_NOTES.vcf", 1),
        ("John_Doe_MS_OUTLOOK.vcf", 1),
        ("outlook-2007.vcf", 1),
        ("fullcontact.vcf", 0),  # three pictures elsewhere: never fetched
    ],
)
def test_photos_of_real_files(samples: Path, name: str, photos: int) -> None:
    found = next((samples / "ez-vcard").rglob(name))
    people = [one for one in read_vcards(found) if isinstance(one, PersonDraft)]
    assert sum(1 for person in people if person.photo) == photos


def test_all_32_cards_of_the_huawei_files_come_in(samples: Path) -> None:
    folder = samples / "ohos-vcard"
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    total = 0
    for path in sorted((folder / "cards").glob("*.vcf")):
        cards = [one for one in read_cards(path) if isinstance(one, CardDraft)]
        assert len(cards) == expected[path.name]["begin_vcard"], path.name
        total += len(cards)
    assert total == 32


@pytest.mark.parametrize(
    ("number", "check"),
    [
        ("005", lambda one: one.name == "测试11111test"),
        ("006", lambda one: one.name == "test"),
        ("104", lambda one: one.name == "test"),
        (
            "007",
            lambda one: (
                (
                    one.name,
                    one.parts.family,
                    one.parts.given,
                    one.parts.middle,
                    one.parts.prefix,
                    one.parts.suffix,
                    one.phonetic,
                )
                == ("test", "测试F", "wowowo", "测试M", "测试P", "wowowoSu", "测试FP wowowowMI 测试GV")
            ),
        ),
        ("008", lambda one: [relation.name for relation in one.relations] == ["测试", "realationName"]),
        ("009", lambda one: [reach.value for reach in one.reaches] == ["测试", "test"]),
        ("010", lambda one: [reach.value for reach in one.reaches] == ["测试", "realationName"]),
        (
            "011",
            lambda one: (
                [(reach.value, reach.label.value) for reach in one.reaches]
                == [("1202020", "home"), ("49305484", "fax"), ("503330303030", "work")]
            ),
        ),
        ("012", lambda one: (one.name, one.title) == ("测试", "测试title")),
        ("013", lambda one: [reach.value for reach in one.reaches] == ["测试", "www.test.com"]),
        (
            "015",
            lambda one: (
                [(reach.value, reach.label.value, reach.custom) for reach in one.reaches]
                == [
                    ("test@670.com", "other", "custom"),
                    ("test2@670.com", "home", ""),
                    ("test3@670.com", "work", ""),
                ]
            ),
        ),
        ("016", lambda one: one.nicknames == ("测试", "test")),
        (
            "017",
            lambda one: (
                one.reaches[0].parts
                == ("testpobox", "", "testStreee", "testCity", "testRegion", "test101010", "ttttcountry")
                and one.reaches[3].value == "测试addresss"
            ),
        ),
        (
            "018",
            lambda one: (
                (one.birthday, one.anniversary)
                == (Birthday("solar", 2023, 1, 3), Birthday("solar", 2023, 1, 2))
            ),
        ),
        ("019", lambda one: one.note == "testnote\n测试"),
    ],
)
def test_huawei_cards_say_what_huawei_expects(samples: Path, number: str, check) -> None:
    path = samples / "ohos-vcard" / "cards" / f"Telephony_VCardTest_{number}.vcf"
    assert check(next(one for one in read_cards(path) if isinstance(one, CardDraft)))


# names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:张;伟;;;"], "张伟"),
        (["N:Doe;John;Q.;Dr.;Jr."], "Dr. John Q. Doe, Jr."),
        (["N:张;伟;;;", "FN:伟 张"], "张伟"),  # phones set to English turn Chinese names round
        (["N:张;伟;;;", "FN:张 伟"], "张伟"),
        (["N:Zhang;Wei;;;", "FN:Wei Zhang"], "Wei Zhang"),
        (["N:;;;;", "FN:老王"], "老王"),
        (["N:;;;;", "NICKNAME:小林"], "小林"),
        (["TEL:13805712266"], "13805712266"),  # better a number than a lost card
        (["EMAIL:a@example.com"], "a@example.com"),
        (["FN:A\\, B \\; C\\\\D"], "A, B ; C\\D"),
        (["FN:  two   blanks "], "two blanks"),
        (["FN:one\\ntwo"], "one two"),
    ],
)
def test_names(lines: list[str], name: str) -> None:
    assert card(*lines).name == name


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["FN:康悦健身", "ORG:康悦健身"], CustomerKind.ORGANISATION),
        (["ORG:康悦健身"], CustomerKind.ORGANISATION),
        (["FN:林晓", "N:林;晓;;;", "ORG:康悦健身"], CustomerKind.PERSON),
        (["FN:康悦", "KIND:org"], CustomerKind.ORGANISATION),
        (["FN:康悦", "X-ABShowAs:COMPANY"], CustomerKind.ORGANISATION),
    ],
)
def test_firms_are_told_from_people(lines: list[str], kind: CustomerKind) -> None:
    assert card(*lines).kind is kind


def test_firms_come_before_their_people_when_asked_for() -> None:
    data = "".join(
        f"BEGIN:VCARD\nFN:{name}\nN:{name[0]};{name[1:]}\nORG:康悦健身;采购\nTITLE:经理\nEND:VCARD\n"
        for name in ("林晓", "周敏")
    )
    drafts = list(read_vcards(BytesIO(data.encode()), split_firms=True))
    assert [type(one) for one in drafts] == [FirmDraft, PersonDraft, PersonDraft]
    assert [getattr(one, "firm", one.name) for one in drafts] == ["康悦健身"] * 3
    alone = [one for one in read_vcards(BytesIO(data.encode())) if isinstance(one, PersonDraft)]
    assert [(one.employer, one.firm, one.title) for one in alone] == [("康悦健身", "", "经理")] * 2


# encodings -------------------------------------------------------------------------------------------------

PLAIN = (
    "BEGIN:VCARD\nVERSION:3.0\nN:欧阳;娜娜;;;\nFN:欧阳娜娜\nORG:深圳市联通健身\nNOTE:喜欢安静\nEND:VCARD\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_whole_file_in_one_encoding(encoding: str) -> None:
    cards, problems = read(PLAIN.encode(encoding))
    assert (cards[0].name, cards[0].firm, cards[0].note) == ("欧阳娜娜", "深圳市联通健身", "喜欢安静")
    assert problems == []


def test_chosen_encoding_is_used() -> None:
    text = "BEGIN:VCARD\nFN:林曉\nEND:VCARD\n"
    assert read(text.encode("big5"), encoding="big5")[0][0].name == "林曉"


def test_windows_1252_without_a_word_about_it() -> None:
    data = "BEGIN:VCARD\nVERSION:2.1\nN:Pérez;José\nNOTE:Café – Zürich\nEND:VCARD\n".encode("cp1252")
    one = read(data)[0][0]
    assert (one.name, one.note) == ("José Pérez", "Café – Zürich")


@pytest.mark.parametrize(
    ("charset", "name"),
    [
        ("GBK", "张伟联通"),
        ("GB18030", "张伟𠮷"),
        ("GB2312", "镕基朱镕"),
        ("BIG5", "林曉"),
        ("SHIFT_JIS", "山田太郎"),
        ("ISO-2022-JP", "山田太郎"),
        ("windows-1252", "José"),
        ("UTF-8", "张伟"),
    ],
)
def test_each_property_may_have_its_own_character_set(charset: str, name: str) -> None:
    raw = name.encode("gb18030" if charset == "GB2312" else charset)
    quoted = "".join(f"={byte:02X}" for byte in raw)
    data = f"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{quoted}\nEND:VCARD\n"
    assert read(data)[0][0].name == name
    bare = b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=%s:%s\nEND:VCARD\n" % (charset.encode(), raw)
    assert read(bare)[0][0].name == name


def test_utf8_bytes_win_over_a_wrong_declaration() -> None:
    """A Huawei test file says SHIFT_JIS over UTF-8 bytes."""
    assert (
        read("BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=SHIFT_JIS:山田太郎\nEND:VCARD\n")[0][0].name == "山田太郎"
    )


def test_old_phone_quoted_printable_gbk_with_soft_breaks() -> None:
    raw = "客户很满意，下次带样品。".encode("gbk")
    quoted = "".join(f"={byte:02X}" for byte in raw)
    quoted = "=\r\n".join(
        quoted[at : at + 45] for at in range(0, len(quoted), 45)
    )  # breaks within characters too
    data = f"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Li\r\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=GBK:{quoted}\r\nEND:VCARD\r\n"
    assert read(data)[0][0].note == "客户很满意，下次带样品。"


def test_soft_break_right_before_the_end_does_not_eat_the_end() -> None:
    data = "BEGIN:VCARD\nVERSION:2.1\nFN:A\nNOTE;QUOTED-PRINTABLE:abc=\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n"
    assert [one.name for one in read(data)[0]] == ["A", "B"]


def test_name_cut_within_a_character_is_named() -> None:
    cards, problems = read(
        b"BEGIN:VCARD\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=E4=BC\nEND:VCARD\n"
    )
    assert cards[0].name == "张"
    assert codes(problems) == ["text_cut"]


def test_bytes_in_no_encoding_are_named_and_never_a_silent_question_mark() -> None:
    data = b"BEGIN:VCARD\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:a=81=8D=FF=20b=81=20=E5c\nEND:VCARD\n"
    cards, problems = read(data)
    assert len(cards) == 1
    assert codes(problems) == ["bytes_unreadable"]


# lines -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_line_ending(ending: str) -> None:
    data = PLAIN.replace("喜欢安静", "喜欢\n 安静").replace("\n", ending)
    assert read(data)[0][0].note == "喜欢安静"


def test_fold_within_a_character() -> None:
    data = "BEGIN:VCARD\nNOTE:喜欢安静\nEND:VCARD\n".encode().replace("喜".encode(), b"\xe5\n \x96\n \x9c")
    assert read(data)[0][0].note == "喜欢安静"


def test_version_2_1_fold_keeps_its_blank() -> None:
    assert card("NOTE:short line", " goes on", version="2.1").note == "short line goes on"
    assert card("NOTE:short line", " goes on", version="3.0").note == "short linegoes on"


def test_note_somebody_forgot_to_fold() -> None:
    assert card("FN:A", "NOTE:one", "two words", "三").note == "one\ntwo words\n三"


@pytest.mark.parametrize(
    ("data", "names", "problems"),
    [
        ("", [], ["no_cards"]),
        ("hello", [], ["outside", "no_cards"]),
        ("BEGIN:VCARD\nFN:A", ["A"], ["end_missing"]),
        ("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\n", ["A", "B"], ["end_missing"]),
        ("BEGIN:VCARD\nBEGIN:VCARD\nFN:A\nEND:VCARD\nEND:VCARD\n", ["A"], ["nested"]),
        ("BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:B\nEND:VCARD\nEND:VCARD\n", ["A"], ["nested"]),
        ("BEGIN:VCARD\nFN:A\n%%%\n???\nEND:VCARD\n", ["A"], ["line_unreadable"]),
        ("BEGIN:VCARD\nEND:VCARD\n", [""], ["no_name"]),
        ("BEGIN:VCARD\nFN:朋友\nX-ADDRESSBOOKSERVER-KIND:group\nEND:VCARD\n", [], ["group"]),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCARD\nFN:A\nEND:VCARD\n", ["A"], ["not_a_card"]),
        ("begin:vcard\nfn:A\nend:vcard\n", ["A"], []),
        (
            "BEGIN:VCARD\nFN:A\nEND:VCARD\n\ufeffBEGIN:VCARD\nFN:B\nEND:VCARD\n",
            ["A", "B"],
            [],
        ),  # files put together
    ],
)
def test_broken_structure(data: str, names: list[str], problems: list[str]) -> None:
    cards, found = read(data)
    assert [one.name for one in cards] == names
    assert codes(found) == problems


def test_problem_names_its_line() -> None:
    _, problems = read("BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\nBDAY:30th of June\nEND:VCARD\n")
    assert [(one.line, one.code, one.raw) for one in problems] == [(6, "card.day_unreadable", "30th of June")]


def test_three_thousand_nested_begins_cost_one_report() -> None:
    cards, problems = read("BEGIN:VCARD\n" * 3000 + "FN:A\n" + "END:VCARD\n" * 3000)
    assert [one.name for one in cards] == ["A"]
    assert codes(problems) == ["nested"]


@pytest.mark.parametrize("filling", ["x" * 6_000_000, "x" * 70 + "\n " + ("y" * 70 + "\n ") * 90_000])
def test_endless_line_is_left_out_and_the_rest_comes_in(filling: str) -> None:
    cards, problems = read(
        f"BEGIN:VCARD\nFN:A\nNOTE:{filling}\nTEL:110\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n"
    )
    assert [one.name for one in cards] == ["A", "B"]
    assert cards[0].note == ""
    assert cards[0].reaches[0].value == "110"
    assert codes(problems) == ["line_too_long"]
    assert problems[0].line == 3


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        ("CATEGORIES:" + ",".join(str(number) for number in range(300_000)), []),
        ("TEL" + ";A=b" * 500_000 + ":1", ["line_unreadable"]),
        ("TEL:1\n" * 5000, ["too_many"]),
        ("NOTE:a\n" + "word\n" * 100_000, []),
    ],
)
def test_absurd_amounts_do_not_hang(line: str, problems: list[str]) -> None:
    cards, found = read(f"BEGIN:VCARD\nFN:A\n{line}\nEND:VCARD\n")
    assert len(cards) == 1
    assert len(cards[0].tags) <= 500
    assert codes(found) == problems


def test_missing_file_is_a_plain_error(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        list(read_vcards(tmp_path / "none.vcf"))


# broken on purpose -----------------------------------------------------------------------------------------


def test_mutated_files_never_crash(samples: Path) -> None:
    chance = random.Random(20260914)
    seeds = [path.read_bytes()[:6000] for path in sorted(samples.glob("*-vcard/**/*.vcf"))]
    for _ in range(600):
        data = mutated(chance.choice(seeds), chance)
        items = list(read_vcards(BytesIO(data)))
        assert items  # something came in, or it is said why nothing did
