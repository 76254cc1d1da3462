# `make help` lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
export PORT ?= 8000
PYTHON_IN_VENV := .venv/bin/python

.PHONY: help run test lint format lock reset bench bench-quick bench-mails venv

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: venv ## Start site, admin, API and worker on http://localhost:8000 (PORT=9000 make run)
	@exec $(PYTHON_IN_VENV) manage.py develop

test: ## Install what the tests need, then lint and run every test
	@.ci/packages
	@.ci/venv
	@.ci/clients
	@.ci/lint
	@exec $(PYTHON_IN_VENV) -m pytest -n 2 --dist loadfile

lint: venv ## Style, types, import contracts, templates, migrations, system checks
	@.ci/lint

format: venv ## Put code into the house style
	@$(PYTHON_IN_VENV) -m ruff check --quiet --fix-only
	@$(PYTHON_IN_VENV) -m ruff format --quiet

lock: venv ## Resolve the requirements again and write their hashes
	@.ci/lock

reset: ## Stop what runs here and empty var/: database, media, mails
	@.ci/reset

bench: venv ## Measure the read path and write docs/benchmarks.md
	@exec $(PYTHON_IN_VENV) -m tests.benchmarks

bench-quick: venv ## The same with short rounds; writes nothing
	@exec $(PYTHON_IN_VENV) -m tests.benchmarks --quick

bench-mails: venv ## Send 10,000 mails while the worker is killed 100 times
	@LETTERS=10000 KILLS=100 exec $(PYTHON_IN_VENV) -m pytest -q -s tests/cms/users/test_killed_workers.py

venv:
	@.ci/venv
