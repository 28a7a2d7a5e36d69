"""Names in one place: cleaning, reading, the tokens they are found by, the meaning of a search text."""

from app.language.asking import QueryPlan, query_plan
from app.language.finding import SearchTokens, email_tokens, phone_tokens, search_tokens, word_tokens
from app.language.pinyin import Reading, load_pinyin, reading, readings
from app.language.text import clean_name, clean_text, fold, has_han, storable

__all__ = [
    "QueryPlan",
    "Reading",
    "SearchTokens",
    "clean_name",
    "clean_text",
    "email_tokens",
    "fold",
    "has_han",
    "load_pinyin",
    "phone_tokens",
    "query_plan",
    "reading",
    "readings",
    "search_tokens",
    "storable",
    "word_tokens",
]
