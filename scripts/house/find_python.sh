#!/bin/sh
# Print the first Python that is new enough and can make a virtual environment.
# PYTHON=/path/to/python chooses one by hand.

too_old=""
bare=""
for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python}; do
    version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    if ! "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 12))'; then
        too_old="$too_old $candidate is $version;"
    elif ! "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
        bare=$version
    else
        "$candidate" -c 'import sys; print(sys.executable)'
        exit 0
    fi
done

if [ -n "$bare" ]; then
    echo "Python $bare is here, but cannot make a virtual environment." >&2
    echo "On Debian or Ubuntu: apt-get install python$bare-venv (or python3-venv)" >&2
else
    echo "Corridor needs Python 3.12 or newer; found:${too_old:- none}" >&2
    echo "Install one (Debian, Ubuntu: apt-get install python3 python3-venv), or name it: make PYTHON=/path/to/python3" >&2
fi
exit 1
