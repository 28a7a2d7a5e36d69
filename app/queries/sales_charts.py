"""What the sales charts show: the way from lead to order, what is expected, what channels and campaigns return.

Counts of leads and revenue come from the kept day sums (`tally`), the rest from set-based SQL over deals.
"""

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from app.db.reader import Reader
from app.insight.forecast import Expected, expected
from app.insight.funnel import step_days
from app.queries.charts import Grown, Span
from app.queries.team import channel_label

SAMPLE = 2_000  # the newest so many tell how long a step takes
AHEAD = 6  # months of the forecast, this one with it
NO_SOURCE = "@chart.no_channel"
STEPS = ("leads", "taken_up", "qualified", "converted", "won")
_SUMS = "SELECT key, sum(amount) FROM tally WHERE measure = ? AND day BETWEEN ? AND ? GROUP BY key"
# the index holds the day and the state: only deals are looked up, and the few leads in the bin
WON_LEADS = (
    "FROM lead INDEXED BY ix_lead_by_state WHERE state = 'converted' AND created_day BETWEEN ?1 AND ?2 "
    "AND id IN (SELECT lead_id FROM deal WHERE deleted_at IS NULL AND state = 'won' AND ended_day >= ?1) "
    "AND id NOT IN (SELECT id FROM lead WHERE deleted_at IS NOT NULL)"
)


@dataclass(frozen=True)
class Way:
    """Counts of each step, and median days between them (None = not known of enough)."""

    keys: tuple[str, ...]
    counts: tuple[int, ...]
    days: tuple[int | None, ...]


@dataclass(frozen=True)
class Ahead:
    """Expected per month; `undated`, `later` and `foreign` open deals (other currency) are in no month."""

    months: tuple[date, ...]
    sums: tuple[Expected, ...]
    whole: Expected
    undated: int
    later: int
    foreign: int


@dataclass(frozen=True)
class Return:
    """What came of a channel (its key) or campaign (its name); "" is none known. Money in home minor units."""

    key: str
    label: str
    leads: int
    won: int
    revenue: int
    cost: int

    @property
    def ratio(self) -> Fraction | None:
        """Revenue per money spent; None where nothing was spent."""
        return Fraction(self.revenue, self.cost) if self.cost > 0 else None


@dataclass(frozen=True)
class Answers:
    """Objections of one kind: the answer worked, did not, is not known to have."""

    kind: str
    worked: int
    failed: int
    unknown: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.worked + self.failed + self.unknown


@dataclass(frozen=True)
class Lost:
    """Deals lost for one reason ("" = none given), and what those in the home currency would have brought."""

    reason: str
    count: int
    amount: int


@dataclass(frozen=True)
class Rival:
    """Deals won and lost against a competitor."""

    competitor_id: int
    name: str
    won: int
    lost: int


def lead_sums(reader: Reader, span: Span) -> Counter[tuple[str, str]]:
    """Leads that came in the span by state and channel (its key, "" = none), for two charts."""
    found: Counter[tuple[str, str]] = Counter()
    for key, amount in reader.all(_SUMS, ("lead", *_bounds(span))):
        state, _, channel = key.partition("|")
        found[state, channel] += amount
    return found


def lead_way(reader: Reader, span: Span, sums: Mapping[tuple[str, str], int]) -> Way:
    """Leads that came in the span by how far they are: taken up (no longer new), qualified, converted, won."""
    states: Counter[str] = Counter()
    for (state, _channel), amount in sums.items():
        states[state] += amount
    total, converted = sum(states.values()), states["converted"]
    won = reader.value(f"SELECT count(*) {WON_LEADS}", _bounds(span))
    counts = (total, total - states["new"], states["qualified"] + converted, converted, int(won))
    return Way(STEPS, counts, tuple(step_days(_lead_days(reader, span)) or [None] * 4))


def _lead_days(reader: Reader, span: Span) -> list[tuple[str | None, ...]]:
    """Of the newest leads: the days they came, were first spoken to, found good, converted, and won."""
    rows = reader.all(
        "SELECT id, created_day, "
        "(SELECT happened_day FROM interaction i WHERE i.lead_id = l.id AND i.deleted_at IS NULL "
        "ORDER BY happened_at LIMIT 1), converted_day, "
        "(SELECT min(ended_day) FROM deal d WHERE d.lead_id = l.id AND d.state = 'won' AND d.deleted_at IS NULL) "
        "FROM lead l WHERE deleted_at IS NULL AND created_day BETWEEN ? AND ? "
        "ORDER BY created_day DESC, id DESC LIMIT ?",
        (*_bounds(span), SAMPLE),
    )
    good = _qualified_days(reader, sorted(row[0] for row in rows))
    return [(came, spoken, good.get(key), converted, won) for key, came, spoken, converted, won in rows]


def _qualified_days(reader: Reader, leads: Sequence[int]) -> dict[int, str]:
    """When these leads (in order) were first found good, as the newest steps of the history tell."""
    found: dict[int, str] = {}
    for day, ranges in reader.all(
        "SELECT date((s.at >> 16) / 1000, 'unixepoch', 'localtime'), e.ranges FROM journal_entry e "
        "JOIN journal_step s ON s.id = e.step_id WHERE e.record_id IS NULL AND e.table_name = 'lead' "
        "AND e.after ->> '$.all.state' = 'qualified' AND NOT s.undone AND s.reverts_id IS NULL "
        "ORDER BY e.id DESC LIMIT ?",
        (SAMPLE,),
    ):
        for first, last in json.loads(ranges):
            for key in leads[bisect_left(leads, first) : bisect_right(leads, last)]:
                found[key] = day
    return found


def deal_way(reader: Reader, span: Span) -> tuple[Way, list[str]]:
    """Deals that began in the span by the stage they are or ended in; a won one was in all. With the labels.

    The keys are those of the stages, and "won".
    """
    stages = _stages(reader)
    keys = [str(key) for key, _label in stages]
    place = {key: n for n, key in enumerate(keys)}
    reached = [0] * (len(keys) + 1)
    for stage, state, count in reader.all(
        "SELECT stage_id, state, count(*) FROM deal WHERE deleted_at IS NULL AND created_day BETWEEN ? AND ? "
        "GROUP BY stage_id, state",
        _bounds(span),
    ):
        last = len(keys) if state == "won" else place.get(str(stage), 0)
        for step in range(last + 1):
            reached[step] += count
    days = step_days(_stage_days(reader, span, [*keys, "won"])) or [None] * len(keys)
    return Way((*keys, "won"), tuple(reached), tuple(days)), [label for _key, label in stages]


def _stages(reader: Reader) -> list[tuple[int, str]]:
    rows = reader.all("SELECT id, code, name FROM deal_stage WHERE deleted_at IS NULL ORDER BY position, id")
    return [(key, name or f"@deal_stage.{code}") for key, code, name in rows]


def _stage_days(reader: Reader, span: Span, keys: Sequence[str]) -> list[tuple[str | None, ...]]:
    """Of the newest deals: the day each came first into each stage, and was won."""
    ways: dict[int, dict[str, str]] = {}
    for deal, stage, day in reader.all(
        "SELECT deal_id, CASE state WHEN 'open' THEN CAST(stage_id AS TEXT) ELSE state END AS step, min(moved_day) "
        "FROM stage_move WHERE deleted_at IS NULL AND deal_id IN (SELECT id FROM deal WHERE deleted_at IS NULL "
        "AND created_day BETWEEN ? AND ? ORDER BY created_day DESC, id DESC LIMIT ?) GROUP BY deal_id, step",
        (*_bounds(span), SAMPLE),
    ):
        ways.setdefault(deal, {})[stage] = day
    return [tuple(way.get(key) for key in keys) for way in ways.values()]


def revenue(reader: Reader, span: Span) -> Grown:
    """Totals of the orders that stand, per month they were made in."""
    sums: Counter[str] = Counter()
    for month, amount in reader.all(
        "SELECT substr(day, 1, 7), sum(amount) FROM tally WHERE measure = 'revenue' AND key <> 'cancelled' "
        "AND day BETWEEN ? AND ? GROUP BY 1",
        _bounds(span),
    ):
        sums[month] += amount
    months = span.months()
    return Grown(tuple(months), tuple(sums[f"{month:%Y-%m}"] for month in months))


def ahead(reader: Reader, today: date, home: str) -> Ahead:
    """What open deals will come to by the month they are to close in; what is overdue is expected this month.

    To this month belongs what was already ordered in it.
    """
    first = today.replace(day=1)
    months = Span(first, first + timedelta(days=31 * (AHEAD - 1))).months()[:AHEAD]
    names = [f"{month:%Y-%m}" for month in months]
    by_month: dict[str, list[tuple[int, int]]] = {name: [] for name in names}
    undated = later = foreign = 0
    for close, amount, currency, odds in reader.all(
        "SELECT substr(d.expected_close, 1, 7), d.amount, d.currency, coalesce(d.odds, s.odds, 0) FROM deal d "
        "LEFT JOIN deal_stage s ON s.id = d.stage_id WHERE d.deleted_at IS NULL AND d.state = 'open' AND d.amount > 0"
    ):
        month = max(close or "", names[0])
        if currency != home:
            foreign += 1
        elif not close:
            undated += 1
        elif month not in by_month:
            later += 1
        else:
            by_month[month].append((amount, odds))
    so_far = revenue(reader, Span(first, today)).total
    sums = tuple(
        expected(by_month[name], already=0 if number else so_far) for number, name in enumerate(names)
    )
    whole = expected((deal for deals in by_month.values() for deal in deals), already=so_far)
    return Ahead(tuple(months), sums, whole, undated, later, foreign)


def channel_returns(
    reader: Reader, span: Span, home: str, sums: Mapping[tuple[str, str], int]
) -> list[Return]:
    """Each channel with leads that came, deals won, revenue made and campaigns' cost in the span; best first."""
    leads: Counter[str] = Counter()
    for (_state, channel), amount in sums.items():
        leads[channel] += amount
    labels = {
        str(key): channel_label(code, name)
        for key, code, name in reader.all("SELECT id, code, name FROM channel")
    }
    money = _sums(reader, "revenue_channel", span)
    return _returns(
        labels, leads, _won(reader, span, "channel_id"), money, _costs(reader, span, home, "channel_id")
    )


def campaign_returns(reader: Reader, span: Span, home: str) -> list[Return]:
    """The same of each campaign; what belongs to none is left out."""
    tables = (
        _sums(reader, "lead_campaign", span),
        _won(reader, span, "campaign"),
        _sums(reader, "revenue_campaign", span),
        _costs(reader, span, home, "name"),
    )
    for table in tables:
        table.pop("", None)
    return _returns({}, *tables)


def _returns(labels: Mapping[str, str], *tables: Counter[str]) -> list[Return]:
    keys = {key for table in tables for key in table if table[key]}
    named = {**labels, "": NO_SOURCE}
    rows = [Return(key, named.get(key, key), *(table[key] for table in tables)) for key in keys]
    return sorted(rows, key=lambda row: (-(row.ratio or 0), -row.revenue, -row.leads, row.label))


def together(rows: Sequence[Return], most: int = 9) -> list[Return]:
    """The first rows, the others added up under a label of their own."""
    if len(rows) <= most + 1:
        return list(rows)
    rest = rows[most:]
    sums = {name: sum(getattr(row, name) for row in rest) for name in ("leads", "won", "revenue", "cost")}
    return [*rows[:most], replace(rest[0], key="", label="@chart.others", **sums)]


def _sums(reader: Reader, measure: str, span: Span) -> Counter[str]:
    return Counter(dict(reader.all(_SUMS, (measure, *_bounds(span)))))


def _won(reader: Reader, span: Span, column: str) -> Counter[str]:
    rows = reader.all(
        f"SELECT coalesce(CAST({column} AS TEXT), ''), count(*) FROM deal WHERE deleted_at IS NULL AND state = 'won' "
        "AND ended_day BETWEEN ? AND ? GROUP BY 1",
        _bounds(span),
    )
    return Counter(dict(rows))


def _costs(reader: Reader, span: Span, home: str, column: str) -> Counter[str]:
    """Costs of the campaigns that ran in the span, or have no dates."""
    first, last = _bounds(span)
    rows = reader.all(
        f"SELECT coalesce(CAST({column} AS TEXT), ''), sum(cost) FROM campaign WHERE deleted_at IS NULL AND cost > 0 "
        "AND coalesce(currency, ?) = ? AND coalesce(starts, ends, ?) <= ? AND coalesce(ends, starts, ?) >= ? "
        "GROUP BY 1",
        (home, home, last, last, first, first),
    )
    return Counter(dict(rows))


def objections(reader: Reader, span: Span) -> list[Answers]:
    """Objections raised in the span by kind, the commonest first."""
    rows = reader.all(
        "SELECT kind, count(*) FILTER (WHERE worked = 1), count(*) FILTER (WHERE worked = 0), "
        "count(*) FILTER (WHERE worked IS NULL) FROM objection WHERE deleted_at IS NULL "
        "AND raised_day BETWEEN ? AND ? GROUP BY kind ORDER BY count(*) DESC, kind",
        _bounds(span),
    )
    return [Answers(*row) for row in rows]


def lost_reasons(reader: Reader, span: Span, home: str) -> list[Lost]:
    """Why deals were lost in the span, the dearest reason first."""
    rows = reader.all(
        "SELECT coalesce(end_reason, ''), count(*), coalesce(sum(amount) FILTER (WHERE currency = ?), 0) FROM deal "
        "WHERE deleted_at IS NULL AND state = 'lost' AND ended_day BETWEEN ? AND ? GROUP BY 1 "
        "ORDER BY 3 DESC, 2 DESC, 1",
        (home, *_bounds(span)),
    )
    return [Lost(*row) for row in rows]


RIVALS = (
    "SELECT id AS deal_id, competitor_id FROM deal WHERE deleted_at IS NULL AND competitor_id IS NOT NULL "
    "AND state <> 'open' AND ended_day BETWEEN ?1 AND ?2 "
    "UNION SELECT o.deal_id, o.competitor_id FROM competitor_offer o JOIN deal d ON d.id = o.deal_id "
    "WHERE o.deleted_at IS NULL AND d.deleted_at IS NULL AND d.state <> 'open' AND d.ended_day BETWEEN ?1 AND ?2"
)


def rivals(reader: Reader, span: Span, most: int = 10) -> list[Rival]:
    """Competitors who were named or made an offer in deals that ended in the span, the most frequent first."""
    rows = reader.all(
        "SELECT c.id, c.name, count(*) FILTER (WHERE d.state = 'won'), count(*) FILTER (WHERE d.state = 'lost') "
        f"FROM ({RIVALS}) r JOIN deal d ON d.id = r.deal_id JOIN competitor c ON c.id = r.competitor_id "
        "AND c.deleted_at IS NULL GROUP BY c.id ORDER BY count(*) DESC, c.name LIMIT ?3",
        (*_bounds(span), most),
    )
    return [Rival(*row) for row in rows]


def _bounds(span: Span) -> tuple[str, str]:
    return span.first.isoformat(), span.last.isoformat()
