"""Write docs/shortcuts.md and docs/settings.md from the program itself: `python packaging/docs.py`.

A test compares them, so that what the documents say stays true.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def shortcuts_text() -> str:
    """Every key in its group, in English."""
    from app.views.shortcut_list import key_groups

    lines = [
        "# Keyboard shortcuts",
        "",
        "Everything can be done without the mouse. F1 shows this list in the program.",
    ]
    lines += ["Single letters work while a list has the focus. On macOS Ctrl is the Command key."]
    for group in key_groups():
        lines += ["", f"## {group.title}", "", "| Key | What it does |", "|---|---|"]
        lines += [f"| `{key}` | {text} |" for key, text in group.keys]
    return "\n".join(lines) + "\n"


def settings_text() -> str:
    """Every setting with its choices and default."""
    from app.settings.declarations import FIRM, INSTALLATION

    lines = ["# Settings", "", "All of them are on the page Settings (Ctrl+,) or remembered by themselves."]
    for title, note, declared in (
        ("On this computer", "Kept in `settings.json` in the program's folder (see files.md).", INSTALLATION),
        ("Of the firm", "Kept inside the data file, for everybody who uses it.", FIRM),
    ):
        lines += [
            "",
            f"## {title}",
            "",
            note,
            "",
            "| Name | What it is | Choices | Default |",
            "|---|---|---|---|",
        ]
        for each in declared:
            choices = ", ".join(f"`{choice}`" for choice in each.choices)
            if each.low is not None and each.high is not None:
                choices = f"{each.low:,} to {each.high:,}"
            lines.append(f"| `{each.name}` | {each.about} | {choices} | `{each.default!r}` |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    for name, text in (("shortcuts", shortcuts_text()), ("settings", settings_text())):
        (ROOT / "docs" / f"{name}.md").write_text(text, "utf-8")
    del application


if __name__ == "__main__":
    main()
