"""Competitors: what is known of each, and how often we won and lost against them."""

from dataclasses import dataclass
from fractions import Fraction

from app.db.reader import Reader
from app.insight.totals import half_up

VALUES = ("product", "price", "channel", "promotion", "publicity", "government_ties", "note")


@dataclass(frozen=True, slots=True)
class CompetitorRow:
    """A competitor; deals won and lost against them, offers of theirs in deals that are open."""

    id: int
    name: str
    sort_key: str
    product: str | None
    price: str | None
    channel: str | None
    promotion: str | None
    publicity: str | None
    government_ties: str | None
    note: str | None
    won: int
    lost: int
    offers: int

    @property
    def win_rate(self) -> int | None:
        """Of the deals that ended how many we won, in percent; None before the first."""
        ended = self.won + self.lost
        return half_up(Fraction(100 * self.won, ended)) if ended else None


# deals in which a competitor was: those lost to them, and those in which they made an offer; each once
MET = (
    "SELECT id AS deal_id, competitor_id FROM deal WHERE competitor_id IS NOT NULL "
    "UNION SELECT deal_id, competitor_id FROM competitor_offer WHERE deleted_at IS NULL"
)
_SCORES = (
    f"SELECT m.competitor_id, sum(d.state = 'won') AS won, sum(d.state = 'lost') AS lost, sum(d.state = 'open') "
    f"AS offers FROM ({MET}) m JOIN deal d ON d.id = m.deal_id AND d.deleted_at IS NULL GROUP BY m.competitor_id"
)


def competitors(reader: Reader) -> list[CompetitorRow]:
    """All that are not in the recycle bin, by name."""
    columns = ", ".join(f"c.{column}" for column in VALUES)
    rows = reader.all(
        f"SELECT c.id, c.name, c.sort_key, {columns}, coalesce(s.won, 0), coalesce(s.lost, 0), coalesce(s.offers, 0) "
        f"FROM competitor c LEFT JOIN ({_SCORES}) s ON s.competitor_id = c.id WHERE c.deleted_at IS NULL "
        "ORDER BY c.sort_key, c.id"
    )
    return [CompetitorRow(*row) for row in rows]


def competitor(reader: Reader, key: int) -> CompetitorRow | None:
    """One of them."""
    return next((row for row in competitors(reader) if row.id == key), None)


def scores(reader: Reader, keys: list[int]) -> dict[int, tuple[int, int]]:
    """Deals won and lost against some of them."""
    rows = reader.by_ids(
        f"SELECT m.competitor_id, sum(d.state = 'won'), sum(d.state = 'lost') FROM ({MET}) m "
        "JOIN deal d ON d.id = m.deal_id AND d.deleted_at IS NULL WHERE m.competitor_id IN {ids} "
        "GROUP BY m.competitor_id",
        keys,
    )
    return {key: (won, lost) for key, won, lost in rows}


def deals_against(reader: Reader, key: int, state: str = "all") -> list[int]:
    """Deals of a state (`all` for any) in which a competitor was, the newest first."""
    rows = reader.all(
        f"SELECT d.id FROM ({MET}) m JOIN deal d ON d.id = m.deal_id WHERE m.competitor_id = ?1 "
        "AND d.deleted_at IS NULL AND (?2 = 'all' OR d.state = ?2) ORDER BY d.id DESC",
        (key, state),
    )
    return [int(found) for (found,) in rows]
