"""The deals of the sample company: open ones in every stage with next steps, and some won and lost this year."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from app.db.bulk import insert_many
from app.db.unit_of_work import UnitOfWork
from app.models import Competitor, Deal, DealStage
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.naming import name_columns
from app.usecases.sample.calendar import working_day_after
from app.usecases.sample.words import Words, pick
from app.vocabulary import BoughtFor, ObjectionKind

FEWEST, MOST = 6, 2_000
SHARES = ("open",) * 35 + ("won",) * 14 + ("lost",) * 9  # of 58 deals
STAGE_SHARES = (14, 9, 7, 5)
STAYS = (7, 12, 14, 16)  # usual days in a stage
LONGEST = 150  # days from the first need to the end: who is a customer for less comes last
PLANS = ("call", "visit", "wechat", "email", "meeting", "demo")
ROLES = ("decision_maker", "user", "payer", "influencer", "gatekeeper")


def make_deals(uow: UnitOfWork, lists: Words, customers: int, today: date, seed: int) -> int:
    """Deals for a share of the customers; returns how many. The same seed gives the same ones."""
    random = Random(f"{seed}/deals")
    count = min(MOST, max(FEWEST, round(len(SHARES) * customers / 428)))
    rows = uow.driver.execute(
        "SELECT id, owner_id, channel_id, created_day FROM customer WHERE kind = 'organisation' "
        "AND deleted_at IS NULL ORDER BY created_day > ?, last_contact_at DESC, id LIMIT ?",
        ((today - timedelta(days=LONGEST)).isoformat(), count),
    ).fetchall()
    stages = uow.session.query(DealStage).order_by(DealStage.position).all()
    rivals = [uow.add(Competitor(**name_columns(name, person=False))).id for name in lists.raw["deal_rivals"]]
    uow.session.flush()  # what deals point at comes first, see `finish`
    deck = [SHARES[n * len(SHARES) // max(1, len(rows))] for n in range(len(rows))]
    random.shuffle(deck)
    maker = _Maker(uow, lists, random, today, stages, rivals)
    for number, (row, state) in enumerate(zip(rows, deck, strict=True)):
        name, thousands = lists.raw["deals"][number % len(lists.raw["deals"])]
        columns = name_columns(name, person=False)
        maker.make(columns, round(thousands * 100_000), row, state)
    maker.finish()
    return len(rows)


class _Maker:
    """Writes deals with their moves, people, next steps and, at the end, their talks."""

    def __init__(
        self,
        uow: UnitOfWork,
        lists: Words,
        random: Random,
        today: date,
        stages: Sequence[DealStage],
        rivals: Sequence[int],
    ) -> None:
        self.uow, self.lists, self.random, self.today = uow, lists, random, today
        self.stages, self.rivals = stages, rivals
        self._moves: list[dict[str, Any]] = []
        self._sayers: list[dict[str, Any]] = []
        self._plans: list[FollowUpInput] = []
        self._talks: list[tuple[int, int, str]] = []

    def make(self, columns: dict[str, Any], amount: int, customer: tuple[Any, ...], state: str) -> None:
        """A deal of a customer in a state."""
        random = self.random
        key, owner, channel, _since = customer
        reached = self._reached(state)
        ended = self.today - timedelta(days=random.randint(1, 75)) if state != "open" else None
        age = self._stay(reached, long=random.random() < 0.16) if ended is None else 0
        entered = (ended or self.today) - timedelta(days=age or random.randint(4, 20))
        days = self._days(reached, entered)
        deal = Deal(
            **columns,
            customer_id=key,
            state=state,
            stage_id=self.stages[reached].id,
            stage_since=entered.isoformat(),
            amount=amount,
            currency="CNY",
            expected_close=None if ended or random.random() < 0.08 else self._closes(reached),
            owner_id=owner,
            channel_id=channel,
            created_day=days[0].isoformat(),
            ended_day=ended.isoformat() if ended else None,
            note=pick(random, self.lists.raw["deal_notes"]) if random.random() < 0.3 else None,
        )
        self.uow.add(deal)
        self._say_why(deal, state)
        for stage, day in enumerate(days):
            self._move(deal, self.stages[stage].id, "open", day)
        if ended is not None:
            self._move(deal, deal.stage_id, state, ended)
        people = self._people(deal, key)
        self._talks.append((deal.id, key, days[0].isoformat()))
        if ended is None and random.random() < 0.8:
            self._plan(deal, key, people)

    def _reached(self, state: str) -> int:
        if state == "won":
            return len(self.stages) - 1
        weights = STAGE_SHARES if state == "open" else (2, 2, 3, 2)
        return int(self.random.choices(range(len(self.stages)), weights)[0])

    def _stay(self, stage: int, *, long: bool = False) -> int:
        usual = STAYS[stage] * (0.4 + self.random.random())
        return round(usual * 2.6 if long else usual) + 1

    def _days(self, reached: int, entered: date) -> list[date]:
        """When it came into each stage up to the one it is in."""
        days = [entered]
        for stage in range(reached - 1, -1, -1):
            days.insert(0, days[0] - timedelta(days=self._stay(stage)))
        return days

    def _closes(self, reached: int) -> str:
        months = (len(self.stages) - 1 - reached) * 26
        days = months + self.random.randint(-4 if self.random.random() < 0.2 else 3, 40)
        return (self.today + timedelta(days=days)).isoformat()

    def _say_why(self, deal: Deal, state: str) -> None:
        random = self.random
        if state == "won":
            deal.end_reason = pick(random, list(BoughtFor)).value
        elif state == "lost":
            deal.end_reason = random.choices(list(ObjectionKind), (5, 1, 1, 1, 2, 4, 1, 1))[0].value
            deal.competitor_id = pick(random, self.rivals) if deal.end_reason != "time" else None

    def _move(self, deal: Deal, stage: int | None, state: str, day: date) -> None:
        move = {"deal_id": deal.id, "stage_id": stage, "state": state, "moved_day": day.isoformat()}
        self._moves.append(move)

    def _people(self, deal: Deal, customer: int) -> list[int]:
        keys = [
            row[0]
            for row in self.uow.driver.execute(
                "SELECT id FROM contact WHERE customer_id = ? ORDER BY position LIMIT 3", (customer,)
            )
        ]
        for place, key in enumerate(keys):
            stance = self.random.choices(("for", "neutral", "against"), (5, 4, 1))[0]
            role = "decision_maker" if place == 0 else pick(self.random, ROLES)
            self._sayers.append(
                {
                    "deal_id": deal.id,
                    "contact_id": key,
                    "role": role,
                    "stance": stance,
                    "main": int(place == 0),
                }
            )
        return keys

    def finish(self) -> None:
        """Write the deals, then what belongs to them: a deal that is pointed at before it is there is looked for in
        all talks. What was said with a customer since a deal began was said about it.
        """
        self.uow.session.flush()
        insert_many(self.uow, "stage_move", self._moves, remember=False)
        insert_many(self.uow, "deal_contact", self._sayers, remember=False)
        for plan in self._plans:
            plan_follow_up(self.uow, plan)
        self.uow.driver.executemany(  # by the index of the customer's living talks, not by the days (the sign)
            "UPDATE interaction SET deal_id = ? WHERE customer_id = ? AND +happened_day >= ? "
            "AND deleted_at IS NULL",
            self._talks,
        )

    def _plan(self, deal: Deal, customer: int, people: Sequence[int]) -> None:
        random = self.random
        kind = pick(random, PLANS)
        day = working_day_after(self.today, random.choices((-5, -1, 0, 2, 5, 9), (1, 2, 3, 5, 5, 4))[0])
        timed = random.random() < 0.35
        due = day.isoformat() + (f"T{random.randint(9, 16):02d}:30" if timed else "")
        text = pick(random, self.lists.raw["plans"][kind])
        slots: dict[str, Any] = {
            "area": deal.name,
            "who": "",
            "product": pick(random, self.lists.products),
            "campaign": "",
        }
        slots |= {"name_short": "", "n": 120, "m": 3, "k": 3, "w": 20}
        subject = text.format(**slots).strip()
        self._plans.append(
            FollowUpInput(
                subject,
                kind,
                due,
                minutes=30 if timed else None,
                customer_id=customer,
                contact_id=people[0] if people else None,
                deal_id=deal.id,
                owner_id=deal.owner_id,
            )
        )
