"""The profile in the form of a customer: folding groups, filled when first opened; sensitive ones when asked for."""

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.language.partial_days import read_partial
from app.queries.profile import ProfileCard, profile_of
from app.usecases.profile_input import ProfileInput
from app.views.context import Context
from app.views.later import later
from app.views.profile_rows import DateLine, FamilyLine, Lines
from app.views.small_fields import offered_line
from app.views.whom import Chosen, WhomField
from app.vocabulary import PROFILE_COLUMNS, SENSITIVE_GROUPS, CustomerKind, ProfileGroup
from app.widgets.buttons import Button
from app.widgets.card import FoldSection
from app.widgets.fields import LineEdit, TextArea
from app.widgets.form import Form
from app.widgets.text import label

DATES = "dates"
MASK = "****"
ORDER = (
    *(ProfileGroup.PERSONAL, ProfileGroup.CONSUMPTION, ProfileGroup.ORGANISATION, ProfileGroup.MET),
    *(ProfileGroup.FAMILY, ProfileGroup.FINANCIAL, ProfileGroup.INVESTMENT),
)
OF_PERSONS = frozenset({ProfileGroup.PERSONAL, ProfileGroup.FAMILY})
OF_FIRMS = frozenset({ProfileGroup.ORGANISATION})
LONG = frozenset({"met_story", "habits", "preferences", "assets"})
OFFERED = {
    "marital_status": "profile.offers.marital_status",
    "yearly_income": "profile.offers.income",
    "household_income": "profile.offers.income",
    "household_spending": "profile.offers.income",
    "risk_tolerance": "profile.offers.level",
    "price_sensitivity": "profile.offers.level",
    "company_stage": "profile.offers.company_stage",
}


class ProfileForm(QObject):
    """`folds` are put into the form; what was not opened is not touched by saving."""

    resized = Signal()

    def __init__(self, context: Context, customer_id: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._id = context, customer_id
        reader = context.reader()
        self._card = profile_of(reader, customer_id) if customer_id is not None else ProfileCard()
        self.folds: dict[str, FoldSection] = {}
        self.forms: dict[str, Form] = {}
        self._fields: dict[str, Any] = {}
        self.family: Lines | None = None
        self.dates: Lines | None = None
        for group in ORDER:
            self._add_fold(group.value, context.word("profile_group", group.value))
        self._add_fold(DATES, self.tr("Dates that matter"))

    def _add_fold(self, key: str, title: str) -> None:
        fold = FoldSection(title, self._summary(key), flush=True)
        fold.toggled.connect(lambda on, key=key: self._opened(key, on))
        self.folds[key] = fold

    def _summary(self, key: str) -> str:
        """How much stands in a group; of sensitive ones no more than that."""
        card = self._card
        if key == DATES:
            return ", ".join(one.name for one in card.dates)
        group = ProfileGroup(key)
        filled = [card.values[column] for column in PROFILE_COLUMNS[group] if column in card.values]
        count = len(filled) + (len(card.family) if group is ProfileGroup.FAMILY else 0)
        if group in SENSITIVE_GROUPS:
            return MASK if count else ""
        return next((str(each) for each in filled if isinstance(each, str)), "")[:40]

    def fit_kind(self, kind: str) -> None:
        """A person has a family, a firm a bank."""
        person = kind == CustomerKind.PERSON
        for group in ORDER:
            hidden = group in (OF_FIRMS if person else OF_PERSONS)
            self.folds[group.value].setVisible(not hidden)

    def open(self, key: str) -> None:
        """Open a group, as the card asks."""
        self.folds[key].set_open(True)

    # -- filling -------------------------------------------------------------------------------------------

    def _opened(self, key: str, on: bool) -> None:
        if on and not self._is_filled(key):
            if self._is_masked(key):
                self._offer_showing(key)
            else:
                self._fill(key)
        self.resized.emit()

    def _is_filled(self, key: str) -> bool:
        return key in self.forms or (key == DATES and self.dates is not None)

    def _is_masked(self, key: str) -> bool:
        return key != DATES and ProfileGroup(key) in SENSITIVE_GROUPS and bool(self._summary(key))

    def _offer_showing(self, key: str) -> None:
        fold = self.folds[key]
        if fold.body.count():
            return
        fold.add(label(self.tr("Sensitive: that you looked will be noted."), role="sec", wrap=True))
        button = Button(self.tr("Show"), icon="eye", sizing="small", clicked=lambda: self._show(key))
        fold.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, key: str) -> None:
        """Note the showing, then show."""
        clear_body(self.folds[key].body)
        step = Step("profile.shown", {}, undoable=False)
        self._context.run(later("profiles:note_showing"), self._id, key, step=step, toast=False)
        self._fill(key)
        self.resized.emit()

    def _fill(self, key: str) -> None:
        fold = self.folds[key]
        if key == DATES:
            self.dates = Lines(self._context, DateLine, self._card.dates)
            self.dates.resized.connect(self.resized)
            fold.add(self.dates)
            return
        group = ProfileGroup(key)
        if group is ProfileGroup.FAMILY:
            self.family = Lines(self._context, FamilyLine, self._card.family)
            self.family.resized.connect(self.resized)
            fold.add(self.family)
        form = self.forms[key] = Form(label_width=76)
        for column in PROFILE_COLUMNS[group]:
            control = self._fields[column] = self._control(column)
            form.add(column, self._context.word("profile_column", column), control)
        fold.add(form)

    def _control(self, column: str) -> QWidget:
        value = self._card.values.get(column)
        if column == "met_through_id":
            return WhomField(self._context, Chosen(value), contacts=False)
        if column in LONG:
            return TextArea(value or "", lines=3 if column == "met_story" else 2)
        if column in OFFERED:
            return offered_line(self._context, OFFERED[column], value or "", "")
        hint = self.tr("2019-05-08, 05-08 or 2019") if column == "met_day" else ""
        line = LineEdit(value or "", placeholder=hint)
        line.setMaxLength(500)
        return line

    # -- what was typed ------------------------------------------------------------------------------------

    def typed(self) -> ProfileInput | None:
        """What stands in the groups that were opened; None when none was."""
        if not self.forms and self.dates is None:
            return None
        return ProfileInput(
            {column: self._value(column) for column in self._fields},
            self.family.typed() if self.family is not None else None,
            self.dates.typed() if self.dates is not None else None,
        )

    def _value(self, column: str) -> object:
        control = self._fields[column]
        if isinstance(control, WhomField):
            return control.chosen().customer_id
        text = control.toPlainText() if isinstance(control, TextArea) else control.text()
        return text.strip() or None

    def wrong(self) -> dict[str, str]:
        """What cannot be read, by column; lines of family and dates say it themselves, as "lines"."""
        found = {}
        day = str(self._value("met_day") or "") if "met_day" in self._fields else ""
        if day and read_partial(day, self._context.today()) is None:
            found["met_day"] = self._context.say("profile.met_day", text=day)
        for key, lines in ((ProfileGroup.FAMILY.value, self.family), (DATES, self.dates)):
            if lines is not None and lines.show_wrong():
                self.folds[key].set_open(True)
                found["lines"] = ""
        return found


def clear_body(column: QVBoxLayout) -> None:
    """Take everything out of a fold."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
