"""The rules of the house (docs/architecture.md): one sentence, one test."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests import source_tree
from tests.source_tree import (
    APP,
    BELOW,
    REPO,
    Module,
    calls,
    expect_none,
    functions,
    imported,
    modules,
    strings,
)

FILE_LIMIT, FUNCTION_LIMIT = 400, 40
EXCEPTIONS = REPO / "tests" / "size_exceptions.txt"
# Too slow to load before the first page; each is imported inside the function that needs it.
HEAVY = {
    "alembic", "holidays", "icalendar", "lunar_python", "numpy", "openpyxl", "phonenumbers", "pypinyin",
    "pyqtgraph", "python_calamine", "vobject", "xlsxwriter",
}  # fmt: skip
TIP_SETTERS = {"setToolTip", "setStatusTip", "setWhatsThis"}
LABELS = {"QLabel", "QMessageBox"}


def python(code: str) -> str:
    """Run a few lines in a Python of their own and return what they print."""
    done = subprocess.run([sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def names_of(rooms: tuple[str, ...] | None = None, without: tuple[str, ...] = ()) -> list[str]:
    """Dotted names of the modules of some rooms (all of them when none is named)."""
    found = []
    for module in modules():
        name = module.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if (
            (rooms is None or module.room in rooms)
            and not name.startswith(without)
            and "__main__" not in name
        ):
            found.append(name)
    return found


def import_all(names: list[str]) -> str:
    """Code that imports modules one after the other."""
    return f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"


def test_imports_only_go_down() -> None:
    from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

    assert lint_imports(config_filename=str(REPO / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


def test_every_folder_of_the_program_says_where_it_stands() -> None:
    layers = (REPO / "pyproject.toml").read_text("utf-8")
    rooms = {module.room for module in modules()} - {"__init__"}
    expect_none([room for room in rooms if not re.search(rf'["|( ]{room}[)"| ]', layers)])


def test_nothing_below_the_line_loads_qt() -> None:
    loaded = (
        "print(sorted({m.partition('.')[0] for m in sys.modules} & {'PySide6', 'shiboken6', 'pyqtgraph'}))"
    )
    assert python(import_all(names_of(BELOW)) + loaded) == "[]"


def test_heavy_libraries_wait_for_the_function_that_needs_them() -> None:
    names = names_of(without=("app.widgets.charts",))
    loaded = f"print(sorted({{m.partition('.')[0] for m in sys.modules}} & {HEAVY!r}))"
    assert python(import_all(names) + loaded) == "[]"


def test_a_module_begins_with_one_sentence() -> None:
    expect_none(
        [
            module.name
            for module in modules()
            if not re.match(
                r"\S.*[.:…]$", (ast.get_docstring(module.tree) or "").partition("\n\n")[0], re.DOTALL
            )
        ]
    )


def test_what_others_may_call_has_a_docstring() -> None:
    def silent(module: Module) -> Iterator[str]:
        for node in module.tree.body:
            holder = isinstance(node, ast.FunctionDef | ast.ClassDef)
            if holder and not node.name.startswith("_") and not ast.get_docstring(node):
                yield f"{module.name}:{node.lineno}: {node.name}"

    expect_none([fault for module in modules() for fault in silent(module)])


def sizes() -> dict[str, int]:
    """Lines of each file that is too long, and of each function (its docstring not counted)."""
    found = {}
    extra = [source_tree.read(path) for path in sorted((REPO / "packaging").glob("*.py"))]
    for module in (*modules(), *extra):
        lines = module.text.count("\n")
        if lines > FILE_LIMIT:
            found[module.name] = lines
        for name, node in functions(module.tree):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if ast.get_docstring(node):
                length -= (first.end_lineno or first.lineno) - first.lineno + 1
            if length > FUNCTION_LIMIT:
                found[f"{module.name}::{name}"] = length
    return found


def test_files_and_functions_stay_short_and_the_list_of_exceptions_only_shrinks() -> None:
    lines = [line.split() for line in EXCEPTIONS.read_text("utf-8").splitlines() if line and line[0] != "#"]
    allowed = {name: int(number) for name, number in lines}
    actual = sizes()
    too_long = [f"{name}: {n} lines" for name, n in actual.items() if n > allowed.get(name, 0)]
    stale = [
        f"{name}: allows {n}, needs {actual.get(name, 0)}"
        for name, n in allowed.items()
        if actual.get(name, 0) < n
    ]
    expect_none(too_long, "split them")
    expect_none(stale, "lower the number or remove the entry")


def test_colours_come_from_the_theme() -> None:
    hexadecimal = re.compile(r"#(?:[0-9a-fA-F]{3,4}){1,2}\b")
    expect_none(
        f"{module.name}:{node.lineno}: {node.value!r}"
        for module in modules()
        if module.room != "theme"
        for node in strings(module.tree)
        if hexadecimal.search(node.value)
    )


def test_one_sqlite_library_in_the_process_and_only_one_room_that_knows_it() -> None:
    def wrong(module: Module) -> Iterator[str]:
        for line, name in imported(module.tree):
            package = name.partition(".")[0]
            if package == "sqlite3" or (package == "sqlcipher3" and module.room != "db"):
                yield f"{module.name}:{line}: {name}"

    expect_none([fault for module in modules() for fault in wrong(module)])


def test_the_database_file_is_touched_in_one_room_only() -> None:
    touching = {"open", "copy", "copy2", "copyfile", "move", "replace", "rename", "unlink", "remove"}
    touching |= {"read_bytes", "write_bytes"}
    spoken = re.compile(r"\b(database|store|db)(_file|_path|\.path|\.file)\b")
    expect_none(
        f"{module.name}:{call.lineno}: {ast.unparse(call)[:90]}"
        for module in modules()
        if module.room not in {"db", "cli", "bootstrap"}
        for name, call in calls(module.tree)
        if name in touching and spoken.search(ast.unparse(call))
    )


def test_interface_text_is_whole_english_said_by_the_class_itself() -> None:
    def wrong(module: Module) -> Iterator[str]:
        for name, call in calls(module.tree):
            if name == "tr" and isinstance(call.func, ast.Attribute):
                on_self = isinstance(call.func.value, ast.Name) and call.func.value.id == "self"
                whole = call.args and isinstance(call.args[0], ast.Constant)
                if not (on_self and whole):
                    yield f"{module.name}:{call.lineno}: {ast.unparse(call)[:90]}"
            elif name == "translate" and "QCoreApplication" in ast.unparse(call.func):
                built = ast.JoinedStr | ast.BinOp | ast.Call
                if len(call.args) < 2 or isinstance(call.args[1], built):
                    yield f"{module.name}:{call.lineno}: {ast.unparse(call)[:90]}"

    expect_none(
        [fault for module in modules() for fault in wrong(module)],
        "tr() takes one literal and is called on self, or no translation is found; values go in by .format()",
    )


def test_interface_text_is_english_in_the_source() -> None:
    def chinese(text: str) -> bool:
        # A hint may quote Chinese that is understood as input: “next Wednesday, 下周三”.
        han = len(re.findall(r"[\u3400-\u9fff]", text))
        return han * 2 > len(text)

    expect_none(
        f"{module.name}:{call.lineno}: {argument.value!r}"
        for module in modules()
        for name, call in calls(module.tree)
        for argument in (call.args if name in {"tr", "translate", "QT_TRANSLATE_NOOP"} else [])
        if isinstance(argument, ast.Constant) and chinese(str(argument.value))
    )


def test_labels_show_customer_text_literally() -> None:
    def pictures(module: Module, function: ast.AST) -> int:
        """Labels made without a text and never given one: they hold an icon."""
        made = [node for node in ast.walk(function) if isinstance(node, ast.Assign | ast.AnnAssign)]
        names = [
            ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            for node in made
            if re.fullmatch(
                r"QLabel\((self|parent|parent=\w+)?\)", ast.unparse(node.value) if node.value else ""
            )
        ]
        return sum(f"{name}.setText(" not in module.text for name in names)

    def wrong(module: Module) -> Iterator[str]:
        for name, node in functions(module.tree):
            made = [called for called, _ in calls(node) if called in LABELS]
            if len(made) > pictures(module, node) and "PlainText" not in ast.unparse(node):
                yield f"{module.name}:{node.lineno}: {name} makes a {made[0]} that may read markup"

    expect_none(
        [fault for module in modules() for fault in wrong(module)],
        "use app.widgets.text.label()",
    )


def test_tool_tips_with_data_go_through_plain() -> None:
    def safe(node: ast.expr) -> bool:
        if isinstance(node, ast.IfExp):
            return safe(node.body) and safe(node.orelse)
        if isinstance(node, ast.Call):
            return getattr(node.func, "id", getattr(node.func, "attr", "")) in {"plain", "tr", "translate"}
        return isinstance(node, ast.Constant)

    expect_none(
        f"{module.name}:{call.lineno}: {ast.unparse(call)[:90]}"
        for module in modules()
        for name, call in calls(module.tree)
        if name in TIP_SETTERS and call.args and not safe(call.args[-1])
    )


def test_settings_and_data_are_never_pickled() -> None:
    expect_none(
        f"{module.name}:{line}: {name}"
        for module in modules()
        for line, name in imported(module.tree)
        if name.partition(".")[0] in {"pickle", "shelve", "marshal", "dill"}
    )


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    expect_none(
        f"{module.name}:{number}: {line.strip()[:90]}"
        for module in modules()
        for number, line in enumerate(module.text.splitlines(), 1)
        if marks.search(line)
    )


def test_no_test_sleeps_or_mocks_a_widget() -> None:
    def wrong(module: Module) -> Iterator[str]:
        for line, name in imported(module.tree):
            if name.startswith(("unittest.mock", "mock")):
                yield f"{module.name}:{line}: {name}"
        for name, call in calls(module.tree):
            if name == "sleep" or ast.unparse(call.func) == "qtbot.wait":
                yield f"{module.name}:{call.lineno}: {ast.unparse(call)}"

    tests = [
        source_tree.read(path) for path in sorted((REPO / "tests").rglob("*.py")) if "bench" not in path.parts
    ]
    expect_none([fault for module in tests for fault in wrong(module)])


def test_the_house_has_no_empty_rooms() -> None:
    def empty(folder: Path) -> bool:
        inside = [path for path in folder.rglob("*.py") if path.name != "__init__.py"]
        return not inside and folder.joinpath("__init__.py").read_text("utf-8").count("\n") < 3

    rooms = {path.parent for path in APP.rglob("__init__.py")} - {APP}
    expect_none(str(folder.relative_to(REPO)) for folder in sorted(rooms) if empty(folder))
