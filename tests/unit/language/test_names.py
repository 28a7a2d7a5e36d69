"""How names are read, ordered and found."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite

from app.language.names import (
    clean_name,
    clean_text,
    email_tokens,
    fold,
    has_han,
    phone_tokens,
    query_plan,
    reading,
    readings,
    search_tokens,
    storable,
    word_tokens,
)
from app.language.pinyin import _toneless
from app.language.resources import load_json

SURNAMES: dict[str, str] = load_json("language/surnames.json")


@pytest.mark.parametrize(("surname", "spoken"), SURNAMES.items())
def test_every_surname_is_read_as_a_surname(surname: str, spoken: str) -> None:
    syllables = tuple(_toneless(each) for each in spoken.split())
    assert reading(surname + "伟", person=True).syllables == (*syllables, "wei")


def test_the_surname_table_agrees_with_the_published_one(samples: Path) -> None:
    published = json.loads((samples / "cn-surnames" / "surnames.json").read_text("utf-8"))
    assert len(published) == 492
    assert {name: SURNAMES.get(name) for name in published} == published


@pytest.mark.parametrize(
    ("name", "person", "syllables"),
    [
        ("单伟", True, "shan wei"),
        ("单伟", False, "dan wei"),  # a firm has no surname
        ("仇英", True, "qiu ying"),
        ("尉迟恭", True, "yu chi gong"),
        ("万俟雅", True, "mo qi ya"),
        ("张长江", True, "zhang chang jiang"),  # 长江 by the phrase, not zhǎng
        ("重庆康悦健身", False, "chong qing kang yue jian shen"),
        ("重庆", False, "chong qing"),
        ("银行", False, "yin hang"),
        ("吕布", True, "lv bu"),
        ("康悦 Lin", False, "kang yue lin"),
        ("iPhone手机店", False, "iphone shou ji dian"),
        ("Anna-Maria Ångström", True, "anna maria angstrom"),
        ("O’Brien", True, "o brien"),
        ("ＡＢＣ公司", False, "abc gong si"),
        ("365健身", False, "365 jian shen"),
        ("", True, ""),
        ("😀", True, ""),
    ],
)
def test_names_are_read(name: str, person: bool, syllables: str) -> None:
    found = reading(name, person)
    assert " ".join(found.syllables) == syllables
    assert found.initials == "".join(each[0] for each in found.syllables)


def test_names_sort_by_pinyin_with_latin_names_among_them() -> None:
    names = ["赵敏", "Bob", "张伟", "安娜", "章安", "Zoe", "单小明", "张安", "Anna", "3号店", "占峰", "艾米"]
    ordered = sorted(names, key=lambda name: reading(name, person=True).sort_key)
    assert ordered == [
        "3号店", "艾米", "安娜", "Anna", "Bob", "单小明", "占峰",
        "张安", "张伟", "章安",  # one surname stays together though an < wei
        "赵敏", "Zoe",
    ]  # fmt: skip


def test_equal_pinyin_sorts_by_the_characters() -> None:
    assert reading("张伟", True).sort_key != reading("张维", True).sort_key


def test_many_at_once_are_read_as_one_by_one() -> None:
    names, persons = ["单伟", "单伟", "Anna", "重庆店"], [True, False, True, False]
    expected = [reading(name, person) for name, person in zip(names, persons, strict=True)]
    assert readings(names, persons) == expected


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  张伟 ", "张伟"),
        ("e\u0301", "é"),
        ("\ufeff姓名", "姓名"),
        ("a\u202eb\u200bc", "abc"),  # bidi override, zero-width space
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("bell\x07\x00", "bell"),
        ("lone \ud800surrogate", "lone surrogate"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),  # the joiner inside an emoji stays
    ],
)
def test_text_is_cleaned(text: str, clean: str) -> None:
    assert clean_text(text) == clean
    assert storable(clean_text(text))


def test_a_name_is_one_line() -> None:
    assert clean_name(" 康悦\n 健身\t连锁 ") == "康悦 健身 连锁"


@pytest.mark.parametrize(
    ("text", "found"), [("张", True), ("a张", True), ("𠮷", True), ("〇", True), ("かな", False)]
)
def test_chinese_characters_are_recognised(text: str, found: bool) -> None:
    assert has_han(text) is found


def test_folding_ignores_what_a_searcher_ignores() -> None:
    assert fold("ＡÅé Straße Lü") == "aae strasse lv"


class Index:
    """A real full-text table with the columns of the search index."""

    columns = ("han", "syllables", "joined", "initials", "latin", "digits", "mail", "words")

    def __init__(self) -> None:
        self.connection = sqlite.connect(":memory:")
        self.connection.execute(
            f"CREATE VIRTUAL TABLE found USING fts5({', '.join(self.columns)}, "
            "prefix='1 2 3', tokenize=\"unicode61 remove_diacritics 2\")"
        )

    def put(self, name: str, person: bool = True, phone: str = "", mail: str = "", words: str = "") -> None:
        """Add a record; its rowid counts from 1."""
        tokens = search_tokens(name, reading(name, person))
        self.connection.execute(
            "INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                tokens.han, tokens.syllables, tokens.joined, tokens.initials, tokens.latin,
                phone_tokens(phone), email_tokens(mail), word_tokens(words),
            ),
        )  # fmt: skip

    def clear(self) -> None:
        """Start again."""
        self.connection.execute("DELETE FROM found")

    def ask(self, text: str) -> list[int]:
        """The rows a typed text finds."""
        expression = query_plan(text).match_expression()
        if not expression:
            return []
        rows = self.connection.execute(
            "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid", (expression,)
        )
        return [row for (row,) in rows]


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    table = Index()
    yield table
    table.connection.close()


@pytest.fixture
def company(index: Index) -> Index:
    index.clear()
    index.put("张伟", phone="+8613805712266", mail="zw@x.cn")
    index.put(
        "康悦 Lin", person=False, phone="+8657187654321", mail="kangyue_lin@example.com", words="洽谈合同"
    )
    index.put("单小明")
    index.put("Anna Smith-Jones", mail="anna.smith@example.org")
    index.put("张小伟")
    index.put("重庆康悦健身连锁", person=False)
    index.put("吕布")
    return index


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("张w", [1]),  # 张小伟 is zxw
        ("zhangwei", [1]),
        ("zhang wei", [1, 5]),
        ("zhangw", [1]),
        ("zw", [1]),
        ("ZW", [1]),
        ("zwei", [1]),  # initial, then a syllable
        ("zhangxw", [5]),
        ("zhangxiaowei", [5]),
        ("张xw", [5]),
        ("张xwei", [5]),
        ("小伟", [5]),
        ("伟", [1, 5]),
        ("康悦 lin", [2]),
        ("康悦lin", [2]),
        ("悦健", [6]),
        ("5712", [1]),
        ("2266", [1]),
        ("138 0571", [1]),
        ("+86 138-0571-2266", [1]),
        ("0571-8765", [2]),  # the 0 is dialled, not kept
        ("kangyue_lin@", [2]),
        ("yue_lin", [2]),
        ("example", [2, 4]),
        ("合同", [2]),
        ("shanxm", [3]),
        ("dan", []),  # a surname, so not dān
        ("mith", [4]),
        ("jones anna", [4]),
        ("as", [4]),
        ("cqky", [6]),
        ("kyjs", [6]),
        ("chongqingky", [6]),
        ("庆k", [6]),
        ("lvbu", [7]),
        ("lü", [7]),
        ("ＬＶ", [7]),
        ("", []),
        ('"', []),
        ("*", []),
        ("NEAR(", []),
    ],
)
def test_what_is_typed_finds_whom_it_means(company: Index, text: str, rows: list[int]) -> None:
    assert company.ask(text) == rows


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=10)


@given(name=HAN, person=st.booleans(), data=st.data())
def test_every_run_of_characters_finds_the_name(
    index: Index, name: str, person: bool, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(name) - 1))
    last = data.draw(st.integers(first + 1, len(name)))
    index.clear()
    index.put(name, person)
    assert index.ask(name[first:last])


@given(name=HAN, person=st.booleans(), data=st.data())
def test_every_run_of_initials_finds_the_name(
    index: Index, name: str, person: bool, data: st.DataObject
) -> None:
    initials = reading(name, person).initials
    first = data.draw(st.integers(0, len(initials) - 1))
    last = data.draw(st.integers(first + 1, len(initials)))
    index.clear()
    index.put(name, person)
    assert index.ask(initials[first:last])


@given(number=st.from_regex(r"\+861[3-9][0-9]{9}", fullmatch=True), data=st.data())
def test_every_three_digits_find_the_phone(index: Index, number: str, data: st.DataObject) -> None:
    digits = number[1:]
    first = data.draw(st.integers(0, len(digits) - 3))
    last = data.draw(st.integers(first + 3, len(digits)))
    index.clear()
    index.put("某人", phone=number)
    assert index.ask(digits[first:last])


@given(st.text(max_size=40) | st.text(alphabet='"*^:(){}+-ANDORNOTear张w1@_ ', max_size=60))
def test_no_text_upsets_the_search(index: Index, text: str) -> None:
    index.ask(text)


def test_a_long_text_stays_a_small_question() -> None:
    assert len(query_plan("zhangwei " * 10_000).match_expression()) < 2_000
    assert len(query_plan("张" * 10_000).match_expression()) < 2_000


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_folding_by_characters_is_folding_the_whole_text(text: str) -> None:
    from app.language.text import _fold_whole, fold

    assert fold(text) == (text.lower() if text.isascii() else _fold_whole(text))


def test_a_single_character_is_read_without_the_phrases() -> None:
    """They take a tenth of a second and forty MiB; '张w' typed into the search needs none."""
    script = (
        "import sys; from app.language import pinyin; from app.language.names import query_plan, reading; "
        "query_plan('张w').match_expression(); loaded = lambda: pinyin._phrases.cache_info().currsize; "
        "first = loaded(); said = reading('重庆', False).syllables; "
        "print(first, loaded(), *said, 'pypinyin' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["0", "1", "chong", "qing", "False"]
