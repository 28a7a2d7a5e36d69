"""The theme of the running program: installed once, switched live."""

import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.theme import icons
from app.theme.theme import Theme
from app.theme.tokens import font_families, font_features

if TYPE_CHECKING:
    from app.theme.style import LianyiStyle

MODES = ("light", "dark", "system")
DENSITIES = ("comfortable", "compact")
_ATTRIBUTE = "_lianyi_theme"


def system_theme(scheme: Qt.ColorScheme) -> str:
    """Return the theme for what the desktop says; a desktop that says nothing is light."""
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


class ThemeManager(QObject):
    """Holds the current theme and density and tells everybody when one changes."""

    themeChanged = Signal()
    densityChanged = Signal()

    def __init__(self, app: QApplication, mode: str = "system", language: str = "zh") -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode if mode in MODES else "system"
        self._density = "comfortable"
        self._faces = font_families(language=language), font_features(language=language)
        self._themes: dict[str, Theme] = {}
        self._theme = self._wanted()
        self._icons: weakref.WeakKeyDictionary[Any, tuple[str, str, int]] = weakref.WeakKeyDictionary()
        self._style: LianyiStyle | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_change)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def mode(self) -> str:
        """What was asked for: light, dark or system."""
        return self._mode

    @property
    def density(self) -> str:
        """How close table rows stand: comfortable or compact."""
        return self._density

    @property
    def row_height(self) -> int:
        """Height of a one-line table row in the present density."""
        return self._theme.height(f"row_{self._density}")

    @property
    def dressed(self) -> bool:
        """Whether style and style sheet are on the application."""
        return self._style is not None

    def set_mode(self, mode: str) -> None:
        """Choose light, dark or system; ValueError for anything else."""
        if mode not in MODES:
            raise ValueError(mode)
        self._mode = mode
        self._switch(self._wanted())

    def set_density(self, density: str) -> None:
        """Choose comfortable or compact rows; ValueError for anything else."""
        if density not in DENSITIES:
            raise ValueError(density)
        if density != self._density:
            self._density = density
            self.densityChanged.emit()

    def set_language(self, language: str) -> None:
        """Choose the faces for an interface language."""
        faces = font_families(language=language), font_features(language=language)
        if faces != self._faces:
            self._faces = faces
            self._themes.clear()
            self._switch(self._wanted())

    def remember_icon(self, target: Any, name: str, role: str, size: int) -> None:
        """Keep the icon of ``target`` in step with the theme; a later call for it replaces the earlier."""
        self._icons[target] = (name, role, size)

    def apply(self) -> None:
        """Put style, palette, fonts and style sheet on the application."""
        for _ in self.dressing():
            pass

    def dressing(self) -> Iterator[None]:
        """The same in steps."""
        if self._style is None:
            from app.theme.style import LianyiStyle

            yield
            self._style = LianyiStyle(lambda: self._theme)
        if self._app.style() is not self._style:
            self._app.setStyle(self._style)
            yield
        from app.theme.palette import make_palette
        from app.theme.stylesheet import make_stylesheet

        self._app.setPalette(make_palette(self._theme))
        yield
        self._app.setFont(self._theme.font("body"))
        yield
        self._app.setStyleSheet(make_stylesheet(self._theme))

    def _wanted(self) -> Theme:
        if self._mode == "system":
            return self._named(system_theme(QGuiApplication.styleHints().colorScheme()))
        return self._named(self._mode)

    def _named(self, name: str) -> Theme:
        if name not in self._themes:
            self._themes[name] = Theme(name, *self._faces)
        return self._themes[name]

    def _on_system_change(self, scheme: Qt.ColorScheme) -> None:
        if self._mode == "system":
            self._switch(self._named(system_theme(scheme)))

    def _switch(self, wanted: Theme) -> None:
        if wanted is self._theme:
            return
        self._theme = wanted
        QPixmapCache.clear()
        if self.dressed:
            self.apply()
        self._refresh_icons()
        self.themeChanged.emit()

    def _refresh_icons(self) -> None:
        for target, (name, role, size) in list(self._icons.items()):
            if isValid(target):
                target.setIcon(icons.icon(name, role, size))


def install_theme(
    app: QApplication, mode: str = "system", language: str = "zh", *, dress: bool = True
) -> ThemeManager:
    """Dress the application; a second call only changes the mode. The application keeps the manager alive.

    Without `dress` the style has to be put on later, by `apply`: lists that paint themselves need none.
    """
    found: ThemeManager | None = getattr(app, _ATTRIBUTE, None)
    if found is None:
        found = ThemeManager(app, mode, language)
        setattr(app, _ATTRIBUTE, found)
        if dress:
            found.apply()
    else:
        found.set_language(language)
        found.set_mode(mode)
    return found


def manager() -> ThemeManager:
    """Return the manager of the running application, installing the light theme where there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a theme needs a QApplication")
    found: ThemeManager | None = getattr(app, _ATTRIBUTE, None)
    return found if found is not None else install_theme(app, "light")


def theme() -> Theme:
    """Return the theme in use."""
    return manager().theme
