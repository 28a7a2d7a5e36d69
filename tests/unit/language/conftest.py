"""Generated cases load tables on first use; how long that takes is not what is tested here."""

from hypothesis import settings

settings.register_profile("language", deadline=None)
settings.load_profile("language")
