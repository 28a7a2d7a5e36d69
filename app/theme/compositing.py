"""Whether the screen lets windows be translucent: an X11 screen without a compositor paints black instead."""

from PySide6.QtGui import QGuiApplication


def is_composited() -> bool:
    """True where a window may have round corners and a shadow; asked each time, for compositors come and go."""
    if QGuiApplication.platformName() != "xcb":
        return True
    from app.theme.x11_compositor import has_compositor

    try:
        return has_compositor()
    except (OSError, AttributeError, ValueError):  # no such library, or not the one we know
        return False
