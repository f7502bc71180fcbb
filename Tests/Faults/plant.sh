#!/bin/sh
# Plants faults into a scratch copy of the tree, one after the other, and checks that each is caught by the check that it names.
# Ends with 1 if one escapes.
#
#   Tests/Faults/plant.sh [--scratch FOLDER] [FAULT...]
#
# FAULT is a file of Tests/Faults/*/*.fault, all by default. The scratch FOLDER (default a new temporary one) keeps its build between runs.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
scratch=""
if [ "${1:-}" = --scratch ]; then
  scratch=$2
  shift 2
fi
[ -n "$scratch" ] || scratch=$(mktemp -d)
mkdir -p "$scratch"
# Of an earlier run only the build is kept: files that have gone from the tree must go here too.
rm -rf "$scratch/Sources" "$scratch/Tests"
(cd "$root" && git archive HEAD) | tar -x -C "$scratch"
cd "$scratch"
if [ $# -gt 0 ]; then
  faults=$(for name in "$@"; do (cd "$root" && find Tests/Faults -name "$(basename "$name" .fault).fault"); done)
else
  faults=$(find Tests/Faults -name '*.fault' | sort)
fi
log=$scratch/check.log

# check NAME: builds and runs a check; its verdict is the last line of the log.
check() {
  if ! "Tests/Faults/checks/$1" build >"$log" 2>&1; then
    tail -n 20 "$log"
    echo "the check $1 does not build"
    return 9
  fi
  status=0
  "Tests/Faults/checks/$1" run >"$log" 2>&1 || status=$?
  return $status
}

# Without a fault every check must pass, or a failure would prove nothing.
for name in $(for fault in $faults; do sed -n 's/^check //p' "$fault"; done | sort -u); do
  status=0
  check "$name" || status=$?
  if [ "$status" -ne 0 ]; then
    tail -n 20 "$log"
    echo "the check $name fails on the tree before any fault"
    exit 1
  fi
done

caught=0
count=0
for fault in $faults; do
  count=$((count + 1))
  what=$(sed -n 's/^what //p' "$fault")
  name=$(sed -n 's/^check //p' "$fault")
  python3 Tests/Faults/plant.py plant "$fault"
  started=$(date +%s)
  status=0
  check "$name" || status=$?
  seconds=$(($(date +%s) - started))
  python3 Tests/Faults/plant.py restore "$fault"
  verdict=$(grep -m 1 . "$log" | cut -c 1-110)
  case $status in
    0) echo "ESCAPED  $name, $seconds s: $what" ;;
    9) echo "BROKEN   $name, $seconds s: $what" ;;
    *)
      caught=$((caught + 1))
      echo "caught   by $name in $seconds s: $what: $verdict"
      ;;
  esac
done
echo "$caught of $count faults were caught"
[ "$caught" -eq "$count" ]
