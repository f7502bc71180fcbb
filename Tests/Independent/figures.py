"""Independent figures: METRICS.md worked out in SQL, written as expected JSON.

    python3 figures.py folder DIR [--industry grocery] [--from D] [--to D] [--zone Z] [--point-value N] [--launch D]
    python3 figures.py hand               compares with Tests/Fixtures/hand/expected.json
    python3 figures.py golden [--data ../shared/data] [--only NAME]     rewrites Tests/Golden/expected
"""
import argparse
import datetime as dt
import json
import os
import sys

import contract
import norms
import raw
from metrics import Metrics
from shop import HERE, Shop, months_back
from tables import tables

ROOT = os.path.dirname(os.path.dirname(HERE))


def day(text):
    return dt.date.fromisoformat(text) if text else None


def periods(shop, start, end):
    """The period, the one before, and the same a year ago, as PRODUCT.md and METRICS.md say."""
    if start.day == 1 and end.day == 1:
        span = (end.year - start.year) * 12 + end.month - start.month
        before = months_back(start, span)
    else:
        before = start - (end - start)
    if shop.industry == "grocery":
        ago = start - dt.timedelta(days=364), end - dt.timedelta(days=364)
    else:
        ago = months_back(start, 12), months_back(end, 12)
    return (before, start), ago


def work(shop, start=None, end=None):
    """All metrics with previous and year-ago values, and the tables."""
    first, last = shop.default_period()
    end = end or last
    start = start or max(months_back(end, 12), shop.start or shop.first_points)
    now, found = compared(shop, start, end)
    before, ago = (dict(zip(("from", "to"), map(str, span))) for span in periods(shop, start, end))
    return {"program": head(shop), "period": {"from": str(start), "to": str(end)}, "previous_period": before, "year_ago_period": ago,
            "metrics": found, "tables": tables(now)}


def head(shop):
    """What the report says of the programme, apart from its name and currency."""
    return {"industry": shop.industry, "time_zone": shop.zone, "window_months": shop.window, "launch": str(shop.launch) if shop.launch else None,
            "point_value": float(shop.value) if shop.value is not None else None, "segment": None}


def compared(shop, start, end):
    """The metrics of a period, and each beside its previous and year-ago values."""
    before, ago = periods(shop, start, end)

    def kept(span, got):
        shop.values[span] = {k: v["value"] for k, v in got.items()}
        return shop.values[span]

    # A step's previous period is mostly the step before it, worked already.
    def values(span):
        if not shop.covers(span[0]):
            return {}
        return shop.values[span] if span in shop.values else kept(span, Metrics(shop, *span, full=True).got)
    previous, year_ago = values(before), values(ago)
    now = Metrics(shop, start, end)
    kept((start, end), now.got)
    found = []
    for id, entry in sorted(now.got.items()):
        found.append({"id": id, **entry, "previous": previous.get(id), "year_ago": year_ago.get(id)})
    norms.judge(shop, found, start, end)
    return now, found


def dump(answer, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(answer, file, indent=1, sort_keys=False)
        file.write("\n")


def options(arguments):
    parser = argparse.ArgumentParser()
    for name in ("--industry", "--from", "--to", "--zone", "--point-value", "--launch", "--program", "--segment", "--map", "--window", "--answer-hours", "--norm"):
        parser.add_argument(name)
    return vars(parser.parse_args(arguments))


# Tables of a row a member or a day, of which the expected files of the real sets keep the first rows.
LONGEST = {"members.detail": 200, "reconciliation": 100}
# Segments as the command line spells them, with the same condition in SQL.
SEGMENTS = {
    'store == "N1"': ("store", "store = 'N1'"),
    'channel == "app"': ("receipt", "channel = 'app'"),
    'category == "dept1/group1"': ("line", "category = 'dept1/group1'"),
    'tier == "gold"': ("member", "tier = 'gold'"),
    'store == "N1" || store == "N3"': ("store", "store IN ('N1', 'N3')"),
    'store == "N1" || channel == "app" && !(weekday > 5)':
        ("receipt", "coalesce(store = 'N1', false) OR (coalesce(channel = 'app', false) AND isodow(day) <= 5)"),
    '!(channel == "app" || weekday in [1, 3])': ("receipt", "coalesce(channel, '') <> 'app' AND isodow(day) NOT IN (1, 3)"),
    '!(category == "dept1/group1") && (sku.endsWith("3") || category.startsWith("dept1/"))':
        ("line", "coalesce(category, '') <> 'dept1/group1' AND (sku LIKE '%3' OR coalesce(category, '') LIKE 'dept1/%')"),
    'tier == "gold" || consent && tier != "silver"':
        ("member", "coalesce(tier, '') = 'gold' OR (coalesce(consent, '') IN ('yes', 'true', '1') AND coalesce(tier, '') <> 'silver')"),
}


def shop_of(fill, o, zone=None, value=None):
    shop = Shop(fill, o["zone"] or zone or "UTC", o["point_value"] or value, o["industry"] or "other", day(o["launch"]),
                SEGMENTS[o["segment"]] if o["segment"] else None)
    if o["window"]:
        shop.window = int(o["window"])
    if o["answer_hours"]:
        shop.answer_hours = int(o["answer_hours"])
    if o["norm"]:
        id, ends = o["norm"].split("=")
        shop.norms[id] = [float(end) if end else None for end in ends.split("..")]
    return shop


def hand():
    """Compares the SQL with the hand-worked answers; exit code 1 on a difference."""
    folder = os.path.join(ROOT, "Tests", "Fixtures", "hand")
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)
    bad = 0
    for configuration in expected["configurations"]:
        o = options(configuration["arguments"])
        shop = shop_of(lambda c: contract.load(c, folder, "Europe/Berlin"), o, "Europe/Berlin", "0.10")
        answer = work(shop, day(o["from"]), day(o["to"]))
        got = {m["id"]: m for m in answer["metrics"]}
        for m in configuration["metrics"]:
            for key in ("value", "numerator", "denominator", "n", "interval", "norm"):
                if key in m and not same(m[key], got.get(m["id"], {}).get(key)):
                    bad += 1
                    print(configuration["name"], m["id"], key, "hand", m[key], "SQL", got.get(m["id"], {}).get(key), got.get(m["id"], {}).get("reason", ""))
        for name, rows in configuration["tables"].items():
            bad += compare(configuration["name"], name, rows, answer["tables"].get(name))
        print(configuration["name"], len(configuration["metrics"]), "metrics,", len(configuration["tables"]), "tables compared")
    return 1 if bad else 0


def compare(label, name, rows, found):
    if found is None or len(rows) != len(found):
        print(label, name, "rows", len(rows), None if found is None else len(found))
        for r in found or []:
            print("   ", r)
        return 1
    bad = 0
    for a, b in zip(rows, found):
        for key, value in a.items():
            if not same(value, b.get(key)):
                bad += 1
                print(label, name, a, key, "found", b.get(key))
    return bad


def same(a, b):
    if a is None or b is None:
        return a is None and b is None
    if isinstance(a, list):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b))
    if isinstance(a, str):
        return a == b
    return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


def golden(data, only):
    for name, configurations in raw.SETS.items():
        for label, arguments in configurations.items():
            if only and only not in f"{name}.{label}":
                continue
            o = options(arguments)
            o["industry"] = o["industry"] or raw.INDUSTRIES.get(name)
            shop = shop_of(lambda c: raw.load(c, name, os.path.join(data, name)), o, raw.ZONES[name])
            answer = {"arguments": arguments, **work(shop, day(o["from"]), day(o["to"]))}
            # Rows enough to compare, few enough to keep.
            answer["cut"] = [id for id, rows in answer["tables"].items() if len(rows) > LONGEST.get(id, len(rows))]
            for id in answer["cut"]:
                answer["tables"][id] = answer["tables"][id][:LONGEST[id]]
            dump(answer, os.path.join(ROOT, "Tests", "Golden", "expected", f"{name}.{label}.json"))
            print(f"{name}.{label}: {sum(m['value'] is not None for m in answer['metrics'])} metrics, "
                  f"{sum(len(t) for t in answer['tables'].values())} rows", flush=True)


def main():
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command == "hand":
        sys.exit(hand())
    if command == "golden":
        parser = argparse.ArgumentParser()
        parser.add_argument("--data", default=os.path.join(ROOT, "..", "shared", "data"))
        parser.add_argument("--only")
        o = parser.parse_args(sys.argv[2:])
        return golden(o.data, o.only)
    if command == "folder":
        o = options(sys.argv[3:])
        shop = shop_of(lambda c: contract.load(c, sys.argv[2], o["zone"] or "UTC"), o)
        json.dump(work(shop, day(o["from"]), day(o["to"])), sys.stdout, indent=1)
        return None
    print(__doc__)
    sys.exit(2)


if __name__ == "__main__":
    main()
