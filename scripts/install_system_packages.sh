#!/bin/sh
# Install Debian packages (named as arguments) where that is possible without asking; say what to do where it is not.
# A missing package never stops make: what needs it says so itself.
set -u
[ "$(uname -s)" = Linux ] || exit 0
for package in "$@"; do
    case $package in bubblewrap) program=bwrap ;; *) program=$package ;; esac
    command -v "$program" >/dev/null 2>&1 && continue
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "$package is missing: install it with this system's package manager."
        continue
    fi
    if [ "$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else
        echo "$package is missing: install it with: sudo apt-get install $package"
        continue
    fi
    export DEBIAN_FRONTEND=noninteractive
    echo "+ $as_root apt-get install --yes --no-install-recommends $package"
    { $as_root apt-get update -qq && $as_root apt-get install -qq --yes --no-install-recommends "$package"; } >/dev/null 2>&1 ||
        echo "$package could not be installed; to see why: sudo apt-get install $package"
done
