"""The engine's report against the independent figures: the hand-worked shop, made-up shops and the real data sets.

    VERNA=.build/release/verna python3 Tests/Independent/test_figures.py [sql] [hand] [import] [random] [settings] [steps] [like] [flat] [segments] [real] [real-steps] [--seeds 1,2,3] [--only NAME]

Exit code 0 agreed, 1 a difference, 77 skipped (the last line says why).
"""
import argparse
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

try:
    import duckdb  # noqa: F401
except ImportError:
    print("the Python package duckdb is not installed (make test installs it in .venv)")
    sys.exit(77)

import contract
import figures
import imports
import norms
import raw
from random_shop import CHANNELS, build, flat
from shop import Shop, months_back

ROOT = figures.ROOT
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build", "release", "verna"))
DATA = os.environ.get("VERNA_DATA", os.path.join(ROOT, "..", "shared", "data"))
FILES = ["receipts", "lines", "products", "members", "points", "costs", "offers", "assignments", "messages", "surveys", "stores", "tills"]

# The mapping that reads each real set, and its raw files in the order of reading.
REAL = {
    "online-retail": ["online_retail_2009_2010.csv.gz"],
    "coffee-chain": ["sales_receipts_201904.csv.gz", "product.csv", "customer.csv", "sales_outlet.csv"],
    "adventureworks": ["sales_2015_2017_iso.csv.gz", "returns_iso.csv", "AdventureWorks_Products.csv", "AdventureWorks_Customers.csv.gz"],
    "cdnow": ["CDNOW_sample.txt"],
    "airline": ["customer_flight_activity.csv.gz", "customer_loyalty_history.csv.gz"],
}


def report(files, arguments):
    """The report as JSON, by the binary."""
    with tempfile.TemporaryDirectory() as scratch:
        out = os.path.join(scratch, "report.json")
        got = subprocess.run([VERNA, "report", *files, *arguments, "--lang", "en", "--format", "json", "--out", out], capture_output=True, text=True, cwd=scratch)
        if got.returncode != 0:
            raise RuntimeError(f"verna report ended with {got.returncode}: {got.stderr[-2000:]}")
        with open(out, encoding="utf-8") as file:
            return json.load(file)


def near(a, b, money):
    """Money, means of it too, as the currency's digits show it; all else to 1e-9 of its size, or of a thousandth."""
    if a is None or b is None:
        return a is None and b is None
    if money:
        return abs(a - b) <= 0.005 + 1e-9 * abs(a)
    return abs(a - b) <= 1e-9 * max(1e-3, abs(a), abs(b))


def pairs_near(a, b, money=False):
    """Two ends, each to 1e-9 of the greater: an end near 0 is a difference of two numbers of the other's size."""
    if a is None or b is None:
        return a is None and b is None
    size = max([1e-3] + [abs(x) for x in a if x is not None])
    return all((x is None) == (y is None) and (x is None or abs(x - y) <= 1e-9 * size + (0.005 if money else 0)) for x, y in zip(a, b))


class Differences:
    def __init__(self):
        self.found = []
        # Where the report is known to differ from METRICS.md, and how often it was seen to.
        self.known = {}

    def know(self, why):
        """Of a fault that Verna had once and has no more: a difference like any other, with its name."""
        self.known[why] = self.known.get(why, 0) + 1
        self.add("a fault of before is back:", why)

    def add(self, *words):
        self.found.append(" ".join(str(w) for w in words))


FIGURES = ("value", "numerator", "denominator", "n", "interval", "previous", "year_ago")
# Fields of a metric that are words, not figures; the trend is compared where there are steps to see it by.
WORDS = {"id", "unit", "segment", "source", "note", "trend"}
# Ends of an interval are compared as a pair; so is a norm, which may be open.
PAIRS = ("interval", "norm")


def compare(label, expected, got, differences, keys=(*FIGURES, "norm", "good", "status"), whole=True):
    """Every expected metric against the report's first entry of that id (the whole period's). With `whole` nothing of the
    report may be without an expected figure."""
    metrics = {}
    for m in got["metrics"]:
        metrics.setdefault(m["id"], m)
    count = 0
    for e in expected["metrics"]:
        m = metrics.pop(e["id"], None)
        if m is None:
            differences.add(label, e["id"], "is not in the report")
            continue
        money = m.get("unit") == "money"
        for key in keys:
            if key not in e or (key in ("numerator", "denominator", "n") and (e["value"] is None)):
                continue
            a, b = e[key], m.get(key)
            count += 1
            if key in ("good", "status"):
                alike = a == b
            elif key in PAIRS:
                alike = pairs_near(a, b, money)
            else:
                alike = near(a, b, money or (key in ("numerator", "denominator") and e["id"] in MEAN_PARTS))
            if not alike and key == "status" and any(norms.are_one(e["value"], end) for end in e["norm"] or ()):
                differences.know("a value that is an end of its norm is judged outside by the last bit of its division")
            elif not alike:
                differences.add(label, e["id"], key, "expected", a, "got", b, m.get("note") or "")
        if whole and not all(is_said(x, m.get("note") or "") for x in e.get("said", ())):
            differences.add(label, e["id"], "should say", e["said"], "and says", m.get("note"))
        count += len(e.get("said", ()))
        for key in ("interval", "numerator", "denominator", "n") if whole else ():
            # What has no value may still have the parts that make none, such as a denominator of 0.
            if key not in e and m.get(key) is not None and (e["value"] is not None or key == "interval"):
                differences.add(label, e["id"], key, "expected none, got", m[key])
        if whole:
            for key in m.keys() - WORDS - {"period"} - set(keys):
                differences.add(label, e["id"], key, "is not compared")
    if whole:
        for id in metrics:
            differences.add(label, id, "is not compared")
    return count


def is_said(number, note):
    """Whether a note names a number, to the digits in which it names it."""
    for word in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", note):
        places = len(word.partition(".")[2])
        if abs(float(word.replace(",", "")) - number) <= 0.5 * 10 ** -places + 1e-9:
            return True
    return False


def heads_alike(label, expected, got, differences):
    """What the report says of the programme and the periods it looked at."""
    for part in ("program", "period", "previous_period", "year_ago_period"):
        for key, value in expected.get(part, {}).items():
            if key == "segment" and value is None and got[part].get(key) == "":
                differences.know("program.segment is an empty text, not null, under --like-for-like")
            elif got[part].get(key) != value:
                differences.add(label, part, key, "expected", value, "got", got[part].get(key))
    for m in got["metrics"][:1]:
        if m["period"] != got["period"]:
            differences.add(label, "the first metrics are of", m["period"])


def tables_alike(label, expected, got, differences, whole=True):
    """Tables by their expected columns; answers how many cells. With `whole` every table and column must be an expected one."""
    count = 0
    for id, rows in expected["tables"].items():
        found = got["tables"].get(id)
        if found is None:
            differences.add(label, "table", id, "is not in the report")
            continue
        other = normal(id, found)
        extra = {key: row for key, row in keyed(id, rows).items() if "extra" in row.get("known", {})}
        rows = [row for row in rows if "extra" not in row.get("known", {})]
        for row in other if extra else ():
            if (key := tuple(row.get(k) for k in KEYS[id])) in extra:
                differences.know(extra[key]["known"]["extra"][1])
        other = [row for row in other if tuple(row.get(k) for k in KEYS[id]) not in extra]
        rows_by, other_by = keyed(id, rows), keyed(id, other)
        if id in expected.get("cut", ()):
            other_by = {k: r for k, r in other_by.items() if k in rows_by}
        elif len(other_by) != len(other):
            differences.add(label, "table", id, "has two rows of one key")
        for key in rows_by.keys() - other_by.keys():
            if "row" in rows_by[key].get("known", {}):
                differences.know(rows_by[key]["known"]["row"][1])
            else:
                differences.add(label, "table", id, "row missing", key, rows_by[key])
        for key in other_by.keys() - rows_by.keys():
            differences.add(label, "table", id, "row too many", key, other_by[key])
        for key in rows_by.keys() & other_by.keys():
            count += row_alike([label, "table", id, key], id, key, rows_by[key], other_by[key], differences)
        if rows_by.keys() == other_by.keys() and list(rows_by) != list(other_by):
            differences.add(label, "table", id, "has its rows in another order, from", next(pair for pair in zip(rows_by, other_by) if pair[0] != pair[1]))
        columns = {c["id"] for c in found["columns"]}
        asked = {c for r in rows for c in r if c != "known"} | UNCOMPARED.get(id, set())
        if "interval" in asked - columns:
            asked.update(ENDS)
        for column in columns - asked if whole and rows else ():
            differences.add(label, "table", id, "column", column, "is not compared")
        for row in other:
            if row.keys() != columns:
                differences.add(label, "table", id, "has a row of other columns", row)
    # A table that cannot be worked is in the report, empty and with the reason.
    for id in got["tables"].keys() - expected["tables"].keys() if whole else ():
        table = got["tables"][id]
        if id not in KEYS or table["rows"] or not table["note"]:
            differences.add(label, "table", id, "expected none, got", len(table["rows"]), "rows", table["note"] or "without a reason")
    return count


def row_alike(words, id, key, row, other, differences):
    for column, value in row.items():
        if column in KEYS.get(id, ()) or column == "known":
            continue
        if column == "interval" and ENDS[0] in other:
            found = [other[end] for end in ENDS]
            alike = pairs_near(value or [None, None], found)
        else:
            found = other.get(column)
            words_ = isinstance(value, str) or isinstance(found, str)
            alike = value == found if words_ else near(value, found, is_money(id, key, column))
        known, why = row.get("known", {}).get(column, (None, None))
        if not alike and why and (known is ANY or near(known, found, is_money(id, key, column))):
            differences.know(why)
        elif not alike:
            differences.add(*words, column, "expected", value, "got", found)
    return len(row)


# A row's "known" maps a column to what the report is known to have there instead, ANY for whatever it has, and why; "row" says
# that the row may be missing, "extra" that it should not be there and may.
ANY = object()
KEYS = {
    "scan.by_cashier": ("store", "cashier"), "scan.by_store": ("store",), "scan.by_channel": ("channel",), "scan.suspect_cards": ("member_id",),
    "activity.map": ("of", "recency", "receipts"), "base.structure": ("month",), "retention.cohorts": ("cohort", "age"), "segments.value": ("cell",),
    "points.redemption_cohort": ("cohort", "age"), "points.burn_calendar": ("week",), "romi.naive": ("campaign",), "revenue.bridge": ("factor",),
    "launch.before_after": ("metric",), "members.detail": ("member_id",), "scan.by_store_month": ("store", "month"), "scan.without_suspects": ("metric",),
    "reconciliation": ("store", "day"), "offers.conversion": ("campaign",), "nps": ("dimension", "group"), "csi.mean": ("dimension", "group"),
    "payback.days": ("reward_type",),
}
ENDS = ("interval_low", "interval_high")
# Columns of the report that no figure is expected for, with the reason in README.md.
UNCOMPARED = {"scan.by_store_month": set(ENDS), "scan.suspect_cards": {"store", "cashier"}}
MONEY = {"sales", "margin", "rewards", "money", "gain", "cost", "effect", "returns", "points_paid", "till_sales", "till_returns",
         "difference"}
# Metrics whose numerator and denominator are means of money, shown with the currency's digits.
MEAN_PARTS = {"basket.gap", "price.gap", "price.shelf_gap", "ltv_to_cac"}
MEANS = ("base.sales", "base.returns", "basket.", "price.member", "price.anonymous")
# Rows of the bridge whose two sides are money.
BRIDGE_MONEY = ("list_price_per_item", "discounts", "member_sales")


def is_money(id, key, column):
    """Whether a cell is money, shown with the currency's digits."""
    if id in ("launch.before_after", "scan.without_suspects"):
        return key[0].startswith(MEANS) and key[0] != "basket.gap"
    return column in MONEY or (id == "revenue.bridge" and key[0] in BRIDGE_MONEY)


def keyed(id, rows):
    return {tuple(r.get(k) for k in KEYS[id]): r for r in rows}


def normal(id, table):
    """The report's rows, the line of totals with them."""
    return table["rows"] + ([table["totals"]] if table.get("totals") else [])


def against(label, expected, files, arguments, differences, **more):
    got = report(files, arguments)
    count = compare(label, expected, got, differences, **more)
    heads_alike(label, expected, got, differences)
    cells = tables_alike(label, expected, got, differences, more.get("whole", True))
    print(f"{label}: {count} figures and {cells} cells of tables compared", flush=True)


def folder_files(folder):
    return [os.path.join(folder, f + ".csv") for f in FILES if os.path.exists(os.path.join(folder, f + ".csv"))]


def hand(differences):
    folder = os.path.join(ROOT, "Tests", "Fixtures", "hand")
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)
    for c in expected["configurations"]:
        arguments = [os.path.join(folder, a) if a.endswith(".yaml") else a for a in c["arguments"]]
        against("hand " + c["name"], c, folder_files(folder), arguments, differences, keys=("value", "numerator", "denominator", "n"), whole=False)
        o = figures.options(c["arguments"])
        shop = figures.shop_of(lambda d: contract.load(d, folder, "Europe/Berlin"), o, "Europe/Berlin", "0.10")
        answer = figures.work(shop, figures.day(o["from"]), figures.day(o["to"]))
        against("hand, SQL, " + c["name"], answer, folder_files(folder), arguments, differences)


CONFIGURATIONS = [
    ["--industry", "grocery", "--from", "2024-02-01", "--to", "2024-03-01", "--launch", "2023-11-01"],
    ["--industry", "fashion", "--from", "2024-01-01", "--to", "2024-12-01"],
    ["--industry", "grocery", "--from", "2023-11-15", "--to", "2024-05-20", "--launch", "2023-02-01"],
    ["--industry", "other", "--from", "2022-12-01", "--to", "2023-03-01"],
    [],
]


def made_up(differences, seeds):
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            build(folder, seed, 3000, "Europe/Berlin", tills=seed % 2 == 1)
            for i, arguments in enumerate(CONFIGURATIONS):
                o = figures.options(arguments)
                shop = figures.shop_of(lambda d: contract.load(d, folder, "Europe/Berlin"), o, "Europe/Berlin", "0.10")
                answer = figures.work(shop, figures.day(o["from"]), figures.day(o["to"]))
                against(f"shop {seed}.{i}", answer, folder_files(folder), [*arguments, "--program", os.path.join(folder, "programme.yaml")], differences)


def summary(differences, seeds):
    """The import's summary: every row taken, and where totals and amounts contradict the lines, that they were counted."""
    for seed in seeds:
        for name, make, zone in (("shop", lambda f: build(f, seed, 3000, "Europe/Berlin"), "Europe/Berlin"), ("flat", lambda f: flat(f, seed, 2500), "UTC")):
            with tempfile.TemporaryDirectory() as folder:
                make(folder)
                shop = Shop(lambda d: contract.load(d, folder, zone), zone)
                files = folder_files(folder)
                got = subprocess.run([VERNA, "import", *files, "--no-cache", "--currency", "EUR", "--time-zone", zone, "--lang", "en", "--format", "json"],
                                     capture_output=True, text=True, cwd=folder)
                if got.returncode != 0:
                    differences.add(name, seed, "verna import ended with", got.returncode, got.stderr[-2000:])
                    continue
                summary_alike(f"import {name} {seed}", imports.expected(shop, folder), json.loads(got.stdout), differences)


def summary_alike(label, expected, got, differences):
    said = {os.path.basename(f["path"]).removesuffix(".csv"): f for f in got["files"]}
    found = {"rows": {name: f["rowsRead"] for name, f in said.items()}, "receipts": got["receipts"], "returns": got["returns"], "lines": got["lines"],
             "notes": {n["id"]: imports.counted(n["text"]) for n in got["notes"]}}
    for name, f in said.items():
        if (f["rowsAccepted"], f["rowsRejected"], f["rowsDuplicate"], f["rowsUnused"]) != (f["rowsRead"], 0, 0, 0):
            differences.add(label, name, "rows were not all taken:", f["rowsAccepted"], "of", f["rowsRead"])
    for key, value in expected.items():
        if found[key] != value:
            differences.add(label, key, "expected", value, "got", found[key])
    print(f"{label}: {sum(len(v) if isinstance(v, dict) else 1 for v in expected.values())} counts compared: {expected['notes']}", flush=True)


# What a mapping and the command line can set: channels with and without cards and online, the window, the deadline, a norm.
SETTINGS = [
    ["--industry", "fashion", "--from", "2024-01-01", "--to", "2025-01-01", "--map", "mapping.yaml", "--launch", "2023-01-01"],
    ["--industry", "grocery", "--from", "2023-05-01", "--to", "2024-05-01", "--window", "3", "--answer-hours", "24", "--norm", "receipts.member_share=0.3..0.45"],
    ["--industry", "electronics", "--from", "2024-06-01", "--to", "2024-09-01", "--window", "6", "--norm", "nps=..0.1", "--launch", "2023-10-01"],
]


def settings(differences, seeds):
    for seed in seeds[:1]:
        with tempfile.TemporaryDirectory() as folder:
            build(folder, seed, 3000, "Europe/Berlin")
            for i, arguments in enumerate(SETTINGS):
                o = figures.options(arguments)
                channels = CHANNELS if o["map"] else ()
                shop = figures.shop_of(lambda d: contract.load(d, folder, "Europe/Berlin", channels), o, "Europe/Berlin", "0.10")
                answer = figures.work(shop, figures.day(o["from"]), figures.day(o["to"]))
                arguments = [os.path.join(folder, a) if a.endswith(".yaml") else a for a in arguments]
                against(f"settings {seed}.{i}", answer, folder_files(folder), [*arguments, "--program", os.path.join(folder, "programme.yaml")], differences)


# Steps of --by, with the zone's clock changes, a leap day, cut first and last steps, a month that the data do not reach the
# end of, and years before the launch in them.
STEPS = [
    ["--industry", "fashion", "--from", "2024-03-01", "--to", "2025-02-01", "--by", "month"],
    ["--industry", "grocery", "--from", "2023-11-15", "--to", "2024-05-20", "--launch", "2023-02-01", "--by", "month"],
    ["--industry", "grocery", "--from", "2024-02-20", "--to", "2024-04-05", "--by", "week"],
    ["--industry", "other", "--from", "2023-02-10", "--to", "2024-02-10", "--by", "quarter"],
    ["--industry", "other", "--from", "2024-03-28", "--to", "2024-04-03", "--by", "day"],
    ["--industry", "home", "--from", "2023-01-01", "--to", "2024-07-01", "--by", "year"],
]


def compare_steps(label, shop, got, differences):
    """The entries of each step of --by, which follow the whole period's, and the trends that the steps show."""
    steps, first = {}, {}
    for metric in got["metrics"]:
        if metric["id"] in first:
            steps.setdefault((metric["period"]["from"], metric["period"]["to"]), []).append(metric)
        else:
            first[metric["id"]] = metric
    count = 0
    seen = {}
    for (start, end), metrics in sorted(steps.items()):
        start, end = figures.day(start), figures.day(end)
        _, expected = figures.compared(shop, start, end)
        count += compare(f"{label} from {start}", {"metrics": expected}, {"metrics": metrics}, differences)
        since = figures.periods(shop, start, end)[1][0]
        trends, tied = {}, set()
        for e in expected:
            row = seen.setdefault(e["id"], [])
            row.append((start, norms.is_whole(shop, got["by"], start, end), e["value"], e["year_ago"], since))
            trends[e["id"]] = norms.trend(shop, e["id"], row) if row[-1][1] else "not_judged"
            if norms.is_tied(row):
                tied.add(e["id"])
        count += trends_alike(f"{label} from {start}", trends, tied, metrics, differences)
    if not steps:
        differences.add(label, "has no steps")
    # The whole period's trend is that of its last whole steps.
    count += trends_alike(label, {id: norms.trend(shop, id, row) for id, row in seen.items()}, {id for id, row in seen.items() if norms.is_tied(row)},
                          first.values(), differences)
    print(f"{label}: {count} figures of {len(steps)} steps compared", flush=True)


def trends_alike(label, trends, tied, metrics, differences):
    """Trends by id; `tied` are metrics of which a step is as it was a year ago."""
    for m in metrics:
        if trends.get(m["id"]) == "steady" and m["id"] in tied and m["trend"] in ("rising", "falling"):
            differences.know("a step that is as a year ago counts as over or under it by the last bit of its division")
        elif trends.get(m["id"]) != m["trend"]:
            differences.add(label, m["id"], "trend expected", trends.get(m["id"]), "got", m["trend"])
    return len(trends)


def stepped(differences, seeds):
    for seed in seeds[:1]:
        with tempfile.TemporaryDirectory() as folder:
            build(folder, seed, 3000, "Europe/Berlin")
            for i, arguments in enumerate(STEPS):
                o = figures.options(arguments[:arguments.index("--by")])
                shop = figures.shop_of(lambda d: contract.load(d, folder, "Europe/Berlin"), o, "Europe/Berlin", "0.10")
                got = report(folder_files(folder), [*arguments, "--program", os.path.join(folder, "programme.yaml")])
                compare_steps(f"steps {seed}.{i}", shop, got, differences)


FLAT = [[], ["--industry", "grocery", "--from", "2023-03-01", "--to", "2023-06-01"], ["--industry", "fashion", "--from", "2023-02-10", "--to", "2024-01-31"]]
SEGMENTED = ["--industry", "fashion", "--from", "2024-01-01", "--to", "2024-12-01"]


def flat_file(differences, seeds):
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            flat(folder, seed, 2500)
            for i, arguments in enumerate(FLAT):
                o = figures.options(arguments)
                shop = figures.shop_of(lambda d: contract.load(d, folder, "UTC"), o)
                answer = figures.work(shop, figures.day(o["from"]), figures.day(o["to"]))
                against(f"flat {seed}.{i}", answer, folder_files(folder), arguments, differences)


def without_what_a_segment_lacks(answer, kind):
    """docs/READINGS.md, "segments": costs and new customers belong to no segment, points and offers to members only, and
    answers to members or to a store."""
    def lacks(id):
        if id in ("cac", "ltv_to_cac", "retention.cost", "programme.cost_share", "roi.naive", "roi.break_even", "romi.naive", "payback.days"):
            return True
        if id.startswith(("nps", "csi")):
            return kind not in ("member", "store")
        # Tables that Verna works for members only, or not for lines (docs/READINGS.md has no word on them).
        if id == "segments.value":
            return kind != "member"
        if id == "revenue.bridge":
            return kind == "line"
        # What was paid with points stands on the receipts themselves.
        return kind != "member" and id.startswith(("points.", "offers.", "rewards.")) and id not in ("points.use_share", "points.paid_share")
    for m in answer["metrics"]:
        if lacks(m["id"]):
            kept = {"id": m["id"], "good": m["good"], "norm": m["norm"] if m["id"] != "retention.cost" else None}
            m.clear()
            m.update(kept, value=None, previous=None, year_ago=None, status="absent")
    answer["tables"] = {id: rows for id, rows in answer["tables"].items() if not lacks(id)}
    for row in answer["tables"]["reconciliation"] if kind == "line" else ():
        row["known"] = {"points_paid": (ANY, "reconciliation in a segment of lines has the lines' money but all points paid on their receipts")}


def segmented(differences, seeds):
    for seed in seeds[:1]:
        with tempfile.TemporaryDirectory() as folder:
            build(folder, seed, 3000, "Europe/Berlin")
            for segment in figures.SEGMENTS:
                arguments = [*SEGMENTED, "--segment", segment]
                o = figures.options(arguments)
                shop = figures.shop_of(lambda d: contract.load(d, folder, "Europe/Berlin"), o, "Europe/Berlin", "0.10")
                answer = figures.work(shop, figures.day(o["from"]), figures.day(o["to"]))
                answer["program"]["segment"] = segment
                without_what_a_segment_lacks(answer, shop.segment[0])
                against(f"segment {segment}", answer, folder_files(folder), [*arguments, "--program", os.path.join(folder, "programme.yaml")], differences)


LIKE = [
    ["--industry", "fashion", "--from", "2024-01-01", "--to", "2024-07-01"],
    ["--industry", "grocery", "--from", "2024-02-10", "--to", "2024-05-20"],
]


def without_a_month(folder, store, month, other):
    """Gives a store's receipts of one month to another store, so that the two years are not alike in it."""
    path = os.path.join(folder, "receipts.csv")
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["store"] == store and row["at"].startswith(month):
            row["store"] = other
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def alike(shop, start, end):
    """Stores with receipts in every month of the period, cut to it, and of the same slices a year earlier."""
    slices = []
    while start < end:
        until = min(months_back(start.replace(day=1), -1), end)
        slices += [(start, until), figures.periods(shop, start, until)[1]]
        start = until
    kept = None
    for low, high in slices:
        here = {row[0] for row in shop.all("SELECT DISTINCT store FROM rcpt WHERE day >= ? AND day < ?", low, high) if row[0]}
        kept = here if kept is None else kept & here
    return sorted(kept)


def like_for_like(differences, seeds):
    for seed in seeds[:1]:
        with tempfile.TemporaryDirectory() as folder:
            build(folder, seed, 3000, "Europe/Berlin")
            for month in ("2023-03", "2023-04-0"):
                without_a_month(folder, "N3", month, "N1")
            for i, arguments in enumerate(LIKE):
                o = figures.options(arguments)
                start, end = figures.day(o["from"]), figures.day(o["to"])

                def shop_of(segment):
                    return Shop(lambda d: contract.load(d, folder, "Europe/Berlin"), "Europe/Berlin", "0.10", o["industry"], None, segment)
                stores = alike(shop_of(None), start, end)
                if not 0 < len(stores) < 3:
                    differences.add(f"alike {seed}.{i} should leave out one store, has", stores)
                shop = shop_of(("store", "store IN ('" + "', '".join(stores) + "')"))
                answer = figures.work(shop, start, end)
                without_what_a_segment_lacks(answer, "store")
                against(f"alike {seed}.{i} {stores}", answer, folder_files(folder),
                        [*arguments, "--like-for-like", "--program", os.path.join(folder, "programme.yaml")], differences)


def real(differences, only):
    if not os.path.isdir(DATA):
        print("skipped: the real data sets are not in", DATA)
        return
    for name, configurations in raw.SETS.items():
        for label in configurations:
            if only and only not in f"{name}.{label}":
                continue
            path = os.path.join(ROOT, "Tests", "Golden", "expected", f"{name}.{label}.json")
            with open(path, encoding="utf-8") as file:
                expected = json.load(file)
            files = [os.path.join(DATA, name, f) for f in REAL[name]]
            against(f"{name}.{label}", expected, files, ["--map", os.path.join(ROOT, "Examples", name + ".yaml"), *expected["arguments"]], differences)


def real_steps(differences, only):
    """Every month of the real sets, from their raw files."""
    if not os.path.isdir(DATA):
        print("skipped: the real data sets are not in", DATA)
        return
    for name, configurations in raw.SETS.items():
        for label, arguments in configurations.items():
            if only and only not in f"{name}.{label}":
                continue
            o = figures.options(arguments)
            o["industry"] = o["industry"] or raw.INDUSTRIES.get(name)
            shop = figures.shop_of(lambda c: raw.load(c, name, os.path.join(DATA, name)), o, raw.ZONES[name])
            files = [os.path.join(DATA, name, f) for f in REAL[name]]
            mapping = ["--map", os.path.join(ROOT, "Examples", name + ".yaml")]
            compare_steps(f"{name}.{label} by month", shop, report(files, [*mapping, *arguments, "--by", "month"]), differences)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", nargs="*", default=[])
    parser.add_argument("--seeds", default="1,2")
    parser.add_argument("--only")
    parser.add_argument("--show", type=int, default=60)
    o = parser.parse_args()
    what = o.what or ["sql", "hand", "import", "random", "settings", "steps", "like", "flat", "segments", "real"]
    seeds = [int(s) for s in o.seeds.split(",")]
    if "sql" in what and figures.hand():
        sys.exit(1)
    if not os.path.exists(VERNA):
        print("the binary is not built:", VERNA)
        sys.exit(77)
    if subprocess.run([VERNA, "report", "--help"], capture_output=True, cwd=tempfile.gettempdir()).returncode != 0:
        print("the binary has no report command:", VERNA)
        sys.exit(77)
    differences = Differences()
    for name, run in (("hand", lambda: hand(differences)), ("random", lambda: made_up(differences, seeds)), ("import", lambda: summary(differences, seeds)), ("settings", lambda: settings(differences, seeds)), ("flat", lambda: flat_file(differences, seeds)),
                      ("like", lambda: like_for_like(differences, seeds)), ("steps", lambda: stepped(differences, seeds)),
                      ("segments", lambda: segmented(differences, seeds)), ("real", lambda: real(differences, o.only)), ("real-steps", lambda: real_steps(differences, o.only))):
        if name in what:
            run()
    for line in differences.found[: o.show]:
        print(line)
    for why, times in differences.known.items():
        print(f"known, {times} times: {why}")
    print(len(differences.found), "differences")
    sys.exit(1 if differences.found else 0)


if __name__ == "__main__":
    main()
