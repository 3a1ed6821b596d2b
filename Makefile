# The course from a clone to a graded class. `make help` lists what there is to make.
PYTHON ?= python3
BIN := .venv/bin
OLDEST := $(shell sed -n 's/^pythons = \["\([0-9.]*\)".*/\1/p' pyproject.toml)
RUNS ?= 1
PARALLEL := --numprocesses auto --dist loadfile
.DEFAULT_GOAL := help
.PHONY: help setup system grade solutions test test-all bench bench-class bench-recipes fairness student.zip site lint lock clean

help:  ## This list
	@grep -hE '^[a-z.-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 14

setup: .venv/installed system  ## The environment in .venv, and bubblewrap where it may be installed

.venv/installed: requirements.txt scripts/install.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < tuple(map(int, "$(OLDEST)".split("."))))' || { echo "Python $(OLDEST) or newer is needed; this is $$($(PYTHON) --version). Name another one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv is missing: install the Debian package python3-venv."; exit 1; }
	@$(PYTHON) scripts/install.py .venv requirements.txt
	@touch $@

# A Python that is named on the command line takes the place of the environment's, if that is another version.
VERSION_OF = $(shell $(1) -c 'import sys; print(*sys.version_info[:2])' 2>/dev/null)
ifeq ($(origin PYTHON), command line)
ifneq ($(call VERSION_OF,$(PYTHON)), $(call VERSION_OF,$(BIN)/python))
.PHONY: .venv/installed
endif
endif

system:
	@sh scripts/install_system_packages.sh bubblewrap

grade: setup  ## Grade what is in submitted/ (the sample class, where nothing is there)
	@$(BIN)/python -m grader grade --sample-if-empty

solutions: setup  ## Make the solved version anew, executed on the embedded digits
	@$(BIN)/python -m grader assignment
	$(BIN)/nbgrader generate_solution backpropagation

test: setup  ## All tests in their quick form
	@sh scripts/install_system_packages.sh chromium
	@sh scripts/install_axe.sh
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/pytest $(PARALLEL)

test-all: test .venv-bench/installed  ## The same, then the long forms
	@$(MAKE) --no-print-directory .venv-hub/installed || echo "No JupyterHub could be installed: its test is skipped."
	$(BIN)/pytest $(PARALLEL) -m long

bench: .venv-bench/installed  ## Training beside its bare matrix products, JAX and scikit-learn
	.venv-bench/bin/python -m benchmarks.training

# JAX and scikit-learn stay out of .venv: neither students nor grading need them.
.venv-bench/installed: benchmarks/requirements.txt scripts/install.py
	@$(PYTHON) scripts/install.py .venv-bench benchmarks/requirements.txt
	@touch $@

# A JupyterHub for its test. Its Python has to be one that other accounts may run, which one in somebody's home is not.
HUB_PYTHON = $(shell /usr/bin/python3 -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo /usr/bin/python3 || echo $(PYTHON))
.venv-hub/installed: tests/hub/requirements.txt scripts/install.py
	@$(HUB_PYTHON) scripts/install.py .venv-hub tests/hub/requirements.txt
	npm install --silent --prefix .venv-hub/proxy configurable-http-proxy@5.3.0
	@touch $@

bench-class: setup  ## A class of 200 beside plain nbgrader and the least that it could take
	$(BIN)/python -m benchmarks.class_of_200

bench-recipes: setup  ## Two recipes for the full set, three seeds each
	$(BIN)/python -m benchmarks.recipes plain
	$(BIN)/python -m benchmarks.recipes own-layers

fairness: setup  ## The grader on the corpus of right and wrong answers, RUNS seeds each
	$(BIN)/python -m fairness --runs $(RUNS)

student.zip: setup  ## What students get, packed
	@$(BIN)/python -m grader assignment
	@$(BIN)/python -m grader handout

site: setup .venv-site/installed  ## The notebook as a web page that needs no installation, in build/site (PYODIDE_DIR: all of it served by you)
	@$(BIN)/python -m grader assignment
	@$(BIN)/python -m grader site

# JupyterLite takes its parts from whatever notebook or jupyterlab it finds beside itself: it gets an environment without them.
.venv-site/installed: website/requirements.txt website/wheels.txt scripts/install.py
	@$(PYTHON) scripts/install.py .venv-site website/requirements.txt
	.venv-site/bin/python -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps --dest .venv-site/wheels --requirement website/wheels.txt
	@touch $@

# The other locks take their versions from the first.
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version $(OLDEST) --fork-strategy fewest --generate-hashes --no-emit-index-url --custom-compile-command "make lock"
lock: setup  ## Pin the newest versions in requirements.txt, for all supported Pythons and systems
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file benchmarks/requirements.txt benchmarks/requirements.in
	$(LOCK) --output-file tests/hub/requirements.txt tests/hub/requirements.in
	$(LOCK) --output-file website/requirements.txt website/requirements.in
	$(LOCK) --no-deps --output-file website/wheels.txt website/wheels.in

clean:  ## Take away what can be made again, and the sample class where it is unchanged
	@if [ -e $(BIN)/python ]; then $(BIN)/python -m grader sample --remove; fi
	rm -rf .venv .venv-bench .venv-hub .venv-site .grader gradebook.db* feedback exports student.zip build .pytest_cache .ruff_cache
	find autograded -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	find . -name __pycache__ -prune -exec rm -rf {} +
