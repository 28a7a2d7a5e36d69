"""Reading the values of vCards: days, ways to reach somebody, photos, and the rest."""

import base64
import struct

import pytest
from card_files import card, codes, read

from app.exchange.draft import Birthday
from app.exchange.vcard_types import NameParts, Relation
from app.vocabulary import Gender, ReachKind, ReachLabel

# values ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BDAY:1980-03-22", Birthday("solar", 1980, 3, 22)),
        ("BDAY:19800322", Birthday("solar", 1980, 3, 22)),
        ("BDAY;VALUE=date:1996-04-15", Birthday("solar", 1996, 4, 15)),
        ("BDAY:1996-04-15T00:00:00Z", Birthday("solar", 1996, 4, 15)),
        ("BDAY:19960415T102200-0800", Birthday("solar", 1996, 4, 15)),
        ("BDAY:--0203", Birthday("solar", None, 2, 3)),
        ("BDAY:--02-29", Birthday("solar", None, 2, 29)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22", Birthday("solar", None, 3, 22)),
        ("BDAY;VALUE=text:1981年10月3日", Birthday("solar", 1981, 10, 3)),
        ("BDAY:0000-05-01", Birthday("solar", None, 5, 1)),
        ("X-ALTBDAY;CALSCALE=chinese:007800071007", Birthday("lunar", 1990, 10, 7)),  # 78th cycle, 7th year
        ("X-LIANYI-LUNAR-BIRTHDAY:1990-L05-01", Birthday("lunar", 1990, 5, 1, leap=True)),
        ("X-LIANYI-LUNAR-BIRTHDAY:--08-15", Birthday("lunar", None, 8, 15)),
        ("BDAY:1980-02-30", None),
        ("BDAY:1980", None),
        ("BDAY;VALUE=text:circa 1800", None),
        ("BDAY:", None),
    ],
)
def test_birthdays(line: str, expected: Birthday | None) -> None:
    one = card("FN:A", line)
    assert one.birthday == expected
    if expected is None and not line.endswith(":"):
        assert [kept.name for kept in one.extra] == ["BDAY"]  # not understood, but not lost


@pytest.mark.parametrize(
    ("line", "kind", "label", "value", "custom"),
    [
        ("TEL;TYPE=CELL:1", ReachKind.PHONE, ReachLabel.MOBILE, "1", ""),
        ("TEL;CELL;PREF:1", ReachKind.PHONE, ReachLabel.MOBILE, "1", ""),
        ('TEL;TYPE="work,voice":1', ReachKind.PHONE, ReachLabel.WORK, "1", ""),
        ("TEL;TYPE=HOME;TYPE=FAX:1", ReachKind.PHONE, ReachLabel.FAX, "1", ""),
        ("TEL:138 0571 2266", ReachKind.PHONE, ReachLabel.MOBILE, "138 0571 2266", ""),
        ("TEL:0571-8888 1234", ReachKind.PHONE, ReachLabel.OTHER, "0571-8888 1234", ""),
        (
            "TEL;VALUE=uri:tel:+1-418-656-9254;ext=102",
            ReachKind.PHONE,
            ReachLabel.OTHER,
            "+1-418-656-9254 ext 102",
            "",
        ),
        ("TEL;TYPE=PAGER:1", ReachKind.PHONE, ReachLabel.OTHER, "1", "pager"),
        ("item1.TEL:1\r\nitem1.X-ABLabel:_$!<Mobile>!$_", ReachKind.PHONE, ReachLabel.MOBILE, "1", ""),
        ("item1.TEL:1\r\nitem1.X-ABLabel:前台", ReachKind.PHONE, ReachLabel.OTHER, "1", "前台"),
        ("EMAIL;TYPE=WORK:mailto:a@b.cn", ReachKind.EMAIL, ReachLabel.WORK, "a@b.cn", ""),
        ('EMAIL:"Li" <li@b.cn>', ReachKind.EMAIL, ReachLabel.OTHER, "li@b.cn", ""),
        ("URL:http\\://a.cn", ReachKind.WEBSITE, ReachLabel.OTHER, "http://a.cn", ""),
        ("X-QQ:12345", ReachKind.QQ, ReachLabel.OTHER, "12345", ""),
        ("X-WECHAT:kangyue_lin", ReachKind.WECHAT, ReachLabel.OTHER, "kangyue_lin", ""),
        (
            "IMPP;X-SERVICE-TYPE=微信号;type=pref:x-apple:kangyue",
            ReachKind.WECHAT,
            ReachLabel.OTHER,
            "kangyue",
            "",
        ),
        ("IMPP:qq:12345", ReachKind.QQ, ReachLabel.OTHER, "12345", ""),
        ("IMPP;X-SERVICE-TYPE=Skype:skype:li", ReachKind.OTHER, ReachLabel.OTHER, "li", "Skype"),
        ("X-SKYPE-USERNAME:li", ReachKind.OTHER, ReachLabel.OTHER, "li", "SKYPE"),
        (
            "ADR;TYPE=WORK:;;科技路1号;深圳市;广东省;518000;中国",
            ReachKind.ADDRESS,
            ReachLabel.WORK,
            "广东省深圳市科技路1号 518000",
            "",
        ),
        ("ADR:;;朝阳路1号;北京市;北京市;;", ReachKind.ADDRESS, ReachLabel.OTHER, "北京市朝阳路1号", ""),
        ("ADR:;;北京市朝阳路1号;北京市;;;", ReachKind.ADDRESS, ReachLabel.OTHER, "北京市朝阳路1号", ""),
        (
            "ADR:;;1 Main St\\nFloor 2;Austin;TX;1;USA",
            ReachKind.ADDRESS,
            ReachLabel.OTHER,
            "1 Main St Floor 2, Austin, TX, 1, USA",
            "",
        ),
    ],
)
def test_ways_to_reach(line: str, kind: ReachKind, label: ReachLabel, value: str, custom: str) -> None:
    (reach,) = card("FN:A", line).reaches
    assert (reach.kind, reach.label, reach.value, reach.custom) == (kind, label, value, custom)


def test_the_rest_of_a_card() -> None:
    one = card(
        'N;SORT-AS="Lin,Xiao":林;晓;;;',
        "ORG:康悦健身;采购;一组",
        "TITLE:经理",
        "ROLE:采购员",
        "GENDER:F;她",
        "CATEGORIES:老客户,健身房\\, 大,myContacts",
        "item1.X-ABRELATEDNAMES:周敏",
        "item1.X-ABLabel:_$!<Spouse>!$_",
        "RELATED;TYPE=friend;VALUE=text:何倩",
        "ANNIVERSARY:20150501",
        "item2.X-ABDATE:2001-01-01",
        "item2.X-ABLabel:第一次合作",
        "LANG:zh",
        "UID:abc",
        "REV:2020",
        "X-FOO;A=1:b\\nc",
    )
    assert one.parts == NameParts("林", "晓")
    assert (one.phonetic, one.firm, one.department, one.title, one.occupation) == (
        "Lin Xiao",
        "康悦健身",
        "采购 / 一组",
        "经理",
        "采购员",
    )
    assert one.gender is Gender.FEMALE
    assert one.tags == ("老客户", "健身房, 大")
    assert one.relations == (Relation("spouse", "周敏"), Relation("friend", "何倩"))
    assert one.anniversary == Birthday("solar", 2015, 5, 1)
    assert (one.languages, one.uid, one.revised) == (("zh",), "abc", "2020")
    assert [(kept.group, kept.name, kept.value) for kept in one.extra] == [
        ("", "X-FOO", "b\\nc"),
        ("item2", "X-ABDATE", "2001-01-01"),
        ("item2", "X-ABLabel", "第一次合作"),
    ]


# photos ----------------------------------------------------------------------------------------------------


def png(width: int, height: int) -> str:
    """The begin of a PNG of that size, as base64."""
    data = (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0" + b"x" * 40
    )
    return base64.b64encode(data).decode()


@pytest.mark.parametrize(
    ("line", "taken", "problem"),
    [
        (f"PHOTO;ENCODING=b;TYPE=PNG:{png(10, 10)}", True, []),
        (f"PHOTO;ENCODING=BASE64:{png(10, 10).rstrip('=')}", True, []),  # without its proper end
        (f"PHOTO:data:image/png;base64,{png(10, 10)}", True, []),
        (f"PHOTO;ENCODING=b:{png(40000, 40000)}", False, ["photo_too_large"]),
        ("PHOTO;ENCODING=b:AAAA", False, ["photo_unreadable"]),
        ("PHOTO;ENCODING=b:%%%", False, ["photo_unreadable"]),
        ("PHOTO;VALUE=uri:http://example.com/a.png", False, ["photo_remote"]),
        ("PHOTO:file:///etc/passwd", False, ["photo_remote"]),
        ("PHOTO:", False, []),
    ],
)
def test_photos(line: str, taken: bool, problem: list[str]) -> None:
    cards, problems = read(f"BEGIN:VCARD\nFN:A\n{line}\nEND:VCARD\n")
    assert (cards[0].photo is not None) is taken
    assert codes(problems) == problem
    assert cards[0].name == "A"


def test_photo_lines_without_indent_end_at_the_next_property() -> None:
    text = png(10, 10)
    cards, _ = read(
        f"BEGIN:VCARD\nVERSION:2.1\nPHOTO;ENCODING=BASE64;PNG:\n{text[:40]}\n{text[40:]}\nFN:A\nEND:VCARD\n"
    )
    assert (cards[0].name, cards[0].photo is not None) == ("A", True)
