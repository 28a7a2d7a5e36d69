"""谈判与异议: terms, concessions, objections, competitors, goals agreed and promises given."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, Recorded, reference
from app.models.person import Named


class Term(Recorded, Base):
    """A term of a negotiation (price, delivery, payment, after-sales, other): ask, offer and our floor.

    Words in `ask`, `offer`, `floor`; for the price also amounts in minor units of the deal's currency. The
    floor is private: it never reaches a document or an export for customers.
    """

    __tablename__ = "term"

    deal_id: Mapped[int] = reference("deal.id")
    kind: Mapped[str] = mapped_column(Text)
    ask: Mapped[str | None] = mapped_column(Text)
    offer: Mapped[str | None] = mapped_column(Text)
    floor: Mapped[str | None] = mapped_column(Text)
    ask_amount: Mapped[int | None] = mapped_column(Integer)
    offer_amount: Mapped[int | None] = mapped_column(Integer)
    floor_amount: Mapped[int | None] = mapped_column(Integer)
    agreed: Mapped[bool] = mapped_column(Flag, default=False)


class Concession(Recorded, Base):
    """让步: what we gave up on a term, when, in return for what; the margin after it in hundredths of a percent."""

    __tablename__ = "concession"

    deal_id: Mapped[int] = reference("deal.id")
    kind: Mapped[str] = mapped_column(Text)
    given_day: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    amount: Mapped[int | None] = mapped_column(Integer)
    in_return: Mapped[str | None] = mapped_column(Text)
    margin: Mapped[int | None] = mapped_column(Integer)


class Objection(Recorded, Base):
    """异议: the customer's words, our answer, and whether it worked (empty = not known yet)."""

    __tablename__ = "objection"

    deal_id: Mapped[int | None] = reference("deal.id")
    customer_id: Mapped[int | None] = reference("customer.id")
    kind: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    answer: Mapped[str | None] = mapped_column(Text)
    worked: Mapped[bool | None] = mapped_column(Flag)
    raised_day: Mapped[str] = mapped_column(Text)
    banked_answer_id: Mapped[int | None] = reference("objection_answer.id")


class ObjectionAnswer(Recorded, Base):
    """An answer of the bank to a kind of objection; seeded ones have a `code`, own ones a `text`."""

    __tablename__ = "objection_answer"

    kind: Mapped[str] = mapped_column(Text)
    code: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, default=0)


class Competitor(Recorded, Named, Base):
    """竞争对手, as we know them."""

    __tablename__ = "competitor"

    product: Mapped[str | None] = mapped_column(Text)
    price: Mapped[str | None] = mapped_column(Text)
    channel: Mapped[str | None] = mapped_column(Text)
    promotion: Mapped[str | None] = mapped_column(Text)
    publicity: Mapped[str | None] = mapped_column(Text)
    government_ties: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class CompetitorOffer(Recorded, Base):
    """What a competitor offers in a deal; `amount` in minor units of the deal's currency."""

    __tablename__ = "competitor_offer"

    deal_id: Mapped[int] = reference("deal.id")
    competitor_id: Mapped[int] = reference("competitor.id")
    offer: Mapped[str | None] = mapped_column(Text)
    amount: Mapped[int | None] = mapped_column(Integer)
    offered_day: Mapped[str | None] = mapped_column(Text)


class AgreedGoal(Recorded, Base):
    """约定目标: what the customer wants to reach, how it is measured, by when, and their confirmation."""

    __tablename__ = "agreed_goal"

    deal_id: Mapped[int | None] = reference("deal.id")
    customer_id: Mapped[int | None] = reference("customer.id")
    what: Mapped[str] = mapped_column(Text)
    measure: Mapped[str | None] = mapped_column(Text)
    by_day: Mapped[str | None] = mapped_column(Text)
    confirmed_day: Mapped[str | None] = mapped_column(Text)
    confirmed_by: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="open")


class Promise(Recorded, Base):
    """承诺: what we will do by when; `state` is open, kept, broken or withdrawn."""

    __tablename__ = "promise"

    deal_id: Mapped[int | None] = reference("deal.id")
    customer_id: Mapped[int | None] = reference("customer.id")
    interaction_id: Mapped[int | None] = reference("interaction.id")
    what: Mapped[str] = mapped_column(Text)
    by_day: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="open")
    ended_day: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = reference("member.id", index=False)


NEGOTIATION_INDEXES = (
    Index("ix_promise_open", Promise.by_day, sqlite_where=text("deleted_at IS NULL AND state = 'open'")),
    Index(
        "ix_agreed_goal_open", AgreedGoal.by_day, sqlite_where=text("deleted_at IS NULL AND state = 'open'")
    ),
    Index(
        "ix_competitor_live_name", Competitor.sort_key, Competitor.id, sqlite_where=text("deleted_at IS NULL")
    ),
    Index("ix_competitor_deleted", Competitor.deleted_at, sqlite_where=text("deleted_at IS NOT NULL")),
)
