"""需求: questions that find out what somebody needs, what they answered, and what we propose for it."""

from typing import Any

from sqlalchemy import Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, JsonText, Recorded, reference


class Need(Recorded, Base):
    """A need by its name, as people say it (安静, 占地小): a tag that products answer."""

    __tablename__ = "need"

    name: Mapped[str] = mapped_column(Text)
    industry: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class Question(Recorded, Base):
    """A question of the bank. `open` = answered in words, else by one of `choices` (a list of texts).

    Seeded questions have a `code` (their words are in resources/, in both languages), own ones a `text`.
    Without `industry` it is asked of everybody. An answer may point at the need it shows.
    """

    __tablename__ = "question"

    code: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
    industry: Mapped[str | None] = mapped_column(Text)
    open: Mapped[bool] = mapped_column(Flag, default=True)
    choices: Mapped[Any | None] = mapped_column(JsonText)
    need_id: Mapped[int | None] = reference("need.id")
    position: Mapped[int] = mapped_column(Integer, default=0)
    active: Mapped[bool] = mapped_column(Flag, default=True)


class Answer(Recorded, Base):
    """What somebody answered to a question, for a deal, a customer or a lead."""

    __tablename__ = "answer"

    question_id: Mapped[int] = reference("question.id")
    deal_id: Mapped[int | None] = reference("deal.id")
    customer_id: Mapped[int | None] = reference("customer.id")
    lead_id: Mapped[int | None] = reference("lead.id")
    text: Mapped[str] = mapped_column(Text)
    said_day: Mapped[str] = mapped_column(Text)


class DealNeed(Recorded, Base):
    """A need of a deal, how much it matters (1 to 3), and what influences it (own, social, natural, competition)."""

    __tablename__ = "deal_need"

    deal_id: Mapped[int] = reference("deal.id")
    need_id: Mapped[int] = reference("need.id")
    weight: Mapped[int] = mapped_column(Integer, default=2)
    influence: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class SolutionLine(Recorded, Base):
    """方案: a product proposed for a need of a deal, and why; `quantity` in thousandths of a unit."""

    __tablename__ = "solution_line"

    deal_id: Mapped[int] = reference("deal.id")
    need_id: Mapped[int | None] = reference("need.id")
    product_id: Mapped[int | None] = reference("product.id")
    quantity: Mapped[int] = mapped_column(Integer, default=1_000)
    reason: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, default=0)
