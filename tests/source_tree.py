"""The program's own source as syntax trees, read once, for tests that look at how it is written."""

import ast
import subprocess
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

REPO = Path(__file__).resolve().parents[1]
APP = REPO / "app"
BELOW = (
    "exchange", "usecases", "queries", "db", "models", "insight", "language", "settings", "sentences",
    "vocabulary", "changes",
)  # fmt: skip


class Module(NamedTuple):
    """One source file."""

    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The folder of app/ it lies in: `views` for app/views/today.py, `changes` for app/changes.py."""
        return Path(self.name).parts[1].removesuffix(".py")


def expect_none(faults: Iterable[str], remedy: str = "") -> None:
    """Fail with the whole list of what is wrong, one a line, and with what to do about it."""
    found = list(faults)
    if found:
        pytest.fail("\n".join([*found, remedy]).strip(), pytrace=False)


@lru_cache(maxsize=1)
def modules() -> tuple[Module, ...]:
    """Every module of the program, migrations excepted (they are frozen once released)."""
    return tuple(read(path) for path in sorted(APP.rglob("*.py")) if "migrations" not in path.parts)


def read(path: Path) -> Module:
    """Parse one file."""
    text = path.read_text("utf-8")
    return Module(path.relative_to(REPO).as_posix(), text, ast.parse(text))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call with the last part of what is called: `f(…)` and `a.b.f(…)` both give f."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def functions(tree: ast.AST, owner: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Each function with its dotted name."""
    for node in ast.iter_child_nodes(tree):
        name = f"{owner}.{node.name}".lstrip(".") if hasattr(node, "name") and node.name else owner
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield name, node
        yield from functions(node, name if isinstance(node, ast.ClassDef | ast.FunctionDef) else owner)


def docstrings(tree: ast.AST) -> set[ast.AST]:
    """The constants that are docstrings."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, holders) and ast.get_docstring(node) and isinstance(node.body[0], ast.Expr)
    }


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Each text in the code that is not a docstring, pieces of f-strings included."""
    skip = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skip:
            yield node


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of every imported module, at the top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module


@lru_cache(maxsize=1)
def tracked() -> tuple[Path, ...]:
    """Every file of the repository; without git, every file outside hidden and build folders."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=REPO, capture_output=True, check=False)
    if done.returncode == 0:
        return tuple(
            path for name in done.stdout.decode().split("\0") if name and (path := REPO / name).is_file()
        )
    left_out = {"build", "dist", "shots", "__pycache__"}
    return tuple(
        path
        for path in REPO.rglob("*")
        if path.is_file()
        and not any(p.startswith(".") or p in left_out for p in path.relative_to(REPO).parts)
    )
