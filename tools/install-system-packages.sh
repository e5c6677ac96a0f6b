#!/usr/bin/env bash
# Install the Debian/Ubuntu packages that a set of tasks needs, when any is missing.
#   tools/install-system-packages.sh run [headless] [test] [build]
# As root, or where sudo asks no password, it installs them; else it says exactly what to install.
set -euo pipefail

run="python3-venv libvlc5 libvlc-bin vlc-plugin-base vlc-plugin-video-output fonts-noto-cjk
  libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0
  libxcb-shape0 libxcb-xkb1 libdbus-1-3 libfontconfig1 libglib2.0-0"
headless="xvfb xauth openbox x11-xserver-utils"
test="p7zip-full xdotool dbus strace fuse3 minisign dosfstools fusefat e2fsprogs postgresql
  poppler-utils shared-mime-info libglib2.0-bin binutils libpython3-dev
  at-spi2-core dbus-daemon gir1.2-atspi-2.0 python3-gi"
build="binutils debootstrap dpkg-dev patchelf"

wanted=""
for set in "$@"; do wanted="$wanted ${!set}"; done

# Asked once, and not through a pipe: a grep that has found its line ends dpkg-query, which pipefail takes for a failure.
installed=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package} ${Provides}\n' 2>/dev/null || true)

missing=""
for package in $wanted; do
  # A package may be provided by another one under a newer name (libglib2.0-0t64), so ask what is provided, too.
  if ! grep -qE "^ii .*(^| )${package//./\\.}( |,|\$)" <<<"$installed"; then
    missing="$missing $package"
  fi
done
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "Please install, with your system's package tool:$missing" >&2
  exit 1
fi
if [ "$(id -u)" = 0 ]; then
  as_root=""
elif sudo -n true 2>/dev/null; then
  as_root="sudo"
else
  echo "Some system packages are missing. Please run:" >&2
  echo "  sudo apt-get update && sudo apt-get install --no-install-recommends$missing" >&2
  exit 1
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
