#!/bin/sh
# Make this folder ready to run and to test: system libraries (Debian, Ubuntu), a Python environment, translations.
#
#   sh packaging/setup.sh             what `make run`, `make test` and `make check` need
#   sh packaging/setup.sh --display   also a virtual display, for trying the packaged program
#
# Asks for nothing when nothing is missing; a second run takes a fraction of a second.
set -eu
cd "$(dirname "$0")/.."

# One line each: the file whose presence shows that it is there, and the package that brings it.
SHARED_LIBRARIES='
libGL.so.1 libgl1
libEGL.so.1 libegl1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-image.so.0 libxcb-image0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-randr.so.0 libxcb-randr0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libX11-xcb.so.1 libx11-xcb1
'
PYTHONS='python3.12 python3.13 python3.11 python3'

say() { printf '%s\n' "$*" >&2; }

have_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts"; do
        if [ -d "$folder" ] && find "$folder" -name 'NotoSansCJK*' | grep -q .; then return 0; fi
    done
    return 1
}

fit_python() {  # a Python that we support and that can make environments
    "$1" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

find_python() {  # the environment's own first: it needs no search
    if [ -z "${PYTHON:-}" ] && [ -x .venv/bin/python ] && fit_python .venv/bin/python; then
        echo .venv/bin/python
        return 0
    fi
    for name in ${PYTHON:-} $PYTHONS; do
        if command -v "$name" >/dev/null 2>&1 && fit_python "$name"; then command -v "$name"; return 0; fi
    done
    return 1
}

missing_packages() {
    loaded=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null || true)
    printf '%s' "$SHARED_LIBRARIES" | while read -r library package; do
        [ -n "$library" ] || continue
        case "$loaded" in *"$library "*) ;; *) echo "$package" ;; esac
    done
    have_font || echo fonts-noto-cjk
    if [ "${1:-}" = --display ]; then
        command -v Xvfb >/dev/null 2>&1 || echo xvfb
        command -v xauth >/dev/null 2>&1 || echo xauth
    fi
}

python_packages() {  # what brings a fitting Python on this system
    for minor in 13 12 11; do
        if apt-cache policy "python3.$minor-venv" 2>/dev/null | grep -q 'Candidate: [0-9]'; then
            echo "python3.$minor python3.$minor-venv"
            return 0
        fi
    done
    echo "python3 python3-venv"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

may_install() {  # $*: what is to be installed
    [ "$(id -u)" = 0 ] && return 0
    if command -v sudo >/dev/null 2>&1; then
        say "Missing on this system: $*"
        say "They are installed with apt-get; sudo may ask for your password."
        return 0
    fi
    say "Please run this as root, then try again:"
    say "  apt-get update && apt-get install -y --no-install-recommends $*"
    exit 1
}

apt_updated=no
apt_update() {
    [ "$apt_updated" = no ] || return 0
    as_root apt-get -o DPkg::Lock::Timeout=300 update -q || say "The lists of packages could not be renewed; trying with those at hand."
    apt_updated=yes
}

apt_install() {
    may_install "$@"
    apt_update
    say "Installing: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends "$@"
}

if [ "$(uname -s)" = Linux ]; then
    needed=$(missing_packages "$@" | tr '\n' ' ')
    if ! python=$(find_python); then
        # A bare machine knows no package before its lists are there.
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then apt_update; fi
        needed="$needed$(python_packages)"
    fi
    if [ -n "$needed" ]; then
        if command -v apt-get >/dev/null 2>&1; then
            # shellcheck disable=SC2086  # one word per package is meant
            apt_install $needed
        else
            say "This system has no apt-get. Please install what Debian calls: $needed"
        fi
    fi
fi

[ -n "${python:-}" ] || python=$(find_python) || { say "Lianyi needs Python 3.11, 3.12 or 3.13 with its venv module."; exit 1; }
exec "$python" packaging/install.py
