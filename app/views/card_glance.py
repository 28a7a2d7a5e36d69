"""At the right of a customer's card: the closest ties as a small map, and the balance of favours."""

from app.db.reader import Reader
from app.insight.ties import group_of
from app.queries.favours import FavourBalance, balance_of, favours_of
from app.queries.relations import TieRow, ties_of
from app.queries.team import setting
from app.views.context import Context
from app.views.relation_parts import BalanceBar
from app.views.relation_words import OTHER_STATE, STATES, who_words
from app.widgets.buttons import IconButton
from app.widgets.card import Card
from app.widgets.ripple_map.glance import Glanced, RippleGlance

UNSAID = 3  # the ring of a tie nobody gave one


class GlanceCard(Card):
    """Not there while there is neither a tie nor a favour."""

    def __init__(self, context: Context) -> None:
        super().__init__("", small=True)
        self.context = context
        self._key = 0
        self.set_title(self.tr("Relations and favours"))
        go = self._to_map
        self.add_action(IconButton("arrow", self.tr("Show on the map"), side=28, clicked=go))
        self.map = RippleGlance()
        self.map.clicked.connect(go)
        self.bar = BalanceBar()
        self.add(self.map)
        self.add(self.bar)
        self.hide()

    def show_customer(self, key: int, name: str) -> None:
        """Read aside and show."""
        self._key = key

        def read(reader: Reader) -> tuple[list[TieRow], FavourBalance]:
            home = str(setting(reader, "currency", "CNY"))
            return ties_of(reader, key), balance_of(favours_of(reader, key), home)

        def take(found: tuple[list[TieRow], FavourBalance]) -> None:
            if key == self._key:
                self._show(name, *found)

        self.context.runner.read(read, on_done=take)

    def _show(self, name: str, ties: list[TieRow], balance: FavourBalance) -> None:
        self.map.show_ties(name, [self._glanced(tie) for tie in ties])
        self.map.setVisible(bool(ties))
        self.bar.show_balance(balance)
        favours = balance.given + balance.received
        self.bar.setVisible(bool(favours))
        self.setVisible(bool(ties or favours))

    def _glanced(self, tie: TieRow) -> Glanced:
        other = tie.other
        role = STATES.get(other.status or "", OTHER_STATE) if other is not None else "accent"
        name = other.name if other is not None else who_words(None)
        return Glanced(name, tie.ring or UNSAID, role, group_of(tie.kind))

    def _to_map(self) -> None:
        self.context.navigate.emit("network", {"mode": "map", "id": self._key})
