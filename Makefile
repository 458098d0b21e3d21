# Two commands are all a newcomer needs: `make brief` and `make test`.

PYTHON ?= python3
BIN := .venv/bin
INPUT ?=
OUT ?= out/brief.html

.PHONY: brief samples test check docs evaluation lock clean model

brief: .venv/.installed  ## Codes an article (INPUT=path, folder or URL; the bundled ones if left out) and writes the brief
ifeq ($(INPUT),)
	@$(MAKE) --no-print-directory samples
else
	@mkdir -p $(dir $(OUT))
	@$(BIN)/realpolitik brief "$(INPUT)" -o "$(OUT)"
endif

samples: .venv/.installed  ## Writes one brief for each bundled sample
	@mkdir -p out
	@for folder in samples/*/; do \
	  name=$$(basename $$folder); \
	  $(BIN)/realpolitik brief "$$folder" -o "out/$$name.html" || exit $$?; \
	done

test: .venv/.installed-dev  ## Runs every test, with coverage
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered --cov-fail-under=90 -q

check: .venv/.installed-dev  ## Lint, formatting, types, import contracts, the corpus
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src tests
	$(BIN)/lint-imports
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/python training/corpus/check.py
	$(BIN)/python training/leaks.py

evaluation: .venv/.installed-dev  ## Measures the coder against gold and writes the pages on it
	$(BIN)/python docs/evaluation.py

docs: .venv/.installed-dev  ## Builds the documentation; a warning is an error
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build

model: .venv-train/.installed  ## Trains the coder's model from the corpus and puts it into the package
	.venv-train/bin/python training/corpus/multiply.py out/filled-templates.txt
	.venv-train/bin/python training/examples.py out/examples-1.jsonl training/corpus/part[1-7]/*.txt out/filled-templates.txt
	.venv-train/bin/python training/examples.py out/examples-2.jsonl training/corpus/part[1-6]/*.txt out/filled-templates.txt
	.venv-train/bin/python training/sieve.py out/examples-1.jsonl out/sieve.npy
	$(MAKE) -j2 out/trained-1 out/trained-2
	.venv-train/bin/python training/export.py out/trained-1 out/trained-2 --sieve out/sieve.npy --version minilm-2026.11c --calibration 0.261203 0.276976

# Two at once, a core each: sooner than both cores for one and then the other.
out/trained-1: EPOCHS := 4
out/trained-2: EPOCHS := 5
out/trained-%: out/examples-%.jsonl
	OMP_NUM_THREADS=1 .venv-train/bin/python training/train.py $< $@ --seed 1 --epochs $(EPOCHS)

lock:  ## Renews both lock files (needs uv)
	uv pip compile pyproject.toml --extra build --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra dev --extra docs --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 -o requirements-dev.lock

clean:  ## Removes what was built; never a store
	rm -rf .venv .venv-train out docs/_build .pytest_cache .ruff_cache .coverage

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "realpolitik needs Python 3.11 or newer; name one with PYTHON=…")'
	$(PYTHON) -m venv .venv

.venv/.installed: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.installed-dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ .venv/.installed

.venv-train/.installed: pyproject.toml
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/pip install --quiet --disable-pip-version-check torch==2.13.0
	.venv-train/bin/pip install --quiet --disable-pip-version-check -e ".[train]"
	@touch $@
