"""File names from elsewhere: shown honestly, written harmlessly, programs never opened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.file_names import LONGEST, is_program, safe_name, size_text, suffix_of


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("报价单 第2版.pdf", "报价单 第2版.pdf"),
        ("../../x", "x"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("C:\\x", "x"),
        ("invoice\u202egpj.exe", "invoicegpj.exe"),  # the mark turned the rest round: invoiceexe.jpg
        ("a\u200b.pdf", "a.pdf"),  # a space of no width
        ("CON", "_CON"),  # Windows keeps this word for itself
        ("con.txt", "_con.txt"),
        ("consent.txt", "consent.txt"),  # only begins like it
        ("LPT1.log", "_LPT1.log"),
        ("name. . .", "name"),  # Windows drops trailing dots, and another file is meant
        ('a<b>:"c|?*.txt', "a_b___c___.txt"),
        ("", "file"),
        ("..", "file"),
        ("/", "file"),
        ("line\nbreak.txt", "linebreak.txt"),
    ],
)
def test_a_name_is_shown_and_written_without_tricks(given_name: str, shown: str) -> None:
    assert safe_name(given_name) == shown


def test_a_very_long_name_keeps_its_ending() -> None:
    shown = safe_name("x" * 300 + ".docx")
    assert len(shown) == LONGEST
    assert shown.endswith(".docx")


@given(st.text(max_size=300))
def test_any_text_makes_a_name_that_stays_in_its_folder(text: str) -> None:
    shown = safe_name(text)
    assert shown
    assert shown not in (".", "..")
    assert not set(shown) & set('/\\<>:"|?*\0\n\u202e')
    assert not shown.endswith((".", " "))
    assert safe_name(shown) == shown


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("a.exe", True),
        ("A.EXE", True),
        ("a.exe.", True),  # Windows would drop the dot
        ("a.pdf.exe", True),
        ("a.xlsm", True),  # a workbook with a program in it
        ("a.desktop", True),
        ("a.svg", True),  # may hold a script
        ("a.pdf", False),
        ("a.docx", False),
        ("a.jpg", False),
        ("exe", False),
        (".sh", False),  # nothing before the dot: a hidden file without an ending
    ],
)
def test_programs_are_told_by_their_ending(name: str, program: bool) -> None:
    assert is_program(name) is program


def test_the_ending_is_that_of_the_name_shown() -> None:
    assert suffix_of("a.PDF ") == "pdf"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1 KB"), (240_000, "234 KB"), (1_400_000, "1.3 MB")],
)
def test_sizes_are_round(size: int, words: str) -> None:
    assert size_text(size) == words
