#!/bin/sh
# Seeds the mutations of mutations.txt, one expression each, into a scratch copy of the tree, builds it once and checks
# that each mutation alone fails the hand-worked or a made-up shop. Ends with 1 if one goes unnoticed.
#
#   Tests/Independent/mutate.sh [SCRATCH]      SCRATCH (default a new temporary folder) keeps its build between runs
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
scratch=${1:-$(mktemp -d)}
mkdir -p "$scratch"
# Of an earlier run only the build is kept: files that have gone from the tree must go here too.
rm -rf "$scratch/Sources" "$scratch/Tests"
(cd "$root" && git archive HEAD) | tar -x -C "$scratch"
cd "$scratch"
list=Tests/Independent/mutations.txt
count=$(grep -c '^file ' "$list")
python3 Tests/Independent/mutation.py "$list" .
swift build -c release --product verna
VERNA="$scratch/.build/release/verna"
export VERNA

check() {
  status=0
  SEEDED_MUTATION=$1 python3 Tests/Independent/test_figures.py hand random --seeds 1 >figures.log 2>&1 || status=$?
  return $status
}

# Without a mutation everything must agree, or a failure would prove nothing.
if ! check 0; then
  tail -n 20 figures.log
  echo "the tree does not agree with the figures before any mutation"
  exit 1
fi
escaped=0
number=1
while [ "$number" -le "$count" ]; do
  name=$(sed -n 's/^why //p' "$list" | sed -n "${number}p")
  status=0
  check "$number" || status=$?
  if [ "$status" -eq 1 ] && tail -n 1 figures.log | grep -q ' differences$'; then
    echo "caught   $number $name: $(tail -n 1 figures.log)"
  else
    echo "ESCAPED  $number $name: $(tail -n 1 figures.log)"
    escaped=$((escaped + 1))
  fi
  number=$((number + 1))
done
echo "$((count - escaped)) of $count mutations were caught"
[ "$escaped" -eq 0 ]
