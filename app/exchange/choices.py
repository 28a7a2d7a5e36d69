"""The words other programs and people use for our categories."""

import json
import unicodedata
from functools import lru_cache

from app.sentences import LANGUAGES, catalogue
from app.settings.resources import resource_path

# target -> the enum whose labels are words for it too
ENUMS = {
    "customer.kind": "customer_kind",
    "customer.relation": "relation",
    "customer.dealing": "dealing",
    "customer.temperament": "temperament",
    "customer.rhythm": "rhythm",
    "customer.gender": "gender",
    "contact.roles": "contact_role",
    "lead.state": "lead_state",
    "lead.signals": "lead_signal",
    "lead.consent": "consent_way",
    "interaction.kind": "interaction_kind",
    "interaction.direction": "direction",
    "interaction.outcome": "outcome",
    "followup.kind": "follow_up_kind",
    "followup.priority": "priority",
    "followup.state": "follow_up_state",
    "product.active": "product_active",
    "product.price_tax": "price_tax",
    "order.state": "order_state",
}


@lru_cache(maxsize=1)
def _all() -> dict[str, dict[str, str]]:
    read = json.loads(resource_path("exchange", "choices.json").read_text("utf-8"))
    found = {
        key: {_folded(word): value for value, words in groups.items() for word in [value, *words]}
        for key, groups in read.items()
    }
    for key, enum_name in ENUMS.items():
        for language in LANGUAGES:
            for code, label in catalogue(language).items():
                name, _, value = code.partition(".")
                if name == enum_name and value in read[key]:
                    found[key].setdefault(_folded(label), value)
    return found


def _folded(word: str) -> str:
    text = unicodedata.normalize("NFKC", word).casefold().strip()
    return "".join(text.split()).replace("_", "").replace("☆", "").removesuffix("客户") or text


def choice_words(key: str) -> dict[str, str]:
    """Folded word -> value for one field; empty when the field has no fixed values."""
    return _all().get(key, {})


def choose(key: str, word: str) -> str:
    """The value of app.vocabulary a word stands for, "" when it is not known."""
    return choice_words(key).get(_folded(word), "")
