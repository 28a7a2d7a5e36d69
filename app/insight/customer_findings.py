"""The one sentence above each chart of customers: a code with its figures, money as the caller writes it."""

from collections.abc import Callable, Mapping, Sequence

from app.insight.customer_value import ENOUGH_BUYERS, ENOUGH_LIKE, Worth
from app.insight.findings import Finding

Write = Callable[[int], str]


def flow(counts: Mapping[str, Sequence[int]]) -> Finding:
    """How the loyal and the lost changed from the first month to the last."""

    def change(state: str) -> int:
        row = counts[state]
        return row[-1] - row[0] if row else 0

    loyal, lost = change("loyal"), change("lost")
    code = "finding.flow" if loyal >= 0 else "finding.flow_fewer"
    return Finding(code, {"loyal": abs(loyal), "lost": lost})


def stages(counts: Mapping[str, int]) -> Finding:
    """The share in decline."""
    total = sum(counts.values())
    percent = round(100 * counts.get("decline", 0) / total) if total else 0
    return Finding("finding.stages", {"count": counts.get("decline", 0), "percent": percent, "total": total})


def rfm(cells: Sequence[Sequence[int]]) -> Finding:
    """Those who bought often and much but not lately: worth 4 and 5, recency 1 and 2."""
    count = sum(cells[row][column] for row in (0, 1) for column in (0, 1))
    return Finding("finding.rfm" if count else "finding.rfm_none", {"count": count})


def rfm_missing(buyers: int) -> Finding:
    """What is missing for quintiles."""
    return Finding("chart.missing_rfm", {"count": buyers, "least": ENOUGH_BUYERS})


def values(worths: Sequence[Worth], write: Write) -> Finding:
    """How much of the margin the most valuable fifth leaves."""
    if not worths:
        return Finding("chart.missing_values", {"least": ENOUGH_LIKE})
    total = sum(max(0, each.margin) for each in worths)
    top = sum(each.margin for each in worths if each.valuable)
    percent = round(100 * top / total) if total else 0
    potential = sum(each.potential for each in worths if each.growable)
    return Finding("finding.values", {"percent": percent, "potential": write(potential)})


def rings(counts: Mapping[int | None, tuple[int, int]], write: Write) -> Finding:
    """What the two inner rings bring."""
    inner = [counts.get(ring, (0, 0)) for ring in (1, 2)]
    count, revenue = sum(each[0] for each in inner), sum(each[1] for each in inner)
    if not count:
        return Finding("finding.rings_none", {"count": counts.get(None, (0, 0))[0]})
    return Finding("finding.rings", {"count": count, "revenue": write(revenue)})


def keepings(recover: int, let_go: int, expected: int, write: Write) -> Finding:
    """How many to win back, what they are expected to bring, and how many to let go."""
    if not recover:
        return Finding("finding.keeping_none", {"let_go": let_go})
    code = "finding.keeping_more" if let_go else "finding.keeping"
    return Finding(code, {"count": recover, "expected": write(expected), "let_go": let_go})
