# `make report` and `make test` do all set-up. Both need Python >= 3.12; the tests need a browser and gettext, too:
# apt-get install chromium fonts-noto-core fonts-noto-cjk gettext

VENV := .venv
BIN := $(VENV)/bin
OUT := out
PYTEST_ARGS :=
FORMATS := html,pdf,docx

.DEFAULT_GOAL := help
.PHONY: help report test lint format docs translations screenshots audit bench lock clean

help: ## show the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

report: $(VENV)/.run-ready ## write the Philippine review and the 2017 document into out/
	@echo "review of the Philippines, 2026"
	@$(BIN)/corridor report PHL --year 2026 --format $(FORMATS) --out $(OUT)
	@echo "the 2017 contribution"
	@$(BIN)/corridor report WLD --year 2017 --format $(FORMATS) --out $(OUT)
	@echo "look at:"
	@find $(OUT) -type f \( -name '*.html' -o -name '*.pdf' -o -name '*.docx' \) | sort | sed 's/^/  /'

# With COVERAGE=1 both runs are measured, and the second one reports.
test: $(VENV)/.dev-ready ## run the whole test suite, and what uses the site's database on PostgreSQL too
	@echo "the site on PostgreSQL"
	@CORRIDOR_TEST_DATABASE=postgres $(BIN)/python -m pytest -n 2 --dist worksteal $(PYTEST_ARGS) \
		$(if $(COVERAGE),--cov --cov-report= --cov-fail-under=0) tests/site
	@echo "everything, the site on SQLite"
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(PYTEST_ARGS) $(if $(COVERAGE),--cov --cov-append --cov-report=term:skip-covered)

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

translations: $(VENV)/.dev-ready ## bring the files of translations into step with code, templates and definitions
	@$(BIN)/python scripts/translations/collect.py

screenshots: $(VENV)/.dev-ready ## take pictures of all public pages, into out/screenshots
	@CORRIDOR_SCREENSHOTS=$(OUT)/screenshots $(BIN)/python -m pytest -n 2 tests/browser/test_public_pages.py -k use_it
	@echo "look at $(OUT)/screenshots"

bench: $(VENV)/.dev-ready ## measure, and write docs/benchmarks.md
	@$(BIN)/python -m benchmarks.run

audit: $(VENV)/.dev-ready ## ask whether a known vulnerability concerns what Corridor runs with
	@$(BIN)/python scripts/house/audit.py

lock: ## choose the newest versions that fit, and write requirements/
	@sh scripts/house/lock.sh

clean: ## remove the environment, reports and caches
	@rm -rf $(VENV) .venv-lock .venv-audit $(OUT) .coverage* htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.%-ready: requirements/%.txt pyproject.toml
	@sh scripts/house/environment.sh $(VENV) $<
	@touch $@
