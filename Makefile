# Each target does its own set-up: on a fresh machine `make run` and `make test` are all that is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARCHIVE ?= archive
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help venv run test lint types contracts tests pictures format clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

venv: $(VENV)/.installed ## Make the virtual environment and install everything into it

$(VENV)/.installed: pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install Python 3.11 or newer" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

run: venv ## Open the screen on the shipped archive (or ARCHIVE=DIR; more with ARGS=...)
	@$(BIN)/readout --archive $(ARCHIVE) $(ARGS)

test: lint types contracts tests ## Check everything: lint, types, import contracts, tests

lint: venv ## Check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: venv ## Check types
	$(BIN)/mypy

contracts: venv ## Check which room may import which
	$(BIN)/lint-imports --no-logo

tests: venv ## Run the tests, on all cores
	$(BIN)/pytest -n auto

pictures: venv ## Draw the pictures of the documentation
	$(BIN)/python docs/make_pictures.py docs/pictures

format: venv ## Put code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## Remove what can be made again
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
