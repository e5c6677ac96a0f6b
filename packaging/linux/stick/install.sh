#!/bin/sh
# Puts Skylesson on this computer from this folder, with no network.   sh install.sh
# 不用网络，把这个文件夹里的空中课堂装到这台电脑上。                 sh install.sh
#
# What is missing on the computer comes from debs/, a repository of Debian @RELEASE@, or where the C library is older
# than the program for the many needs, from debs-older/, one of Debian @OLDER_RELEASE@; what is there already stays.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
debs=debs
made_for="@RELEASE@"

say() { printf '%s\n%s\n' "$1" "$2"; }
fail() { say "$1" "$2" >&2; exit 1; }

if [ "$(id -u)" != 0 ]; then
    say "Installing needs the administrator's password." "安装需要管理员密码。"
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && command -v pkexec >/dev/null; then
        exec pkexec sh "$here/install.sh"
    fi
    command -v sudo >/dev/null || fail "Please run this as root: su -c 'sh $here/install.sh'" "请用 root 运行：su -c 'sh $here/install.sh'"
    exec sudo sh "$here/install.sh"
fi
command -v apt-get >/dev/null || fail "This system has no apt-get; it cannot be installed here." "这个系统没有 apt-get，装不了。"
[ "$(dpkg --print-architecture)" = "@ARCHITECTURE@" ] ||
    fail "This folder is for @ARCHITECTURE@ computers; this one is $(dpkg --print-architecture)." \
        "这个文件夹只能装在 @ARCHITECTURE@ 电脑上，这台是 $(dpkg --print-architecture)。"

if [ -d "$here/debs-older" ] && dpkg --compare-versions "$(dpkg-query -W -f '${Version}' libc6)" lt 2.35; then
    debs=debs-older
    made_for="@OLDER_RELEASE@"
fi
say "Installing Skylesson and what it needs, from this folder alone. Nothing is fetched from a network." \
    "正在安装空中课堂和它需要的软件，只用这个文件夹，不连网络。"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/archives/partial"
# A plain name for apt, whatever the stick is called.
ln -s "$here/$debs" "$work/debs"
echo "deb [trusted=yes] file:$work/debs ./" >"$work/sources.list"
apt() {
    LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -q \
        -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o "Dir::State::lists=$work/lists" -o "Dir::Cache::archives=$work/archives" \
        -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root "$@"
}
apt update >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "The folder $debs/ cannot be read. Copy it again." "$debs 文件夹读不了，请重新拷贝一份。"; }

. /etc/os-release
if ! plan=$(apt install -s --no-install-recommends skylesson 2>"$work/log"); then
    cat "$work/log" >&2
    printf '%s\n' "$plan" | grep -A40 "unmet dependencies" >&2 || true
    fail "This system (${PRETTY_NAME:-unknown}) lacks what is named above, or has it too old. Nothing was changed." \
        "这个系统（${PRETTY_NAME:-未知}）缺少上面列出的软件，或者版本太旧。什么都没有改动。"
fi
removed=$(printf '%s\n' "$plan" | sed -n 's/^Remv \([^ ]*\).*/\1/p')
exchanged=$(printf '%s\n' "$plan" | sed -n 's/^Inst \([^ ]*\) \[.*/\1/p' | grep -vx skylesson || true)
# Elsewhere than on the Debian that debs/ is of, nothing that is there may be exchanged for it.
[ "${ID:-} ${VERSION_CODENAME:-}" = "debian $made_for" ] || removed="$removed $exchanged"
removed=$(printf '%s' "$removed" | tr -s '\n ' '  ' | sed 's/^ //; s/ $//')
[ -z "$removed" ] ||
    fail "To go on, these would have to be removed or exchanged, and that is not done here: $removed. Nothing was changed." \
        "要继续就得删除或替换这些软件，这里不会这样做：$removed。什么都没有改动。"
count=$(printf '%s\n' "$plan" | grep -c '^Inst ' || true)
say "$count packages are new on this computer." "这台电脑上要新装 $count 个软件包。"

if ! apt install -y --no-install-recommends -o Dpkg::Use-Pty=0 skylesson >"$work/log" 2>&1; then
    tail -20 "$work/log" >&2
    fail "It could not be installed; why is said above." "没有装成，原因见上面。"
fi
say "Done. Skylesson is in the menu of programs; \"skylesson doctor\" says whether this computer is fit." \
    "装好了。程序菜单里有“空中课堂”；用 skylesson doctor 可以检查这台电脑是否合适。"
