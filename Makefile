# Two commands do everything on a machine with Python 3.11 or newer and make:
#   make demo    a table of incidents from the sample reports, and demo.csv
#   make test    all checks: ruff, mypy --strict, pytest
# Both set up their own virtual environment in .venv first; a second run starts at once.

PYTHON ?= python3
VENV   ?= .venv
WORKERS ?= 2

BIN  := $(VENV)/bin
PINS := requirements/constraints.txt
DEMO_DB := $(VENV)/demo.db

.DEFAULT_GOAL := help
.PHONY: help demo test lint types tests test-slow bench fix readme golden pins wheel clean

help:
	@sed -n '1,4s/^# \{0,1\}//p' Makefile
	@echo "Also: make fix (format), make test-slow, make bench, make readme, make golden, make wheel,"
	@echo "      make pins, make clean"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; name one by: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "python cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2; \
	  rm -rf $(VENV); exit 1; }

# The build backend is pinned like everything else, so it is installed first and used without isolation.
$(VENV)/.backend: $(PINS) | $(BIN)/python
	@echo "Setting up $(VENV) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c $(PINS) hatchling editables
	@touch $@

$(VENV)/.demo: $(VENV)/.backend pyproject.toml
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation -c $(PINS) -e .
	@$(BIN)/python -m compileall -q incidents
	@touch $@

$(VENV)/.test: $(VENV)/.backend pyproject.toml
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation -c $(PINS) -e '.[test]'
	@$(BIN)/python -m compileall -q incidents
	@touch $(VENV)/.demo $@

demo: $(VENV)/.demo
	@rm -f $(DEMO_DB) $(DEMO_DB)-wal $(DEMO_DB)-shm
	@$(BIN)/incidents import seeds/reports --db $(DEMO_DB)
	@$(BIN)/incidents list --db $(DEMO_DB)
	@$(BIN)/incidents export demo.csv --db $(DEMO_DB)
	@echo
	@echo "The same rows are in demo.csv. Next:"
	@printf '  %-40s %s\n' \
	  '. $(BIN)/activate' 'so that incidents alone is enough' \
	  'incidents show 1 --db $(DEMO_DB)' 'every value with the words that prove it' \
	  'incidents import FOLDER' 'your own reports, into incidents.db' \
	  'incidents --help' 'everything else'

test: lint types tests

lint: $(VENV)/.test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.test
	@$(BIN)/mypy

tests: $(VENV)/.test
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m 'not slow'

test-slow: $(VENV)/.test
	@$(BIN)/python -m pytest

bench: $(VENV)/.test
	@$(BIN)/python benchmarks/run.py

fix: $(VENV)/.test
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

# What the program says and reads now, into README.md and tests/golden_known.txt: look at the difference.
readme golden: $(VENV)/.test
	@$(BIN)/python tests/$(if $(filter readme,$@),readme_blocks,test_golden).py

wheel: $(VENV)/.backend
	@$(BIN)/python -m pip wheel -qq --no-deps --no-build-isolation -w dist .
	@ls dist/*.whl

# Newest versions that pyproject.toml allows, tried in an environment of their own.
pins:
	@rm -rf build/pins && $(PYTHON) -m venv build/pins
	@build/pins/bin/python -m pip install --quiet hatchling editables
	@build/pins/bin/python -m pip install --quiet '.[test,gazetteer]'
	@{ head -n 1 $(PINS); build/pins/bin/python -m pip freeze --exclude incidents --exclude setuptools; } > build/pins.txt
	@mv build/pins.txt $(PINS)

clean:
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis demo.csv
