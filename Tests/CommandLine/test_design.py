"""`verna design` from outside: the worked example by hand, and every figure again from an independent computation on that
example, on made-up tables, and on the real data sets.

    VERNA=.build/release/verna python3 Tests/CommandLine/test_design.py
"""
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction as F

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build", "release", "verna"))
DATA = os.environ.get("VERNA_DATA", os.path.join(ROOT, "..", "shared", "data"))
FIXTURE = os.path.join(ROOT, "Tests", "Fixtures", "design")
sys.path.insert(0, os.path.join(ROOT, "Tests", "Independent"))
import design as naive  # noqa: E402

failures = []


def check(holds, words):
    if not holds:
        failures.append(words)
        print("FAILED:", words)


def verna(*arguments, cwd=None):
    environment = dict(os.environ, LC_ALL="en_US.UTF-8")
    return subprocess.run([VERNA, *arguments], capture_output=True, text=True, env=environment, cwd=cwd)


def designed(folder, *arguments, products=None, sales=None):
    products = products or [os.path.join(folder, "products.csv")]
    if sales is None:
        sales = [os.path.join(folder, name) for name in ("lines.csv", "members.csv")
                 if os.path.exists(os.path.join(folder, name))]
    with tempfile.TemporaryDirectory() as place:
        got = verna("design", "--products", *products, "--sales", *sales, "--format", "json", "--quiet", *arguments,
                    cwd=place)
    check(got.returncode == 0, f"design ends with 0 on {folder} {arguments}: {got.stderr}")
    return json.loads(got.stdout) if got.returncode == 0 else {}


def same(name, wanted, got):
    for difference in naive.differences(wanted, got)[:10]:
        check(False, f"{name}: {difference}")


def worked_example():
    got = designed(FIXTURE, "--cac", "600")
    # By hand, as the issue has them.
    check([got["quartiles"][k] for k in ("q1", "q2", "q3")] == [55, 130, 260], "quartiles")
    check([c["capacity"] for c in got["margin_clusters"]] == [70, 160, 340, 1000], "capacity")
    check([c["units"] for c in got["margin_clusters"]] == [13, 6, 3, 4], "units")
    check([c["margin_realised"] for c in got["margin_clusters"]] == [460, 480, 500, 2000], "margin realised")
    check(got["entry_threshold"]["value"] == 1000 and got["reward_cap"]["value"] == 0.3, "threshold and cap")
    check(round(got["basis"]["mean_basket"], 2) == 754.17 and got["basis"]["interval_days"] == 52, "basket, interval")
    levels = got["levels"]
    check([round(l["from"], 2) for l in levels] == [1000, 1286.67, 1573.33, 1860], "from")
    check([l["reward_share"] for l in levels] == [0.07, 0.15, 0.22, 0.3], "shares")
    check([l["payback_purchases"] for l in levels] == [3, 4, 5, 10], "purchases")
    check([l["payback_days"] for l in levels] == [104, 156, 208, 468], "days")
    check(round(levels[0]["receipts_between"], 2) == 0.38 and levels[3]["receipts_between"] is None, "between")
    check(any(w["id"] == "design.levels_too_close" for w in got["warnings"]), "the warning fires")
    check([(p["sku"], p["left_at_cap"]) for p in got["below_cap"]] == [("H", -100)], "H loses 100 a piece")
    check(levels[1]["from"] == 1286.6666666666667, "money is not rounded")
    same("worked example", naive.design(naive.load_flat(FIXTURE), cac=F(600)), got)
    without = designed(FIXTURE)
    check(all(l["roi"] is None and l["payback_days"] is None for l in without["levels"]), "without cac no pay-back")
    given = designed(FIXTURE, "--cac", "600", "--interval", "30.5")
    check(given["levels"][0]["payback_days"] == 61, "the interval given replaces the data's")
    bare = designed(FIXTURE, "--cap", "0.005")
    check(bare["levels"] == [] and bare["warnings"][0]["id"] == "design.no_ladder", "no ladder under a point")


def made_up(seed, folder):
    """A shop of random products and sales: VAT, returns, ties, zero prices, missing costs, unknown goods, joining dates."""
    draw = random.Random(seed)
    rates = draw.choice([["", "0"], ["0.2", "0.1", "0"], ["20", "10"], ["0.2", "0.07", "0.055", "0.08875"]])
    products = []
    for index in range(draw.randint(1, 60)):
        price = draw.choice([0, 10, 10, 25.5, 99.99, 100, 250, draw.randint(1, 5000)])
        cost = "" if draw.random() < 0.08 else round(price * draw.choice([0.3, 0.5, 0.6, 0.65, 0.7, 0.9, 1.1]), 2)
        path = draw.choice(["a", "a/b", "a/c", "ab", "d/e"])
        products.append([f"S{index}", path, "" if draw.random() < 0.05 else price, cost, draw.choice(rates)])
    products.append(["S-sure", "a/b", 120, 60, rates[0]])
    tiers = ["", "base", "gold"]
    members = [[f"m{i}", draw.choice(["", f"2025-0{draw.randint(1, 9)}-11"]), draw.choice(tiers),
                draw.choice([""] * 9 + ["2025-09-01"])] for i in range(draw.randint(0, 30))]
    lines, sold = [], []
    for index in range(draw.randint(5, 200)):
        key = f"r{index}"
        at = f"{draw.choice([2024, 2025, 2025])}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}T{draw.randint(0, 23):02}:15:00"
        member = draw.choice([m[0] for m in members] + ["", "mx"])
        rows = []
        for _ in range(draw.randint(1, 5)):
            sku = draw.choice([p[0] for p in products] + ["S-sure", "unknown", "S-sure"])
            quantity = draw.choice(["1", "2", "0.345", "3"])
            amount = f"{draw.choice([0, 9.99, 50, 100, 101.37, draw.randint(1, 9000)]):.2f}"
            own = draw.choice([""] * 6 + ["7.5"])
            rows.append([key, at, "sale", member, "", sku, quantity, amount, own])
        lines += rows
        sold.append((key, at, member, rows))
    for index in range(draw.randint(0, 20)):
        key, at, member, rows = draw.choice(sold)
        row = list(draw.choice(rows))
        lines.append([f"x{index}", at[:4] + "-12-28T10:00:00", "return", member, key, *row[5:]])
    tables = {"products": [["sku", "category", "price", "cost", "vat_rate"], *products],
              "lines": [["receipt_id", "at", "kind", "member_id", "original_receipt_id", "sku", "qty", "amount", "cost"],
                        *lines]}
    if members:
        tables["members"] = [["member_id", "joined_at", "tier", "left_at"], *members]
    for name, rows in tables.items():
        with open(os.path.join(folder, name + ".csv"), "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    return draw


def percent_rates(shop):
    for product in shop.products.values():
        if product["vat"] >= 1:
            product["vat"] /= 100
    for receipt in shop.receipts:
        for line in receipt.lines:
            if line["vat"] >= 1:
                line["vat"] /= 100
    return shop


def made_up_shops(count):
    for seed in range(count):
        with tempfile.TemporaryDirectory() as folder:
            draw = made_up(seed, folder)
            incl, cost_incl = draw.random() < 0.7, draw.random() < 0.3
            mapping = os.path.join(folder, "map.yaml")
            with open(mapping, "w", encoding="utf-8") as file:
                file.write(f"prices: {'incl' if incl else 'excl'}\ncosts: {'incl' if cost_incl else 'excl'}\n"
                           "time_zone: Europe/Moscow\n")
            options = {"months": draw.choice([6, 12, 3, 30]), "levels": draw.choice([4, 1, 3, 7]),
                       "cac": draw.choice([None, F(600), F("33.33")]), "keep": draw.choice([F(0), F("0.015"), F("0.05")]),
                       "cap": draw.choice([None, None, F("0.2")]),
                       "categories": draw.choice([(), (), ("a/b",), ("a", "d/e")])}
            arguments = ["--map", mapping, "--months", str(options["months"]), "--levels", str(options["levels"]),
                         "--keep", str(float(options["keep"]))]
            if options["cac"] is not None:
                arguments += ["--cac", str(float(options["cac"]))]
            if options["cap"] is not None:
                arguments += ["--cap", str(float(options["cap"]))]
            for category in options["categories"]:
                arguments += ["--category", category]
            shop = percent_rates(naive.load_flat(folder, zone="Europe/Moscow", incl=incl, cost_incl=cost_incl))
            try:
                wanted = naive.design(shop, **options)
            except (ValueError, ZeroDivisionError):
                # Nothing to design from: the program must say so and not fall.
                with tempfile.TemporaryDirectory() as place:
                    got = verna("design", "--products", f"{folder}/products.csv", "--sales", f"{folder}/lines.csv",
                                *arguments, "--quiet", cwd=place)
                check(got.returncode in (1, 2) and "Error" in got.stderr, f"seed {seed}: a clear error: {got.stderr}")
                continue
            same(f"seed {seed} {options}", wanted, designed(folder, *arguments))


def real_data():
    place = os.path.join(DATA, "adventureworks")
    names = ["sales_2015_2017_iso.csv.gz", "returns_iso.csv", "AdventureWorks_Customers.csv.gz"]
    got = designed(place, "--cac", "600", "--map", os.path.join(ROOT, "Examples", "adventureworks.yaml"),
                   products=[os.path.join(place, "AdventureWorks_Products.csv")],
                   sales=[os.path.join(place, name) for name in names])
    same("adventureworks", naive.design(naive.load_adventureworks(place), cac=F(600)), got)
    reading = got["reward_cap"]["readings"][0]
    check(reading["value"] == 0.4 and round(1 - reading["products_share"], 2) == 0.79
          and int(100 * (1 - reading["revenue_share"])) == 43, "40 % passes 79 % of products, 43 % of revenue")
    check(got["warnings"][0]["id"] == "design.cap_fails_revenue", "and that is said first")
    place = os.path.join(DATA, "coffee-chain")
    got = designed(place, "--cac", "10", "--map", os.path.join(ROOT, "Examples", "coffee-chain.yaml"),
                   products=[os.path.join(place, "product.csv")],
                   sales=[os.path.join(place, name)
                          for name in ("sales_receipts_201904.csv.gz", "customer.csv", "sales_outlet.csv")])
    same("coffee-chain", naive.design(naive.load_coffee(place), cac=F(10)), got)


if __name__ == "__main__":
    worked_example()
    made_up_shops(int(os.environ.get("VERNA_DESIGN_SHOPS", "60")))
    skipped = not os.path.isdir(DATA)
    if not skipped:
        real_data()
    if failures:
        print(f"{len(failures)} failed")
        sys.exit(1)
    if skipped:
        print(f"the real data sets are not in {DATA}: only made-up tables were compared")
        sys.exit(77)
    print("every figure of the design is as worked independently")
