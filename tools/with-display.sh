#!/usr/bin/env bash
# Run a command on the display there is, or on a virtual one with two screens (1366x768 and a 1920x1080 projector).
#   tools/with-display.sh COMMAND...
set -euo pipefail
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then exec "$@"; fi

number_file=$(mktemp)
# -noreset: or the server forgets its screens when the last client leaves.
Xvfb -displayfd 3 -screen 0 3286x1080x24 -nolisten tcp -ac -noreset 3>"$number_file" >/dev/null 2>&1 &
server=$!
manager=""
trap 'kill $manager $server 2>/dev/null; rm -f "$number_file"' EXIT
for _ in $(seq 100); do [ -s "$number_file" ] && break; sleep 0.1; done
[ -s "$number_file" ] || { echo "The virtual display did not start." >&2; exit 1; }
DISPLAY=":$(cat "$number_file")"
export DISPLAY
xrandr --setmonitor TEACHER 1366/361x768/203+0+0 screen >/dev/null
xrandr --setmonitor CLASS 1920/508x1080/286+1366+0 none >/dev/null
openbox >/dev/null 2>&1 &
manager=$!
"$@"
