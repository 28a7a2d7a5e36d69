"""Settings of this computer's window: language, look, density; and where the keys are listed."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.theme import manager
from app.views.context import Context
from app.views.first_start import LANGUAGE_NAMES
from app.views.settings_parts import Section, SettingsCard
from app.widgets.buttons import Button
from app.widgets.segmented import Segmented


class LookSection(Section):
    """Each choice works at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        card = SettingsCard(self.tr("Window"), self.tr("on this computer only"))
        config = context.config
        languages: list[tuple[str, str]] = [("system", self.tr("System")), *LANGUAGE_NAMES.items()]
        self.languages = Segmented(languages, value=config.get("language"), name=self.tr("Language"))
        self.languages.changed.connect(self._speak)
        looks = [
            ("system", self.tr("System")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ]
        self.looks = Segmented(looks, value=config.get("look"), name=self.tr("Look"))
        self.looks.changed.connect(self._dress)
        densities = [("comfortable", self.tr("Comfortable")), ("compact", self.tr("Compact"))]
        self.densities = Segmented(densities, value=config.get("density"), name=self.tr("Row height"))
        self.densities.changed.connect(self._set_density)
        keys = Button(self.tr("Show the keys"), icon="keyboard", hint="F1", clicked=self._show_keys)
        card.row(
            self.tr("Language"), self.languages, self.tr("Of the program; your data stay as they were typed.")
        )
        card.row(self.tr("Look"), self.looks)
        card.row(self.tr("Row height"), self.densities, self.tr("Of the tables."))
        card.row(self.tr("Keyboard shortcuts"), keys, self.tr("Everything can be done without the mouse."))
        self.add(card)

    def load(self) -> None:
        """Show what is kept (the look has a command of its own, too)."""
        for control, name in (
            (self.languages, "language"),
            (self.looks, "look"),
            (self.densities, "density"),
        ):
            control.set_value(self.context.config.get(name))

    def _speak(self, language: str) -> None:
        """The window is made anew in the other language, after this event is over."""
        self.keep_here("language", language)
        QTimer.singleShot(0, self.context, lambda: self.context.restart.emit(None))

    def _dress(self, mode: str) -> None:
        from app.views.main_window import set_look

        set_look(self.context, mode)

    def _set_density(self, density: str) -> None:
        self.keep_here("density", density)
        manager().set_density(density)

    def _show_keys(self) -> None:
        self.context.dialog.emit("shortcuts", {})
