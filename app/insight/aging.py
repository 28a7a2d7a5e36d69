"""The sentence above the chart of receivables by age: how much is overdue, and how much of it since long ago."""

from collections.abc import Callable, Mapping

from app.insight.findings import Finding
from app.insight.receivables import Age

LATE = (Age.TO_30, Age.TO_60, Age.TO_90, Age.OVER_90)
LONG_AGO = (Age.TO_90, Age.OVER_90)  # more than 60 days late


def ages(sums: Mapping[Age, int], write: Callable[[int], str]) -> Finding:
    """What is owed by age in minor units of one currency, as a sentence."""
    total = sum(sums.values())
    late = sum(sums.get(age, 0) for age in LATE)
    old = sum(sums.get(age, 0) for age in LONG_AGO)
    if not late:
        return Finding("finding.ages_none", {"total": write(total)})
    values: dict[str, object] = {
        "total": write(total),
        "late": write(late),
        "percent": round(100 * late / total),
        "old": write(old),
    }
    return Finding("finding.ages_old" if old else "finding.ages", values)
