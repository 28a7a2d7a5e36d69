"""应对方案: what each stage and state of a customer proposes, and what became of each proposal."""

from sqlalchemy import Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, Recorded, reference


class PlaybookStep(Recorded, Base):
    """A follow-up proposed to customers whose verdict on `axis` is `value`, `days` after it became so.

    Seeded steps have a `code` (their words are in the sentences), own ones a `subject`.
    """

    __tablename__ = "playbook_step"

    axis: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)
    code: Mapped[str | None] = mapped_column(Text)
    subject: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    days: Mapped[int] = mapped_column(Integer, default=0)
    position: Mapped[int] = mapped_column(Integer, default=0)
    active: Mapped[bool] = mapped_column(Flag, default=True)


class ProposalAnswer(Recorded, Base):
    """What a person made of a proposal: taken, put off `until` a day, or not useful. `kind` names the proposal."""

    __tablename__ = "proposal_answer"

    customer_id: Mapped[int | None] = reference("customer.id", index=False)
    playbook_step_id: Mapped[int | None] = reference("playbook_step.id")
    kind: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    answered_day: Mapped[str] = mapped_column(Text)
    until: Mapped[str | None] = mapped_column(Text)


PLAYBOOK_INDEXES = (
    Index("ix_proposal_answer_customer", ProposalAnswer.customer_id, ProposalAnswer.kind),
    Index("ix_proposal_answer_day", ProposalAnswer.answered_day),
)
