#!/bin/sh
# Takes Skylesson off this computer; lessons and records stay.   sh uninstall.sh
# 从这台电脑上卸载空中课堂；课程和记录都保留。                 sh uninstall.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ "$(id -u)" != 0 ]; then
    echo "Removing needs the administrator's password. 卸载需要管理员密码。"
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && command -v pkexec >/dev/null; then
        exec pkexec sh "$here/uninstall.sh"
    fi
    exec sudo sh "$here/uninstall.sh"
fi
# Not what came with it: other programs may use that by now. "apt-get autoremove" takes what nothing uses.
LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -q -y remove skylesson >/dev/null
echo "Skylesson is removed. 空中课堂已卸载。"
getent passwd | cut -d: -f6 | sort -u | while read -r home; do
    library="$home/.local/share/skylesson"
    [ ! -d "$library" ] || echo "Kept 保留: $library"
done
