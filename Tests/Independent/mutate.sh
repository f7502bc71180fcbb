#!/bin/sh
# Applies each one-line mutation of mutations.txt to a scratch copy of the tree, rebuilds the binary and checks that the
# hand-worked or a made-up shop fails. Ends with 1 if a mutation goes unnoticed.
#
#   Tests/Independent/mutate.sh [SCRATCH]      SCRATCH (default a new temporary folder) keeps its build between runs
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
scratch=${1:-$(mktemp -d)}
mkdir -p "$scratch"
(cd "$root" && git archive HEAD) | tar -x -C "$scratch"
cd "$scratch"
list=Tests/Independent/mutations.txt
count=$(grep -c '^file ' "$list")
escaped=0

check() {
  swift build -c release --product verna >build.log 2>&1 || { tail -n 5 build.log; return 2; }
  status=0
  VERNA="$scratch/.build/release/verna" python3 Tests/Independent/test_figures.py hand random --seeds 1 >figures.log 2>&1 || status=$?
  return $status
}

# Without a mutation everything must agree, or a failure would prove nothing.
if ! check; then
  tail -n 20 figures.log
  echo "the tree does not agree with the figures before any mutation"
  exit 1
fi
number=1
while [ "$number" -le "$count" ]; do
  name=$(python3 Tests/Independent/mutation.py "$list" "$number" .)
  status=0
  check || status=$?
  case $status in
    1) echo "caught   $number $name: $(tail -n 1 figures.log)" ;;
    2) echo "broken   $number $name: does not build"; escaped=$((escaped + 1)) ;;
    *) echo "ESCAPED  $number $name"; escaped=$((escaped + 1)) ;;
  esac
  python3 Tests/Independent/mutation.py "$list" "$number" . --back >/dev/null
  number=$((number + 1))
done
echo "$((count - escaped)) of $count mutations were caught"
[ "$escaped" -eq 0 ]
