# One command each: `make demo` sets up and lints the fixtures, `make test` runs the tests.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup demo test lint docs site wheel vocabulary bench clean

setup: $(READY)

$(READY): pyproject.toml
	test -x $(BIN)/python || python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

demo: $(READY)
	$(BIN)/newslint check fixtures/site --exit-zero

test: $(READY)
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright

docs: $(READY)
	$(BIN)/python docs/build.py

site: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group site
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet --config-file .ci/site.yml

vocabulary: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group vocabulary
	PYTHONPATH=lint $(BIN)/python lint/vocabulary.py

bench: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	bench/startup
	bench/throughput

wheel: $(READY)
	$(BIN)/python -m build --outdir dist

clean:
	rm -rf $(VENV) dist
