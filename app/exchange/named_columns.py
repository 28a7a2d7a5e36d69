"""Tables whose columns are known by their names in either language: the headers out, and their places back in."""

from collections.abc import Sequence

from app.exchange.header_row import header_key
from app.sentences import LANGUAGES, sentence


def header(prefix: str, column: str, language: str) -> str:
    """The name of a column: the sentence that begins with `prefix` and ends with the column."""
    return sentence(f"{prefix}{column}", language)


def places(prefix: str, columns: Sequence[str], headers: Sequence[str]) -> dict[str, int]:
    """Which column stands where."""
    names = {
        header_key(header(prefix, column, language)): column for language in LANGUAGES for column in columns
    }
    return {names[header_key(text)]: place for place, text in enumerate(headers) if header_key(text) in names}
