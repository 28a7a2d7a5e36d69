"""The one sentence above each chart: a code with the figures it names; None when there is too little to say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

ENOUGH = 10  # shares and comparisons need so many cases


@dataclass(frozen=True)
class Finding:
    """A sentence to be: its code in resources/sentences and its values."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


def growth(customers: Sequence[int], leads: Sequence[int], *, last_is_partial: bool = True) -> Finding:
    """New customers and leads: the last whole month against the mean of those before it."""
    total, others = sum(customers), sum(leads)
    whole = list(customers[:-1] if last_is_partial else customers)
    values: dict[str, object] = {"customers": total, "leads": others}
    if len(whole) < 3 or sum(whole) < ENOUGH:
        return Finding("finding.growth_total", values)
    mean = sum(whole[:-1]) / len(whole[:-1])
    change = whole[-1] - mean
    values |= {
        "last": whole[-1],
        "mean": f"{mean:.1f}",
        "percent": round(abs(change) / mean * 100) if mean else 0,
    }
    if mean == 0 or abs(change) < 0.1 * mean:
        return Finding("finding.growth_even", values)
    return Finding("finding.growth_up" if change > 0 else "finding.growth_down", values)


def rhythm(totals: Sequence[int], kinds: Mapping[str, int]) -> Finding:
    """Talks per week: the mean, and the commonest kind with its share."""
    total = sum(totals)
    if not total:
        return Finding("finding.talks_none")
    kind = max(kinds, key=lambda each: kinds[each])
    values: dict[str, object] = {
        "total": total,
        "mean": f"{total / len(totals):.1f}",
        "kind": f"@interaction_kind.{kind}",
        "percent": round(kinds[kind] / total * 100),
    }
    return Finding("finding.talks" if total >= ENOUGH else "finding.talks_few", values)


def punctuality(on_time: int, late: int, overdue: int) -> Finding:
    """Follow-ups: the share done on time, and what is overdue now."""
    done = on_time + late
    values: dict[str, object] = {"done": done, "on_time": on_time, "late": late, "overdue": overdue}
    if done < ENOUGH:
        return Finding("finding.punctuality_few", values)
    values["percent"] = round(on_time / done * 100)
    return Finding("finding.punctuality_overdue" if overdue else "finding.punctuality", values)


def channels(totals: Mapping[str, int], qualified: Mapping[str, int]) -> Finding:
    """Leads: the richest channel, and the one whose leads turn out best (of those with enough leads)."""
    total = sum(totals.values())
    if not total:
        return Finding("finding.leads_none")
    richest = max(totals, key=lambda name: totals[name])
    values: dict[str, object] = {"total": total, "richest": richest, "count": totals[richest]}
    judged = {name: qualified.get(name, 0) / count for name, count in totals.items() if count >= ENOUGH}
    if len(judged) < 2:
        return Finding("finding.leads_richest", values)
    best = max(judged, key=lambda name: judged[name])
    return Finding("finding.leads_best", {**values, "best": best, "percent": round(judged[best] * 100)})
