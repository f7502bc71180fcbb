"""The whole report's tables in DuckDB, chdb (ClickHouse) and Polars, from the columns that
`verna-benchmarks report --out DIR` left, checked equal to its figures.

    python3 Benchmarks/peers/report.py DIR [--threads 2] [--times 3] [--peers duckdb,chdb,polars]

Peers get more than they would have in life: a table ordered by member, months as numbers, members and returns as
flags already settled. Each query is in two forms (one in Polars); the quicker counts. What they work is a part of what
Verna's clock holds: the median's interval of anonymous baskets, each member's row of members.detail (only sums of them are
asked), the judgement against norms and texts are left out; Polars leaves out more (see polars_queries.py). Where an
interval needs two more ranks of a distribution, two fixed ones are asked.
"""

import argparse
import json
import os
import sys
import time

import numpy

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import compare
import queries


def columns(folder):
    def read(name, kind):
        return numpy.fromfile(os.path.join(folder, name), dtype=kind)

    flags = read("flags.u1", "<u1")
    day = read("day.u2", "<u2").astype("int32")
    date = day.astype("datetime64[D]")
    month = date.astype("datetime64[M]").astype("int64") - (2024 - 1970) * 12
    return {
        "shopper": read("shopper.i4", "<i4"),
        "ts": read("at.u4", "<u4").astype("int64"),
        "day": day,
        "m": month.astype("int16"),
        "store": read("store.u2", "<u2").astype("int16"),
        "cashier": read("cashier.u4", "<u4").astype("int32"),
        "channel": read("channel.u1", "<u1").astype("int16"),
        "ret": (flags & 1) != 0,
        "mem": (flags & 2) != 0,
        "total": read("total.i8", "<i8"),
        "points": read("points.i8", "<i8"),
    }


def timed(run, times):
    """The least wall and the least processor seconds, all threads together: the second stands still on a busy machine."""
    wall, processor, rows = None, None, None
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        rows = run()
        taken, burnt = time.perf_counter() - start, time.process_time() - used
        wall = taken if wall is None else min(wall, taken)
        processor = burnt if processor is None else min(processor, burnt)
    return numpy.array([wall, processor]), rows


def plain(rows):
    """Rows in a fixed order, whole numbers as int, so that two forms and two peers can be compared."""
    def cell(value):
        if value is None:
            return 0
        if isinstance(value, (bool, int, numpy.integer)):
            return int(value)
        return float(value)

    def flat(row):
        for value in row:
            if isinstance(value, (list, tuple)):
                yield from value
            else:
                yield value

    return sorted(tuple(cell(value) for value in flat(row)) for row in rows)


def close(left, right):
    if len(left) != len(right):
        return False
    return all(
        len(a) == len(b) and all(abs(x - y) <= 1e-9 * max(1, abs(x), abs(y)) for x, y in zip(a, b))
        for a, b in zip(left, right))


def measure(name, forms, execute, times):
    """The quicker form's seconds and rows of each query."""
    total, answers = numpy.zeros(2), {}
    for query, texts in forms.items():
        results = []
        for text in texts:
            taken, rows = timed(lambda: execute(text), times)
            results.append((taken, plain(rows)))
        for _, rows in results[1:]:
            if not close(rows, results[0][1]):
                raise SystemExit(f"{name}: the forms of {query} differ")
        quickest = min(range(len(results)), key=lambda index: results[index][0][1])
        total += results[quickest][0]
        answers[query] = results[quickest][1]
        each = ", ".join(f"{taken[0] * 1000:.0f} ({taken[1] * 1000:.0f})" for taken, _ in results)
        print(f"  {name:7} {query:16} {each} ms", flush=True)
    return total, answers


def duckdb_peer(data, threads, times):
    import duckdb
    import pyarrow

    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    arrow = pyarrow.table(data)
    connection.execute("CREATE TABLE r AS SELECT * FROM arrow")
    del arrow
    return measure("duckdb", queries.duckdb(), lambda text: connection.execute(text).fetchall(), times)


def chdb_peer(data, threads, times, folder):
    import pyarrow
    import pyarrow.parquet
    from chdb import session

    path = os.path.join(folder, "r.parquet")
    pyarrow.parquet.write_table(pyarrow.table(data), path)
    clickhouse = session.Session()
    clickhouse.query("CREATE DATABASE IF NOT EXISTS b ENGINE = Atomic")
    clickhouse.query(
        "CREATE TABLE b.r (shopper Int32, ts Int64, day Int32, m Int16, store Int16, cashier Int32, channel Int16,"
        " ret Bool, mem Bool, total Int64, points Int64) ENGINE = MergeTree ORDER BY (shopper, ts)")
    clickhouse.query(f"INSERT INTO b.r SELECT * FROM file('{path}', 'Parquet')")
    clickhouse.query("OPTIMIZE TABLE b.r FINAL")
    os.remove(path)

    def execute(text):
        answer = clickhouse.query(text + f" SETTINGS max_threads = {threads}", "JSONCompactEachRow")
        lines = str(answer).splitlines()
        return [[float(v) if isinstance(v, str) and "." in v else int(v) if isinstance(v, str) else v
                 for v in json.loads(line)] for line in lines]

    return measure("chdb", queries.clickhouse(), execute, times)


def polars_peer(data, threads, times):
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    import polars
    import polars_queries

    frame = polars.DataFrame(data)
    total, answers = numpy.zeros(2), {}
    for name, run in polars_queries.all_queries(frame).items():
        taken, rows = timed(run, times)
        total += taken
        answers[name] = plain(rows)
        print(f"  polars  {name:16} {taken[0] * 1000:.0f} ({taken[1] * 1000:.0f}) ms", flush=True)
    return total, answers


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--peers", default="duckdb,chdb,polars")
    options = parser.parse_args()
    with open(os.path.join(options.folder, "figures.json"), encoding="utf-8") as file:
        figures = json.load(file)
    own = numpy.array([figures["seconds"], figures["processor"]])
    print("wall milliseconds, in brackets those of the processor on all threads")
    print(f"verna   whole report     {own[0] * 1000:.1f} ({own[1] * 1000:.1f}) ms, {figures['receipts']} receipts")
    earlier = {}
    for name in options.peers.split(","):
        data = columns(options.folder)
        if name == "duckdb":
            total, answers = duckdb_peer(data, options.threads, options.times)
        elif name == "chdb":
            total, answers = chdb_peer(data, options.threads, options.times, options.folder)
        else:
            total, answers = polars_peer(data, options.threads, options.times)
        compare.check(name, answers, figures)
        for other, theirs in earlier.items():
            compare.check_against(name, answers, other, theirs)
        earlier[name] = answers
        ratio = total / own
        print(f"{name:7} {total[0] * 1000:.0f} ({total[1] * 1000:.0f}) ms, {ratio[0]:.1f} ({ratio[1]:.1f}) times Verna's, "
              "tables equal", flush=True)


if __name__ == "__main__":
    main()
