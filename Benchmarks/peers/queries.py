"""The queries, each in two forms, for DuckDB and for ClickHouse.

Table r: shopper (-1: anonymous), at, day, m (months since January 2024), store, cashier, channel, ret, mem, total,
points; ordered by shopper and time. The period is the last 12 months, m 12 to 23.
"""

PERIOD_START = 1735689600  # 2025-01-01 00:00 UTC
PERIOD_END = 1767225600


def both(sum_if, count_if):
    """Forms that read the same in both dialects but for conditional sums."""
    sums = ", ".join([
        sum_if("total", "NOT ret"), sum_if("total", "ret"), count_if("NOT ret"), sum_if("total", "NOT ret AND mem"),
        sum_if("total", "ret AND mem"), count_if("NOT ret AND mem"), sum_if("points", "NOT ret AND mem"),
        count_if("NOT ret AND mem AND points > 0"), count_if("1 = 1")])
    parts = ("sum(total) AS t, count(*) AS n, sum(points) AS p, " + count_if("points > 0") + " AS np")
    split = ", ".join([
        sum_if("t", "NOT ret"), sum_if("t", "ret"), sum_if("n", "NOT ret"), sum_if("t", "NOT ret AND mem"),
        sum_if("t", "ret AND mem"), sum_if("n", "NOT ret AND mem"), sum_if("p", "NOT ret AND mem"),
        sum_if("np", "NOT ret AND mem"), "sum(n)"])

    def moments(key):
        """Per shopper and key: money and receipts of members and of all; then their sums of squares."""
        inner = (f"SELECT shopper, {key} AS k, "
                 + sum_if("CASE WHEN ret THEN -total ELSE total END", "mem") + " AS x, "
                 + "sum(CASE WHEN ret THEN -total ELSE total END) AS y, "
                 + count_if("NOT ret AND mem") + " AS u, " + count_if("NOT ret") + " AS v "
                 + "FROM r WHERE shopper >= 0 GROUP BY shopper, k")
        outer = ("SELECT k, count(*), sum(x), sum(y), sum(cast(x AS DOUBLE) * x), sum(cast(x AS DOUBLE) * y), "
                 "sum(cast(y AS DOUBLE) * y), sum(u), sum(v), sum(u * u), sum(u * v), sum(v * v) FROM (" + inner + ") t GROUP BY k")
        by_case = (f"SELECT shopper, {key} AS k, sum(CASE WHEN mem THEN CASE WHEN ret THEN -total ELSE total END ELSE 0 END)"
                   " AS x, sum(CASE WHEN ret THEN -total ELSE total END) AS y, "
                   "sum(CASE WHEN mem AND NOT ret THEN 1 ELSE 0 END) AS u, sum(CASE WHEN ret THEN 0 ELSE 1 END) AS v "
                   "FROM r WHERE shopper >= 0 GROUP BY k, shopper")
        other = ("SELECT k, count(*), sum(x), sum(y), sum(cast(x AS DOUBLE) * x), sum(cast(x AS DOUBLE) * y), "
                 "sum(cast(y AS DOUBLE) * y), sum(u), sum(v), sum(u * u), sum(u * v), sum(v * v) FROM (" + by_case + ") t GROUP BY k")
        return [outer, other]

    def anonymous(key):
        one = (f"SELECT {key} AS k, count(*), sum(CASE WHEN ret THEN -total ELSE total END), "
               "sum(cast(total AS DOUBLE) * total), " + count_if("NOT ret") + " FROM r WHERE shopper < 0 GROUP BY k")
        two = (f"SELECT k, sum(n), sum(CASE WHEN ret THEN -t ELSE t END), sum(q), sum(CASE WHEN ret THEN 0 ELSE n END) "
               f"FROM (SELECT {key} AS k, ret, count(*) AS n, sum(total) AS t, sum(cast(total AS DOUBLE) * total) AS q "
               "FROM r WHERE shopper < 0 GROUP BY k, ret) t GROUP BY k")
        return [one, two]

    def scan(keys):
        inner = (f"SELECT shopper, {keys}, " + count_if("mem") + " AS x, count(*) AS y FROM r "
                 f"WHERE NOT ret AND m >= 12 AND m < 24 AND shopper >= 0 GROUP BY shopper, {keys}")
        known = f"SELECT {keys}, sum(x) AS x, sum(y) AS y, sum(x * x) AS xx, sum(x * y) AS xy, sum(y * y) AS yy, count(*) AS c FROM ({inner}) t GROUP BY {keys}"
        loose = f"SELECT {keys}, count(*) AS y FROM r WHERE NOT ret AND m >= 12 AND m < 24 AND shopper < 0 GROUP BY {keys}"
        names = [name.strip() for name in keys.split(",")]
        listed = ", ".join("a." + name for name in names)
        joined = " AND ".join(f"a.{name} = b.{name}" for name in names)
        one = f"SELECT {listed}, a.x, a.y + b.y, a.xx, a.xy, a.yy + b.y, a.c + b.y FROM ({known}) a JOIN ({loose}) b ON {joined}"
        own = f"CASE WHEN shopper < 0 THEN 0 ELSE 1 END"
        grouped = (f"SELECT shopper, {keys}, " + count_if("mem") + " AS x, count(*) AS y FROM r WHERE NOT ret AND m >= 12 AND m < 24 "
                   f"GROUP BY shopper, {keys}")
        two = (f"SELECT {keys}, sum(x), sum(y), sum(x * x), sum(x * y), sum({own} * y * y + (1 - {own}) * y), "
               f"sum({own} + (1 - {own}) * y) FROM ({grouped}) t GROUP BY {keys}")
        return [one, two]

    member_months = "SELECT shopper, m, count(*) AS n FROM r WHERE mem AND NOT ret GROUP BY shopper, m"
    buyers = ("SELECT m, count(*), " + count_if("n >= 2") + f", sum(n), sum(n * n) FROM ({member_months}) t GROUP BY m")
    year_one = ("SELECT y, count(*), " + count_if("n >= 2") + ", sum(n), sum(n * n) FROM (SELECT shopper, CASE WHEN m >= 12 THEN 1 ELSE 0 END"
                " AS y, count(*) AS n FROM r WHERE mem AND NOT ret GROUP BY shopper, y) t GROUP BY y")
    year_two = ("SELECT y, count(*), " + count_if("s >= 2") + ", sum(s), sum(s * s) FROM (SELECT shopper, CASE WHEN m >= 12 THEN 1 ELSE 0 END"
                f" AS y, sum(n) AS s FROM ({member_months}) t GROUP BY shopper, y) u GROUP BY y")
    firsts = "SELECT shopper, min(m) AS f FROM r WHERE mem AND NOT ret GROUP BY shopper"
    cohort_one = (f"SELECT f, m - f AS a, count(*) FROM ({member_months}) t JOIN ({firsts}) u ON t.shopper = u.shopper GROUP BY f, a")
    cohort_two = (f"SELECT f, m - f AS a, count(*) FROM (SELECT shopper, m, min(m) OVER (PARTITION BY shopper) AS f FROM ({member_months}) t) u"
                  " GROUP BY f, a")
    map_cells = ("CASE WHEN d <= 7 THEN 0 WHEN d <= 14 THEN 1 WHEN d <= 30 THEN 2 WHEN d <= 60 THEN 3 WHEN d <= 90 THEN 4 "
                 "WHEN d <= 180 THEN 5 WHEN d <= 365 THEN 6 ELSE 7 END AS rec, "
                 "CASE WHEN n <= 2 THEN n WHEN n <= 4 THEN 3 WHEN n <= 9 THEN 4 WHEN n <= 19 THEN 5 ELSE 6 END AS fr")
    floor = "FLOOR_DIV"
    map_one = ("SELECT rec, fr, count(*) FROM (SELECT " + map_cells + f" FROM (SELECT shopper, {floor} AS d, " + count_if("m >= 12")
               + " AS n FROM r WHERE mem AND NOT ret GROUP BY shopper) t) u GROUP BY rec, fr")
    map_two = ("SELECT rec, fr, count(*) FROM (SELECT " + map_cells + f" FROM (SELECT shopper, {floor.replace('DIV', 'OUT')} AS d, sum(c) AS n "
               "FROM (SELECT shopper, m, max(at) AS last, sum(CASE WHEN m >= 12 THEN 1 ELSE 0 END) AS c FROM r WHERE mem AND NOT ret"
               " GROUP BY shopper, m) s GROUP BY shopper) t) u GROUP BY rec, fr")
    suspects_one = ("SELECT d.shopper, s.n FROM (SELECT shopper, max(n) AS b FROM (SELECT shopper, day, count(*) AS n FROM r"
                    " WHERE mem AND NOT ret AND m >= 12 GROUP BY shopper, day) t GROUP BY shopper) d JOIN"
                    " (SELECT shopper, max(n) AS top, sum(n) AS n FROM (SELECT shopper, store, cashier, count(*) AS n FROM r WHERE mem AND NOT ret"
                    " AND m >= 12 GROUP BY shopper, store, cashier) t GROUP BY shopper) s ON d.shopper = s.shopper"
                    " WHERE d.b > 5 OR (s.n >= 3 AND s.top * 10 >= s.n * 9)")
    suspects_two = ("SELECT shopper, sum(n) AS whole FROM (SELECT shopper, 0 AS kind, count(*) AS n, day AS k FROM r WHERE mem AND NOT ret AND m >= 12"
                    " GROUP BY shopper, k) t GROUP BY shopper HAVING max(n) > 5 OR shopper IN (SELECT shopper FROM (SELECT shopper, store,"
                    " cashier, count(*) AS n FROM r WHERE mem AND NOT ret AND m >= 12 GROUP BY shopper, store, cashier) u GROUP BY shopper"
                    " HAVING sum(n) >= 3 AND max(n) * 10 >= sum(n) * 9)")
    return {
        "sums": [f"SELECT m, {sums} FROM r GROUP BY m",
                 f"SELECT m, {split} FROM (SELECT m, ret, mem, {parts} FROM r GROUP BY m, ret, mem) t GROUP BY m"],
        "moments.month": moments("m"),
        "moments.year": moments("CASE WHEN m >= 12 THEN 1 ELSE 0 END"),
        "anonymous.month": anonymous("m"),
        "buyers.month": [buyers, buyers.replace(member_months, member_months.replace("GROUP BY shopper, m", "GROUP BY m, shopper"))],
        "buyers.year": [year_one, year_two],
        "cohorts": [cohort_one, cohort_two],
        "activity.map": [map_one, map_two],
        "scan.store": scan("store"),
        "scan.cashier": scan("store, cashier"),
        "scan.channel": scan("channel"),
        "suspects": [suspects_one, suspects_two],
    }


def duckdb():
    forms = both(lambda value, test: f"coalesce(sum({value}) FILTER (WHERE {test}), 0)",
                 lambda test: f"count(*) FILTER (WHERE {test})")
    forms = {name: [text.replace("FLOOR_DIV", f"({PERIOD_END} - max(at)) // 86400")
                    .replace("FLOOR_OUT", f"({PERIOD_END} - max(last)) // 86400") for text in texts]
             for name, texts in forms.items()}
    bits = ("SELECT shopper, bit_or(1::BIGINT << m) AS b FROM r WHERE mem AND NOT ret GROUP BY shopper")
    wanted = ("count(*) FILTER (WHERE b & 4095 > 0), count(*) FILTER (WHERE b & 16773120 > 0), "
              "count(*) FILTER (WHERE b & 4095 > 0 AND b & 16773120 > 0), count(*) FILTER (WHERE b & 4095 = 0 AND b & 16773120 > 0)")
    flags = ("SELECT shopper, bool_or(m < 12) AS a, bool_or(m >= 12) AS z FROM r WHERE mem AND NOT ret GROUP BY shopper")
    forms["windows"] = [f"SELECT {wanted} FROM ({bits})",
                        "SELECT count(*) FILTER (WHERE a), count(*) FILTER (WHERE z), count(*) FILTER (WHERE a AND z), "
                        f"count(*) FILTER (WHERE z AND NOT a) FROM ({flags})"]
    for name, key in (("month", "m"), ("year", "CASE WHEN m >= 12 THEN 1 ELSE 0 END")):
        lag = (f"SELECT shopper, {key} AS k, at - lag(at) OVER (PARTITION BY shopper, {key} ORDER BY at) AS g FROM r WHERE mem AND NOT ret")
        whole = (f"SELECT shopper, k, CASE WHEN k = pk THEN at - pa END AS g FROM (SELECT shopper, at, {key} AS k, lag(at) OVER w AS pa, "
                 f"lag({key}) OVER w AS pk FROM r WHERE mem AND NOT ret WINDOW w AS (PARTITION BY shopper ORDER BY at))")
        forms["intervals." + name] = [
            f"SELECT k, count(g), sum(g), median(g) FROM ({text}) WHERE g IS NOT NULL GROUP BY k" for text in (lag, whole)]
        forms["median." + name] = [
            f"SELECT {key} AS k, mem, median(total) FROM r WHERE NOT ret GROUP BY k, mem",
            f"SELECT {key} AS k, mem, quantile_cont(total, 0.5) FROM (SELECT m, mem, total FROM r WHERE NOT ret) GROUP BY k, mem"]
    previous = ("SELECT shopper, m, at, lag(at) OVER (PARTITION BY shopper ORDER BY at) AS p, lag(m) OVER (PARTITION BY shopper ORDER BY at)"
                " AS pm FROM r WHERE mem AND NOT ret")
    named = ("SELECT shopper, m, at, lag(at) OVER w AS p, lag(m) OVER w AS pm FROM r WHERE mem AND NOT ret"
             " WINDOW w AS (PARTITION BY shopper ORDER BY at)")
    group = ("CASE WHEN p IS NULL THEN 0 WHEN to_timestamp(p) >= to_timestamp(at) - INTERVAL 12 MONTH THEN 1 ELSE 2 END")
    forms["structure"] = [f"SELECT m, {group} AS g, count(*) FROM ({text}) WHERE m >= 12 AND (pm IS NULL OR pm < m) GROUP BY m, g"
                          for text in (previous, named)]
    return forms


def clickhouse():
    forms = both(lambda value, test: f"sumIf({value}, {test})", lambda test: f"countIf({test})")
    forms = {name: [text.replace("FROM r", "FROM b.r").replace("cast(x AS DOUBLE)", "toFloat64(x)")
                    .replace("cast(y AS DOUBLE)", "toFloat64(y)").replace("cast(total AS DOUBLE)", "toFloat64(total)")
                    .replace("FLOOR_DIV", f"intDiv({PERIOD_END} - max(at), 86400)")
                    .replace("FLOOR_OUT", f"intDiv({PERIOD_END} - max(last), 86400)") for text in texts]
             for name, texts in forms.items()}
    bits = "SELECT shopper, groupBitOr(bitShiftLeft(toUInt64(1), m)) AS b FROM b.r WHERE mem AND NOT ret GROUP BY shopper"
    flags = "SELECT shopper, max(m < 12) AS a, max(m >= 12) AS z FROM b.r WHERE mem AND NOT ret GROUP BY shopper"
    forms["windows"] = [
        f"SELECT countIf(bitAnd(b, 4095) > 0), countIf(bitAnd(b, 16773120) > 0), countIf(bitAnd(b, 4095) > 0 AND bitAnd(b, 16773120) > 0), "
        f"countIf(bitAnd(b, 4095) = 0 AND bitAnd(b, 16773120) > 0) FROM ({bits})",
        f"SELECT countIf(a), countIf(z), countIf(a AND z), countIf(z AND NOT a) FROM ({flags})"]
    frame = "ROWS BETWEEN 1 PRECEDING AND CURRENT ROW"
    for name, key in (("month", "m"), ("year", "if(m >= 12, 1, 0)")):
        lag = (f"SELECT {key} AS k, at - lagInFrame(at, 1, toInt64(0)) OVER (PARTITION BY shopper, {key} ORDER BY at {frame}) AS g, "
               f"row_number() OVER (PARTITION BY shopper, {key} ORDER BY at) AS i FROM b.r WHERE mem AND NOT ret")
        arrays = (f"SELECT k, arrayJoin(arrayPopFront(arrayDifference(arraySort(groupArray(at))))) AS g FROM (SELECT shopper, at, {key} AS k"
                  " FROM b.r WHERE mem AND NOT ret) GROUP BY shopper, k")
        forms["intervals." + name] = [
            f"SELECT k, count(), sum(g), quantileExactInclusive(0.5)(g) FROM ({lag}) WHERE i > 1 GROUP BY k",
            f"SELECT k, count(), sum(g), quantileExactInclusive(0.5)(g) FROM ({arrays}) GROUP BY k"]
        forms["median." + name] = [
            f"SELECT {key} AS k, mem, quantileExactInclusive(0.5)(total) FROM b.r WHERE NOT ret GROUP BY k, mem",
            f"SELECT k, toBool(w), q FROM (SELECT {key} AS k, quantileExactInclusiveIf(0.5)(total, mem) AS yes, "
            "quantileExactInclusiveIf(0.5)(total, NOT mem) AS no FROM b.r WHERE NOT ret GROUP BY k) ARRAY JOIN [yes, no] AS q, [1, 0] AS w"]
    window = (f"SELECT shopper, m, at, lagInFrame(at, 1, toInt64(-1)) OVER (PARTITION BY shopper ORDER BY at {frame}) AS p, "
              f"lagInFrame(m, 1, toInt16(-1)) OVER (PARTITION BY shopper ORDER BY at {frame}) AS pm FROM b.r WHERE mem AND NOT ret")
    group = "if(p < 0, 0, if(toDateTime(p, 'UTC') >= subtractMonths(toDateTime(at, 'UTC'), 12), 1, 2))"
    named = (f"SELECT shopper, m, at, lagInFrame(at, 1, toInt64(-1)) OVER w AS p, lagInFrame(m, 1, toInt16(-1)) OVER w AS pm FROM b.r"
             f" WHERE mem AND NOT ret WINDOW w AS (PARTITION BY shopper ORDER BY at {frame})")
    forms["structure"] = [f"SELECT m, {group} AS g, count() FROM ({text}) WHERE m >= 12 AND pm < m GROUP BY m, g" for text in (window, named)]
    return forms
