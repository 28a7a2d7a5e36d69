"""The one sentence above each sales chart: a code with its figures, money as the caller writes it."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from app.insight.findings import ENOUGH, Finding
from app.insight.forecast import Expected
from app.insight.funnel import shares, worst_step

Write = Callable[[int], str]


def way(counts: Sequence[int], labels: Sequence[str], what: str) -> Finding:
    """A funnel of `what` (leads or deals): what came of all, and the step where most are lost."""
    worst = worst_step(counts)
    values: dict[str, object] = {"total": counts[0], "last": counts[-1]}
    if counts[0] < ENOUGH:
        return Finding(f"finding.{what}_way_few", values)
    if worst < 0:
        return Finding(f"finding.{what}_way_all", values)
    percent = 100 - (shares(counts)[worst - 1] or 0)
    return Finding(f"finding.{what}_way", {**values, "step": labels[worst], "percent": percent})


def forecast(whole: Expected, left: int, write: Write) -> Finding:
    """What open deals will come to; `left` of them are in no month."""
    values: dict[str, object] = {
        "count": whole.count,
        "mean": write(whole.mean),
        "low": write(whole.low),
        "high": write(whole.high),
        "left": left,
    }
    few = "_few" if whole.count < ENOUGH else ""
    return Finding(f"finding.forecast{few}{'_left' if left else ''}", values)


def returns(rows: Sequence[tuple[str, int, Fraction | None]], write: Write) -> Finding:
    """Channels or campaigns as (name, revenue, revenue per money spent): the best, and one that does not pay."""
    spent = [(ratio, name) for name, _revenue, ratio in rows if ratio is not None]
    if not spent:
        name, revenue, _ratio = max(rows, key=lambda row: row[1])
        return Finding("finding.return_uncosted", {"best": name, "revenue": write(revenue)})
    best, worst = max(spent), min(spent)
    values: dict[str, object] = {"best": best[1], "ratio": times(best[0])}
    if worst[0] >= 1:
        return Finding("finding.return_best", values)
    if len(spent) == 1:
        return Finding("finding.return_loss", values)
    return Finding("finding.return_both", {**values, "worst": worst[1], "low": times(worst[0])})


def times(ratio: Fraction) -> str:
    """How many times what was spent, with one decimal, rounded down: what does not pay must not look as if."""
    tenths = int(ratio * 10)
    return f"{tenths // 10:,}.{tenths % 10}"


def objections(rows: Sequence[tuple[str, int, int, int]]) -> Finding:
    """Objections as (kind, how many, answers that worked, outcomes known), the commonest first."""
    name, count, worked, known = rows[0]
    values: dict[str, object] = {"kind": name, "count": count, "total": sum(row[1] for row in rows)}
    if known < ENOUGH:
        return Finding("finding.objections_few", {**values, "known": known})
    return Finding("finding.objections", {**values, "percent": round(worked * 100 / known), "known": known})


def lost(rows: Sequence[tuple[str, int, int]], write: Write) -> Finding:
    """Lost deals as (reason, how many, amount), the dearest reason first."""
    count, amount = sum(row[1] for row in rows), sum(row[2] for row in rows)
    values: dict[str, object] = {"count": count, "amount": write(amount)}
    if count < ENOUGH or not amount:
        return Finding("finding.lost_few", values)
    share = round(rows[0][2] * 100 / amount)
    return Finding("finding.lost", {**values, "reason": rows[0][0], "percent": share})


def rivals(rows: Sequence[tuple[str, int, int]]) -> Finding:
    """Competitors as (name, won, lost): the one hardest to win against, of those met often enough."""
    met = [(won * 100 / (won + lost_), name, won + lost_) for name, won, lost_ in rows]
    judged = [each for each in met if each[2] >= ENOUGH]
    if not judged:
        return Finding("finding.rivals_few", {"name": rows[0][0], "count": met[0][2]})
    percent, name, count = min(judged)
    return Finding("finding.rivals", {"name": name, "percent": round(percent), "count": count})
