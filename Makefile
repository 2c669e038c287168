# Each target does its own set-up: on a fresh machine `make run` and `make test` are all that is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARCHIVE ?= archive
ARGS ?=
KILLS ?= 25
FUZZ ?= 10
PARTS ?=
# Twice the processors: the tests of screens and terminals mostly wait.
WORKERS ?= $(shell expr 2 \* $$(getconf _NPROCESSORS_ONLN))

.DEFAULT_GOAL := help
.PHONY: help venv run test lint types contracts tests test-browser pictures docs format coverage audit test-lowest test-with lock dist torture bench clean

help: ## List the targets
	@awk -F ':.*## ' '/^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##@ Use
venv: $(VENV)/.installed ## Make the virtual environment and install everything into it

# Who only runs the program needs nothing of what checks it.
$(VENV)/.runnable: pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install Python 3.11 or newer" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[web]'
	@touch $@

$(VENV)/.installed: $(VENV)/.runnable
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(VENV)/.runnable ## Open the screen on the shipped archive (or ARCHIVE=DIR; more with ARGS=...)
	@$(BIN)/readout --archive $(ARCHIVE) $(ARGS)

##@ Check

test: lint types contracts tests ## Check everything: lint, types, import contracts, tests

lint: venv ## Check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: venv ## Check types
	$(BIN)/mypy

contracts: venv ## Check which room may import which
	$(BIN)/lint-imports --no-logo

tests: venv ## Run the tests, on all cores
	$(BIN)/pytest -n $(WORKERS)

test-browser: venv ## Run the tests that need a browser, in Debian's Chromium
	@command -v chromium >/dev/null || { echo "chromium is missing: apt-get install chromium" >&2; exit 1; }
	$(BIN)/pytest tests/browser -n auto

test-lowest: venv ## Run the tests with the lowest versions that pyproject.toml admits
	@mkdir -p build
	$(BIN)/uv pip compile --quiet --resolution lowest-direct --extra web pyproject.toml --output-file build/lowest.txt
	$(BIN)/uv venv --quiet --clear --python $(PYTHON) build/lowest
	$(BIN)/uv pip install --quiet --python build/lowest --editable '.[dev]' --constraints build/lowest.txt
	build/lowest/bin/python -m pytest -n auto --ignore tests/terminal

test-with: venv ## Run the tests with the newest versions of all, and another Python with PYTHON=python3.13
	$(BIN)/uv venv --quiet --clear --python $(PYTHON) build/other
	$(BIN)/uv pip install --quiet --python build/other --editable '.[dev]'
	build/other/bin/python -m pytest -n auto --ignore tests/terminal

lock: venv ## Take the newest versions that pyproject.toml admits into constraints.txt
	@mkdir -p build
	@echo '# The versions that everything is tested with, on Python 3.11 and newer: `make lock` renews them.' > build/lock.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --extra web --extra docs \
		--no-emit-index-url --no-annotate --no-header pyproject.toml >> build/lock.txt
	mv build/lock.txt constraints.txt

coverage: venv ## Show what the tests cover, room by room (the lines of some with ROOMS="user cli")
	rm -f .coverage .coverage.*
	$(BIN)/pytest -n auto --cov --cov-report=
	$(BIN)/python tools/rooms.py $(ROOMS)

audit: venv ## Ask whether a known vulnerability is in what is installed (needs the network)
	$(BIN)/python tools/audit.py

##@ Make

dist: venv ## Build sdist and wheel twice, compare them, install the wheel and try it
	$(BIN)/python tools/dist.py

torture: venv ## Kill, fill, race and fuzz for about 20 minutes (PARTS="steps kills", KILLS=25, FUZZ=10 minutes)
	$(BIN)/python -m bench.torture --kills $(KILLS) --fuzz $(FUZZ) $(PARTS)

bench: venv ## Measure how long commands take to start
	$(BIN)/python bench/startup.py

docs: venv $(VENV)/.docs ## Write what the code knows into the documentation, and build the site in build/site
	$(BIN)/python -m docs.generate
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	$(BIN)/python tools/site.py build/site

$(VENV)/.docs: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[docs]'
	@touch $@

pictures: venv ## Draw the pictures of the documentation
	$(BIN)/python docs/make_pictures.py docs/pictures

format: venv ## Put code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## Remove what can be made again
	rm -rf $(VENV) build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
