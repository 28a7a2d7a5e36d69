"""The sentence above the receivables by age."""

import pytest

from app.insight.aging import ages
from app.insight.receivables import Age


@pytest.mark.parametrize(
    ("sums", "code", "values"),
    [
        ({Age.NOT_DUE: 500}, "finding.ages_none", {"total": "500"}),
        (
            {Age.NOT_DUE: 300, Age.TO_30: 100},
            "finding.ages",
            {"total": "400", "late": "100", "percent": 25, "old": "0"},
        ),
        (
            {Age.NO_DAY: 200, Age.TO_60: 100, Age.TO_90: 50, Age.OVER_90: 50},
            "finding.ages_old",
            {"total": "400", "late": "200", "percent": 50, "old": "100"},
        ),
    ],
)
def test_how_much_is_overdue(sums: dict[Age, int], code: str, values: dict[str, object]) -> None:
    found = ages(sums, str)
    assert (found.code, found.values) == (code, values)
