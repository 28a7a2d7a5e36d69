"""How the program looks: colours, fonts, icons and style, light and dark, by role name."""

from app.theme.compositing import is_composited
from app.theme.icons import follow_icon, icon, icon_names, paint_icon, paint_icon_hex, pixmap, screen_ratio
from app.theme.manager import ThemeManager, install_theme, manager, theme
from app.theme.theme import Theme

__all__ = [
    "Theme",
    "ThemeManager",
    "follow_icon",
    "icon",
    "icon_names",
    "install_theme",
    "is_composited",
    "manager",
    "paint_icon",
    "paint_icon_hex",
    "pixmap",
    "screen_ratio",
    "theme",
]
