"""What was negotiated, held against us, promised and agreed in the deals of the sample company."""

from datetime import date, timedelta
from random import Random
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.resources import load_json
from app.models import Competitor, Contact, Deal, DealStage, ObjectionAnswer, Promise, Quote
from app.sentences import sentence
from app.usecases.naming import set_name
from app.usecases.negotiation import concede, set_competitor_offer, set_term
from app.usecases.objections import save_objection
from app.usecases.promises import confirm_goal, save_goal, save_promise, set_promise_state
from app.usecases.sample.words import pick
from app.vocabulary import ObjectionKind

KINDS = tuple(kind.value for kind in ObjectionKind)
OFTEN = (12, 2, 3, 3, 3, 3, 2, 1)  # how often each kind is heard
YUAN = 100
AHEAD = (-2, 0, 1, 2, 4, 7, 12, 20)  # days from today until promises are due


def make_agreements(uow: UnitOfWork, language: str, today: date, seed: int) -> None:
    """Write them for the deals that are there, by the use-cases; the same seed gives the same ones."""
    maker = _Maker(uow, language, today, Random(f"{seed}/agreements"))
    maker.describe_rivals()
    maker.put_quotes_into_deals()
    for deal in uow.session.query(Deal).filter(Deal.deleted_at.is_(None)).order_by(Deal.created_day, Deal.id):
        maker.tell(deal)


class _Maker:
    """Writes what belongs to one deal after the other."""

    def __init__(self, uow: UnitOfWork, language: str, today: date, random: Random) -> None:
        self.uow, self.today, self.random, self.language = uow, today, random, language
        self.words: dict[str, Any] = load_json(f"sample/agreements.{language}.json")
        self.rivals = uow.session.query(Competitor).order_by(Competitor.id).all()
        last = uow.session.query(DealStage.id).order_by(DealStage.position.desc()).first()
        self.bargaining = last[0] if last is not None else None
        self.negotiated: set[int] = set()
        self.bank: dict[str, list[ObjectionAnswer]] = {}
        for each in uow.session.query(ObjectionAnswer).order_by(ObjectionAnswer.position):
            self.bank.setdefault(each.kind, []).append(each)

    def describe_rivals(self) -> None:
        """What is known of each competitor."""
        for rival, facts in zip(self.rivals, self.words["rivals"], strict=False):
            for column, words in facts.items():
                setattr(rival, column, words or None)

    def put_quotes_into_deals(self) -> None:
        """A quote to a customer with an open deal is one of that deal, which then is where one bargains."""
        for quote in self.uow.session.query(Quote).order_by(Quote.number, Quote.version):
            deal = (
                self.uow.session.query(Deal)
                .filter(Deal.customer_id == quote.customer_id, Deal.state == "open")
                .order_by(Deal.id)
                .first()
            )
            if deal is not None:
                quote.deal_id, deal.amount = deal.id, quote.total
                if quote.version > 1 and quote.title:
                    self.negotiated.add(deal.id)
                    set_name(deal, quote.title, person=False)

    def tell(self, deal: Deal) -> None:
        """What was held against us, who else offers, what was promised; terms where one bargains."""
        random, still_open = self.random, deal.state == "open"
        began = date.fromisoformat(deal.created_day)
        last = date.fromisoformat(deal.ended_day) if deal.ended_day else self.today
        days = max(1, (last - began).days)
        many = (4, 4, 1, 0) if still_open else (0, 4, 5, 3)
        for _each in range(random.choices((0, 1, 2, 3), many)[0]):
            self._object(deal, began + timedelta(days=random.randint(0, days)))
        if self.rivals and random.random() < 0.45:
            self._rival(deal, began + timedelta(days=days // 2))
        if still_open and (deal.stage_id == self.bargaining or deal.id in self.negotiated):
            self._bargain(deal)
        if random.random() < 0.5:
            self._promise(deal, began, still_open=still_open)
        if still_open and random.random() < 0.3:
            self._goal(deal)

    def _object(self, deal: Deal, day: date) -> None:
        random = self.random
        kind = random.choices(KINDS, OFTEN)[0]
        values: dict[str, Any] = {"kind": kind, "words": pick(random, self.words["objections"][kind])}
        values["raised_day"] = day.isoformat()
        if random.random() < 0.85 or deal.state != "open":
            place = min(
                int(random.random() * random.random() * len(self.bank[kind])), len(self.bank[kind]) - 1
            )
            banked = self.bank[kind][place]
            values["banked_answer_id"] = banked.id
            values["answer"] = sentence(f"objection_answer.{banked.code}", self.language)
            if random.random() < 0.15:
                values["banked_answer_id"], values["answer"] = None, pick(random, self.words["own_answers"])
            odds = 0.45 if deal.state == "open" else 0.8 if deal.state == "won" else 0.25
            values["worked"] = random.random() < odds if random.random() < 0.9 else None
        save_objection(self.uow, None, values, deal_id=deal.id)

    def _rival(self, deal: Deal, day: date) -> None:
        rival = pick(self.random, self.rivals)
        amount = round((deal.amount or 0) * (0.86 + self.random.random() * 0.2) / YUAN / 100) * YUAN * 100
        offer = pick(self.random, self.words["offers"])
        set_competitor_offer(
            self.uow, deal.id, rival.name, offer=offer, amount=amount or None, offered_day=day.isoformat()
        )

    def _bargain(self, deal: Deal) -> None:
        random, words, amount = self.random, self.words, deal.amount or 0
        whole = YUAN * 1_000 if amount > 100_000 * YUAN else YUAN * 100

        def share(percent: int) -> int:
            return amount * percent // 100 // whole * whole

        price = {"offer_amount": amount, "ask_amount": share(88), "floor_amount": share(91)}
        price |= {"ask": words["ask_words"], "floor": words["floor_words"]}
        set_term(self.uow, deal.id, "price", price)
        for kind in random.sample(sorted(words["terms"]), 2):
            ask, offer, floor = words["terms"][kind]
            agreed = random.random() < 0.35
            set_term(self.uow, deal.id, kind, {"ask": ask, "offer": offer, "floor": floor, "agreed": agreed})
        step = share(2) or whole
        for at, (what, gain) in enumerate(random.sample(words["concessions"], 2)):
            day = self.today - timedelta(days=9 - 5 * at)
            kind = "price" if at == 0 else "other"
            concede(
                self.uow, deal.id, kind, words["price_steps"][0] if kind == "price" else what,
                amount=step if kind == "price" else None, in_return=gain or None, given_day=day.isoformat(),
            )  # fmt: skip

    def _promise(self, deal: Deal, began: date, *, still_open: bool) -> None:
        random = self.random
        day = self.today + timedelta(days=pick(random, AHEAD))
        if not still_open:
            day = began + timedelta(days=random.randint(3, 20))
        values = {
            "what": pick(random, self.words["promises"]),
            "by_day": day.isoformat(),
            "owner_id": deal.owner_id,
        }
        key = save_promise(self.uow, None, values, deal_id=deal.id)
        if not still_open or random.random() < 0.3:
            set_promise_state(self.uow, key, "kept" if random.random() < 0.85 else "broken")
            self.uow.get(Promise, key).ended_day = min(day, self.today).isoformat()

    def _goal(self, deal: Deal) -> None:
        what, measure, days = pick(self.random, self.words["goals"])
        by_day = (self.today + timedelta(days=days)).isoformat() if days else None
        key = save_goal(self.uow, None, {"what": what, "measure": measure, "by_day": by_day}, deal_id=deal.id)
        if days and self.random.random() < 0.6:
            confirm_goal(self.uow, key, self._contact(deal))

    def _contact(self, deal: Deal) -> str:
        row = (
            self.uow.session.query(Contact.name)
            .filter(Contact.customer_id == deal.customer_id, Contact.deleted_at.is_(None))
            .order_by(Contact.position, Contact.id)
            .first()
        )
        return str(row[0]) if row is not None else ""
