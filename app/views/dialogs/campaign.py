"""The form of a campaign."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.language.money_text import format_money, parse_money
from app.queries.campaigns import campaign
from app.views import form_parts as parts
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.small_fields import wake_field
from app.widgets.date_field import DateField
from app.widgets.fields import LineEdit, TextArea

MONEY = ("budget", "cost", "goal_revenue")


class CampaignDialog(RecordDialog):
    """`campaign_id` None makes a new one."""

    def __init__(self, context: Context, window: QWidget, campaign_id: int | None = None) -> None:
        row = campaign(context.reader(), campaign_id) if campaign_id is not None else None
        super().__init__(context, window, "", width=600)
        self.set_title(self.tr("Edit campaign") if row else self.tr("New campaign"), row.name if row else "")
        self._id = campaign_id
        self._held: dict[str, Any] = dict(row.values) if row else {}
        self._currency = row.currency if row else str(context.firm("currency"))
        self.name = LineEdit(row.name if row else "")
        self.name.setMaxLength(200)
        self.form.add("name", self.tr("Name"), self.name, required=True)
        self.channel = parts.channel_box(context, self._held.get("channel_id"))
        self.form.add("channel", self.tr("Channel"), self.channel)
        self.lines: dict[str, LineEdit] = {}
        self._line("audience", self.tr("Audience"))
        self.days: dict[str, DateField] = {}
        for key, text in (("starts", self.tr("First day")), ("ends", self.tr("Last day"))):
            kept = self._held.get(key)
            self.days[key] = wake_field(context, date.fromisoformat(kept) if kept else None)
            self.form.add(key, text, self.days[key])
        self.shown: dict[str, str] = {}
        self._amount("budget", self.tr("Budget"))
        self._amount("cost", self.tr("Cost"))
        self._line("goal", self.tr("Goal"))
        self._line("goal_leads", self.tr("Leads wanted"))
        self._amount("goal_revenue", self.tr("Revenue wanted"))
        self.note = TextArea(self._held.get("note") or "", lines=3)
        self.form.add("note", self.tr("Note"), self.note)
        self.finish()

    def _line(self, key: str, text: str) -> None:
        kept = self._held.get(key)
        self.lines[key] = LineEdit("" if kept is None else str(kept))
        self.lines[key].setMaxLength(400)
        self.form.add(key, text, self.lines[key])

    def _amount(self, key: str, text: str) -> None:
        kept = self._held.get(key)
        self.shown[key] = "" if kept is None else format_money(kept, self._currency, self.context.language)
        self.lines[key] = LineEdit(self.shown[key], placeholder=self.tr("12,000 or 12k"))
        self.form.add(key, text, self.lines[key])

    # -- saving --------------------------------------------------------------------------------------------

    def _read(self, key: str) -> tuple[int | None, str | None] | None:
        """An amount and the currency written with it; None when it cannot be read."""
        text = self.lines[key].text().strip()
        if text == self.shown[key]:
            return self._held.get(key), None
        return parse_money(text, self._currency) if text else (None, None)

    def _amounts(self) -> tuple[dict[str, int | None], str] | None:
        """All amounts and their one currency; None when one cannot be read or they differ."""
        found = {key: self._read(key) for key in MONEY}
        signs = {read[1] for read in found.values() if read is not None and read[1]}
        if any(read is None for read in found.values()) or len(signs) > 1:
            return None
        return {key: read[0] if read else None for key, read in found.items()}, next(
            iter(signs), self._currency
        )

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {key: self.lines[key].text().strip() or None for key in ("audience", "goal")}
        for key, field in self.days.items():
            day = field.value()
            values[key] = day.isoformat() if day else None
        wanted = self.lines["goal_leads"].text().strip()
        values["goal_leads"] = int(wanted) if wanted.isdecimal() else None
        amounts, currency = self._amounts() or ({}, self._currency)
        has_money = any(amount is not None for amount in amounts.values())
        values |= {**amounts, "currency": currency if has_money else self._held.get("currency")}
        values["channel_id"] = self.channel.value()
        values["note"] = self.note.toPlainText().strip() or None
        return values

    def state(self) -> Any:
        """Everything that stands in the form."""
        typed = [line.text() for line in self.lines.values()] + [day.text() for day in self.days.values()]
        return self.name.text().strip(), typed, self.channel.value(), self.note.toPlainText()

    def check(self) -> dict[str, str]:
        """A name, amounts of one currency, a number of leads, days in order."""
        say, wrong = self.context.say, {}
        if not self.name.text().strip():
            wrong["name"] = say("name.empty")
        for key in MONEY:
            if self._read(key) is None:
                wrong[key] = self.tr("“{text}” is not an amount.").format(text=self.lines[key].text())
        if self._amounts() is None and not any(key in wrong for key in MONEY):
            wrong["cost"] = self.tr("All amounts of a campaign are in one currency.")
        wanted = self.lines["goal_leads"].text().strip()
        if wanted and not wanted.isdecimal():
            wrong["goal_leads"] = self.tr("“{text}” is not a number.").format(text=wanted)
        for key, field in self.days.items():
            if not field.is_understood():
                wrong[key] = say("cli.no_day", text=field.text())
        return wrong

    def write(self) -> None:
        """Create or change."""
        name, values = self.name.text().strip(), self._values()
        if self._id is None:
            self.run(
                later("campaigns:create_campaign"), name, values, step=Step.of("campaign.create", name=name)
            )
        else:
            changes = {"name": name, **values}
            step = Step.of("campaign.edit", name=name)
            self.run(later("campaigns:edit_campaign"), self._id, changes, step=step)
