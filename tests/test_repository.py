"""What may and what must be in the repository beside the program."""

import json
import re
import tomllib

import pytest

from tests.source_tree import REPO, expect_none, tracked

# Written in pieces, so that this file does not break its own rule.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "deb." + "debian.org"]
HOSTS += ["archive." + "ubuntu.com", "crates" + ".io/api", "artifact" + "ory"]
PLACES = [  # each begins a path
    r"/wo" + r"rk/",
    r"/ro" + r"ot/",
    r"/ho" + r"me/\w+/",
    r"/opt/wh" + r"eels",
    r"[A-Z]:\\Us" + r"ers\\",
]
BINARY = {".png", ".ico", ".icns", ".xls", ".xlsx", ".ods", ".lianyi", ".gz", ".jpg", ".qm"}


def texts() -> list[tuple[str, str]]:
    """Name and text of each readable tracked file, sample data of other programs excepted."""
    found = []
    for path in tracked():
        name = path.relative_to(REPO).as_posix()
        if path.suffix not in BINARY and not name.startswith("tests/data/"):
            found.append((name, path.read_text("utf-8", errors="replace")))
    return found


def project() -> dict[str, object]:
    """The [project] table."""
    table = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
    assert isinstance(table, dict)
    return table


def normal(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def asked_for() -> set[str]:
    """The packages that pyproject.toml names."""
    table = project()
    lists = [table["dependencies"], *table["optional-dependencies"].values()]  # type: ignore[attr-defined]
    return {normal(re.split(r"[\s<>=!~;\[]", entry)[0]) for entries in lists for entry in entries}  # type: ignore[attr-defined]


def locked() -> dict[str, str]:
    """Each locked requirement with the lines that belong to it."""
    text = (REPO / "requirements.lock").read_text("utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    return {normal(block.partition("==")[0]): block for block in blocks if "==" in block.partition("\n")[0]}


def test_no_file_names_a_registry() -> None:
    expect_none([f"{name}: {host}" for name, text in texts() for host in HOSTS if host in text])


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    wrong = re.compile(r"(?<![\w.])(?:" + "|".join(PLACES) + ")")
    expect_none([f"{name}: {m.group()}" for name, text in texts() if (m := wrong.search(text))])


def test_the_lock_covers_what_the_project_asks_for() -> None:
    expect_none(sorted(asked_for() - set(locked())), "run 'make lock'")


def test_every_locked_package_has_its_hashes() -> None:
    expect_none(name for name, block in locked().items() if "--hash=sha256:" not in block)


def test_the_lock_holds_no_addresses_and_no_options() -> None:
    lock = (REPO / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert not re.search(r"^-", lock, re.MULTILINE)


def test_the_version_is_said_once_and_the_same_everywhere() -> None:
    from app import __version__

    assert project()["version"] == __version__


@pytest.mark.parametrize(
    "name", ["README.md", "LICENSE", "CONTRIBUTING.md", "docs/architecture.md", "docs/files.md"]
)
def test_the_papers_are_there(name: str) -> None:
    assert len((REPO / name).read_text("utf-8")) > 500


def test_links_in_the_papers_lead_somewhere() -> None:
    expect_none(
        f"{path.relative_to(REPO)}: {target}"
        for path in tracked()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
        if not (path.parent / target).exists()
    )


def test_json_that_comes_with_the_program_is_readable_and_says_nothing_twice() -> None:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), {key for key in keys if keys.count(key) > 1}
        return dict(pairs)

    for path in sorted((REPO / "resources").rglob("*.json")):
        json.loads(path.read_text("utf-8"), object_pairs_hook=once)


def test_every_target_that_the_papers_name_is_in_the_makefile() -> None:
    makefile = (REPO / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set()
    for paper in ("README.md", "CONTRIBUTING.md"):
        named |= set(re.findall(r"`?\bmake ([a-z]+)\b(?=`|\s{2,})", (REPO / paper).read_text("utf-8")))
    expect_none(sorted(named - targets))


def test_no_two_test_modules_share_a_name() -> None:
    names = [path.name for path in (REPO / "tests").rglob("test_*.py")]
    expect_none(sorted({name for name in names if names.count(name) > 1}), "pytest loads only one of them")
