"""What is said: sentences with their marks filled in; in a large sample few fillings that are used again."""

from random import Random
from typing import TYPE_CHECKING

from app.usecases.sample.words import Words, pick

if TYPE_CHECKING:
    from app.usecases.sample.company import Client

FILLINGS = 8
_OF_ONE_CUSTOMER = ("{who}", "{name_short}")


class Sayings:
    """Fills the marks of sentences: each time anew, or (with `most`) at most so often per sentence and place.

    Sentences that name somebody are always filled anew, so that nobody is spoken of at another customer's.
    """

    def __init__(self, words: Words, most: int = 0) -> None:
        self._words = words
        self._most = most
        self._kept: dict[tuple[str, str | bool], list[str]] = {}

    def say(self, random: Random, client: "Client", text: str) -> str:
        """The sentence as it is said at this customer's."""
        if "{" not in text:
            return text
        if not self._most or any(mark in text for mark in _OF_ONE_CUSTOMER):
            return text.format(**client.slots(self._words, random))
        kept = self._kept.setdefault((text, client.area if "{area}" in text else client.firm), [])
        if len(kept) < self._most:
            kept.append(text.format(**client.slots(self._words, random)))
            return kept[-1]
        return pick(random, kept)
