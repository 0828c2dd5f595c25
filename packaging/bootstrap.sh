#!/usr/bin/env bash
# Makes this checkout ready: `bootstrap.sh run` to run the program, `bootstrap.sh test` for the tests as well.
# Says nothing when there is nothing to do. What it needs from the system it installs when it may (root, or sudo
# without a password); otherwise it names the one command that does and stops.
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-run}
venv=.venv
lock=packaging/requirements.lock
stamp=$venv/.ready-$purpose

# soname=package: what PySide6's offscreen, xcb and Wayland platforms load and its wheel does not bring.
libraries="
libglib-2.0.so.0=libglib2.0-0      libEGL.so.1=libegl1                libGL.so.1=libgl1
libdbus-1.so.3=libdbus-1-3         libfontconfig.so.1=libfontconfig1  libxkbcommon.so.0=libxkbcommon0
libxcb-cursor.so.0=libxcb-cursor0  libxcb-icccm.so.4=libxcb-icccm4    libxcb-keysyms.so.1=libxcb-keysyms1
libxcb-shape.so.0=libxcb-shape0    libxcb-xkb.so.1=libxcb-xkb1        libxkbcommon-x11.so.0=libxkbcommon-x11-0
libX11-xcb.so.1=libx11-xcb1        libwayland-cursor.so.0=libwayland-cursor0
"
# program=package: what some tests drive or read with; without them those tests are skipped and say so.
programs="Xvfb=xvfb openbox=openbox xdotool=xdotool pdftotext=poppler-utils"

state() { cat "$lock" pyproject.toml packaging/bootstrap.sh packaging/cut_assets.py packaging/cut_faces.py 2>/dev/null | cksum; }

stop() { printf '%s\n' "$*" >&2; exit 1; }

find_python() {
    local name
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$name"; return; fi
    done
    stop "Persona Studio needs Python 3.11 or newer; the newest found here is $(python3 --version 2>&1 || echo none)."
}

missing_libraries() {
    local known entry
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    for entry in $libraries; do
        case "$known" in *"${entry%%=*} "*) ;; *) echo "${entry#*=}" ;; esac
    done
}

missing_programs() {
    local entry
    for entry in $programs; do
        command -v "${entry%%=*}" >/dev/null || echo "${entry#*=}"
    done
}

may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

install() {
    local root=() packages=("$@")
    [ "$(id -u)" = 0 ] || root=(sudo -n)
    echo "Installing from the system: ${packages[*]}"
    "${root[@]}" apt-get update -qq </dev/null
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" </dev/null >/dev/null
}

system_packages() {
    local needed=() wished=()
    "$python" -c 'import ensurepip, venv' 2>/dev/null || needed+=("$("$python" -c 'import sys; print(f"python3.{sys.version_info[1]}-venv")')")
    if [ "$(uname)" = Linux ]; then
        mapfile -t -O "${#needed[@]}" needed < <(missing_libraries)
        [ "$purpose" != test ] || mapfile -t wished < <(missing_programs)
    fi
    [ $((${#needed[@]} + ${#wished[@]})) -gt 0 ] || return 0
    if may_install; then
        install "${needed[@]}" "${wished[@]}"
    elif [ ${#needed[@]} -gt 0 ]; then
        needed+=("${wished[@]}")
        stop "Some system packages are missing; install them with: sudo apt-get install ${needed[*]}"
    else
        echo "Some tests will be skipped; for them: sudo apt-get install ${wished[*]}"
    fi
}

environment() {
    if ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
        echo "Making $venv with $("$python" --version)"
        "$python" -m venv --clear "$venv"
    fi
    echo "Installing the locked dependencies"
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$lock"
    # An editable install also runs the build hook, which cuts fonts, icons and faces into resources/.
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
}

ready=$(state)
for done in "$stamp" "$venv/.ready-test"; do  # what is ready for the tests is ready to run
    if [ -e "$done" ] && [ "$(cat "$done")" = "$ready" ] && [ -d resources/fonts ] && [ -d resources/faces ]; then exit 0; fi
done
python=$(find_python)
system_packages
environment
echo "$ready" > "$stamp"
