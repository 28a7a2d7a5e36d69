"""Words of the import that several of its parts say."""

from app.exchange.mapping import OWN, PROFILE
from app.exchange.own_fields import name_of
from app.exchange.profile_cells import profile_header
from app.views.context import Context


def field_words(context: Context, key: str) -> str:
    """What a target is called: a built-in field, or one's own; nothing for none."""
    if not key:
        return ""
    if key.startswith(PROFILE):
        return profile_header(key, context.language)
    return name_of(key) if key.startswith(OWN) else context.say(f"import.field.{key}")
