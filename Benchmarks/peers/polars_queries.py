"""The same tables in Polars."""

import polars as pl

from queries import PERIOD_END

YEAR = (pl.col("m") >= 12).cast(pl.Int8)
SIGNED = pl.when(pl.col("ret")).then(-pl.col("total")).otherwise(pl.col("total"))
MEMBER_SALE = pl.col("mem") & ~pl.col("ret")


def rows(frame):
    return frame.collect().rows()


def all_queries(frame):
    lazy = frame.lazy()
    sales = lazy.filter(MEMBER_SALE)

    def sums():
        sale, member = ~pl.col("ret"), pl.col("mem")
        return rows(lazy.group_by("m").agg(
            pl.col("total").filter(sale).sum(), pl.col("total").filter(~sale).sum().alias("b"), sale.sum().alias("c"),
            pl.col("total").filter(sale & member).sum().alias("d"), pl.col("total").filter(~sale & member).sum().alias("e"),
            (sale & member).sum().alias("f"), pl.col("points").filter(sale & member).sum().alias("g"),
            (sale & member & (pl.col("points") > 0)).sum().alias("h"), pl.len().alias("i")))

    def moments(key):
        x, y, u, v = pl.col("x"), pl.col("y"), pl.col("u"), pl.col("v")
        each = lazy.filter(pl.col("shopper") >= 0).with_columns(key.alias("k")).group_by("shopper", "k").agg(
            SIGNED.filter(pl.col("mem")).sum().alias("x"), SIGNED.sum().alias("y"), MEMBER_SALE.sum().cast(pl.Int64).alias("u"),
            (~pl.col("ret")).sum().cast(pl.Int64).alias("v"))
        fx, fy = x.cast(pl.Float64), y.cast(pl.Float64)
        return rows(each.group_by("k").agg(
            pl.len(), x.sum(), y.sum(), (fx * fx).sum().alias("xx"), (fx * fy).sum().alias("xy"), (fy * fy).sum().alias("yy"),
            u.sum(), v.sum(), (u * u).sum().alias("uu"), (u * v).sum().alias("uv"), (v * v).sum().alias("vv")))

    def anonymous():
        money = pl.col("total").cast(pl.Float64)
        return rows(lazy.filter(pl.col("shopper") < 0).group_by("m").agg(
            pl.len(), SIGNED.sum().alias("y"), (money * money).sum().alias("q"), (~pl.col("ret")).sum().alias("s")))

    def buyers(key):
        n = pl.col("n").cast(pl.Int64)
        return rows(sales.group_by("shopper", key.alias("k")).agg(pl.len().alias("n")).group_by("k").agg(
            pl.len(), (n >= 2).sum().alias("two"), n.sum().alias("s"), (n * n).sum().alias("q")))

    def windows():
        each = sales.group_by("shopper").agg((pl.col("m") < 12).any().alias("a"), (pl.col("m") >= 12).any().alias("z"))
        a, z = pl.col("a"), pl.col("z")
        return rows(each.select(a.sum().alias("1"), z.sum().alias("2"), (a & z).sum().alias("3"), (z & ~a).sum().alias("4")))

    def cohorts():
        return rows(sales.group_by("shopper").agg(pl.col("m").unique().alias("m")).with_columns(pl.col("m").list.min().alias("f"))
                    .explode("m").group_by("f", (pl.col("m") - pl.col("f")).alias("a")).agg(pl.len()))

    def activity_map():
        n, d = pl.col("n"), pl.col("d")
        each = sales.group_by("shopper").agg(((PERIOD_END - pl.col("ts").max()) // 86400).alias("d"), (pl.col("m") >= 12).sum().alias("n"))
        return rows(each.select(d.cut([7, 14, 30, 60, 90, 180, 365]).to_physical().alias("r"),
                                n.cut([0, 1, 2, 4, 9, 19]).to_physical().alias("f")).group_by("r", "f").agg(pl.len()))

    def scan(keys):
        period = lazy.filter(~pl.col("ret") & (pl.col("m") >= 12) & (pl.col("m") < 24))
        x, y = pl.col("x").cast(pl.Int64), pl.col("y").cast(pl.Int64)
        known = pl.col("shopper") >= 0
        each = period.group_by(["shopper"] + keys).agg(pl.col("mem").sum().alias("x"), pl.len().alias("y"))
        return rows(each.group_by(keys).agg(
            x.sum(), y.sum(), (x * x).sum().alias("xx"), (x * y).sum().alias("xy"),
            pl.when(known).then(y * y).otherwise(y).sum().alias("yy"), pl.when(known).then(1).otherwise(y).sum().alias("c")))

    def suspects():
        period = sales.filter(pl.col("m") >= 12)
        days = period.group_by("shopper", "day").agg(pl.len().alias("n")).group_by("shopper").agg(pl.col("n").max().alias("b"))
        tills = period.group_by("shopper", "store", "cashier").agg(pl.len().alias("n")).group_by("shopper").agg(
            pl.col("n").max().alias("top"), pl.col("n").sum().alias("n"))
        return rows(days.join(tills, on="shopper").filter(
            (pl.col("b") > 5) | ((pl.col("n") >= 3) & (pl.col("top") * 10 >= pl.col("n") * 9))).select("shopper", "n"))

    # The frame is in order of shopper and time, so that neighbours need no window.
    def intervals(key):
        near = sales.select("shopper", "ts", key.alias("k"))
        same = (pl.col("shopper") == pl.col("shopper").shift()) & (pl.col("k") == pl.col("k").shift())
        return rows(near.select("k", (pl.col("ts") - pl.col("ts").shift()).alias("g"), same.alias("s")).filter(pl.col("s"))
                    .group_by("k").agg(pl.len(), pl.col("g").sum().alias("t"), pl.col("g").median().alias("q")))

    def median(key):
        return rows(lazy.filter(~pl.col("ret")).group_by(key.alias("k"), "mem").agg(pl.col("total").median()))

    def structure():
        same = pl.col("shopper") == pl.col("shopper").shift()
        near = sales.select("shopper", "m", "ts", pl.when(same).then(pl.col("ts").shift()).alias("p"),
                            pl.when(same).then(pl.col("m").shift()).alias("pm"))
        moment = pl.from_epoch("ts", time_unit="s").dt.offset_by("-12mo")
        group = (pl.when(pl.col("p").is_null()).then(0).when(pl.from_epoch("p", time_unit="s") >= moment).then(1).otherwise(2))
        return rows(near.filter((pl.col("m") >= 12) & (pl.col("pm").is_null() | (pl.col("pm") < pl.col("m"))))
                    .group_by("m", group.alias("g")).agg(pl.len()))

    month = pl.col("m")
    return {
        "sums": sums, "moments.month": lambda: moments(month), "moments.year": lambda: moments(YEAR),
        "anonymous.month": anonymous, "buyers.month": lambda: buyers(month), "buyers.year": lambda: buyers(YEAR),
        "cohorts": cohorts, "activity.map": activity_map, "scan.store": lambda: scan(["store"]),
        "scan.cashier": lambda: scan(["store", "cashier"]), "scan.channel": lambda: scan(["channel"]), "suspects": suspects,
        "windows": windows, "intervals.month": lambda: intervals(month), "intervals.year": lambda: intervals(YEAR),
        "median.month": lambda: median(month), "median.year": lambda: median(YEAR), "structure": structure,
    }
