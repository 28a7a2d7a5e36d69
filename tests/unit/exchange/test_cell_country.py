"""Phones are read as people write them in the country their row names."""

import pytest

from app.exchange.cell_country import country_region
from tests.unit.exchange.test_cleaning import drafts_of


@pytest.mark.parametrize(
    ("cell", "region"),
    [
        ("United States of America", "US"),  # as Outlook writes it
        ("USA", "US"),
        ("us", "US"),  # Google keeps the code
        ("  中国 ", "CN"),
        ("ＵＫ", "GB"),
        ("Atlantis", ""),
        ("", ""),
        ("北京", ""),
    ],
)
def test_a_cell_names_a_country(cell: str, region: str) -> None:
    assert country_region(cell) == region


@pytest.mark.parametrize(
    ("country", "phone", "normal"),
    [
        ("United States of America", "(217) 555-0123", "+12175550123"),  # was taken for a number in Shanghai
        ("Germany", "030 901820", "+4930901820"),
        ("", "(217) 555-0123", "+862175550123"),  # nothing says otherwise: as at home
        ("USA", "13805712266", "+8613805712266"),  # no number there, but one at home
        ("USA", "+49 30 901820", "+4930901820"),
        ("中国", "13805712266", "+8613805712266"),
        ("Atlantis", "13805712266", "+8613805712266"),
    ],
)
@pytest.mark.parametrize("order", ["Name|Phone|Country", "Name|Country|Phone"])
def test_the_country_of_a_row_tells_how_its_phone_is_meant(
    order: str, country: str, phone: str, normal: str
) -> None:
    cells = {"Name": "Ann Lee", "Phone": phone, "Country": country}
    drafts, problems = drafts_of(order, "|".join(cells[name] for name in order.split("|")))
    assert [each.normal for each in drafts[0].reach if each.kind == "phone"] == [normal]  # type: ignore[union-attr]
    assert problems == []


def test_rows_of_several_countries_do_not_mix() -> None:
    drafts, _ = drafts_of(
        "Name|Phone|Country", "A B|020 7946 0958|UK", "C D|020 7946 0958|中国", "E F|020 7946 0958|"
    )
    normals = [[each.normal for each in draft.reach if each.kind == "phone"] for draft in drafts]  # type: ignore[union-attr]
    assert normals[0] == ["+442079460958"]
    assert normals[1] == normals[2] != normals[0]
