"""Back-tests from outside: the demo's own programme gives the demo's points, and a naive reckoning gives the same money.

    VERNA=.build/release/verna python3 Tests/CommandLine/test_simulate.py
"""
import collections
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build", "release", "verna"))
failures = []


def verna(*arguments):
    environment = dict(os.environ, LC_ALL="en_US.UTF-8")
    return subprocess.run([VERNA, *arguments], capture_output=True, text=True, env=environment)


def check(holds, words):
    if not holds:
        failures.append(words)
        print("FAILED:", words)


def simulate(folder, program, *more):
    names = ["receipts", "lines", "products", "members", "offers", "stores"]
    files = [os.path.join(folder, name + ".csv") for name in names if os.path.exists(os.path.join(folder, name + ".csv"))]
    mapping = ["--map", os.path.join(folder, "map.yaml")] if os.path.exists(os.path.join(folder, "map.yaml")) else []
    got = verna("simulate", "--program", program, *files, *mapping, "--no-cache", "--quiet", "--format", "json",
                "--rejects", os.path.join(folder, "rejects.csv"), *more)
    if got.returncode != 0:
        check(False, f"simulate ends with 0: {got.stderr}")
        return None
    return json.loads(got.stdout)


def demo(folder):
    """A back-test of the programme that made the demo's points gives its ledger to the point, month by month."""
    for seed, problems in ((1, []), (5, []), (9, ["--healthy"])):
        place = os.path.join(folder, f"demo{seed}")
        got = verna("demo", "--size", "60000", "--seed", str(seed), "--out", place, "--no-serve", *problems)
        check(got.returncode == 0, f"the demo ends with 0: {got.stderr}")
        program = os.path.join(place, "program.yaml")
        check(verna("program", "check", program).returncode == 0, "the demo's programme file is without errors")
        back = simulate(place, program)
        if back is None:
            continue
        months = collections.defaultdict(collections.Counter)
        with open(os.path.join(place, "points.csv"), newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                months[row["at"][:7]][row["kind"]] += int(row["points"])
        check(back["left_out"]["receipts_not_priced"] == 0, "every receipt is priced")
        total = 0
        for month in back["months"]:
            posted = months[month["month"][:7]]
            told = (month["points_issued"], month["points_redeemed"], month["points_expired"])
            check(told == (posted["earn"], posted["redeem"], posted["expire"]),
                  f"seed {seed}, {month['month']}: {told} are {dict(posted)} of the file")
            total += posted["earn"] - posted["redeem"] - posted["expire"]
            check(month["points_outstanding"] == total, f"seed {seed}, {month['month']}: outstanding is {total}")
        check(back["whole"]["points_redeemed"] > 0 and back["whole"]["points_expired"] > 0, "points were spent and ran out")


LADDER = """
programme: {name: Shop, effective_from: 2020-01-01, currency: RUB, time_zone: UTC, point_value: 1}
points: {bonus: {expiry: 60 days, unit: 0.01}}
earning: {base: {points: 4%}}
tiers:
  by: spend
  over: 12 months
  levels:
    base: {from: 0}
    gold: {from: 5000, discount: 10%}
burning: {bonus: {basket_share: 50%}}
promotions:
  big: {discount: 150, min_basket: 1500, limits: [{uses: 1, per: member, in: month}]}
"""


def shop(folder, seed):
    """Receipts of one line each, whose every rule can be reckoned by hand."""
    dice = random.Random(seed)
    rows = []
    for member in range(60):
        moment = datetime(2025, 1, 1, 9) + timedelta(hours=dice.randrange(24 * 90))
        for _ in range(dice.randrange(1, 25)):
            rows.append((f"m{member}", moment, dice.randrange(10_000, 300_000)))
            moment += timedelta(hours=dice.randrange(5, 24 * 30))
    rows.sort(key=lambda row: row[1])
    rows = [row for row in rows if row[1] < datetime(2026, 6, 1)]
    with open(os.path.join(folder, "lines.csv"), "w", encoding="utf-8") as file:
        file.write("receipt_id,at,member_id,sku,qty,amount,cost\n")
        for number, (member, moment, kopecks) in enumerate(rows):
            cost = kopecks * 6 // 10
            file.write(f"r{number},{moment.isoformat()},{member},s,1,{kopecks // 100}.{kopecks % 100:02},"
                       f"{cost // 100}.{cost % 100:02}\n")
    return rows


def months_before(day):
    year, month = (day.year - 1, day.month)
    last = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return date(year, month, min(day.day, last))


def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


def naive(rows, end):
    """The programme above, reckoned with lists: no index, no ledger, nothing shared with the product."""
    sums = collections.Counter()
    by_member = collections.defaultdict(list)
    for row in rows:
        by_member[row[0]].append(row[1:])
    for purchases in by_member.values():
        bought, lots, used = [], [], set()
        for moment, full in purchases:
            day = moment.date()
            # The window of a day ends with it: [tomorrow - 12 months, tomorrow).
            start = months_before(day + timedelta(days=1))
            for lot in lots:
                if lot[0] <= day and lot[1] > 0:
                    sums["expired"] += lot[1]
                    lot[1] = 0
            spent_year = sum(money for on, money in bought if on >= start)
            left = full
            # Priorities are equal: "big" comes before "gold" by its id.
            if full >= 150_000 and (day.year, day.month) not in used:
                used.add((day.year, day.month))
                left -= 15_000
                sums["discount"] += 15_000
            if spent_year >= 500_000:
                off = half_up(left * 10, 100)
                left -= off
                sums["discount"] += off
            balance = sum(lot[1] for lot in lots)
            most = min(balance, left * 50 // 100)
            take = most
            for lot in sorted(lots, key=lambda lot: lot[0]):
                part = min(take, lot[1])
                lot[1] -= part
                take -= part
            sums["redeemed"] += most
            left -= most
            earned = left * 4 // 100
            if earned > 0:
                lots.append([day + timedelta(days=60), earned])
            sums["issued"] += earned
            sums["paid"] += left
            sums["goods"] += full * 6 // 10
            bought.append((day, left))
        for lot in lots:
            if lot[0] <= end and lot[1] > 0:
                sums["expired"] += lot[1]
    return sums


def reckoned(folder):
    """Discounts, limits, levels, spending and expiry of random shops against the naive reckoning, to the kopeck."""
    program = os.path.join(folder, "ladder.yaml")
    with open(program, "w", encoding="utf-8") as file:
        file.write(LADDER)
    got = verna("program", "check", program)
    check(got.returncode == 0, f"the programme is without errors: {got.stdout}{got.stderr}")
    for seed in range(3):
        rows = shop(folder, seed)
        back = simulate(folder, program, "--spend", "always")
        if back is None:
            continue
        # The history ends with the day of the last receipt: what runs out the day after has not yet.
        sums = naive(rows, max(row[1] for row in rows).date())
        whole = back["whole"]
        told = {
            "paid": whole["revenue"], "discount": whole["discounts"], "issued": whole["points_issued"],
            "redeemed": whole["points_redeemed"], "expired": whole["points_expired"],
        }
        for name, value in told.items():
            check(round(value * 100) == sums[name], f"seed {seed}: {name} is {value}, not {sums[name] / 100}")
        check(round(whole["margin"] * 100) == sums["paid"] - sums["goods"], f"seed {seed}: margin is {whole['margin']}")
        check(sums["discount"] > 0 and sums["redeemed"] > 0 and sums["expired"] > 0, f"seed {seed} meets every rule")


def losing(folder):
    """A programme built to lose money is caught, and its cause is named."""
    rows = shop(folder, 7)
    head = "programme: {name: Shop, effective_from: 2020-01-01, currency: RUB, time_zone: UTC, point_value: 1}\n"
    cases = {
        "discount.yaml": (head + "promotions: {half: {discount: 55%}, small: {discount: 1%, priority: -1}}\n", "half", "eats_the_margin"),
        "points.yaml": (head + "points: {bonus: {}}\nearning: {base: {points: 1%}, double: {points: 60%}}\n"
                        "burning: {bonus: {basket_share: 100%}}\n", "double", "eats_the_margin"),
        "thin.yaml": (head + "promotions: {deep: {discount: 45%, min_basket: 2800}}\n", "deep", "sells_under_cost"),
        "guarded.yaml": (head + "promotions: {half: {discount: 55%}}\nguards: {line_margin: 10%}\n", "half", "pays_from"),
    }
    results = {}
    for name, (text, cause, finding) in cases.items():
        program = os.path.join(folder, name)
        with open(program, "w", encoding="utf-8") as file:
            file.write(text)
        back = simulate(folder, program)
        if back is None:
            continue
        results[name] = back
        check(back["verdict"]["finding"] == finding, f"{name}: {back['verdict']['finding']} is {finding}")
        check(back["verdict"]["cause"] == cause, f"{name}: the cause {back['verdict']['cause']} is {cause}")
    if "guarded.yaml" in results:
        guarded = results["guarded.yaml"]
        check(guarded["under_cost"]["lines"] == 0 and guarded["guard"]["cuts"] > 0, "the guard lets no line under its cost")
    both = simulate(folder, os.path.join(folder, "guarded.yaml"), "--against", os.path.join(folder, "discount.yaml"))
    if both is not None:
        change = both["members_change"]
        check(change["losers"] == len({row[0] for row in rows}) and change["winners"] == 0, "everybody loses against the deep discount")
        check(both["against"]["verdict"]["finding"] == "eats_the_margin", "the other programme stands beside it")
        check([one["case"] for one in both["response"]] == ["low", "middle", "high"], "three cases of a response")
        check(all("source" in one for one in both["response"]), "each case names its source")


def formats(folder):
    program = os.path.join(folder, "discount.yaml")
    base = ["simulate", "--program", program, os.path.join(folder, "lines.csv"), "--no-cache", "--quiet",
            "--rejects", os.path.join(folder, "rejects.csv")]
    text = verna(*base)
    check(text.returncode == 0 and "half" in text.stdout, "the terminal names the mechanic")
    for language, word in (("ru", "Механики"), ("en", "Mechanics")):
        page = os.path.join(folder, f"page.{language}.html")
        got = verna(*base, "--out", page, "--lang", language)
        check(got.returncode == 0 and word in open(page, encoding="utf-8").read(), f"the page in {language}")
    book = os.path.join(folder, "book.xlsx")
    check(verna(*base, "--out", book).returncode == 0, "a workbook is written")
    import openpyxl
    names = openpyxl.load_workbook(book).sheetnames
    check("What each mechanic costs" in names, f"the workbook has a sheet of mechanics: {names}")
    got = verna(*base, "--format", "csv", "--table", "mechanics")
    check(got.returncode == 0 and got.stdout.startswith("Mechanic,"), "one table as CSV")
    got = verna(*base, "--format", "csv", "--table", "nothing")
    check(got.returncode == 2 and "mechanics" in got.stderr, "a table that is not there names those that are")
    got = verna(*base, "--spend", "often")
    check(got.returncode == 2 and "often" in got.stderr, "a habit that is none is refused")
    euro = os.path.join(folder, "euro.yaml")
    with open(euro, "w", encoding="utf-8") as file:
        file.write("programme: {name: Shop, effective_from: 2020-01-01, currency: EUR, time_zone: UTC}\n")
    got = verna(*base[:2], euro, *base[3:])
    check(got.returncode == 1 and "EUR" in got.stderr, "another currency is refused")


with tempfile.TemporaryDirectory() as folder:
    demo(folder)
    reckoned(folder)
    losing(folder)
    formats(folder)
print("failed" if failures else "back-tests: the demo's points, a naive reckoning, losing programmes and all formats agree")
sys.exit(1 if failures else 0)
