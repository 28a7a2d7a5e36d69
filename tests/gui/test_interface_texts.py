"""The compiled Chinese reaches the classes that speak."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from tests.source_tree import REPO, calls, expect_none, modules

CATALOGUE = REPO / "resources" / "i18n" / "zh_CN.ts"


def speakers() -> list[tuple[str, str]]:
    """Module and name of every class, at the top of its module, that calls self.tr."""
    return [
        (module.name, node.name)
        for module in modules()
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and any(name == "tr" for name, _ in calls(node))
    ]


def test_a_class_that_calls_tr_is_known_to_qt() -> None:
    # tr() looks a text up under the names that Qt knows a class by: a mix-in in plain Python has none.
    plain = []
    for path, name in speakers():
        module = importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
        if not issubclass(getattr(module, name), QObject):
            plain.append(f"{path}: {name} is not a QObject; use QCoreApplication.translate({name!r}, …)")
    expect_none(plain)


@pytest.fixture
def chinese(tmp_path: Path, qapp: QApplication) -> QTranslator:
    """The catalogue, compiled as the program ships it."""
    compiled = tmp_path / "zh_CN.qm"
    code = "import sys; from PySide6.scripts.pyside_tool import lrelease; lrelease()"
    command = [sys.executable, "-c", code, "-silent", str(CATALOGUE), "-qm", str(compiled)]
    subprocess.run(command, check=True)
    translator = QTranslator()
    assert translator.load(str(compiled))
    return translator


def test_every_finished_text_is_shown_in_chinese(qapp: QApplication, chinese: QTranslator) -> None:
    entries = [
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment"),
            place.text or "",
        )
        for context in ET.parse(CATALOGUE).getroot().iter("context")
        for message in context.iter("message")
        if not message.get("numerus") and (place := message.find("translation")) is not None
        if place.get("type") is None
    ]
    qapp.installTranslator(chinese)
    try:
        expect_none(
            f"{context}: {english!r}"
            for context, english, comment, words in entries
            if QCoreApplication.translate(context, english, comment) != words
        )
    finally:
        qapp.removeTranslator(chinese)
    assert len(entries) > 20
