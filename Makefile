# `make help` lists the targets. Everything lives in .venv, made from the hashed locks; nothing outside is touched.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export UV_PYTHON_DOWNLOADS := never
export OPENBLAS_NUM_THREADS := 1
# the system's certificates, as pip uses them: behind a proxy of an institute uv knows no other
export UV_SYSTEM_CERTS := 1
WORKERS ?= 2
LAB ?=

# uv installs the run environment in seconds where pip needs a minute and a half; where it cannot be had, or fails, pip does the same
# from the same lock.
define install
	@$(BIN)/python -m pip install --quiet "uv>=0.9" 2>/dev/null || echo "uv is not to be had: falling back to pip (slower)"
	@{ [ -x $(BIN)/uv ] && \
	  $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1) && \
	  $(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e . ; \
	} || { if [ -x $(BIN)/uv ]; then echo "uv failed: once more with pip (slower)"; fi ; \
	  $(BIN)/python -m pip install --quiet --require-hashes -r $(1) && \
	  $(BIN)/python -m pip install --quiet --no-deps -e . ; \
	}
	@touch $@
endef

.PHONY: help report test docs compiled lab check format review tables notebooks lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' Makefile | sort | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(f"expected Python 3.11 or newer, met {sys.version.split()[0]}; set PYTHON=") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(call install,requirements.lock)

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(call install,requirements-dev.lock)

$(VENV)/.lab: requirements-lab.lock $(VENV)/.run
	$(call install,requirements-lab.lock)

report: $(VENV)/.run ## run the whole study and write the tables and the report site
	@$(BIN)/plancheck run

test: $(VENV)/.dev ## run all tests, notebooks re-executed strictly
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile --doctest-modules src/plancheck
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile --nbval --nbval-sanitize-with notebooks/sanitize.cfg -p no:cacheprovider notebooks

check: $(VENV)/.dev ## lint, format, types and import rules (what pre-commit runs)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(VENV)/.dev ## format the sources and notebooks
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

# Built from a copy: mypyc leaves its modules beside the sources it compiles, where they would hide later edits.
compiled: $(VENV)/.dev ## build a wheel whose reading and checking of figures is machine code (a C compiler, three to five minutes; PROFILE=1: with a profile, by gcc)
	@rm -rf build/compiled && mkdir -p build/compiled && cp -R pyproject.toml README.md LICENSE src data tools build/compiled/
	@find build/compiled -name '*.so' -delete
	@$(BIN)/uv run --quiet --no-project --python $(BIN)/python --with 'mypy>=2.4' --with setuptools python tools/compile_modules.py build/compiled $(if $(PROFILE),--profile $(BIN)/python)
	@cd build/compiled && HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 ../../$(BIN)/uv build --quiet --wheel --out-dir ../../dist .
	@rm -rf build/compiled
	@$(BIN)/python benchmarks/compiled.py

docs: $(VENV)/.dev ## build the guides and the reference as web pages in docs/_build
	@$(BIN)/sphinx-build -q -W -E --keep-going docs docs/_build
	@echo "open docs/_build/index.html"

lab: $(VENV)/.lab ## open JupyterLab on the start page (LAB="--no-browser --port 8890": its own options)
	@$(BIN)/jupyter lab --LabApp.default_url=/lab/tree/notebooks/README.ipynb $(LAB)

review: ## re-execute everything in a fresh environment and a clean clone, one page of differences (CORPUS=DIR: from published texts)
	@$(PYTHON) tools/review.py --workers $(WORKERS) $(if $(CORPUS),--corpus $(CORPUS))

tables: $(VENV)/.run ## write data/tables and data/datapackage.json only
	@$(BIN)/plancheck run --no-report
	@$(BIN)/python -m plancheck.datapackage

notebooks: $(VENV)/.run ## re-execute the study's notebooks in place
	@$(BIN)/python tools/execute_notebooks.py

lock: $(VENV)/.dev ## resolve the locks anew from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.lock pyproject.toml --group dev -o requirements-dev.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.lock pyproject.toml --group lab -o requirements-lab.lock

clean: ## remove the environment and everything rendered
	@rm -rf $(VENV) reports/rendered .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
