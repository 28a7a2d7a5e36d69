"""The encoding of a text file is found by what its bytes would mean."""

from pathlib import Path

import pytest

from app.exchange.encoding import guess_encoding, guess_file_encoding, known_encoding

CHINESE = "姓名,电话,备注\n张伟,13805712266,杭州的客户，喜欢喝茶\n王芳,13905710000,下周二再联系\n" * 5
TRADITIONAL = "姓名,電話,備註\n陳怡君,0912345678,臺北市信義區的客戶，請於週一聯絡\n" * 5
WESTERN = "name,city\nJosé Müller,Zürich\nFrançois Lefèvre,Orléans\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"name,phone\nAnn,1\n", "utf-8"),
        (CHINESE.encode(), "utf-8"),
        (CHINESE.encode("utf-8-sig"), "utf-8-sig"),
        (CHINESE.encode("gb18030"), "gb18030"),
        (CHINESE.encode("utf-16"), "utf-16"),
        (CHINESE.encode("utf-16-le"), "utf-16-le"),  # no BOM: told by the NULs
        (CHINESE.encode("utf-16-be"), "utf-16-be"),
        ("名,𠮷😀\n名,𠮷\n".encode("utf-16-le"), "utf-16-le"),  # pairs of surrogates
        (TRADITIONAL.encode("big5"), "big5"),  # is valid GB18030 as well, but means nothing there
        (WESTERN.encode("cp1252"), "cp1252"),  # "ül" is a valid GB18030 pair
        (b"a,b,c\n1,2,3\n4,5,\xa9", "cp1252"),
        ("姓名\n张伟\n".encode("gb18030"), "gb18030"),  # two short words are enough
        (b"a,b,c\n\0,2,3\n", "utf-8"),  # one stray NUL is no UTF-16
        ("陈镕,李喆\n".encode("gb18030"), "gb18030"),  # characters outside GB2312
    ],
)
def test_encoding_is_found(data: bytes, expected: str) -> None:
    assert guess_encoding(data).name == expected


def test_one_broken_row_does_not_change_the_encoding_of_the_rest() -> None:
    lines = CHINESE.encode().splitlines(keepends=True)
    lines[7] = "李娜,13700000000,乱\n".encode("gb18030")
    assert guess_encoding(b"".join(lines)).name == "utf-8"


def test_a_long_ascii_head_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    path.write_bytes(b"id,1234567890\n" * 100_000 + "张伟,杭州\n".encode("gb18030"))
    assert guess_file_encoding(path).name == "gb18030"


@pytest.mark.parametrize(
    ("name", "known"), [("gb18030", True), ("utf-8", True), ("klingon", False), ("zip", False)]
)
def test_only_text_encodings_can_be_chosen(name: str, known: bool) -> None:
    assert known_encoding(name) is known
