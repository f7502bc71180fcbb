"""The engine's report against the independent figures: the hand-worked shop, made-up shops and the real data sets.

    VERNA=.build/release/verna python3 Tests/Independent/test_figures.py [hand] [random] [steps] [like] [flat] [segments] [real] [real-steps] [--seeds 1,2,3] [--only NAME]

Exit code 0 agreed, 1 a difference, 77 skipped (the last line says why).
"""
import argparse
import csv
import json
import os
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
import raw
from random_shop import build, flat
from shop import Shop, months_back

ROOT = figures.ROOT
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build", "release", "verna"))
DATA = os.environ.get("VERNA_DATA", os.path.join(ROOT, "..", "shared", "data"))
FILES = ["receipts", "lines", "products", "members", "points", "costs", "offers", "assignments", "messages", "surveys", "stores"]

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
        got = subprocess.run([VERNA, "report", *files, *arguments, "--format", "json", "--out", out], capture_output=True, text=True, cwd=scratch)
        if got.returncode != 0:
            raise RuntimeError(f"verna report ended with {got.returncode}: {got.stderr[-2000:]}")
        with open(out, encoding="utf-8") as file:
            return json.load(file)


def near(a, b, money, tolerance=1e-9):
    if a is None or b is None:
        return a is None and b is None
    if money:
        return abs(a - b) <= 0.005 + 1e-9 * abs(a)
    return abs(a - b) <= tolerance * max(1e-3 if tolerance < 1e-8 else 1.0, abs(a), abs(b))


class Differences:
    def __init__(self):
        self.found = []

    def add(self, *words):
        self.found.append(" ".join(str(w) for w in words))


def compare(label, expected, got, differences, keys=("value", "numerator", "denominator", "n", "interval", "previous", "year_ago")):
    """Every expected metric against the report's first entry of that id (the whole period's)."""
    metrics = {}
    for m in got["metrics"]:
        metrics.setdefault(m["id"], m)
    count = 0
    for e in expected["metrics"]:
        m = metrics.get(e["id"])
        if m is None:
            if e["value"] is not None or e["id"] not in figures_without_entry:
                differences.add(label, e["id"], "is not in the report")
            continue
        money = m.get("unit") == "money"
        for key in keys:
            if key not in e or (key in ("numerator", "denominator", "n") and (e["value"] is None)):
                continue
            a, b = e[key], m.get(key)
            count += 1
            if key == "interval":
                if (a is None) != (b is None) or (a is not None and not all(near(x, y, money, 1e-6) for x, y in zip(a, b))):
                    differences.add(label, e["id"], key, "expected", a, "got", b)
            elif not near(a, b, money or (key in ("numerator", "denominator") and e["id"] in MEAN_PARTS)):
                differences.add(label, e["id"], key, "expected", a, "got", b, "" if b is not None else m.get("note") or m.get("reason") or "")
        if "interval" not in e and e["value"] is not None and m.get("interval") is not None and "interval" in keys:
            differences.add(label, e["id"], "interval expected none, got", m["interval"])
    return count


figures_without_entry = set()


def tables_alike(label, expected, got, differences):
    """Tables by their expected columns, when the report's rows carry columns of the same names."""
    for id, rows in expected["tables"].items():
        found = got["tables"].get(id)
        if found is None:
            differences.add(label, "table", id, "is not in the report")
            continue
        other = normal(id, found)
        if id == "members.detail":
            keep = {r["member_id"] for r in rows}
            other = [r for r in other if r.get("member_id") in keep]
        rows_by, other_by = keyed(id, rows), keyed(id, other)
        for key in rows_by.keys() - other_by.keys():
            differences.add(label, "table", id, "row missing", key, rows_by[key])
        for key in other_by.keys() - rows_by.keys():
            differences.add(label, "table", id, "row too many", key, other_by[key])
        for key in rows_by.keys() & other_by.keys():
            for column, value in rows_by[key].items():
                if column in KEYS.get(id, ()) or column == "interval":
                    continue
                b = other_by[key].get(column)
                if isinstance(value, str) or isinstance(b, str):
                    if value != b:
                        differences.add(label, "table", id, key, column, "expected", value, "got", b)
                elif not near(value, b, column in MONEY or (id == "launch.before_after" and key[0].startswith(MEANS) and key[0] != "basket.gap")):
                    differences.add(label, "table", id, key, column, "expected", value, "got", b)


KEYS = {
    "scan.by_cashier": ("store", "cashier"), "scan.by_store": ("store",), "scan.by_channel": ("channel",), "scan.suspect_cards": ("member_id",),
    "activity.map": ("of", "recency", "receipts"), "base.structure": ("month",), "retention.cohorts": ("cohort", "age"), "segments.value": ("cell",),
    "points.redemption_cohort": ("cohort", "age"), "points.burn_calendar": ("week",), "romi.naive": ("campaign",), "revenue.bridge": ("factor",),
    "launch.before_after": ("metric",), "members.detail": ("member_id",),
}
MONEY = {"sales", "margin", "rewards", "money", "gain", "cost", "effect"}
# Metrics whose numerator and denominator are means of money, shown with the currency's digits.
MEAN_PARTS = {"basket.gap", "price.gap", "price.shelf_gap", "ltv_to_cac"}
MEANS = ("base.sales", "base.returns", "basket.", "price.member", "price.anonymous")


def keyed(id, rows):
    return {tuple(r.get(k) for k in KEYS[id]): r for r in rows}


def normal(id, rows):
    """The report's rows with the column names of the expected files."""
    return rows["rows"] if isinstance(rows, dict) else rows


def against(label, expected, files, arguments, differences, **more):
    got = report(files, arguments)
    count = compare(label, expected, got, differences, **more)
    tables_alike(label, expected, got, differences)
    print(f"{label}: {count} figures compared", flush=True)


def folder_files(folder):
    return [os.path.join(folder, f + ".csv") for f in FILES if os.path.exists(os.path.join(folder, f + ".csv"))]


def hand(differences):
    folder = os.path.join(ROOT, "Tests", "Fixtures", "hand")
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)
    for c in expected["configurations"]:
        arguments = [os.path.join(folder, a) if a.endswith(".yaml") else a for a in c["arguments"]]
        against("hand " + c["name"], c, folder_files(folder), arguments, differences, keys=("value", "numerator", "denominator", "n"))
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
            build(folder, seed, 3000, "Europe/Berlin")
            for i, arguments in enumerate(CONFIGURATIONS):
                o = figures.options(arguments)
                shop = figures.shop_of(lambda d: contract.load(d, folder, "Europe/Berlin"), o, "Europe/Berlin", "0.10")
                answer = figures.work(shop, figures.day(o["from"]), figures.day(o["to"]))
                against(f"shop {seed}.{i}", answer, folder_files(folder), [*arguments, "--program", os.path.join(folder, "programme.yaml")], differences)


# Steps of --by, with the zone's clock changes, a leap day and cut first and last steps in them.
STEPS = [
    ["--industry", "fashion", "--from", "2024-01-01", "--to", "2024-12-01", "--by", "month"],
    ["--industry", "grocery", "--from", "2023-11-15", "--to", "2024-05-20", "--by", "month"],
    ["--industry", "grocery", "--from", "2024-02-20", "--to", "2024-04-05", "--by", "week"],
    ["--industry", "other", "--from", "2023-02-10", "--to", "2024-02-10", "--by", "quarter"],
    ["--industry", "other", "--from", "2024-03-28", "--to", "2024-04-03", "--by", "day"],
    ["--industry", "home", "--from", "2023-01-01", "--to", "2024-07-01", "--by", "year"],
]


def compare_steps(label, shop, got, differences):
    """The entries of each step of --by, which follow the whole period's."""
    steps = {}
    seen = set()
    for metric in got["metrics"]:
        if metric["id"] in seen:
            steps.setdefault((metric["period"]["from"], metric["period"]["to"]), []).append(metric)
        seen.add(metric["id"])
    count = 0
    for (start, end), metrics in steps.items():
        _, expected = figures.compared(shop, figures.day(start), figures.day(end))
        count += compare(f"{label} from {start}", {"metrics": expected}, {"metrics": metrics}, differences)
    if not steps:
        differences.add(label, "has no steps")
    print(f"{label}: {count} figures of {len(steps)} steps compared", flush=True)


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


def comparable(segment, id):
    """docs/READINGS.md, "segments": costs belong to no segment; points and offers only to segments of members."""
    if id in ("cac", "ltv_to_cac", "retention.cost", "programme.cost_share", "roi.naive", "roi.break_even"):
        return False
    return segment.startswith("tier") or not id.startswith(("points.", "offers.", "rewards.", "nps", "csi"))


def segmented(differences, seeds):
    for seed in seeds[:1]:
        with tempfile.TemporaryDirectory() as folder:
            build(folder, seed, 3000, "Europe/Berlin")
            for segment in figures.SEGMENTS:
                arguments = [*SEGMENTED, "--segment", segment]
                o = figures.options(arguments)
                shop = figures.shop_of(lambda d: contract.load(d, folder, "Europe/Berlin"), o, "Europe/Berlin", "0.10")
                answer = figures.work(shop, figures.day(o["from"]), figures.day(o["to"]))
                answer["tables"] = {}
                answer["metrics"] = [m for m in answer["metrics"] if comparable(segment, m["id"])]
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
                shop = shop_of(("receipt", "store IN ('" + "', '".join(stores) + "')"))
                answer = figures.work(shop, start, end)
                answer["tables"] = {}
                answer["metrics"] = [m for m in answer["metrics"] if comparable("store", m["id"])]
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
    what = o.what or ["sql", "hand", "random", "steps", "like", "flat", "segments", "real"]
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
    for name, run in (("hand", lambda: hand(differences)), ("random", lambda: made_up(differences, seeds)), ("flat", lambda: flat_file(differences, seeds)),
                      ("like", lambda: like_for_like(differences, seeds)), ("steps", lambda: stepped(differences, seeds)),
                      ("segments", lambda: segmented(differences, seeds)), ("real", lambda: real(differences, o.only)), ("real-steps", lambda: real_steps(differences, o.only))):
        if name in what:
            run()
    for line in differences.found[: o.show]:
        print(line)
    print(len(differences.found), "differences")
    sys.exit(1 if differences.found else 0)


if __name__ == "__main__":
    main()
