"""DuckDB's read_csv of the flat file that `verna-benchmarks import --out DIR` imported, into a table.

    python3 Benchmarks/peers/import_csv.py DIR [--threads 2] [--times 3]

Two forms: types found by DuckDB, and types given; the quicker counts.
"""

import argparse
import json
import os
import statistics
import time

import duckdb

TYPES = ("columns = {'receipt_id': 'VARCHAR', 'at': 'TIMESTAMP', 'kind': 'VARCHAR', 'member_id': 'VARCHAR', 'store': 'VARCHAR',"
         " 'cashier': 'VARCHAR', 'channel': 'VARCHAR', 'total': 'DECIMAL(18,2)', 'points_paid': 'DECIMAL(18,2)', 'sku': 'VARCHAR',"
         " 'qty': 'DECIMAL(18,3)', 'amount': 'DECIMAL(18,2)'}, header = true")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    with open(os.path.join(options.folder, "import.json"), encoding="utf-8") as file:
        own = json.load(file)
    best = None
    for name, source in (("found", f"read_csv('{own['path']}')"), ("given", f"read_csv('{own['path']}', {TYPES})")):
        walls, processor = [], []
        for _ in range(options.times):
            connection = duckdb.connect()
            connection.execute(f"SET threads = {options.threads}")
            start, used = time.perf_counter(), time.process_time()
            connection.execute(f"CREATE TABLE lines AS SELECT * FROM {source}")
            walls.append(time.perf_counter() - start)
            processor.append(time.process_time() - used)
            lines = connection.execute("SELECT count(*) FROM lines").fetchone()[0]
            if lines != own["lines"]:
                raise SystemExit(f"DuckDB has {lines} lines, Verna {own['lines']}")
            connection.close()
        median, burnt = statistics.median(walls), statistics.median(processor)
        print(f"duckdb, types {name}: median {median:.2f} s wall, {burnt:.2f} s processor")
        best = (median, burnt) if best is None or burnt < best[1] else best
    print(f"verna: {own['seconds']:.2f} s wall, {own['processor']:.2f} s processor; {best[0] / own['seconds']:.2f} times as fast as "
          f"DuckDB by the wall, {best[1] / own['processor']:.2f} by the processor, lines equal")


if __name__ == "__main__":
    main()
