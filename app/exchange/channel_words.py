"""The words files use for the channels we know, so that 展会 and "trade fair" become one channel."""

from functools import lru_cache

from app.language.names import fold
from app.sentences import LANGUAGES, catalogue

_MARK = "channel."


@lru_cache(maxsize=1)
def channel_words() -> dict[str, str]:
    """Folded name, in any language of the program, -> code of the channel."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for key, text in catalogue(language).items():
            if key.startswith(_MARK):
                found.setdefault(fold(text), key.removeprefix(_MARK))
                found.setdefault(fold(key.removeprefix(_MARK)), key.removeprefix(_MARK))
    return found
