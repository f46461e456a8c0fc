# hireapp. Two commands matter: make demo, make test. Both set everything up by themselves.
VENV ?= .venv
PYTHON := $(VENV)/bin/python
DEMO ?= demo
SCREENS ?= screens
FLOORS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types tests quick bench screens locale migrations-check clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: ## make .venv, install everything, system libraries included, and compile byte code
	@sh .ci/setup $(VENV)

demo: setup ## build the sample data, its reports and screen pictures in demo/, then open the window
	$(PYTHON) -m hireapp.cli demo --folder $(DEMO)

test: setup lint types tests ## set up, lint, type-check, run all tests

lint: ## ruff
	$(VENV)/bin/ruff check src tests assets

types: ## mypy, strict
	$(VENV)/bin/mypy

tests: ## all tests, on two cores
	$(PYTHON) -m tests

quick: ## the tests without the slow ones
	$(PYTHON) -m pytest -m "not slow"

bench: setup ## print the figures; FLOORS=DIR puts the floor scripts beside them
	$(PYTHON) -m tests.bench $(if $(FLOORS),--floors $(FLOORS))

screens: setup ## render every screen with the sample data to screens/
	$(PYTHON) -m hireapp.screenshots --out $(SCREENS) --sheets

locale: setup ## take new texts into the Chinese catalogue and compile it
	$(PYTHON) -m tests.catalogue

clean: ## remove what the commands above made
	rm -rf $(DEMO) $(SCREENS) build dist .mypy_cache .ruff_cache .pytest_cache
