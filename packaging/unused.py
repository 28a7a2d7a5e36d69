"""Name the functions and classes of the program that nobody uses; tests do not count as users.

Only the parts in app/widgets may have a method that just their own test calls: they are a box of parts.
packaging/unused_allowed.txt lists what may stay, one name a line with its reason; an entry that is used
after all fails too, so the list cannot rot. Fields, enum members and overrides of Qt are not looked at.
"""

import re
import sys
from pathlib import Path

from vulture import Vulture
from vulture.core import Item

ROOT = Path(__file__).resolve().parents[1]
ALLOWED = ROOT / "packaging" / "unused_allowed.txt"
KINDS = {"function", "method", "class", "property", "unreachable_code"}
# Overrides of Qt are the only names with capitals inside; the rest are called by a framework.
IGNORED_NAMES = ["[a-z]*[A-Z]*", "visit_*", "process_bind_param", "process_result_value"]
CALLED_BY_DECORATOR = [
    "@*.command*",
    "@*.group*",
    "@*listens_for*",
    "@compiles*",
    "@*.callback*",
    "@overload",
]


def allowed() -> dict[str, str]:
    """The names that may stay unused, with the reason."""
    lines = [line.partition("#") for line in ALLOWED.read_text("utf-8").splitlines()]
    return {name.strip(): reason.strip() for name, _, reason in lines if name.strip()}


def called_by_text() -> set[str]:
    """Names that stand in a text as "module:Name" and are loaded when first needed (pages, dialogs, use-cases)."""
    texts = [path.read_text("utf-8") for path in (ROOT / "app").rglob("*.py")]
    return {name for text in texts for name in re.findall(r"\"[a-z_.]+:(\w+)\"", text)}


def unused(*places: str) -> dict[tuple[Path, int], Item]:
    """What is unused within some places."""
    finder = Vulture(ignore_names=IGNORED_NAMES, ignore_decorators=CALLED_BY_DECORATOR)
    finder.scavenge([str(ROOT / place) for place in places])
    return {
        (item.filename, item.first_lineno): item for item in finder.get_unused_code() if item.typ in KINDS
    }


def main() -> int:
    """Report what is unused and what is wrongly listed."""
    by_program = unused("app", "main.py")
    by_all = unused("app", "main.py", "tests")
    found = [
        item
        for place, item in by_program.items()
        if place in by_all or item.typ not in {"method", "property"} or "widgets" not in place[0].parts
    ]
    listed = allowed()
    late = called_by_text()
    fresh = [item for item in found if item.name not in listed and item.name not in late]
    for item in fresh:
        print(f"{item.filename.relative_to(ROOT)}:{item.first_lineno}: unused {item.typ} {item.name}")
    stale = set(listed) - {item.name for item in found}
    for name in sorted(stale):
        print(f"{ALLOWED.relative_to(ROOT)}: {name} is used or gone; remove the line")
    for name in sorted(name for name, reason in listed.items() if not reason):
        print(f"{ALLOWED.relative_to(ROOT)}: {name} has no reason")
    print(f"{len(fresh)} unused, {len(listed)} allowed.")
    return 1 if fresh or stale or not all(listed.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
