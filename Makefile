# Everything starts from Python 3.11+, make and a package registry.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# the committed sample has figures that its tests hold; other extracts have their own
VARS   := $(if $(EXTRACTS_DIR),{},{sample: true})

export DO_NOT_TRACK := 1

.PHONY: help setup build test browser style types lint-core lint-rest lint-gates lint prove bench sbom audit docs sample accept lock clean

help: ## show what there is to call
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/installed ## install everything into .venv (once)

$(VENV)/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	@echo "Setting up $(VENV) (a minute or two, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

build: setup ## the whole job on the sample (or on EXTRACTS_DIR): extracts to report site
	@$(BIN)/warehouse build --vars '$(VARS)'
	@echo
	@$(BIN)/warehouse report site

lint: setup ## style and types of the Python and the SQL
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m tools.lint_sql lint --processes 2 models tests/singular
	$(BIN)/python -m tools.lint_sql lint --templater placeholder expectations/sql

CORE := models/core models/marts models/disclosure models/published
REST := models/staging models/indicators models/quality tests/singular

browser: # Debian's browser for the tests of the site, where it may be installed
	@for name in chromium chromium-browser google-chrome; do \
		if command -v $$name >/dev/null; then exit 0; fi; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium (once)"; apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >/dev/null; \
	fi || echo "Chromium could not be installed: the tests in a browser will say so"

# every stage keeps two processors busy to its end: what takes longest comes first
test: ## what a change must pass
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=line setup browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=line style
	$(BIN)/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

# dbt opens the build's file, which only one process at a time may
SQLFLUFF := env WAREHOUSE_BUILD_FILE=:memory: $(BIN)/python -m tools.lint_sql lint --disable-progress-bar

style: lint-rest types lint-core lint-gates

types:
	$(BIN)/mypy

lint-core:
	$(SQLFLUFF) $(CORE)

lint-rest:
	$(SQLFLUFF) $(REST)

# no dbt: the arguments of a query are those of its suite
lint-gates:
	$(SQLFLUFF) --templater placeholder expectations/sql

# a sample of the mutants takes about half an hour; `make prove MUTANTS=` tries all of
# them, in some hours: it may be stopped, and goes on where it was
MUTANTS ?= --sample 200 --seed 17

# a proof that fails stops none of the others
prove: setup ## the long proofs; resumable, their tables in docs/proof/
	@failed=; \
	$(BIN)/python -m tools.prove mutations $(MUTANTS) || failed="$$failed mutations"; \
	$(BIN)/pytest -m prove || failed="$$failed pytest"; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi

bench: setup ## measure speed; prints tables
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.dumps
	$(BIN)/python -m benchmarks.process_charts
	$(BIN)/python -m benchmarks.reports

sbom: setup ## list what the product is made of (CycloneDX), in build/supply/
	@$(BIN)/python -m tools.supply_chain sbom

audit: setup ## ask the registries for known faults of what it is made of
	@$(BIN)/python -m tools.supply_chain audit

docs: setup ## the catalogue of tables and columns, in target/index.html
	$(BIN)/dbt docs generate --static --vars '$(VARS)'
	@echo "Open target/static_index.html"

sample: setup ## write the synthetic sample and its ledger again
	$(BIN)/warehouse generate

accept: setup ## take the sample's figures of the last build as the right ones
	@$(BIN)/python -m tools.golden

lock: ## renew requirements.lock from pyproject.toml
	$(PYTHON) -m venv build/lock-environment
	build/lock-environment/bin/pip install --quiet uv
	build/lock-environment/bin/uv pip compile pyproject.toml --group dev --universal --no-strip-extras \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --no-header --quiet --output-file requirements.lock

clean: ## remove what builds made (not the environment, not what is published)
	rm -rf build target logs
