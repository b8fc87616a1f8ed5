#!/bin/sh
# Write requirements/run.txt and requirements/dev.txt: versions and hashes, for every Python that is supported.
set -eu

here=$(dirname "$0")
venv=.venv-lock

if ! "$venv/bin/uv" --version >/dev/null 2>&1; then
    "$(sh "$here/find_python.sh")" -m venv --clear "$venv"
    "$venv/bin/python" -m pip --disable-pip-version-check --quiet install uv
fi

# No address of a registry may stand in the files: the machine that installs has its own.
compile() {
    "$venv/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.12 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@"
}

echo "requirements/run.txt"
compile pyproject.toml --group build --output-file requirements/run.txt
echo "requirements/dev.txt"
compile pyproject.toml --group dev --constraint requirements/run.txt --output-file requirements/dev.txt
echo "requirements/dev-files.txt"
compile --no-deps --group encoder --output-file requirements/dev-files.txt
