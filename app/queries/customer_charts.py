"""What the charts of customers show: states over the months, stages and rings as they are, values, whom to win back."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from app.db.reader import Reader
from app.insight.customer_value import Keeping, Worth
from app.queries.charts import Span
from app.queries.customer_value import Cuts, all_keepings, all_worths, buyers, cuts, rfm_map
from app.vocabulary import Lifecycle, Ring, Status

FLOWING = tuple(state.value for state in Status if state not in (Status.POTENTIAL, Status.COMPLETED))
VERDICTS = ("recover", "maintain", "let_go")
LISTS = ("valuable", "growable", "below_zero")
_LIVING = "c.deleted_at IS NULL"


@dataclass(frozen=True)
class Flow:
    """How many customers were in each state at the end of each month (`counts` by state, as FLOWING)."""

    months: tuple[date, ...]
    counts: dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class CustomersFound:
    """All the charts of customers show."""

    span: Span
    flow: Flow
    stages: dict[str, int]
    rings: dict[int | None, tuple[int, int]]
    cuts: Cuts | None
    buyers: int
    cells: list[list[int]]
    worths: list[Worth]
    keepings: dict[int, Keeping]
    home: str

    def on_list(self, name: str) -> list[Worth]:
        """The customers of one of LISTS, the greatest first."""
        if name == "growable":
            return sorted((w for w in self.worths if w.growable), key=lambda w: (-w.potential, w.id))
        if name == "valuable":
            return sorted((w for w in self.worths if w.valuable), key=lambda w: (-w.margin, w.id))
        return sorted((w for w in self.worths if w.below_zero), key=lambda w: (w.margin - w.served, w.id))

    def to(self, verdict: str) -> list[int]:
        """The customers to recover, maintain or let go."""
        return [key for key, found in self.keepings.items() if found.verdict == verdict]


def read_customers(reader: Reader, span: Span, today: date, home: str) -> CustomersFound:
    """Read it all."""
    found = cuts(reader)
    return CustomersFound(
        span,
        status_flow(reader, span, today),
        stages(reader),
        rings(reader),
        found,
        found.buyers if found is not None else buyers(reader),
        rfm_map(reader, found) if found is not None else [],
        all_worths(reader, today),
        all_keepings(reader, today),
        home,
    )


def status_flow(reader: Reader, span: Span, today: date) -> Flow:
    """States at the end of each month of a time, from the changes of verdicts; the current month as it stands today."""
    months = [month for month in span.months() if month <= today]
    sums: Counter[tuple[str, str]] = Counter()
    for month, before, after, count in reader.all(
        "SELECT substr(v.changed_day, 1, 7), v.before, v.after, count(*) FROM verdict_change v "
        f"JOIN customer c ON c.id = v.customer_id WHERE v.axis = 'status' AND {_LIVING} GROUP BY 1, 2, 3"
    ):
        sums[month, before or ""] -= count
        sums[month, after or ""] += count
    counts = {
        state: tuple(
            sum(n for (month, name), n in sums.items() if name == state and month <= f"{each:%Y-%m}")
            for each in months
        )
        for state in FLOWING
    }
    return Flow(tuple(months), counts)


def customers_in(reader: Reader, state: str, month: date) -> list[int]:
    """The customers in a state at the end of a month."""
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    rows = reader.all(
        "SELECT customer_id FROM (SELECT v.customer_id, v.after, row_number() OVER (PARTITION BY v.customer_id "
        "ORDER BY v.changed_day DESC, v.id DESC) AS place FROM verdict_change v JOIN customer c "
        f"ON c.id = v.customer_id WHERE v.axis = 'status' AND v.changed_day <= ? AND {_LIVING}) "
        "WHERE place = 1 AND after = ?",
        (last.isoformat(), state),
    )
    return [key for (key,) in rows]


def stages(reader: Reader) -> dict[str, int]:
    """How many customers are in each stage of the life cycle."""
    rows = dict(
        reader.all(
            "SELECT lifecycle, count(*) FROM customer WHERE deleted_at IS NULL AND lifecycle IS NOT NULL GROUP BY 1"
        )
    )
    return {stage.value: rows.get(stage.value, 0) for stage in Lifecycle}


def rings(reader: Reader) -> dict[int | None, tuple[int, int]]:
    """Customers and their revenue by ring of closeness; None are those of whom it is not noted."""
    rows = {
        ring: (count, revenue or 0)
        for ring, count, revenue in reader.all(
            "SELECT closeness, count(*), sum(revenue) FROM customer WHERE deleted_at IS NULL GROUP BY 1"
        )
    }
    return {ring: rows.get(ring, (0, 0)) for ring in (*(each.value for each in Ring), None)}
