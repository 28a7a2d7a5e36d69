"""Settings: how to talk to each temperament, and the wording rules, in the words of the firm."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.insight.coaching import Advice, advice, standard_coaching, standard_wording
from app.queries.temperament import COACHING, WORDING, own_rules
from app.views.context import Context
from app.views.later import later
from app.views.settings_parts import Padded, Section, SettingsCard, across, empty_column
from app.widgets.buttons import Button, IconButton
from app.widgets.fields import ComboBox, LineEdit, TextArea
from app.widgets.form import Form
from app.widgets.text import label


class WordingRow(QWidget):
    """One wording rule: the words that are noticed, what to say instead, why."""

    def __init__(self, flag: dict[str, Any], changed: Any, removed: Any) -> None:
        super().__init__()
        self.words = LineEdit(
            self.tr(", ").join(flag["find"]), small=True, name=self.tr("Words that are noticed")
        )
        self.say = LineEdit(flag["say"], small=True, name=self.tr("Say instead"))
        self.why = LineEdit(flag["why"], small=True, name=self.tr("Why"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for field, stretch in ((self.words, 3), (self.say, 2), (self.why, 3)):
            field.setMaxLength(400)
            field.setCursorPosition(0)
            field.editingFinished.connect(changed)
            line.addWidget(field, stretch)
        self.remove = IconButton("trash", self.tr("Remove"), side=28, clicked=lambda: removed(self))
        line.addWidget(self.remove)

    def value(self) -> dict[str, Any] | None:
        """The rule; None while no words are to be noticed."""
        text = self.words.text()
        for sign in ("，", ",", ";", "；"):
            text = text.replace(sign, "、")
        words = [word.strip() for word in text.split("、") if word.strip()]
        if not words:
            return None
        return {"find": words, "say": self.say.text().strip(), "why": self.why.text().strip()}


class CoachingSection(Section):
    """The texts are those of the language of the interface."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add(self._styles())
        self.add(self._wording())
        self.load()

    # -- styles --------------------------------------------------------------------------------------------

    def _styles(self) -> SettingsCard:
        context = self.context
        card = SettingsCard(self.tr("How to talk"), self.tr("shown beside the forms where one talks"))
        holder = Padded()
        words = [(each, context.word("temperament", each)) for each in standard_coaching()["temperaments"]]
        self.style_box = ComboBox(words, name=self.tr("Style"), chosen=lambda _value: self._show_style())
        self.style_box.setFixedWidth(200)
        self.back = Button(
            self.tr("The program's own words"), kind="ghost", icon="undo", clicked=self._take_back
        )
        holder.column.addWidget(across(self.style_box, self.back, left=True))
        form = Form(label_width=110)
        self.fields: dict[str, TextArea] = {}
        for key, title in (
            ("know", self.tr("How to know it")),
            ("do", self.tr("Do, one a line")),
            ("avoid", self.tr("Avoid, one a line")),
            ("opening", self.tr("Begin so")),
        ):
            self.fields[key] = TextArea("", lines=3 if key in ("do", "avoid") else 2, name=title)
            form.add(key, title, self.fields[key])
        holder.column.addWidget(form)
        save = Button(self.tr("Keep"), kind="primary", clicked=self.keep_style)
        holder.column.addWidget(across(save), 0, Qt.AlignmentFlag.AlignLeft)
        card.wide(holder)
        return card

    def _advice(self) -> Advice:
        found = advice(
            self.style_box.value(), self.context.language, own_rules(self.context.reader(), COACHING)
        )
        assert found is not None
        return found

    def _show_style(self) -> None:
        told = self._advice()
        for key, text in (
            ("know", told.know),
            ("do", "\n".join(told.do)),
            ("avoid", "\n".join(told.avoid)),
            ("opening", told.opening),
        ):
            self.fields[key].setPlainText(text)
        own = own_rules(self.context.reader(), COACHING)
        self.back.setVisible(self.context.language in (own.get(self.style_box.value()) or {}))

    def keep_style(self) -> None:
        """Keep the texts as the firm's own."""
        texts = {key: field.toPlainText().strip() for key, field in self.fields.items()}
        given: dict[str, Any] = {
            key: [line.strip() for line in text.splitlines() if line.strip()]
            if key in ("do", "avoid")
            else text
            for key, text in texts.items()
        }
        self._keep_style({key: value for key, value in given.items() if value})

    def _take_back(self) -> None:
        self._keep_style(None)

    def _keep_style(self, texts: dict[str, Any] | None) -> None:
        style, language = self.style_box.value(), self.context.language
        own = {key: dict(value) for key, value in own_rules(self.context.reader(), COACHING).items()}
        if texts is None:
            own.get(style, {}).pop(language, None)
        else:
            own.setdefault(style, {})[language] = texts
        own = {key: value for key, value in own.items() if value}
        self.context.run(later("temperament:keep_coaching"), own, step=Step.of("setting.set"))

    # -- wording -------------------------------------------------------------------------------------------

    def _wording(self) -> SettingsCard:
        note = self.tr("noticed in mails, messages and quotes while one writes")
        card = SettingsCard(self.tr("Wording"), note)
        holder = Padded()
        head = self.tr("Words that are noticed · what to say instead · why")
        holder.column.addWidget(label(head, type="small", role="sec"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        holder.column.addLayout(self._rows)
        more = Button(self.tr("Add"), icon="plus", clicked=self._add)
        self.standard = Button(
            self.tr("The program's own rules"),
            kind="ghost",
            icon="undo",
            clicked=lambda: self._keep_flags(None),
        )
        holder.column.addWidget(across(more, self.standard, left=True))
        card.wide(holder)
        return card

    def load(self) -> None:
        """Read both anew."""
        self._show_style()
        empty_column(self._rows)
        self.lines: list[WordingRow] = []
        own = own_rules(self.context.reader(), WORDING)
        rules = {**standard_wording(), **own}[self.context.language]
        for flag in rules["flags"]:
            self._show(flag)
        self.standard.setVisible(self.context.language in own)

    def _show(self, flag: dict[str, Any]) -> None:
        row = WordingRow(flag, self._changed, self._remove)
        self.lines.append(row)
        self._rows.addWidget(row)

    def _add(self) -> None:
        self._show({"find": [], "say": "", "why": ""})
        self.lines[-1].words.setFocus()

    def _remove(self, row: WordingRow) -> None:
        self.lines.remove(row)
        self._changed()

    def _changed(self) -> None:
        self._keep_flags([value for line in self.lines if (value := line.value()) is not None])

    def _keep_flags(self, flags: list[dict[str, Any]] | None) -> None:
        language = self.context.language
        own = dict(own_rules(self.context.reader(), WORDING))
        rules = {**standard_wording(), **own}[language]
        if flags is None:
            own.pop(language, None)
        elif flags == rules["flags"]:
            return
        else:
            own[language] = {**rules, "flags": flags}
        self.context.run(later("temperament:keep_wording"), own, step=Step.of("setting.set"))
