# Everything a person or a machine does here. `make` alone lists it.
SHELL := /bin/bash
PORT ?= 8501
IPT_DATA_DIR ?= data
PY := .venv/bin/python
export IPT_DATA_DIR

.DEFAULT_GOAL := help
.PHONY: help install hooks fmt lint types layers content duplicates test cov check run demo wheel bench screenshots lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

# An environment without python3-venv: pip installs uv into it; plain pip where uv is not to be had.
.venv/.made:
	python3 -m venv --without-pip .venv
	python3 -m pip -q --disable-pip-version-check --python $(PY) install uv || true
	touch $@

.venv/.installed: .venv/.made pyproject.toml requirements.lock
	@if $(PY) -m uv --version >/dev/null 2>&1; then \
	  $(PY) -m uv pip install -q --python $(PY) --require-hashes -r requirements.lock && \
	  $(PY) -m uv pip install -q --python $(PY) --no-deps -e . ; \
	else \
	  python3 -m pip -q --disable-pip-version-check --python $(PY) install --require-hashes -r requirements.lock && \
	  python3 -m pip -q --disable-pip-version-check --python $(PY) install --no-deps -e . ; \
	fi
	touch $@

.venv/.dev: .venv/.installed requirements-dev.lock
	@if $(PY) -m uv --version >/dev/null 2>&1; then \
	  $(PY) -m uv pip install -q --python $(PY) --require-hashes -r requirements-dev.lock ; \
	else \
	  python3 -m pip -q --disable-pip-version-check --python $(PY) install --require-hashes -r requirements-dev.lock ; \
	fi
	touch $@

install: .venv/.installed ## make the environment that runs the product

hooks: .venv/.dev ## install the commit hooks
	$(PY) -m pre_commit install

fmt: .venv/.dev ## format the code
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

lint: .venv/.dev ## look for mistakes and bad style
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .

types: .venv/.dev ## check the types, strictly, of package and tests
	$(PY) -m mypy

layers: .venv/.dev ## check that imports point inwards
	.venv/bin/lint-imports

content: .venv/.dev ## check every content pack, and that schemas and guides match the models
	$(PY) -m ipt_training check rubrics case_vignettes curriculum programmes
	$(PY) scripts/make_schemas.py --check

test: .venv/.dev ## run all tests, the real-browser ones too
	@bash scripts/need_tools.sh
	$(PY) -m coverage erase
	$(PY) -m coverage run -m pytest -n auto --dist loadfile $(ARGS)
	$(PY) -m coverage combine -q
	$(PY) scripts/check_coverage.py

cov: ## show what the last test run did not reach
	$(PY) -m coverage report

check: lint types layers content test ## everything that must hold before a commit lands

run: .venv/.installed ## start the product; an empty data folder gets the demonstration
	@PORT=$(PORT) $(PY) -m ipt_training run --demo-if-empty --port $(PORT)

wheel: .venv/.dev ## build the wheel
	$(PY) -m uv build -q --wheel

bench: .venv/.dev ## compare with the peers, as ratios
	bash bench/run.sh

screenshots: .venv/.dev ## photograph every screen into docs/
	$(PY) scripts/make_screenshots.py

lock: .venv/.made ## resolve the dependencies anew
	$(PY) -m uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra postgres -o requirements.lock
	$(PY) -m uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra postgres --group dev -o requirements-dev.lock

clean: ## remove what was built
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .coverage*
