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


def programme_runs():
    """The file that design writes passes the check and works at the till; a losing one is caught."""
    with tempfile.TemporaryDirectory() as place:
        path = lambda name: os.path.join(place, name)
        files = ["--products", f"{FIXTURE}/products.csv", "--sales", f"{FIXTURE}/lines.csv", "--quiet"]
        got = verna("design", *files, "--cac", "600", "--pilot", "90", "--out", path("p.yaml"), "--out", path("d.json"),
                    "--out", path("d.xlsx"), "--out", path("d.txt"), cwd=place)
        check(got.returncode == 0, f"design writes its files: {got.stderr}")
        got = verna("program", "check", path("p.yaml"))
        check(got.returncode == 0 and "no errors" in got.stdout, f"the programme passes its check: {got.stdout}")
        with open(path("p.yaml"), encoding="utf-8") as file:
            text = file.read()
        for line in ("from: 1000.00", "from: 1300.00", "from: 1600.00", "from: 1900.00", "points: 22%", "line_reward_cap: 30%"):
            check(line in text, f"the programme has {line}")
        with open(path("b.json"), "w", encoding="utf-8") as file:
            json.dump({"lines": [{"id": "1", "sku": "G", "price": "1000", "cost": "500"},
                                 {"id": "2", "sku": "H", "price": "2000", "cost": "1500"}]}, file)
        for tier, points in (("level_4", "300.00"), ("level_1", "70.00"), ("start", "0.00")):
            with open(path("m.json"), "w", encoding="utf-8") as file:
                json.dump({"id": "1", "tier": tier, "balances": {"bonus": "5000"}}, file)
            got = verna("calculate", "--program", path("p.yaml"), "--basket", path("b.json"), "--member", path("m.json"),
                        "--format", "json")
            check(got.returncode == 0 and json.loads(got.stdout)["points_earned"] == points,
                  f"{tier} earns {points} on G and nothing on H: {got.stdout} {got.stderr}")
        with open(path("d.json"), encoding="utf-8") as file:
            design = json.load(file)
        proof, pilot = design["proof"], design["pilot"]
        check(proof["holds"] and proof["total"]["margin_before"] == 3440, "the proof holds")
        check(proof["worst"]["accrual_cost"] == 2115 and proof["worst"]["cash_cost"] == 2115, "worst case by hand")
        for split in ("by_level", "by_cluster", "by_month"):
            check(abs(sum(row["margin_before"] for row in proof[split]) - 3440) < 1e-6, f"{split} adds up")
        check(len(pilot["features"]) == 5 and pilot["holdout"]["members"] == 6 and pilot["stop_rules"], "a pilot")
        with open(path("bad.yaml"), "w", encoding="utf-8") as file:
            file.write("programme: {name: Bad, effective_from: 2026-01-01}\npoints: {bonus: {expiry: 12 months}}\n"
                       "promotions: {half_price: {discount: 50%}}\n")
        got = verna("design", *files, "--program", path("bad.yaml"), "--format", "json", cwd=place)
        proof = json.loads(got.stdout)["proof"]
        check(not proof["holds"] and any("half_price" in cause["text"] for cause in proof["causes"]), "a losing one is caught")
        got = verna("design", *files, "--format", "xlsx", cwd=place)
        check(got.returncode == 2 and "--out" in got.stderr, "a workbook needs a file")


def worst_case(name, shop, got):
    """Every line at the top level by hand: the share, or what the line's cost leaves of it, to a hundredth a line."""
    thin = {p["sku"] for p in got["below_cap"] if p["treatment"] in ("exclude", "paired")}
    paired = {p["sku"] for p in got["below_cap"] if p["treatment"] == "paired"}
    top, cap = F(str(got["levels"][-1]["reward_share"])), F(str(got["reward_cap"]["value"]))
    accrual, lines = F(0), 0
    for r in shop.receipts:
        day = r.at.astimezone(shop.zone).date().isoformat()
        if r.kind != "sale" or not got["period"]["from"] <= day < got["period"]["to"]:
            continue
        for l in r.lines:
            p = shop.products.get(l["sku"])
            is_beside = l["sku"] in paired and any(o["sku"] not in thin for o in r.lines)
            if not p or not p["price"] or p["cost"] is None or (l["sku"] in thin and not is_beside):
                continue
            accrual += max(F(0), min(top * l["amount"], cap * l["amount"], l["amount"] - l["qty"] * l["cost"]))
            lines += 1
    check(abs(float(accrual) - got["proof"]["worst"]["accrual_cost"]) <= 0.02 * lines,
          f"{name}: worst case {float(accrual)} and not {got['proof']['worst']['accrual_cost']}")
    check(got["proof"]["holds"] and got["proof"]["under_floor"]["worst"]["receipts"] == 0, f"{name}: the proof holds")


def real_data():
    place = os.path.join(DATA, "adventureworks")
    names = ["sales_2015_2017_iso.csv.gz", "returns_iso.csv", "AdventureWorks_Customers.csv.gz"]
    got = designed(place, "--cac", "600", "--map", os.path.join(ROOT, "Examples", "adventureworks.yaml"),
                   products=[os.path.join(place, "AdventureWorks_Products.csv")],
                   sales=[os.path.join(place, name) for name in names])
    shop = naive.load_adventureworks(place)
    same("adventureworks", naive.design(shop, cac=F(600)), got)
    worst_case("adventureworks", shop, got)
    reading = got["reward_cap"]["readings"][0]
    check(reading["value"] == 0.4 and round(1 - reading["products_share"], 2) == 0.79
          and int(100 * (1 - reading["revenue_share"])) == 43, "40 % passes 79 % of products, 43 % of revenue")
    check(got["warnings"][0]["id"] == "design.cap_fails_revenue", "and that is said first")
    place = os.path.join(DATA, "coffee-chain")
    got = designed(place, "--cac", "10", "--map", os.path.join(ROOT, "Examples", "coffee-chain.yaml"),
                   products=[os.path.join(place, "product.csv")],
                   sales=[os.path.join(place, name)
                          for name in ("sales_receipts_201904.csv.gz", "customer.csv", "sales_outlet.csv")])
    shop = naive.load_coffee(place)
    same("coffee-chain", naive.design(shop, cac=F(10)), got)
    worst_case("coffee-chain", shop, got)


if __name__ == "__main__":
    worked_example()
    programme_runs()
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
