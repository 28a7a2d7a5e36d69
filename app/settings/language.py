"""Which language the program speaks: the person's choice, or the system's."""

import os

LANGUAGES = ("zh_CN", "en")


def chosen_language(setting: str) -> str:
    """`zh_CN` or `en` for a setting of system, zh_CN or en."""
    if setting in LANGUAGES:
        return setting
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if value := os.environ.get(name):
            return "zh_CN" if value.lower().startswith("zh") else "en"
    import locale

    system = locale.getlocale()[0] or ""
    return "zh_CN" if system.lower().startswith(("zh", "chinese")) else "en"
