# make            set up, then build the site from plans/ into public/
# make test       set up, then check the code and run every test
# make quick      the same without browsers, servers and guides, for daily work
# make lint, make fix   check the code; mend what can be mended by itself
# make demo       build the demonstration in examples/minh-hoa (an invented province) into public-minh-hoa/
# make ARGS=...   options for the build, such as ARGS="--as-of 2025-12-31"
# make WHEELHOUSE=dir [test]   set up from packages in a folder, without a network (make wheelhouse fills one)

PY := .venv/bin/python
CODE := congkhai tests build.py $(wildcard bench)
export WHEELHOUSE PYTHON

.PHONY: site demo test quick lint fix bench-search serve wheelhouse lock clean setup setup-test
.DEFAULT_GOAL := site

site: setup
	@$(PY) build.py build $(ARGS)

# Its day is fixed: the reports in it end there.
demo: setup
	@$(PY) build.py build --root examples/minh-hoa --out public-minh-hoa --as-of 2026-09-15 $(ARGS)

serve: setup
	@$(PY) build.py serve $(ARGS)

# The tests come last: their closing line ends the output. Browsers wait more than they work, so their tests begin,
# and three run at a time.
test: lint
	@$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

quick: lint
	@$(PY) -m pytest -n auto --dist loadfile -m "not slow" tests/unit tests/problems $(ARGS)

lint: setup-test
	@$(PY) -m ruff check --quiet $(CODE)
	@$(PY) -m ruff format --quiet --check $(CODE)
	@$(PY) -m mypy --no-error-summary congkhai tests

fix: setup-test
	@$(PY) -m ruff check --quiet --fix $(CODE)
	@$(PY) -m ruff format --quiet $(CODE)

# How well search finds, beside Pagefind as it comes; how fast builds are. On a quiet machine.
bench-search: setup-test
	@$(PY) bench/search.py $(ARGS)

setup:
	@sh tools/setup.sh requirements.lock

setup-test:
	@sh tools/setup.sh requirements-test.lock

# On a machine with a network: collect what `make WHEELHOUSE=wheelhouse` needs on one without.
wheelhouse: setup
	@$(PY) -m pip download -qq --require-hashes -r requirements.lock -d wheelhouse

# After a change of the dependencies in pyproject.toml; both lists serve Python 3.11 and later on every platform.
lock: setup-test
	@$(PY) -m pip install --quiet uv
	@for extra in "-o requirements.lock" "--extra test -c requirements.lock -o requirements-test.lock"; do \
	  $(PY) -m uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	    --no-annotate --no-header $(ARGS) pyproject.toml $$extra || exit 1; done

clean:
	rm -rf .venv public public-minh-hoa .mypy_cache .ruff_cache .pytest_cache
