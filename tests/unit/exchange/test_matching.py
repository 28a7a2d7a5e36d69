"""The reasons for taking a row for somebody known."""

from typing import Any

import pytest

from app.exchange.arrivals import Arrival
from app.exchange.matching import Candidate, judge


def arrival(**given: Any) -> Arrival:
    blank = dict.fromkeys(Arrival._fields, "")
    return Arrival(**{**blank, "line": 2, "table": "customer", "reach": (), "again": False, **given})


@pytest.mark.parametrize(
    ("kind", "code"), [("organisation", "duplicate.firm_name"), ("person", "duplicate.name")]
)
def test_the_name_of_a_firm_is_told_from_that_of_a_person(kind: str, code: str) -> None:
    row = arrival(kind=kind, name="云溪", called="云溪")
    match = judge(row, Candidate("customer", 1, "云溪", kind=kind), [("phone", "138")])
    assert match is not None
    assert [why for why, _value in match.reasons] == ["duplicate.phone", code]
