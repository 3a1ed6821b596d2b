#!/bin/sh
# Puts axe-core, as pinned in tests/browser/axe/, into build/axe/. The tests of what people look at run it in the browser.
cd "$(dirname "$0")/.." || exit 1
mkdir -p build/axe && cp tests/browser/axe/package.json tests/browser/axe/package-lock.json build/axe/
cmp -s build/axe/package-lock.json build/axe/installed && exit 0
command -v npm >/dev/null || { echo "npm is not there: the tests that need axe-core are left out."; exit 0; }
npm ci --prefix build/axe --silent --no-audit --no-fund --ignore-scripts && cp build/axe/package-lock.json build/axe/installed ||
	echo "axe-core could not be installed: the tests that need it are left out."
