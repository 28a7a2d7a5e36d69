"""Words of the import that several of its parts say."""

from app.exchange.mapping import OWN
from app.exchange.own_fields import name_of
from app.views.context import Context


def field_words(context: Context, key: str) -> str:
    """What a target is called: a built-in field, or one's own; nothing for none."""
    if not key:
        return ""
    return name_of(key) if key.startswith(OWN) else context.say(f"import.field.{key}")
