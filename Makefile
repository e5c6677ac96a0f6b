# Two commands: `make run` (the demo) and `make test`. Everything they need, they install.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Modules without files, threads or clocks of their own, and the tests that go through every branch of them.
PURE := catalogue.clock catalogue.entries catalogue.usage_range catalogue.usage_sums catalogue.verification \
        player.seen catalogue.languages catalogue.matching catalogue.schedule catalogue.schedule_check \
        catalogue.schedule_days catalogue.schedule_edit catalogue.schedule_progress catalogue.tokens \
        player.playclock player.playlist player.watched sync.json_fields sync.lasting sync.manifest sync.names sync.piece_map \
        sync.pieces sync.stability
PURE_TESTS := tests/catalogue/test_usage_sums.py tests/sync/test_register_proof.py tests/player/test_seen.py \
        tests/catalogue/test_clock.py tests/catalogue/test_languages.py tests/catalogue/test_schedule.py \
        tests/catalogue/test_schedule_days.py tests/catalogue/test_schedule_edit.py \
        tests/catalogue/test_schedule_progress.py tests/catalogue/test_search.py tests/player/test_pure.py \
        tests/sync/test_json_fields.py tests/sync/test_lasting.py tests/sync/test_manifest.py tests/sync/test_names.py tests/sync/test_piece_map.py tests/sync/test_pieces.py \
        tests/sync/test_stability.py

.PHONY: run setup test check pure bench deb deb-older update update-older key stick stick-older lock translations screenshots sbom guides clean
.DEFAULT_GOAL := run

run: setup
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  tools/install-system-packages.sh headless && \
	  echo "No display: the demo runs on a virtual one for about a minute and leaves pictures in build/screenshots." && \
	  tools/with-display.sh $(BIN)/skylesson demo --library build/demo --screenshots build/screenshots && \
	  echo "$$(ls build/screenshots/*.png | wc -l) pictures of its pages are in build/screenshots."; \
	else $(BIN)/skylesson demo --library build/demo; fi

setup: $(BIN)/skylesson

$(BIN)/python:
	tools/install-system-packages.sh run
	$(PYTHON) -m venv $(VENV)

$(BIN)/skylesson: $(BIN)/python requirements/runtime.txt pyproject.toml
	tools/install-system-packages.sh run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(BIN)/skylesson
	tools/install-system-packages.sh headless test build
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

test: $(VENV)/.dev check pure
	tools/run-tests.sh

# Pure modules: every line and every branch, or it fails.
pure: $(VENV)/.dev
	$(BIN)/python -m pytest $(PURE:%=--cov=%) --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100 $(PURE_TESTS)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit -q -c pyproject.toml -r catalogue desktop player sync tools
	$(BIN)/bandit -q -c pyproject.toml -s B404,B603,B607 -r packaging
	$(BIN)/python tools/advisories.py

# Figures first, on a quiet machine; then the long attempts to break it (an hour; faults and cuts say what they need).
bench: $(VENV)/.dev
	tools/with-display.sh $(BIN)/python -m bench
	$(BIN)/python -m bench.power_cuts
	$(BIN)/python -m bench.fuzzing
	$(BIN)/python -m bench.faults

# What goes into the installed program, and what puts it together.
INSIDE := $(shell find catalogue desktop player sync packaging/linux/files packaging/skylesson.svg -type f ! -name '*.pyc') \
        $(addprefix packaging/linux/,build_deb.py editions.py pictures.py qt_parts.py symbols.py tree.py) \
        resources.db pyproject.toml requirements/runtime.txt

# The package for Debian and its kin: build/skylesson_<version>_<architecture>.deb
deb: build/.deb

build/.deb: $(BIN)/skylesson $(INSIDE)
	tools/install-system-packages.sh build
	$(BIN)/python packaging/linux/build_deb.py
	@touch $@

# The same for systems whose C library is older, from 2.28 on: UOS 20, Kylin V10 (docs/decisions/0057).
deb-older: build/.deb-older

build/.deb-older: $(BIN)/skylesson $(INSIDE) packaging/linux/interpreter.py $(wildcard packaging/linux/older/*) \
        requirements/older.txt
	tools/install-system-packages.sh build
	$(BIN)/python packaging/linux/build_deb.py older
	@touch $@

# An update for sticks and satellites, signed: make update KEY=publisher.key (docs/updating.md).
update: key build/.deb
	$(BIN)/python packaging/linux/build_update.py $(KEY)

update-older: key build/.deb-older
	$(BIN)/python packaging/linux/build_update.py $(KEY) older

key:
	@[ -f "$(KEY)" ] || { echo "Which key signs it? make update KEY=publisher.key (docs/updating.md)" >&2; exit 2; }

# A folder for a stick, with all that a bare Debian lacks, and a script that installs it without a network.
stick: build/.stick

STICK := packaging/linux/bare.py packaging/linux/stick.py $(wildcard packaging/linux/stick/*)
build/.stick: build/.deb $(STICK)
	$(BIN)/python packaging/linux/stick.py
	@touch $@

# The same folder, for older systems too: install.sh chooses.
stick-older: build/.stick-older

build/.stick-older: build/.stick build/.deb-older
	$(BIN)/python packaging/linux/stick.py older
	@touch $@

# Every page, panel and dialog in Chinese, English, and the two languages that nobody speaks (longer texts; from right to
# left), on a sheet for each language and size.
SHEET_LANGUAGES := zh_CN,en,en_XA,ar_XB
screenshots: $(VENV)/.dev
	$(BIN)/python tools/pseudo_language.py build/sheet-library/languages
	SKYLESSON_VERSIONS=build/sheet-library/versions tools/with-display.sh \
	  $(BIN)/skylesson demo --library build/sheet-library --screenshots build/sheet-pictures \
	  --languages $(SHEET_LANGUAGES)
	$(BIN)/python tools/contact_sheets.py build/sheet-pictures build/contact-sheets

# What the program is made of (CycloneDX 1.6), of the lock file and of what is installed.
sbom: $(BIN)/skylesson
	$(BIN)/python tools/sbom.py build/skylesson.cdx.json
	$(BIN)/python tools/sbom.py build/skylesson-older.cdx.json older

# Write the texts of the window anew into desktop/translations/*.ts, and compile them.
translations: $(VENV)/.dev
	$(BIN)/python tools/translations.py

# Write requirements/*.txt anew from *.in. No index address is written.
LOCK := --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header \
        --no-strip-extras --allow-unsafe --quiet --annotation-style=line
lock:
	$(BIN)/python -m pip install --quiet pip-tools
	cd requirements && ../$(BIN)/pip-compile $(LOCK) -o runtime.txt runtime.in && ../$(BIN)/pip-compile $(LOCK) -o dev.txt dev.in && \
	  ../$(BIN)/pip-compile $(LOCK) -o windows.txt windows.in && \
	  ../$(BIN)/pip-compile $(LOCK) -o older.txt older.in

# The guide of each role on paper, in both languages, with pictures of the window as it is: build/guides/*.pdf.
guides: $(VENV)/.dev
	$(BIN)/python tools/guides.py build/guides

clean:
	rm -rf build $(VENV) .mypy_cache .pytest_cache .ruff_cache
