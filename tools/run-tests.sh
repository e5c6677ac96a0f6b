#!/usr/bin/env bash
# The whole suite in two halves side by side: much of it waits for windows, films and other processes.
# What mounts volumes, starts the installed program or pulls the plug stays in one half, one after another.
set -uo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python
apart=(tests/end_to_end tests/faults tests/installing tests/powercut tests/walkthroughs)
if [ "$(nproc)" -lt 2 ]; then
  exec "$python" -m pytest "$@"
fi
said=$(mktemp)
other=
trap 'rm -f "$said"; [ -z "$other" ] || kill "$other" 2>/dev/null' EXIT
"$python" -m pytest -p no:cacheprovider "${apart[@]}" "$@" >"$said" 2>&1 &
other=$!
"$python" -m pytest -p no:cacheprovider "${apart[@]/#/--ignore=}" "$@"
one=$?
wait "$other"
two=$?
other=
cat "$said"
exit $((one ? one : two))
