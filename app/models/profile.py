"""档案: the rarer facts of a customer, the family, the dates that matter, and who looked at what is sensitive."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, Recorded, reference
from app.models.person import Born, Named


class Profile(Recorded, Base):
    """At most one per customer. Incomes and spendings are bands (words), never exact sums.

    `met_day` is typed text in ISO order: a day, --month-day, or a year. The financial, family and investment
    groups are sensitive (vocabulary.ProfileGroup); the invoice block is what an organisation prints on invoices.
    """

    __tablename__ = "profile"

    customer_id: Mapped[int] = reference("customer.id")
    marital_status: Mapped[str | None] = mapped_column(Text)
    languages: Mapped[str | None] = mapped_column(Text)

    income_source: Mapped[str | None] = mapped_column(Text)
    yearly_income: Mapped[str | None] = mapped_column(Text)
    assets: Mapped[str | None] = mapped_column(Text)
    financial_goals: Mapped[str | None] = mapped_column(Text)

    household_income: Mapped[str | None] = mapped_column(Text)
    household_spending: Mapped[str | None] = mapped_column(Text)

    investment_experience: Mapped[str | None] = mapped_column(Text)
    investment_goals: Mapped[str | None] = mapped_column(Text)
    risk_tolerance: Mapped[str | None] = mapped_column(Text)
    investment_preferences: Mapped[str | None] = mapped_column(Text)

    habits: Mapped[str | None] = mapped_column(Text)
    preferences: Mapped[str | None] = mapped_column(Text)
    brands: Mapped[str | None] = mapped_column(Text)
    budget: Mapped[str | None] = mapped_column(Text)
    price_sensitivity: Mapped[str | None] = mapped_column(Text)
    purchase_time: Mapped[str | None] = mapped_column(Text)

    company_stage: Mapped[str | None] = mapped_column(Text)
    own_brand: Mapped[str | None] = mapped_column(Text)
    sales_channels: Mapped[str | None] = mapped_column(Text)
    bank_name: Mapped[str | None] = mapped_column(Text)
    bank_account: Mapped[str | None] = mapped_column(Text)
    invoice_title: Mapped[str | None] = mapped_column(Text)
    invoice_address: Mapped[str | None] = mapped_column(Text)
    invoice_phone: Mapped[str | None] = mapped_column(Text)

    met_story: Mapped[str | None] = mapped_column(Text)
    met_day: Mapped[str | None] = mapped_column(Text)
    met_through_id: Mapped[int | None] = reference("customer.id")
    met_through_note: Mapped[str | None] = mapped_column(Text)


class FamilyMember(Recorded, Named, Born, Base):
    """家庭成员: a person of a customer's family, found by name; `person_id` when they are a customer themselves."""

    __tablename__ = "family_member"

    customer_id: Mapped[int] = reference("customer.id")
    person_id: Mapped[int | None] = reference("customer.id")
    relation: Mapped[str] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class ImportantDate(Recorded, Base):
    """A date that matters (wedding, opening, founding); solar or lunar, the year optional, as birthdays are kept."""

    __tablename__ = "important_date"

    customer_id: Mapped[int] = reference("customer.id")
    contact_id: Mapped[int | None] = reference("contact.id")
    name: Mapped[str] = mapped_column(Text)
    calendar: Mapped[str] = mapped_column(Text, default="solar")
    year: Mapped[int | None] = mapped_column(Integer)
    month: Mapped[int] = mapped_column(Integer)
    day: Mapped[int] = mapped_column(Integer)
    leap: Mapped[bool | None] = mapped_column(Flag)
    typed: Mapped[str | None] = mapped_column(Text)
    yearly: Mapped[bool] = mapped_column(Flag, default=True)
    note: Mapped[str | None] = mapped_column(Text)


class SensitiveShowing(Recorded, Base):
    """A sensitive group of a customer's profile was shown to somebody, on a local day."""

    __tablename__ = "sensitive_showing"

    customer_id: Mapped[int] = reference("customer.id")
    member_id: Mapped[int | None] = reference("member.id", index=False)
    group_name: Mapped[str] = mapped_column(Text)
    shown_day: Mapped[str] = mapped_column(Text)


PROFILE_INDEXES = (
    Index("ix_family_member_name", FamilyMember.name),
    Index(
        "ix_family_member_live_birthday",
        FamilyMember.birthday_calendar,
        FamilyMember.birthday_month,
        FamilyMember.birthday_day,
        sqlite_where=text("deleted_at IS NULL"),
    ),
    Index(
        "ix_important_date_live_day",
        ImportantDate.calendar,
        ImportantDate.month,
        ImportantDate.day,
        sqlite_where=text("deleted_at IS NULL"),
    ),
)
