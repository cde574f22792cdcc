# make case   build the case in data/ and draw its maps       make test   every test
# make check  test, lint, types, rooms, generated files       make bench  measure, and rewrite docs/benchmark.md

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; print("$(name)") if sys.version_info >= (3, 11) else None' 2>/dev/null)))
BIN := .venv/bin

.PHONY: case test check bench browser regenerate clean

case: .venv/installed
	$(BIN)/kg build data --out build
	$(BIN)/kg view --case build --out visualizations
	@echo; echo "Who was convicted, and what became of it?"
	$(BIN)/kg query --case build --saved convictions
	@echo; echo "How is Ava DuVernay connected to Netflix?"
	$(BIN)/kg path --case build "Ava DuVernay" Netflix

test: .venv/tested browser
	$(BIN)/pytest

check: test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	$(BIN)/kg build data --out "$$scratch/case" && \
	$(BIN)/kg view --case "$$scratch/case" --out "$$scratch/maps" && \
	diff -r "$$scratch/maps" visualizations && echo "visualizations/ is what data/ gives"

bench: .venv/installed
	$(BIN)/python -m kg.benchmark --out docs/benchmark.md

# Rewrite what README.md shows after its commands, from what they print now.
regenerate: .venv/tested
	$(BIN)/python -m tests.docs.regenerate

# The maps are tested in a browser; where there is none and none can be installed, those tests say that they skip.
browser:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	$$sudo apt-get update -q && $$sudo apt-get install -y -q --no-install-recommends chromium chromium-driver; } || \
	echo "no Chromium here: the tests of the maps in a browser will be skipped"

.venv/installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; say which with PYTHON=..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/tested: .venv/installed
	$(BIN)/pip install --quiet --editable '.[test,check]'
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
