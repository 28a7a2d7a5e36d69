"""Collect the interface texts of the program, fill in their Chinese, and compile what the program loads.

python packaging/i18n.py            renew resources/i18n/zh_CN.ts and zh_CN.qm, list what has no Chinese yet
python packaging/i18n.py --check    write nothing; fail when a text is missing, left over, or its marks differ
python packaging/i18n.py --settle   the same as without, then delete the pending files that are now in the .ts
python packaging/i18n.py --release  only compile

Translations come from the .ts itself and from resources/i18n/pending/*.json, flat objects
{English: Chinese}; a key "Context::English" speaks of one class only. The pending files win, so a
correction there reaches the .ts. A counted text ("%n day(s)") has one Chinese form and two English
ones: {"zh": "%n 天", "one": "%n day", "other": "%n days"}; the English ones go to en.ts, which is
made only when such texts exist.
"""

import argparse
import ast
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
PENDING = FOLDER / "pending"
CATALOGUE = FOLDER / "zh_CN.ts"
COUNTED = FOLDER / "en.ts"
# Texts live where Qt lives; bootstrap puts the pieces together and names a few things itself.
ROOMS = ("views", "widgets", "actions", "itemmodels", "documents", "jobs", "theme", "bootstrap.py")
NO_GUESSES = ("-disable-heuristic", "sametext", "-disable-heuristic", "similartext")
GONE = {"vanished", "obsolete"}
BARE_TR = re.compile(r"(?<![\w.])tr\(")
MARK = re.compile(r"\{[^{}]*\}|%n|%\d+")


def sources() -> list[Path]:
    """Every module that may speak to a person."""
    found = [ROOT / "app" / room for room in ROOMS]
    return sorted(
        path
        for place in found
        for path in (place.rglob("*.py") if place.is_dir() else [place])
        if path.exists()
    )


def tool(name: str, *arguments: str | Path) -> None:
    """Run one of Qt's translation tools out of the installed PySide6."""
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        sys.exit("PySide6 is not installed; run 'make setup' first.")
    folder = Path(spec.origin).parent
    program = folder / (f"{name}.exe" if os.name == "nt" else name)
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    for line in done.stderr.splitlines():
        if line.strip():
            print(f"{name}: {line.strip()}", file=sys.stderr)
    if done.returncode:
        sys.exit(f"{name} failed ({done.returncode}).")


@contextmanager
def alone() -> Iterator[None]:
    """Let one run at a time touch the catalogue (two people may call the tool at once)."""
    place = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    lock = Path(tempfile.gettempdir()) / f"lianyi-i18n-{place}.lock"
    give_up = time.monotonic() + 120
    while True:
        try:
            handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            break
        except FileExistsError:
            stale = time.time() - lock.stat().st_mtime > 100 if lock.exists() else False
            if stale or time.monotonic() > give_up:
                lock.unlink(missing_ok=True)
            time.sleep(0.1)
    try:
        yield
    finally:
        os.close(handle)
        lock.unlink(missing_ok=True)


def collect(target: Path, *options: str) -> None:
    """Bring a .ts file up to date with the sources."""
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for path in sources():
            copy = Path(folder) / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            # lupdate takes tr("Context", "Text") for a text with a comment; such a tr is translate renamed.
            copy.write_text(BARE_TR.sub("translate(", path.read_text("utf-8")), "utf-8")
            copies.append(str(copy))
        names = Path(folder) / "sources.lst"
        names.write_text("\n".join(copies), "utf-8")
        tongues = ("-source-language", "en", "-target-language", target.stem)
        tool("lupdate", *options, *NO_GUESSES, "-locations", "none", *tongues, f"@{names}", "-ts", target)


def messages(tree: ET.ElementTree) -> Iterator[tuple[str, ET.Element]]:
    """Each message with the name of its context."""
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def source_of(message: ET.Element) -> str:
    """The English text."""
    return message.findtext("source", "")


def translation_of(message: ET.Element) -> ET.Element:
    """The place of the Chinese text."""
    found = message.find("translation")
    return ET.SubElement(message, "translation") if found is None else found


def state_of(message: ET.Element) -> str:
    """Empty when finished, else unfinished, vanished or obsolete."""
    return translation_of(message).get("type", "")


def forms_of(message: ET.Element) -> list[str]:
    """The translated text, in as many forms as the language counts with."""
    place = translation_of(message)
    forms = place.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [place.text or ""]


def put(message: ET.Element, *texts: str) -> None:
    """Write the translated text and call it finished."""
    place = translation_of(message)
    forms = place.findall("numerusform")
    if forms:
        for form, text in zip(forms, texts, strict=False):
            form.text = text
    else:
        place.text = texts[0]
    place.attrib.pop("type", None)


Words = dict[str, tuple[str, ...]]


def pending() -> tuple[Words, Words, list[str]]:
    """All pending translations, the English forms of counted texts, and complaints."""
    merged: Words = {}
    counted: Words = {}
    owner: dict[str, str] = {}
    complaints = []
    for path in sorted(PENDING.glob("*.json")):
        try:
            entries = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            complaints.append(f"{path.name}: not readable as JSON ({error})")
            continue
        for english, value in entries.items():
            chinese = value["zh"] if isinstance(value, dict) else value
            if isinstance(value, dict):
                counted[english] = (value["one"], value["other"])
            if merged.setdefault(english, (chinese,)) != (chinese,):
                first = f"“{merged[english][0]}” in {owner[english]}"
                complaints.append(f"“{english}” is {first} and “{chinese}” in {path.name}; the first wins")
            else:
                owner.setdefault(english, path.name)
    return merged, counted, complaints


def fill(tree: ET.ElementTree, words: Words) -> set[str]:
    """Put the pending translations in; returns the keys that found their message."""
    used = set()
    for context, message in messages(tree):
        english = source_of(message)
        for key in (f"{context}::{english}", english):
            if key in words:
                put(message, *words[key])
                used.add(key)
                break
        else:
            if state_of(message) == "unfinished":
                borrow(tree, message, english)
    return used


def borrow(tree: ET.ElementTree, message: ET.Element, english: str) -> None:
    """Take the Chinese of the same English elsewhere (a text that moved to another class)."""
    found = {
        tuple(forms_of(other))
        for _, other in messages(tree)
        if source_of(other) == english
        and all(forms_of(other))
        and translation_of(other).get("type") != "unfinished"
    }
    if len(found) == 1:
        put(message, *found.pop())


def write(tree: ET.ElementTree, target: Path) -> None:
    """Write a .ts the way Qt's own tools lay it out, so that differences stay small."""
    root = tree.getroot()
    root.text = "\n"
    for context in root.iter("context"):
        ET.indent(context, "    ")
        context.tail = "\n"
    body = ET.tostring(tree.getroot(), encoding="unicode", short_empty_elements=False)
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'
    fresh = target.with_suffix(".new")
    fresh.write_text(text, "utf-8")
    fresh.replace(target)


def faults(tree: ET.ElementTree, language: str) -> list[str]:
    """Everything that keeps a translation from being complete."""
    found = []
    for context, message in messages(tree):
        english, forms = source_of(message), forms_of(message)
        state = state_of(message)
        if state in GONE:
            found.append(f"left over: {context}: {english!r} is no longer in the program")
        elif state == "unfinished" or not all(form.strip() for form in forms):
            found.append(f"no {language}: {context}: {english!r}")
        elif any(marks(form) != marks(english) for form in forms):
            found.append(f"marks differ: {context}: {english!r} — {' | '.join(forms)!r}")
    return found


def marks(text: str) -> Counter[str]:
    """The placeholders of a text; a plural mark may be said once or left to the words."""
    return Counter(mark for mark in MARK.findall(text) if mark != "%n")


def unseen(tree: ET.ElementTree) -> list[str]:
    """Texts that lupdate missed or put elsewhere: it reads Python loosely, so the syntax tree is asked."""
    known = {(context, source_of(message)) for context, message in messages(tree)}
    found = []
    for path in sources():
        for line, context, text in spoken(ast.parse(path.read_text("utf-8")), ""):
            if (context, text) not in known:
                place = f"{path.relative_to(ROOT)}:{line}"
                found.append(f"not collected: {place}: {context or 'outside a class'}: {text!r}")
    return found


def spoken(node: ast.AST, owner: str) -> Iterator[tuple[int, str, str]]:
    """Line, context and English text of every tr() and translate() below a node of a class."""
    for child in ast.iter_child_nodes(node):
        yield from spoken(child, child.name if isinstance(child, ast.ClassDef) else owner)
        if isinstance(child, ast.Call):
            name = getattr(child.func, "attr", getattr(child.func, "id", ""))
            bare = isinstance(child.func, ast.Name)  # tr = QCoreApplication.translate
            texts = [argument.value for argument in child.args if isinstance(argument, ast.Constant)]
            if name == "tr" and not bare and texts:
                yield child.lineno, owner, str(texts[0])
            elif (
                name in {"tr", "translate", "QT_TRANSLATE_NOOP"}
                and len(texts) > 1
                and isinstance(texts[1], str)
            ):
                yield child.lineno, str(texts[0]), texts[1]


def renew(settle: bool) -> int:
    """Collect, fill, compile, and say what is still open."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with alone():
        words, english_forms, complaints = pending()
        # First keep what vanished, so that a text that moved takes its Chinese along; then drop it.
        collect(CATALOGUE)
        rewrite(CATALOGUE, words)
        collect(CATALOGUE, "-no-obsolete")
        used = rewrite(CATALOGUE, words)
        renew_counted(english_forms)
        release()
        if settle:
            for path in PENDING.glob("*.json"):
                path.unlink()
    tree = ET.parse(CATALOGUE)
    open_texts = every_fault(CATALOGUE, COUNTED)
    for line in complaints + open_texts:
        print(line)
    if any(line.startswith("not collected") for line in open_texts):
        print("Call tr() on self: elsewhere its text is looked up under a name that nobody can foresee.")
    for key in sorted(set(words) - used):
        print(f"pending but not in the program: {key!r}")
    total = sum(1 for _ in messages(tree))
    print(f"{total} texts, {len(open_texts)} still open, {len(set(words) - used)} pending ones unused.")
    return 1 if open_texts else 0


def rewrite(target: Path, words: Words) -> set[str]:
    """Fill one .ts file; returns the keys that were of use."""
    tree = ET.parse(target)
    used = fill(tree, words)
    write(tree, target)
    return used


def renew_counted(forms: Words) -> None:
    """Keep en.ts for the counted texts, as long as there are any."""
    collect(COUNTED, "-pluralonly", "-no-obsolete")
    rewrite(COUNTED, forms)
    if not any(True for _ in messages(ET.parse(COUNTED))):
        COUNTED.unlink()
        COUNTED.with_suffix(".qm").unlink(missing_ok=True)


def every_fault(chinese: Path, counted: Path) -> list[str]:
    """What is wrong with the two catalogues."""
    tree = ET.parse(chinese)
    found = faults(tree, "Chinese") + unseen(tree)
    if counted.exists():
        found += faults(ET.parse(counted), "English form")
    return found


def check() -> int:
    """Compare the program with the committed catalogues without touching them."""
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(folder) / path.name for path in (CATALOGUE, COUNTED)]
        for path, copy in zip((CATALOGUE, COUNTED), copies, strict=True):
            if path.exists():
                copy.write_bytes(path.read_bytes())
        collect(copies[0])
        collect(copies[1], "-pluralonly")
        found = every_fault(*copies)
    for line in found:
        print(line)
    print(f"{len(found)} faults in the interface texts.")
    return 1 if found else 0


def release() -> None:
    """Compile the catalogues into what Qt loads."""
    for path in (CATALOGUE, COUNTED):
        if path.exists():
            tool("lrelease", "-silent", path, "-qm", path.with_suffix(".qm"))


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description="Interface texts: collect, fill in, check, compile.")
    for option in ("--check", "--settle", "--release"):
        parser.add_argument(option, action="store_true")
    asked = parser.parse_args()
    if asked.release:
        release()
        return 0
    return check() if asked.check else renew(asked.settle)


if __name__ == "__main__":
    sys.exit(main())
