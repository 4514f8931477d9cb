# Every recipe is a few visible `uv run …` lines: nobody needs make to work here.
# Where the PATH has no uv, one is put into .uv/ (a plain `pip install` is refused on Debian).
SHELL := /bin/bash
UV := $(if $(shell command -v uv),,.uv/bin/uv)
export PATH := $(PATH):$(CURDIR)/.uv/bin
export UV_PYTHON_DOWNLOADS := never
# An office's own certificate authority counts, where the machine knows it.
export UV_SYSTEM_CERTS := $(if $(wildcard /etc/ssl/certs/ca-certificates.crt),true,false)
DEMO := examples/mot-cay-cho-pho
FILES := $(DEMO)/files

.PHONY: help demo test test-engines test-browser check bench docs
help:
	@echo "make demo          import the invented campaign in examples/ and print its board"
	@echo "make test          all tests, on DuckDB"
	@echo "make test-engines  the measures on embedded ClickHouse too, and every kill of the lake"
	@echo "make check         format, lint, types, contracts between rooms, lock file, promises"
	@echo "make docs          docs/_build/index.html; a warning is an error"
	@echo "make bench         speed, as ratios beside their targets"

.uv/bin/uv:
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { echo "python3-venv is missing: sudo apt install python3-venv" >&2; exit 2; }
	python3 -m venv .uv
	.uv/bin/pip install --quiet 'uv>=0.9'

demo: export LANTOA_WORKSPACE := lantoa-data-demo
demo: $(UV)
	rm -rf lantoa-data-demo
	uv run --no-dev lantoa import $(FILES)/{hashtag,instagram}-*
	uv run --no-dev lantoa import $(FILES)/{4cat,apify,business-suite,youtube}-* --seen-at 2024-10-19T20:00+07:00
	uv run --no-dev lantoa import $(FILES)/so-tay-van-phong.xlsx --mapping $(DEMO)/mapping.toml
	uv run --no-dev lantoa quarantine list
	uv run --no-dev lantoa board $(DEMO)/campaign.toml
	uv run --no-dev lantoa claim $(DEMO)/campaign.toml

test: $(UV)
	uv run pytest -n auto --maxprocesses 4 --dist worksteal

test-engines: $(UV)
	LANTOA_ENGINES=1 LANTOA_KILLS=120 uv run --group engines pytest tests/measure tests/lake -n auto --maxprocesses 4

test-browser: $(UV)
	uv run --group browser pytest tests/browser

check: $(UV)
	uv run ruff format --check .
	uv run ruff check .
	uv run mypy
	uv run lint-imports
	uv lock --check
	uv run pytest -q tests/promises

docs: $(UV)
	uv run --group docs sphinx-build -W --keep-going -q docs docs/_build
	@echo "docs/_build/index.html"

bench: $(UV)
	uv run --group bench python -m benchmarks
