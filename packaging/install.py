"""Make the Python environment of this folder: locked packages, the program, byte code, translations.

Needs nothing but Python 3.11 to 3.13; the same on Linux, macOS and Windows. Does nothing when nothing
changed.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "lianyi-setup.txt"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
COMMAND = SCRIPTS / ("lianyi.exe" if os.name == "nt" else "lianyi")
TRANSLATION = ROOT / "resources" / "i18n" / "zh_CN.ts"


def wanted() -> str:
    """What the environment must have been made from: the lock, the project's own data, this place."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    parts = {
        "lock": hashlib.sha256((ROOT / "requirements.lock").read_bytes()).hexdigest(),
        "project": [project["project"], project["build-system"], project["tool"]["setuptools"]],
        "place": str(ROOT),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def works() -> bool:
    """Whether the environment's Python starts and is one we support."""
    try:
        done = subprocess.run(
            [PYTHON, "-c", "import sys, pip; print(*sys.version_info[:2])"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return False
    return (3, 11) <= tuple(map(int, done.stdout.split())) <= (3, 13)


def run(*command: str | Path) -> None:
    """Run a step; a failing one ends the set-up with its own message."""
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"Set-up stopped: {Path(command[0]).name} {' '.join(map(str, command[1:5]))} … failed.")


def install() -> None:
    """Fill the environment from the lock file, every archive checked against its hash."""
    if not works():
        print("Making the Python environment in .venv", flush=True)
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        venv.create(ENVIRONMENT, with_pip=True, symlinks=os.name != "nt")
    print("Installing the locked packages (about 500 MB unpacked, once)", flush=True)
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    # The lock is complete: without resolving, a newer release of anything cannot come in between.
    run(*pip, "--require-hashes", "--no-deps", "-r", "requirements.lock")
    run(PYTHON, "-m", "pip", "--disable-pip-version-check", "check")
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")


def translate() -> None:
    """Compile the translations when their source is newer."""
    compiled = TRANSLATION.with_suffix(".qm")
    if TRANSLATION.exists() and (
        not compiled.exists() or compiled.stat().st_mtime < TRANSLATION.stat().st_mtime
    ):
        run(PYTHON, "packaging/i18n.py", "--release")


def compile_code(made: float) -> None:
    """Compile changed modules: a machine may forbid Python to write byte code while running."""
    sources = [*ROOT.glob("app/**/*.py"), ROOT / "main.py"]
    if any(path.stat().st_mtime > made for path in sources if path.exists()):
        run(PYTHON, "-m", "compileall", "-q", "app", "main.py")
        STAMP.touch()


def main() -> None:
    """Bring the environment up to date."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        sys.exit("Lianyi needs Python 3.11, 3.12 or 3.13.")
    state = wanted()
    made = STAMP.stat().st_mtime if STAMP.exists() else 0.0
    if not (COMMAND.exists() and STAMP.exists() and STAMP.read_text("utf-8") == state):
        install()
        STAMP.write_text(state, "utf-8")
        made = 0.0
    compile_code(made)
    translate()


if __name__ == "__main__":
    main()
