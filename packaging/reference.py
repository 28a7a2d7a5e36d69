"""Write docs/commands.md and docs/columns.md from the program itself; --check only says whether they are true."""

import json
import sys
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.exchange.fields import TABLE_KINDS, fields_of  # noqa: E402
from app.sentences import sentence  # noqa: E402
from app.window_commands import cli  # noqa: E402

WORDS_SHOWN = 4
TITLES = {
    "customers": "Customers and their contacts",
    "leads": "Leads",
    "interactions": "Interactions",
    "followups": "Follow-ups",
    "products": "Products and price lists",
    "orders": "Orders",
}


def commands() -> str:
    """Every command with its help."""
    parts = ["# Commands\n\nMade by `python packaging/reference.py` from the program's own help.\n"]
    group = click.Context(cli, info_name="lianyi", terminal_width=100, **cli.context_settings)
    parts.append(f"```text\n{cli.get_help(group)}\n```\n")
    for name in sorted(cli.commands):
        command = cli.commands[name]
        context = click.Context(
            command, info_name=name, parent=group, max_content_width=100, terminal_width=100
        )
        parts.append(f"## lianyi {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def columns() -> str:
    """Every field a column can fill, with words that are recognised."""
    folder = ROOT / "resources" / "exchange"
    entries = [
        entry
        for name in ("fields.json", "order_fields.json")
        for entry in json.loads((folder / name).read_text("utf-8"))
    ]
    parts = [
        "# Columns that the import understands\n",
        "Made by `python packaging/reference.py` from resources/exchange/fields.json, which holds all the words.\n",
        'A mapping for `lianyi import --mapping F` is JSON: `{"column name": "field"}`.\n',
    ]
    for kind in TABLE_KINDS:
        parts.append(
            f"## {TITLES[kind]}\n\n| field | meaning | 含义 | recognised by, for example |\n|---|---|---|---|"
        )
        for target in fields_of(kind):
            words = [
                word for entry in entries if entry["keys"].get(kind) == target.key for word in entry["words"]
            ]
            shown = ", ".join(_both(words)).replace("|", "\\|")
            code = f"import.field.{target.key}"
            meaning, chinese = sentence(code, "en"), sentence(code, "zh_CN")
            parts.append(f"| `{target.key}` | {meaning} | {chinese} | {shown} |")
        parts.append("")
    return "\n".join(parts)


def _both(words: list[str]) -> list[str]:
    """A few words of each language."""
    english = [word for word in words if word.isascii()][:WORDS_SHOWN]
    return [*[word for word in words if not word.isascii()][:WORDS_SHOWN], *english]


def main() -> int:
    """Write both files, or compare them."""
    stale = []
    for name, text in (("commands.md", commands()), ("columns.md", columns())):
        path = ROOT / "docs" / name
        wanted = text.rstrip() + "\n"
        if path.exists() and path.read_text("utf-8") == wanted:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.write_text(wanted, encoding="utf-8", newline="\n")
    if stale and "--check" in sys.argv:
        print(f"docs/{', docs/'.join(stale)}: run python packaging/reference.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
