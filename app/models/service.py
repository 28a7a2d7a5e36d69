"""服务与满意度: what customers asked, complained of or sent back, and how satisfied they said they are."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Recorded, reference


class ServiceCase(Recorded, Base):
    """工单: a question, request, complaint or return. `cost` is in minor units of `currency`."""

    __tablename__ = "service_case"

    customer_id: Mapped[int | None] = reference("customer.id", index=False)
    contact_id: Mapped[int | None] = reference("contact.id")
    order_id: Mapped[int | None] = reference("sales_order.id")
    product_id: Mapped[int | None] = reference("product.id")
    kind: Mapped[str] = mapped_column(Text)
    severity: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="open")
    opened_day: Mapped[str] = mapped_column(Text)
    closed_day: Mapped[str | None] = mapped_column(Text)
    result: Mapped[str | None] = mapped_column(Text)
    cost: Mapped[int | None] = mapped_column(Integer)
    currency: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = reference("member.id", index=False)


class SatisfactionAnswer(Recorded, Base):
    """An answer to "how satisfied": `kind` csat (1 to 5) or nps (0 to 10)."""

    __tablename__ = "satisfaction_answer"

    customer_id: Mapped[int] = reference("customer.id", index=False)
    contact_id: Mapped[int | None] = reference("contact.id")
    order_id: Mapped[int | None] = reference("sales_order.id")
    case_id: Mapped[int | None] = reference("service_case.id")
    kind: Mapped[str] = mapped_column(Text)
    score: Mapped[int] = mapped_column(Integer)
    answered_day: Mapped[str] = mapped_column(Text)
    words: Mapped[str | None] = mapped_column(Text)


SERVICE_INDEXES = (
    Index("ix_service_case_customer", ServiceCase.customer_id, ServiceCase.opened_day),
    Index(
        "ix_service_case_open",
        ServiceCase.severity,
        sqlite_where=text("deleted_at IS NULL AND state = 'open'"),
    ),
    Index("ix_satisfaction_answer_customer", SatisfactionAnswer.customer_id, SatisfactionAnswer.answered_day),
)
