#!/bin/sh
# Installs what is missing on this machine and nothing else, prints it, and may be run any number of times.
#
#   Scripts/setup.sh build    what `make build` and `make demo` need
#   Scripts/setup.sh test     that, and what the tests need: Python with a few packages in .venv, Chromium, PostgreSQL
#   Scripts/setup.sh bench    that, and the databases that the benchmarks compare with
#
# Debian and Ubuntu by apt (through sudo unless root), macOS by brew. Swift itself is only checked for.
set -eu

purpose=${1:-build}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
needed_swift=6.2

say() { printf 'setup: %s\n' "$*"; }
stop() {
  printf 'setup: %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '       %s\n' "$line" >&2; done
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

case "$purpose" in
  build | test | bench) ;;
  *) stop "unknown purpose '$purpose'" "Use one of: build, test, bench." ;;
esac

# ---------------------------------------------------------------- system packages

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    stop "these packages are missing and this account may not install them: $missing" \
      "Ask an administrator to install them, or run as root, then run the same command again."
  fi
}

install_by_apt() {
  wanted="ca-certificates git pkg-config tzdata zlib1g-dev libzstd-dev libxlsxwriter-dev libre2-dev libsqlite3-dev libpq-dev g++"
  [ "$purpose" = build ] || wanted="$wanted python3 python3-venv postgresql strace"
  missing=""
  for package in $wanted; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    # A provided package (pkgconf for pkg-config) counts when its command is there.
    if [ "$state" != installed ] && ! { [ "$package" = pkg-config ] && have pkg-config; }; then
      missing="$missing $package"
    fi
  done
  if [ "$purpose" != build ] && ! find_chromium >/dev/null; then
    # Ubuntu's package is a snap that does not work headless in containers; .venv gets its own browser there.
    if grep -q '^ID=debian' /etc/os-release 2>/dev/null; then missing="$missing chromium"; fi
  fi
  if [ -z "$missing" ]; then
    say "system packages: all there"
    return
  fi
  say "installing by apt:$missing"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  # shellcheck disable=SC2086  # a list of words on purpose
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
}

install_by_brew() {
  have brew || stop "Homebrew is not installed" \
    "It brings zstd, libxlsxwriter, re2 and libpq. Install Homebrew, then run the same command again."
  wanted="pkg-config zlib zstd libxlsxwriter re2 sqlite libpq"
  [ "$purpose" = build ] || wanted="$wanted python3 postgresql@16"
  missing=""
  for package in $wanted; do
    case "$package" in
      pkg-config) have pkg-config && continue ;;
      python3) have python3 && continue ;;
    esac
    brew list --formula "$package" >/dev/null 2>&1 || missing="$missing $package"
  done
  if [ -z "$missing" ]; then
    say "system packages: all there"
    return
  fi
  say "installing by brew:$missing"
  # shellcheck disable=SC2086
  brew install $missing
}

find_chromium() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if have "$name"; then
      command -v "$name"
      return 0
    fi
  done
  for path in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -x "$path" ]; then
      printf '%s\n' "$path"
      return 0
    fi
  done
  return 1
}

# ---------------------------------------------------------------- Swift

check_swift() {
  have swift || stop "Swift is not installed (or not on PATH); version $needed_swift or newer is needed" \
    "Install it with swiftly, the toolchain installer of the Swift project (swift.org, \"Install\")," \
    "or on macOS with Xcode, then run the same command again."
  found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  [ -n "$found" ] || stop "the version of Swift could not be read from 'swift --version'" \
    "Version $needed_swift or newer is needed; swiftly installs it (swift.org, \"Install\")."
  major=${found%%.*}
  rest=${found#*.}
  minor=${rest%%.*}
  if [ "$major" -lt "${needed_swift%%.*}" ] ||
    { [ "$major" -eq "${needed_swift%%.*}" ] && [ "$minor" -lt "${needed_swift#*.}" ]; }; then
    stop "Swift $found is too old; version $needed_swift or newer is needed" \
      "'swiftly install latest' brings it (swift.org, \"Install\"), then run the same command again."
  fi
  say "Swift $found"
}

# ---------------------------------------------------------------- Python for the tests

# Installs a list of packages into .venv once; a changed list is installed again.
python_packages() {
  list=$1
  mark="$root/.venv/$(basename "$list").installed"
  if [ ! -x "$root/.venv/bin/python3" ]; then
    say "making .venv"
    python3 -m venv "$root/.venv"
  fi
  if [ -f "$mark" ] && cmp -s "$mark" "$list"; then
    say "Python packages of $(basename "$list"): all there"
    return
  fi
  say "installing into .venv: $(tr '\n' ' ' <"$list")"
  "$root/.venv/bin/python3" -m pip install --quiet --disable-pip-version-check -r "$list"
  cp "$list" "$mark"
}

browser() {
  if found=$(find_chromium); then
    say "browser: $found"
  elif ls "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium* >/dev/null 2>&1 ||
    ls "$HOME/Library/Caches/ms-playwright"/chromium* >/dev/null 2>&1; then
    say "browser: Chromium of playwright"
  else
    say "installing Chromium by playwright"
    if [ "$(uname -s)" = Linux ]; then
      as_root "$root/.venv/bin/playwright" install-deps chromium
    fi
    "$root/.venv/bin/playwright" install chromium
  fi
}

# ----------------------------------------------------------------

check_swift
missing=""
case "$(uname -s)" in
  Darwin) install_by_brew ;;
  Linux)
    have apt-get || stop "this is not Debian or Ubuntu: there is no apt-get" \
      "Install the headers of zlib, libzstd, libxlsxwriter, re2, SQLite and libpq, pkg-config, git and tzdata by hand," \
      "then use 'swift build -c release' and 'swift test -c release' directly."
    install_by_apt
    ;;
  *) stop "$(uname -s) is not supported" "Verna is built and tested on Linux and macOS." ;;
esac
if [ "$purpose" != build ]; then
  python_packages "$root/Scripts/requirements-test.txt"
  browser
fi
if [ "$purpose" = bench ]; then python_packages "$root/Scripts/requirements-bench.txt"; fi
say "ready"
