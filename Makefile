# Every target makes this folder ready first (packaging/setup.sh does nothing when nothing is missing).
.NOTPARALLEL:
.PHONY: help setup run test test-core test-window check fix bench bench-quick shots package lock i18n clean
BIN := .venv/bin
WORKERS ?= 2
# The rooms below the line: they must work on a machine without Qt.
CORE := $(wildcard $(addprefix tests/unit/,exchange usecases queries db models insight language settings sentences))
CORE_FILES := $(wildcard tests/unit/test_vocabulary.py tests/unit/test_changes.py)

help:
	@echo "make run       start Lianyi"
	@echo "make test      all tests          make check    style, types, layers, translations"
	@echo "make fix       format, sort       make i18n     collect and compile the interface texts"
	@echo "make bench     measure speed      make shots    pictures of every page in shots/"
	@echo "make bench-quick   the same over 10,000 customers, less than a minute"
	@echo "make package   build a program that needs no Python, in dist/"
	@echo "make lock      renew requirements.lock from pyproject.toml"

setup:
	@sh packaging/setup.sh

run: setup
	@$(BIN)/lianyi

test: test-core test-window

test-core: setup
	$(BIN)/python -m pytest -q -p no:pytest-qt -p tests.without_qt -n $(WORKERS) $(CORE) $(CORE_FILES)

test-window: setup
	$(BIN)/python -m pytest -q -n $(WORKERS) tests $(addprefix --ignore=,$(CORE) $(CORE_FILES))

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/python packaging/unused.py
	$(BIN)/python packaging/i18n.py --check
	$(BIN)/python -m pytest -q tests/test_architecture.py

fix: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup
	$(BIN)/lianyi bench

bench-quick: setup
	$(BIN)/lianyi bench --quick

shots: setup
	$(BIN)/lianyi shots shots

package:
	@sh packaging/setup.sh --display
	$(BIN)/python packaging/build.py

lock: setup
	$(BIN)/python packaging/lock.py

i18n: setup
	$(BIN)/python packaging/i18n.py

clean:
	rm -rf build dist shots htmlcov .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find app tests -name __pycache__ -type d -prune -exec rm -rf {} +
