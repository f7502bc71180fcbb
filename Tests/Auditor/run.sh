#!/bin/sh
# Lives random owners through with the binary that $VERNA names and audits every operation. Ends with 0 agreed, 77 skipped (the last line
# says why), else a failure.
#
# VERNA_SIMULATION       how many operations, default 300000; 10000000 is the full run
# VERNA_SIMULATION_SEED  default 1
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
verna=${VERNA:-$root/.build/release/verna}
operations=${VERNA_SIMULATION:-300000}
seed=${VERNA_SIMULATION_SEED:-1}
if ! python3 -c 'import zoneinfo; zoneinfo.ZoneInfo("Europe/Berlin"), zoneinfo.ZoneInfo("America/Havana")' >/dev/null 2>&1; then
  echo "python3 with zone data is not installed (make test installs both)"
  exit 77
fi
# In a short run the rarest refusal has some hundreds.
least=1000
[ "$operations" -ge 1000000 ] || least=$((operations / 1000))
processors=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
exec python3 "$root/Tests/Auditor/auditor.py" --least "$least" --processes "$processors" -- \
  "$verna" ledger simulate --seed "$seed" --operations "$operations" --out -
