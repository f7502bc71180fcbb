#!/bin/sh
# Lives random owners through with the binary that $VERNA names and audits every operation. Ends with 0 agreed, 77 skipped (the last line
# says why), else a failure.
#
# VERNA_SIMULATION       how many operations, default 300000; 10000000 is the full run
# VERNA_SIMULATION_SEED  default 1
# VERNA_BACKENDS         where the ledger is kept, default "memory sqlite postgres": a store lives through a twentieth and a hundredth
# VERNA_STORE_SIMULATION how many operations a store lives through instead
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
verna=${VERNA:-$root/.build/release/verna}
operations=${VERNA_SIMULATION:-300000}
seed=${VERNA_SIMULATION_SEED:-1}
if ! python3 -c 'import zoneinfo; zoneinfo.ZoneInfo("Europe/Berlin"), zoneinfo.ZoneInfo("America/Havana")' >/dev/null 2>&1; then
  echo "python3 with zone data is not installed (make test installs both)"
  exit 77
fi
processors=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)

# Lives $2 operations on a backend, with more words for the command, and has them audited.
audit() {
  backend=$1
  count=$2
  shift 2
  # In a short run the rarest refusal has some hundreds, and in a shorter one none.
  least=1000
  [ "$count" -ge 1000000 ] || least=$((count / 1000))
  [ "$count" -ge 100000 ] || least=0
  # A world holds some five thousand operations, and no part is to be without one.
  side=$((count / 10000 + 1))
  [ "$side" -le "$processors" ] || side=$processors
  echo "$backend: $count operations"
  python3 "$root/Tests/Auditor/auditor.py" --least "$least" --processes "$side" -- \
    "$verna" ledger simulate --backend "$backend" --seed "$seed" --operations "$count" --out - "$@"
}

# A cluster of PostgreSQL of the test's own, in a directory that goes with it.
cluster=""
as_server() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else (cd / && "$@"); fi
}
stop_cluster() {
  if [ -n "$cluster" ]; then
    as_server "$bin/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$cluster"
  fi
}
trap stop_cluster EXIT
trap 'exit 1' INT TERM
start_cluster() {
  for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V -r) "$(dirname "$(command -v initdb 2>/dev/null || echo /none/initdb)")"; do
    [ ! -x "$bin/initdb" ] || break
  done
  [ -x "$bin/initdb" ] || return 1
  cluster=$(mktemp -d)
  [ "$(id -u)" != 0 ] || chown postgres "$cluster"
  as_server "$bin/initdb" -D "$cluster/data" -U verna -A trust -E UTF8 --locale=C >/dev/null
  as_server "$bin/pg_ctl" -D "$cluster/data" -w -l "$cluster/log" \
    -o "-c listen_addresses= -k $cluster -c max_connections=200" start >/dev/null
}

for kind in ${VERNA_BACKENDS:-memory sqlite postgres}; do
  case $kind in
    memory) audit memory "$operations" ;;
    sqlite) audit sqlite "${VERNA_STORE_SIMULATION:-$((operations / 20))}" ;;
    postgres)
      if start_cluster; then
        audit postgres "${VERNA_STORE_SIMULATION:-$((operations / 100))}" --database "host=$cluster user=verna dbname=postgres"
      else
        echo "PostgreSQL is not installed (no initdb): its ledger was not simulated (make test installs it)"
        exit 77
      fi
      ;;
    *)
      echo "VERNA_BACKENDS knows memory, sqlite and postgres, not $kind" >&2
      exit 2
      ;;
  esac
done
