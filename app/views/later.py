"""Use-cases by name: what they need (SQLAlchemy) is fetched on the thread that writes, not on the window's."""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def later(path: str) -> Callable[..., Any]:
    """The use-case at `module:name` below app.usecases, imported when it first runs."""
    module, _, name = path.partition(":")

    def usecase(*args: Any, **kwargs: Any) -> Any:
        return getattr(import_module(f"app.usecases.{module}"), name)(*args, **kwargs)

    return usecase
