"""The queries, each in two forms, for DuckDB and for ClickHouse.

Table r: shopper (-1: anonymous), ts, day, m (months since January 2024), store, cashier, channel, ret, mem, total,
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

    pairs = ", ".join(
        f"sum(cast({left} AS DOUBLE) * {right})" for left, right in (
            ("sm", "sm"), ("sm", "nm"), ("sm", "sa"), ("sm", "na"), ("sa", "sa"), ("sa", "nm"), ("sa", "na"), ("nm", "na"), ("na", "na"),
            ("l", "l"), ("l", "y"), ("p", "p"), ("p", "sm"), ("np", "np"), ("np", "nm")))
    outer = ("SELECT k, count(*), sum(x), sum(y), sum(cast(x AS DOUBLE) * x), sum(cast(x AS DOUBLE) * y), sum(cast(y AS DOUBLE) * y), "
             "sum(nm), sum(v), sum(nm * nm), sum(nm * v), sum(v * v), " + pairs + ", sum(p), sum(np) FROM (SELECT k, sm, sa, nm, na, p, np, "
             "sm - rm AS x, sm + sa - rm - ra AS y, nm + na AS v, sm - rm - ra AS l FROM (INNER) s) t GROUP BY k")

    def moments(key):
        """Per shopper and key: money and receipts of members and of the others; then sums of their squares and products."""
        one = (f"SELECT shopper, {key} AS k, " + sum_if("total", "mem AND NOT ret") + " AS sm, " + sum_if("total", "mem AND ret") + " AS rm, "
               + sum_if("total", "NOT mem AND NOT ret") + " AS sa, " + sum_if("total", "NOT mem AND ret") + " AS ra, "
               + count_if("mem AND NOT ret") + " AS nm, " + count_if("NOT mem AND NOT ret") + " AS na, " + sum_if("points", "mem AND NOT ret")
               + " AS p, " + count_if("mem AND NOT ret AND points > 0") + " AS np FROM r WHERE shopper >= 0 GROUP BY shopper, k")
        two = (f"SELECT shopper, {key} AS k, sum(CASE WHEN mem AND NOT ret THEN total ELSE 0 END) AS sm, sum(CASE WHEN mem AND ret THEN total"
               " ELSE 0 END) AS rm, sum(CASE WHEN mem OR ret THEN 0 ELSE total END) AS sa, sum(CASE WHEN ret AND NOT mem THEN total ELSE 0 END)"
               " AS ra, sum(CASE WHEN mem AND NOT ret THEN 1 ELSE 0 END) AS nm, sum(CASE WHEN mem OR ret THEN 0 ELSE 1 END) AS na,"
               " sum(CASE WHEN mem AND NOT ret THEN points ELSE 0 END) AS p, sum(CASE WHEN mem AND NOT ret AND points > 0 THEN 1 ELSE 0 END) AS np"
               " FROM r WHERE shopper >= 0 GROUP BY k, shopper")
        return [outer.replace("INNER", one), outer.replace("INNER", two)]

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
        known = f"SELECT {keys}, sum(x) AS sx, sum(y) AS sy, sum(x * x) AS xx, sum(x * y) AS xy, sum(y * y) AS yy, count(*) AS c FROM ({inner}) t GROUP BY {keys}"
        loose = f"SELECT {keys}, count(*) AS n FROM r WHERE NOT ret AND m >= 12 AND m < 24 AND shopper < 0 GROUP BY {keys}"
        names = [name.strip() for name in keys.split(",")]
        listed = ", ".join("a." + name for name in names)
        joined = " AND ".join(f"a.{name} = b.{name}" for name in names)
        one = f"SELECT {listed}, a.sx, a.sy + b.n, a.xx, a.xy, a.yy + b.n, a.c + b.n FROM ({known}) a JOIN ({loose}) b ON {joined}"
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
               "FROM (SELECT shopper, m, max(ts) AS last, sum(CASE WHEN m >= 12 THEN 1 ELSE 0 END) AS c FROM r WHERE mem AND NOT ret"
               " GROUP BY shopper, m) s GROUP BY shopper) t) u GROUP BY rec, fr")
    suspects_one = ("SELECT d.shopper, s.w FROM (SELECT shopper, max(n) AS b FROM (SELECT shopper, day, count(*) AS n FROM r"
                    " WHERE mem AND NOT ret AND m >= 12 GROUP BY shopper, day) t GROUP BY shopper) d JOIN"
                    " (SELECT shopper, max(n) AS top, sum(n) AS w FROM (SELECT shopper, store, cashier, count(*) AS n FROM r WHERE mem AND NOT ret"
                    " AND m >= 12 GROUP BY shopper, store, cashier) t GROUP BY shopper) s ON d.shopper = s.shopper"
                    " WHERE d.b > 5 OR (s.w >= 3 AND s.top * 10 >= s.w * 9)")
    suspects_two = ("SELECT shopper, sum(n) AS whole FROM (SELECT shopper, 0 AS kind, count(*) AS n, day AS k FROM r WHERE mem AND NOT ret AND m >= 12"
                    " GROUP BY shopper, k) t GROUP BY shopper HAVING max(n) > 5 OR shopper IN (SELECT shopper FROM (SELECT shopper, store,"
                    " cashier, count(*) AS n FROM r WHERE mem AND NOT ret AND m >= 12 GROUP BY shopper, store, cashier) u GROUP BY shopper"
                    " HAVING sum(n) >= 3 AND max(n) * 10 >= sum(n) * 9)")
    life = "SELECT shopper, min(ts) AS f, max(ts) AS z, count(*) AS n FROM r WHERE mem AND NOT ret GROUP BY shopper"
    life_months = ("SELECT shopper, min(f0) AS f, max(z0) AS z, sum(n0) AS n FROM (SELECT shopper, m, min(ts) AS f0, max(ts) AS z0, count(*)"
                   " AS n0 FROM r WHERE mem AND NOT ret GROUP BY shopper, m) s GROUP BY shopper")
    curve = (f"SELECT sum(dd), sum(n2), count(*), sum(CASE WHEN dd < risk THEN ln(1 - dd / risk) ELSE 0 END) FROM (SELECT t, dd, n2, sum(c)"
             f" OVER (ORDER BY t DESC) AS risk FROM (SELECT t, " + count_if("ended") + " AS dd, count(*) AS c, sum(n) AS n2 FROM (SELECT n, z < "
             f"{PERIOD_START} AS ended, CASE WHEN z < {PERIOD_START} THEN z - f ELSE {PERIOD_END} - f END AS t FROM (LIFE) l) e GROUP BY t) g) h")
    detail = ("SELECT count(*), sum(n), sum(d), sum(s), sum(net) FROM (SELECT shopper, " + count_if("NOT ret") + " AS n, DAYS AS d, "
              "max(ts) - min(ts) AS s, " + sum_if("CASE WHEN ret THEN -total ELSE total END", "1 = 1")
              + " AS net FROM r WHERE mem AND m >= 12 GROUP BY shopper) t")
    detail_days = ("SELECT count(*), sum(n), sum(d), sum(s), sum(net) FROM (SELECT shopper, sum(n0) AS n, " + count_if("n0 > 0") + " AS d, max(z0) - min(f0) AS s,"
                   " sum(t0) AS net FROM (SELECT shopper, day, " + count_if("NOT ret") + " AS n0, min(ts) AS f0, max(ts) AS z0, "
                   "sum(CASE WHEN ret THEN -total ELSE total END) AS t0 FROM r WHERE mem AND m >= 12 GROUP BY shopper, day) s GROUP BY shopper) t")
    daily = ("SELECT count(*), sum(n), sum(s), sum(b), sum(p) FROM (SELECT store, day, count(*) AS n, " + sum_if("total", "NOT ret") + " AS s, "
             + sum_if("total", "ret") + " AS b, sum(points) AS p FROM r WHERE m >= 12 GROUP BY store, day) t")
    daily_two = ("SELECT count(*), sum(n), sum(s), sum(b), sum(p) FROM (SELECT store, day, sum(n0) AS n, " + sum_if("t0", "NOT ret") + " AS s, "
                 + sum_if("t0", "ret") + " AS b, sum(p0) AS p FROM (SELECT store, day, ret, count(*) AS n0, sum(total) AS t0, sum(points) AS p0"
                 " FROM r WHERE m >= 12 GROUP BY store, day, ret) q GROUP BY store, day) t")

    def woodruff(key):
        """The clustered variance that a median's interval needs: each member's receipts, and those at or under the median."""
        medians = f"SELECT {key} AS k, MEDIAN(total) AS q FROM r WHERE mem AND NOT ret GROUP BY k"
        sales = f"SELECT shopper, {key} AS k, total FROM r WHERE mem AND NOT ret"
        end = "SELECT k, count(*), sum(b), sum(n), sum(b * b), sum(b * n), sum(n * n) FROM (INNER) t GROUP BY k"
        one = (f"SELECT shopper, s.k AS k, " + count_if("total <= q") + f" AS b, count(*) AS n FROM ({sales}) s JOIN ({medians}) d ON s.k = d.k"
               " GROUP BY shopper, s.k")
        two = (f"SELECT shopper, s.k AS k, sum(CASE WHEN total <= q THEN 1 ELSE 0 END) AS b, count(*) AS n FROM ({medians}) d JOIN ({sales}) s"
               " ON s.k = d.k GROUP BY s.k, shopper")
        return [end.replace("INNER", one), end.replace("INNER", two)]

    # Members at each month's end: active in the 12 months before it, kept, new, back; and how long they have lived.
    def at_ends(marks):
        """Sums over a shopper's own figures: `last` and `first` sale of months before an end, sales of the 12 months before it."""
        parts = []
        for end in range(13, 25):
            active, before = f"(w{end} > 0)", f"(w{end - 1} > 0)"
            this = f"(c{end - 1} > 0)"
            parts += [count_if(active), count_if(before), count_if(f"{before} AND {this}"), count_if(f"{before} AND {active}"),
                      count_if(f"f = {end - 1} AND {active}"), f"sum(w{end})", f"sum(w{end} * w{end})",
                      f"sum(CASE WHEN z{end} > 0 THEN z{end} - f0 ELSE 0 END)", count_if(f"z{end} > 0"),
                      count_if(f"c{end - 1} = 0 AND w{end - 1} + w{end} = 0 AND z{end} > 0")]
        return ", ".join(parts)

    own = ", ".join([f"count(CASE WHEN m = {month} THEN 1 END) AS c{month}" for month in range(11, 24)]
                    + [f"count(CASE WHEN m >= {end - 12} AND m < {end} THEN 1 END) AS w{end}" for end in range(12, 25)]
                    + [f"max(CASE WHEN m < {end} THEN ts ELSE 0 END) AS z{end}" for end in range(13, 25)])
    ends_one = f"SELECT {at_ends(0)} FROM (SELECT shopper, min(m) AS f, min(ts) AS f0, {own} FROM r WHERE mem AND NOT ret GROUP BY shopper) t"
    own_months = ", ".join([f"sum(CASE WHEN m = {month} THEN n ELSE 0 END) AS c{month}" for month in range(11, 24)]
                           + [f"sum(CASE WHEN m >= {end - 12} AND m < {end} THEN n ELSE 0 END) AS w{end}" for end in range(12, 25)]
                           + [f"max(CASE WHEN m < {end} THEN z ELSE 0 END) AS z{end}" for end in range(13, 25)])
    by_month = "SELECT shopper, m, count(*) AS n, min(ts) AS a, max(ts) AS z FROM r WHERE mem AND NOT ret GROUP BY shopper, m"
    ends_two = f"SELECT {at_ends(0)} FROM (SELECT shopper, min(m) AS f, min(a) AS f0, {own_months} FROM ({by_month}) s GROUP BY shopper) t"

    def strangers(key):
        """Known customers who are no members."""
        one = f"SELECT k, count(*), sum(n) FROM (SELECT shopper, {key} AS k, count(*) AS n FROM r WHERE shopper >= 0 AND NOT mem AND NOT ret GROUP BY shopper, k) t GROUP BY k"
        two = one.replace("GROUP BY shopper, k", "GROUP BY k, shopper")
        return [one, two]

    def purchase_days(key):
        end = "SELECT k, count(*), sum(d), sum(d * d) FROM (INNER) t GROUP BY k"
        one = f"SELECT shopper, {key} AS k, DISTINCT_DAYS AS d FROM r WHERE mem AND NOT ret GROUP BY shopper, k"
        two = f"SELECT shopper, k, count(*) AS d FROM (SELECT shopper, {key} AS k, day FROM r WHERE mem AND NOT ret GROUP BY shopper, k, day) s GROUP BY shopper, k"
        return [end.replace("INNER", one), end.replace("INNER", two)]

    def gap_moments(key):
        """The interval of the mean time between purchases: each member's gaps and the seconds they add up to."""
        end = "SELECT k, count(*), sum(s), sum(g), sum(cast(s AS DOUBLE) * s), sum(cast(s AS DOUBLE) * g), sum(g * g) FROM (INNER) t WHERE g > 0 GROUP BY k"
        one = f"SELECT shopper, {key} AS k, max(ts) - min(ts) AS s, count(*) - 1 AS g FROM r WHERE mem AND NOT ret GROUP BY shopper, k"
        return [end.replace("INNER", one), end.replace("INNER", one.replace("GROUP BY shopper, k", "GROUP BY k, shopper"))]

    fifth = lambda name: (f"CAST(floor((rank_{name} - 1) * 5 / cast(all_of AS DOUBLE)) AS INT) + 1")
    rfm_end = ("SELECT code, count(*), sum(sales), sum(points) FROM (SELECT sales, points, "
               "(r_fifth * 100 + n_fifth * 10 + s_fifth) AS code FROM (SELECT sales, points, " + ", ".join(
                   f"{fifth(name)} AS {name}_fifth" for name in "rns") + " FROM (RANKED) w) v) u GROUP BY code")
    ranked = ("SELECT sales, points, count(*) OVER () AS all_of, " + ", ".join(
        f"rank() OVER (ORDER BY {column}) AS rank_{name}" for name, column in (("r", "days DESC"), ("n", "n"), ("s", "sales"))) + " FROM (BASE) b")
    rfm_base = ("SELECT shopper, " + floor + " AS days, count(*) AS n, sum(total) AS sales, sum(points) AS points FROM r"
                " WHERE mem AND NOT ret AND m >= 12 GROUP BY shopper")
    rfm_base_two = ("SELECT shopper, " + floor.replace("DIV", "OUT") + " AS days, sum(n0) AS n, sum(t0) AS sales, sum(p0) AS points FROM (SELECT shopper, m, max(ts) AS last,"
                    " count(*) AS n0, sum(total) AS t0, sum(points) AS p0 FROM r WHERE mem AND NOT ret AND m >= 12 GROUP BY shopper, m) s GROUP BY shopper")
    rfm = [rfm_end.replace("RANKED", ranked).replace("BASE", base) for base in (rfm_base, rfm_base_two)]

    def bounds(key):
        """Where an interval of the median ends: two more ranks, once the variance is known."""
        return [f"SELECT {key} AS k, mem, QUANTILES FROM r WHERE NOT ret GROUP BY k, mem",
                f"SELECT k, mem, QUANTILES FROM (SELECT {key} AS k, mem, total FROM r WHERE NOT ret) t GROUP BY k, mem"]

    year = "CASE WHEN m >= 12 THEN 1 ELSE 0 END"
    return {
        "ends": [ends_one, ends_two],
        "strangers.month": strangers("m"),
        "strangers.year": strangers(year),
        "days.month": purchase_days("m"),
        "days.year": purchase_days(year),
        "gaps.month": gap_moments("m"),
        "gaps.year": gap_moments(year),
        "rfm": rfm,
        "bounds.month": bounds("m"),
        "bounds.year": bounds(year),
        "woodruff.month": woodruff("m"),
        "woodruff.year": woodruff(year),
        "lives": [curve.replace("LIFE", life), curve.replace("LIFE", life_months)],
        "details": [detail, detail_days],
        "reconciliation": [daily, daily_two],
        "scan.store.month": scan("store, m"),
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
    forms = {name: [text.replace("FLOOR_DIV", f"({PERIOD_END} - max(ts)) // 86400")
                    .replace("FLOOR_OUT", f"({PERIOD_END} - max(last)) // 86400").replace("MEDIAN(", "median(")
                    .replace("DISTINCT_DAYS", "count(DISTINCT day)").replace("DAYS AS d", "count(DISTINCT CASE WHEN NOT ret THEN day END) AS d")
                    .replace("QUANTILES", "quantile_disc(total, [0.49, 0.51])") for text in texts]
             for name, texts in forms.items()}
    bits = ("SELECT shopper, bit_or(1::BIGINT << m) AS b FROM r WHERE mem AND NOT ret GROUP BY shopper")
    wanted = ("count(*) FILTER (WHERE b & 4095 > 0), count(*) FILTER (WHERE b & 16773120 > 0), "
              "count(*) FILTER (WHERE b & 4095 > 0 AND b & 16773120 > 0), count(*) FILTER (WHERE b & 4095 = 0 AND b & 16773120 > 0)")
    flags = ("SELECT shopper, bool_or(m < 12) AS a, bool_or(m >= 12) AS z FROM r WHERE mem AND NOT ret GROUP BY shopper")
    forms["windows"] = [f"SELECT {wanted} FROM ({bits})",
                        "SELECT count(*) FILTER (WHERE a), count(*) FILTER (WHERE z), count(*) FILTER (WHERE a AND z), "
                        f"count(*) FILTER (WHERE z AND NOT a) FROM ({flags})"]
    for name, key in (("month", "m"), ("year", "CASE WHEN m >= 12 THEN 1 ELSE 0 END")):
        lag = (f"SELECT shopper, {key} AS k, ts - lag(ts) OVER (PARTITION BY shopper, {key} ORDER BY ts) AS g FROM r WHERE mem AND NOT ret")
        whole = (f"SELECT shopper, k, CASE WHEN k = pk THEN ts - pa END AS g FROM (SELECT shopper, ts, {key} AS k, lag(ts) OVER w AS pa, "
                 f"lag({key}) OVER w AS pk FROM r WHERE mem AND NOT ret WINDOW w AS (PARTITION BY shopper ORDER BY ts))")
        forms["intervals." + name] = [
            f"SELECT k, count(g), sum(g), median(g) FROM ({text}) WHERE g IS NOT NULL GROUP BY k" for text in (lag, whole)]
        gap_end = "SELECT k, count(*), sum(b), sum(n), sum(b * b), sum(b * n), sum(n * n) FROM (INNER) GROUP BY k"
        forms["woodruff.gaps." + name] = [
            gap_end.replace("INNER", f"WITH g AS MATERIALIZED ({text} ), q AS (SELECT k, median(g) AS q FROM g WHERE g IS NOT NULL GROUP BY k) "
                            "SELECT shopper, g.k AS k, count(*) FILTER (WHERE g <= q) AS b, count(*) AS n FROM g JOIN q ON g.k = q.k WHERE g IS NOT NULL"
                            " GROUP BY shopper, g.k") for text in (lag, whole.replace("SELECT k, CASE", "SELECT shopper, k, CASE"))]
        forms["median." + name] = [
            f"SELECT {key} AS k, mem, median(total) FROM r WHERE NOT ret GROUP BY k, mem",
            f"SELECT {key} AS k, mem, quantile_cont(total, 0.5) FROM (SELECT m, mem, total FROM r WHERE NOT ret) GROUP BY k, mem"]
    previous = ("SELECT shopper, m, ts, lag(ts) OVER (PARTITION BY shopper ORDER BY ts) AS p, lag(m) OVER (PARTITION BY shopper ORDER BY ts)"
                " AS pm FROM r WHERE mem AND NOT ret")
    named = ("SELECT shopper, m, ts, lag(ts) OVER w AS p, lag(m) OVER w AS pm FROM r WHERE mem AND NOT ret"
             " WINDOW w AS (PARTITION BY shopper ORDER BY ts)")
    group = ("CASE WHEN p IS NULL THEN 0 WHEN to_timestamp(p) >= to_timestamp(ts) - INTERVAL 12 MONTH THEN 1 ELSE 2 END")
    forms["structure"] = [f"SELECT m, {group} AS g, count(*) FROM ({text}) WHERE m >= 12 AND (pm IS NULL OR pm < m) GROUP BY m, g"
                          for text in (previous, named)]
    return forms


def clickhouse():
    forms = both(lambda value, test: f"sumIf({value}, {test})", lambda test: f"countIf({test})")
    forms = {name: [text.replace("FROM r", "FROM b.r").replace("cast(x AS DOUBLE)", "toFloat64(x)")
                    .replace("cast(y AS DOUBLE)", "toFloat64(y)").replace("cast(total AS DOUBLE)", "toFloat64(total)")
                    .replace("cast(sm AS DOUBLE)", "toFloat64(sm)").replace("cast(sa AS DOUBLE)", "toFloat64(sa)")
                    .replace("cast(nm AS DOUBLE)", "toFloat64(nm)").replace("cast(na AS DOUBLE)", "toFloat64(na)")
                    .replace("MEDIAN(", "quantileExactInclusive(0.5)(").replace("DISTINCT_DAYS", "uniqExact(day)").replace("DAYS AS d", "uniqExactIf(day, NOT ret) AS d")
                    .replace("QUANTILES", "quantilesExactLow(0.49, 0.51)(total)")
                    .replace("cast(s AS DOUBLE)", "toFloat64(s)").replace("cast(l AS DOUBLE)", "toFloat64(l)")
                    .replace("cast(p AS DOUBLE)", "toFloat64(p)").replace("cast(np AS DOUBLE)", "toFloat64(np)")
                    .replace("cast(all_of AS DOUBLE)", "toFloat64(all_of)").replace("AS INT)", "AS Int32)")
                    .replace("FLOOR_DIV", f"intDiv({PERIOD_END} - max(ts), 86400)")
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
        lag = (f"SELECT {key} AS k, ts - lagInFrame(ts, 1, toInt64(0)) OVER (PARTITION BY shopper, {key} ORDER BY ts {frame}) AS g, "
               f"row_number() OVER (PARTITION BY shopper, {key} ORDER BY ts) AS i FROM b.r WHERE mem AND NOT ret")
        arrays = (f"SELECT k, arrayJoin(arrayPopFront(arrayDifference(arraySort(groupArray(ts))))) AS g FROM (SELECT shopper, ts, {key} AS k"
                  " FROM b.r WHERE mem AND NOT ret) GROUP BY shopper, k")
        forms["intervals." + name] = [
            f"SELECT k, count(), sum(g), quantileExactInclusive(0.5)(g) FROM ({lag}) WHERE i > 1 GROUP BY k",
            f"SELECT k, count(), sum(g), quantileExactInclusive(0.5)(g) FROM ({arrays}) GROUP BY k"]
        gap_end = ("SELECT k, count(), sum(b), sum(n), sum(b * b), sum(b * n), sum(n * n) FROM (SELECT shopper, x.k AS k, countIf(g <= q) AS b, count() AS n"
                   " FROM (INNER) x JOIN (SELECT k, quantileExactInclusive(0.5)(g) AS q FROM (INNER) GROUP BY k) y ON x.k = y.k GROUP BY shopper, x.k) GROUP BY k")
        lag_gaps = f"SELECT shopper, k, g FROM (SELECT shopper, {lag[len('SELECT '):]}) WHERE i > 1"
        array_gaps = arrays.replace("SELECT k, arrayJoin", "SELECT shopper, k, arrayJoin")
        forms["woodruff.gaps." + name] = [gap_end.replace("INNER", text) for text in (lag_gaps, array_gaps)]
        forms["median." + name] = [
            f"SELECT {key} AS k, mem, quantileExactInclusive(0.5)(total) FROM b.r WHERE NOT ret GROUP BY k, mem",
            f"SELECT k, toBool(w), q FROM (SELECT {key} AS k, quantileExactInclusiveIf(0.5)(total, mem) AS yes, "
            "quantileExactInclusiveIf(0.5)(total, NOT mem) AS no FROM b.r WHERE NOT ret GROUP BY k) ARRAY JOIN [yes, no] AS q, [1, 0] AS w"]
    window = (f"SELECT shopper, m, ts, lagInFrame(ts, 1, toInt64(-1)) OVER (PARTITION BY shopper ORDER BY ts {frame}) AS p, "
              f"lagInFrame(m, 1, toInt16(-1)) OVER (PARTITION BY shopper ORDER BY ts {frame}) AS pm FROM b.r WHERE mem AND NOT ret")
    group = "if(p < 0, 0, if(toDateTime(p, 'UTC') >= subtractMonths(toDateTime(ts, 'UTC'), 12), 1, 2))"
    named = (f"SELECT shopper, m, ts, lagInFrame(ts, 1, toInt64(-1)) OVER w AS p, lagInFrame(m, 1, toInt16(-1)) OVER w AS pm FROM b.r"
             f" WHERE mem AND NOT ret WINDOW w AS (PARTITION BY shopper ORDER BY ts {frame})")
    forms["structure"] = [f"SELECT m, {group} AS g, count() FROM ({text}) WHERE m >= 12 AND pm < m GROUP BY m, g" for text in (window, named)]
    return forms
