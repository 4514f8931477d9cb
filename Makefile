# Every recipe is a few visible `uv run …` lines: nobody needs make to work here.
# Where the PATH has no uv, one is put into .uv/ (a plain `pip install` is refused on Debian).
SHELL := /bin/bash
UV := $(if $(shell command -v uv),,.uv/bin/uv)
export PATH := $(PATH):$(CURDIR)/.uv/bin
export UV_PYTHON_DOWNLOADS := never
# An office's own certificate authority counts, where the machine knows it.
export UV_SYSTEM_CERTS := $(if $(wildcard /etc/ssl/certs/ca-certificates.crt),true,false)
DEMO := lantoa-data-demo
MADE := $(DEMO)/campaigns/huong-ve-la-co

.PHONY: help demo test test-engines test-postgres test-browser check docs pictures bench
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' Makefile | expand -t 19

.uv/bin/uv:
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { echo "python3-venv is missing: sudo apt install python3-venv" >&2; exit 2; }
	python3 -m venv .uv
	.uv/bin/pip install --quiet 'uv>=0.9'

demo: export LANTOA_WORKSPACE := $(DEMO)
demo: $(UV) ## a simulated campaign at full size: board beside truth, report, pages (DEMO_SERVE=0: no pages)
	rm -rf $(DEMO)
	uv run --no-dev lantoa rehearse examples/huong-ve-la-co/scenario.toml --out $(MADE) --import
	uv run --no-dev lantoa demo-workspace $(MADE)/campaign.toml
	uv run --no-dev lantoa board $(MADE)/campaign.toml
	uv run --no-dev lantoa truth $(MADE)
	uv run --no-dev lantoa report $(MADE)/campaign.toml --out $(DEMO)/bao-cao
	uv run --no-dev lantoa infographic $(MADE)/campaign.toml --out $(DEMO)/do-hoa
	[ "$${DEMO_SERVE:-1}" = 0 ] || uv run --no-dev lantoa serve --campaigns $(DEMO)/campaigns --port $${DEMO_PORT:-8000}
test: $(UV) ## all tests, on DuckDB
	uv run pytest -n auto --maxprocesses 4 --dist worksteal

test-engines: $(UV) ## the measures on embedded ClickHouse too, and every kill of the lake
	LANTOA_ENGINES=1 LANTOA_KILLS=120 uv run --group engines pytest tests/measure tests/lake -n auto --maxprocesses 4

test-postgres: export LANTOA_TEST_DATABASE_URL ?= postgresql://postgres@127.0.0.1:5432/postgres
test-postgres: $(UV) ## the tests of the pages on PostgreSQL (LANTOA_TEST_DATABASE_URL)
	uv run --extra postgres pytest tests/web -n auto --maxprocesses 4 --dist worksteal

test-browser: $(UV) ## the pages in Debian's Chromium: journeys, axe, no script
	uv run --group browser pytest tests/browser -n 2 --dist loadfile

check: $(UV) ## format, lint, types, contracts between rooms, lock file, promises
	uv run ruff format --check .
	uv run ruff check .
	uv run mypy
	uv run lint-imports
	uv lock --check
	uv run pytest -q tests/promises

docs: $(UV) ## docs/_build/index.html; a warning is an error
	uv run --group docs sphinx-build -W --keep-going -q docs docs/_build
	@echo "docs/_build/index.html"

pictures: $(UV) ## the pictures of the documentation, docs/pictures/
	uv run --group browser python docs/make_pictures.py

bench: $(UV) ## speed, as ratios beside their targets
	uv run --group bench python -m benchmarks
