# Two commands do everything, on a bare machine too: `make run` and `make test`.
.DEFAULT_GOAL := help
BIN := .venv/bin
HEADLESS := QT_QPA_PLATFORM=offscreen

.PHONY: help setup setup-test run demo test lint types layers tests soak kill bench screenshots lock wheel wheel-test clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: ## .venv with the locked dependencies, and Qt's system libraries where they are missing
	@packaging/bootstrap.sh run

setup-test:
	@packaging/bootstrap.sh test

run: setup ## the program on the sample workbook; without a screen: cards and pictures in build/demo/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	    mkdir -p build && { [ -e build/sample.persona ] || $(BIN)/persona-studio new build/sample.persona --sample; } && \
	    $(BIN)/persona-studio build/sample.persona; \
	else \
	    echo "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so this makes what the program would show:"; \
	    $(HEADLESS) $(BIN)/python packaging/demo.py build/demo; \
	fi

demo: setup ## sample workbook, a card per profile and a picture of each place in build/demo/
	@$(HEADLESS) $(BIN)/python packaging/demo.py build/demo

test: setup-test lint types layers tests ## all that CI runs

lint: setup-test
	@$(BIN)/ruff check .

types: setup-test
	@$(BIN)/mypy persona_studio

layers: setup-test
	@$(BIN)/lint-imports --no-logo

tests: setup-test
	@$(HEADLESS) $(BIN)/python -m pytest -q -n 2

soak: setup-test ## 20,000 random steps in the window
	@$(HEADLESS) PERSONA_SOAK_STEPS=20000 $(BIN)/python -m pytest -q -m soak tests/house/test_soak.py

kill: setup-test ## 200 kills at random moments while typing
	@$(BIN)/python -m tests.kill.kill --rounds 200

bench: setup-test ## the numbers of the design, as ratios measured in one run
	@$(HEADLESS) $(BIN)/python bench/run.py

screenshots: setup ## the pictures of the README
	@$(HEADLESS) $(BIN)/python packaging/demo.py --pictures docs/pictures

lock: ## newly solved packaging/requirements.lock
	@packaging/lock.sh $(ARGS)

wheel: setup
	@rm -rf build/wheel && $(BIN)/pip wheel -q --no-deps --no-build-isolation -w build/wheel .

wheel-test: wheel ## the wheel in an environment of its own: does it start and print
	@rm -rf build/wheel-venv && python3 -m venv build/wheel-venv
	@build/wheel-venv/bin/pip install -q build/wheel/*.whl
	@cd / && $(HEADLESS) $(CURDIR)/build/wheel-venv/bin/persona-studio selftest

clean: ## away with all that was built
	@rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache resources/fonts resources/icons resources/faces
