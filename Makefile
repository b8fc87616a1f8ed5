# `make report` and `make test` do all set-up; they need Python >= 3.12 and nothing else.

VENV := .venv
BIN := $(VENV)/bin
OUT := out
PYTEST_ARGS :=
FORMATS := html,pdf,docx

.DEFAULT_GOAL := help
.PHONY: help report test lint format docs bench lock clean

help: ## show the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

report: $(VENV)/.run-ready ## write the Philippine review and the 2017 document into out/
	@echo "review of the Philippines, 2026"
	@$(BIN)/corridor report PHL --year 2026 --format $(FORMATS) --out $(OUT)
	@echo "the 2017 contribution"
	@$(BIN)/corridor report WLD --year 2017 --format $(FORMATS) --out $(OUT)
	@echo "look at:"
	@find $(OUT) -type f \( -name '*.html' -o -name '*.pdf' -o -name '*.docx' \) | sort | sed 's/^/  /'

test: $(VENV)/.dev-ready ## run the whole test suite
	@$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)

lint: $(VENV)/.dev-ready ## check format, style, types, layer order, and that the docs are in step
	@echo "format" && $(BIN)/ruff format --check --quiet .
	@echo "style" && $(BIN)/ruff check --quiet .
	@echo "types" && $(BIN)/mypy --no-error-summary
	@echo "layers" && sh scripts/house/quietly.sh $(BIN)/lint-imports
	@echo "docs" && $(BIN)/python scripts/docs/command_reference.py --check
	@$(BIN)/python scripts/docs/transition_table.py --check

format: $(VENV)/.dev-ready ## format the code and mend what can be mended
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix .

docs: $(VENV)/.dev-ready ## write the references of commands and moderation from the code
	@$(BIN)/python scripts/docs/command_reference.py
	@$(BIN)/python scripts/docs/transition_table.py

bench: $(VENV)/.dev-ready ## measure, and write docs/benchmarks.md
	@$(BIN)/python -m benchmarks.run

lock: ## choose the newest versions that fit, and write requirements/
	@sh scripts/house/lock.sh

clean: ## remove the environment, reports and caches
	@rm -rf $(VENV) .venv-lock $(OUT) .coverage* htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.%-ready: requirements/%.txt pyproject.toml
	@sh scripts/house/environment.sh $(VENV) $<
	@touch $@
