"""Renew requirements.lock: every package with its hashes, for all systems, and no address of a registry."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ASKED = "uv pip compile pyproject.toml --extra dev --universal --generate-hashes"
HEADER = f"# Made by 'make lock' ({ASKED}). Do not edit.\n"


def main() -> None:
    """Resolve anew and write the lock only when the outcome names no host."""
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], cwd=ROOT, check=True)
    tool = [sys.executable, "-m", *ASKED.split(), "--no-header", *sys.argv[1:]]
    text = subprocess.run(tool, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    if re.search(r"https?://", text):
        sys.exit("The new lock names a host; it was not written.")
    (ROOT / "requirements.lock").write_text(HEADER + text, "utf-8")
    print("requirements.lock renewed; 'make setup' installs it.")


if __name__ == "__main__":
    main()
