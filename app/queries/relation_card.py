"""Everything the relations of one person or firm come to, read together: for the card and beside the map."""

from dataclasses import dataclass

from app.db.reader import Reader
from app.queries.favours import FavourBalance, FavourRow, balance_of, favours_of
from app.queries.introductions import Introduction, introductions
from app.queries.relations import Referrals, TieRow, referrals_of, ties_of, ties_of_ends
from app.queries.team import setting
from app.queries.web import Known, known


@dataclass(frozen=True, slots=True)
class Dealings:
    """Since which day we know a customer, how many talks there were and over how many days."""

    since: str
    talks: int
    days: int

    @property
    def every(self) -> int | None:
        """Days from one talk to the next, on average; None with fewer than two."""
        return max(1, round(self.days / (self.talks - 1))) if self.talks > 1 else None


@dataclass(frozen=True, slots=True)
class RelationCard:
    """One person or firm with its ties, favours, ways to it and, of a customer, its referrals."""

    who: Known
    ties: tuple[TieRow, ...]
    favours: tuple[FavourRow, ...]
    balance: FavourBalance
    ways: tuple[Introduction, ...]
    referrals: Referrals | None
    dealings: Dealings
    home: str


def relation_card(reader: Reader, key: int) -> RelationCard | None:
    """Read it; None when the record is gone or in the recycle bin."""
    who = known(reader, [key]).get(key)
    if who is None:
        return None
    home = str(setting(reader, "currency", "CNY"))
    is_customer = who.table == "customer"
    favours = favours_of(reader, who.customer, None if is_customer else key)
    return RelationCard(
        who,
        tuple(ties_of(reader, key) if is_customer else ties_of_ends(reader, [key])),
        tuple(favours),
        balance_of(favours, home),
        tuple(introductions(reader, key)),
        referrals_of(reader, key) if is_customer else None,
        _dealings(reader, who),
        home,
    )


def _dealings(reader: Reader, who: Known) -> Dealings:
    created = reader.value("SELECT created_day FROM customer WHERE id = ?", (who.customer,))
    where, values = "customer_id = ?", [who.customer]
    if who.table == "contact":
        where, values = "customer_id = ? AND contact_id = ?", [who.customer, who.key]
    talks, days = reader.one(
        "SELECT count(*), coalesce(julianday(max(happened_day)) - julianday(min(happened_day)), 0) "
        f"FROM interaction WHERE {where} AND kind <> 'note' AND deleted_at IS NULL",
        values,
    ) or (0, 0)
    return Dealings(str(created), int(talks), int(days))
