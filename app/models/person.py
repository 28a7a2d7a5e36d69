"""What customers, contacts and leads share: a name that sorts by pinyin, and a birthday."""

from sqlalchemy import Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Flag


class Named:
    """A name with its reading: `sort_key` (pinyin, then characters) and `initials` (zw)."""

    name: Mapped[str] = mapped_column(Text)
    sort_key: Mapped[str] = mapped_column(Text)
    initials: Mapped[str] = mapped_column(Text, default="")


class Born:
    """A birthday as it is kept: solar or lunar, the year optional, the typed text beside it.

    `birthday_month` and `birthday_day` are of the given calendar; a birthday has no time zone.
    """

    birthday_calendar: Mapped[str | None] = mapped_column(Text)
    birthday_year: Mapped[int | None] = mapped_column(Integer)
    birthday_month: Mapped[int | None] = mapped_column(Integer)
    birthday_day: Mapped[int | None] = mapped_column(Integer)
    birthday_leap: Mapped[bool | None] = mapped_column(Flag)
    birthday_text: Mapped[str | None] = mapped_column(Text)
