#!/bin/sh
# Run a command; show what it wrote only when it fails.
set -u

said=$("$@" 2>&1) && exit 0
code=$?
printf '%s\n' "$said" >&2
exit "$code"
