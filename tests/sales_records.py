"""Small ways to put deals, orders and what belongs to them into a file, as rows, for tests of what is read."""

from datetime import date, timedelta
from random import Random
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.models import Campaign, Competitor, Deal, DealStage, Objection, SalesOrder, StageMove
from app.usecases.leads import LeadInput, create_lead
from app.usecases.naming import set_name


def add_stages(uow: UnitOfWork) -> list[int]:
    """The four stages every firm begins with."""
    return [stage.id for stage in uow.session.query(DealStage).order_by(DealStage.position)]


def add_deal(uow: UnitOfWork, stage: int | None, created: str, name: str = "单车区", **values: Any) -> int:
    """A deal; `values` are columns."""
    deal = Deal(
        stage_id=stage, stage_since=created, created_day=created, currency=values.pop("currency", "CNY")
    )
    set_name(deal, name, person=False)
    for column, value in values.items():
        setattr(deal, column, value)
    return uow.add(deal).id


def add_move(uow: UnitOfWork, deal: int, stage: int | None, day: str, state: str = "open") -> None:
    """A deal came into a stage, or ended."""
    uow.add(StageMove(deal_id=deal, stage_id=stage, state=state, moved_day=day))


def add_order(uow: UnitOfWork, day: str, total: int | None, **values: Any) -> int:
    """An order in the home currency."""
    order = SalesOrder(
        number="O-1", ordered_day=day, currency="CNY", total=total or 0, home_total=total, **values
    )
    return uow.add(order).id


def add_campaign(uow: UnitOfWork, name: str, **values: Any) -> int:
    """A campaign."""
    campaign = Campaign(**values)
    set_name(campaign, name, person=False)
    return uow.add(campaign).id


def add_rival(uow: UnitOfWork, name: str) -> int:
    """A competitor."""
    rival = Competitor()
    set_name(rival, name, person=False)
    return uow.add(rival).id


def fill_sales(uow: UnitOfWork, today: date, channels: list[int], seed: int = 1) -> None:
    """A believable year: 120 leads, 60 deals, 40 orders, three campaigns, three competitors, 24 objections."""
    random, stages = Random(seed), add_stages(uow)
    campaigns = ("华东健身展", "双十一家用专场", "春季开馆季")
    for place, (name, cost) in enumerate(zip(campaigns, (180_000_00, 60_000_00, 12_000_00), strict=True)):
        begins = (today - timedelta(days=200 - place)).isoformat()
        add_campaign(uow, name, channel_id=channels[place], cost=cost, currency="CNY", starts=begins)
    rivals = [add_rival(uow, name) for name in ("力健器材", "铁盟体育", "动域科技")]

    def day(most: int, least: int = 0) -> str:
        return (today - timedelta(days=random.randint(least, most))).isoformat()

    converted: list[int] = []
    for number in range(120):
        state = random.choice(
            ("new", "contacting", "qualified", "converted", "converted", "disqualified", "nurture")
        )
        place = random.randrange(len(channels))
        values = {"channel_id": channels[place], "campaign": campaigns[place % 3], "created_day": day(330)}
        values |= {"state": state} if state != "new" else {}
        key = add_lead(uow, f"线索{number}", values)
        converted += [key] if state == "converted" else []
    for number in range(60):
        begun, at, place = day(330, 60), random.randrange(4), random.randrange(len(channels))
        state = random.choice(("open", "open", "won", "lost"))
        ended = (date.fromisoformat(begun) + timedelta(days=random.randint(20, 60))).isoformat()
        deal = add_deal(
            uow, stages[at], begun, f"商机{number}", state=state, amount=random.randint(2, 60) * 10_000_00,
            ended_day=None if state == "open" else ended, channel_id=channels[place], campaign=campaigns[place % 3],
            expected_close=(today + timedelta(days=random.randint(-10, 170))).isoformat(),
            end_reason=random.choice(("price", "competitor", "time", "预算取消")) if state == "lost" else None,
            lead_id=converted[number] if number < len(converted) else None,
            competitor_id=random.choice(rivals) if state != "open" else None,
        )  # fmt: skip
        for step in range(at + 1):
            moved = date.fromisoformat(begun) + timedelta(days=step * random.randint(3, 9))
            add_move(uow, deal, stages[step], moved.isoformat())
        if state != "open":
            add_move(uow, deal, stages[at], ended, state)
        if number < 24:
            kind = random.choice(("price", "price", "trust", "time", "product"))
            worked = random.choice((True, True, False, None))
            uow.add(Objection(deal_id=deal, kind=kind, words="太贵", worked=worked, raised_day=begun))
    for _ in range(40):
        place = random.randrange(len(channels))
        total = random.randint(1, 40) * 5_000_00
        add_order(uow, day(330), total, channel_id=channels[place], campaign=campaigns[place % 3])


def add_lead(uow: UnitOfWork, name: str, values: dict[str, Any]) -> int:
    """A lead in any state, without the checks of a person's change."""
    from app.models import Lead

    state = values.pop("state", "new")
    key = create_lead(uow, LeadInput(name, values))
    lead = uow.get(Lead, key)
    lead.state = state
    if state == "converted":
        lead.converted_day = (date.fromisoformat(lead.created_day) + timedelta(days=9)).isoformat()
    return key
