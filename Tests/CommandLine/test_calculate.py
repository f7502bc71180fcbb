"""Baskets and databases from outside: calculate, program publish, ledger, backup, restore.

    VERNA=.build/release/verna python3 Tests/CommandLine/test_calculate.py
"""
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build", "release", "verna"))
GROCERY = os.path.join(ROOT, "Examples", "programs", "grocery-points.yaml")
failures = []


def verna(*arguments, text=None):
    environment = dict(os.environ, LC_ALL="en_US.UTF-8")
    return subprocess.run([VERNA, *arguments], input=text, capture_output=True, text=True, env=environment)


def check(holds, words):
    if not holds:
        failures.append(words)
        print("FAILED:", words)


BASKET = {
    "lines": [
        {"id": "1", "sku": "milk", "quantity": 2, "price": "89.90", "category": "dairy/milk"},
        {"id": "2", "sku": "yoghurt", "quantity": 3, "price": 59.99, "category": "dairy/yoghurt"},
        {"id": "3", "sku": "cigarettes", "price": "200.00", "category": "tobacco"},
        {"id": "4", "sku": "cheese", "quantity": "0.345", "price": "1290.00", "category": "dairy/cheese"},
    ],
    "now": "2026-12-02T18:30:00+03:00",
}
MEMBER = {"id": "77", "balances": {"bonus": "500"}, "receipts": 4}


def baskets(folder):
    def write(name, value):
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(value, file)
        return path

    basket, member = write("basket.json", BASKET), write("member.json", MEMBER)
    got = verna("calculate", "--program", GROCERY, "--basket", basket, "--member", member, "--format", "json")
    check(got.returncode == 0, f"calculate ends with 0: {got.stderr}")
    answer = json.loads(got.stdout)
    # By hand: 179.80 + 179.97 + 200.00 + 445.05 (0.345 x 1290 = 445.05); the third yoghurt is free: 59.99.
    check(answer["full"] == "1004.82", f"full is {answer['full']}")
    check(answer["discount"] == "59.99", f"discount is {answer['discount']}")
    check(answer["total"] == "944.83", f"total is {answer['total']}")
    # One point for each full 20 roubles of what is paid without tobacco: 744.83 -> 37.
    check(answer["points_earned"] == "37.00", f"points are {answer['points_earned']}")
    tobacco = answer["lines"][2]
    check(tobacco["points_earned"] == "0.00" and tobacco["discount"] == "0.00", "tobacco earns and saves nothing")
    for line in answer["lines"]:
        parts = sum(round(float(part["amount"]) * 100) for part in line["fiscal"])
        check(parts == round(float(line["total"]) * 100), f"the fiscal parts of line {line['id']} add up")
    reasons = {refusal["offer"]: refusal["reason"] for refusal in answer["refusals"]}
    check(reasons.get("morning") in ("not_in_force", "condition_fails"), f"morning: {reasons.get('morning')}")
    spending = dict(BASKET, points="most")
    got = verna("calculate", "--program", GROCERY, "--basket", write("b2.json", spending), "--member", member, "--format", "json")
    spent = json.loads(got.stdout)
    # Up to half of what is left, in steps of 10.
    check(spent["points_spent"] == "370.00" and spent["paid_by_points"] == "370.00", f"spends {spent['points_spent']}")
    text = verna("calculate", "--program", GROCERY, "--basket", basket, "--explain", "--lang", "ru").stdout
    check("только для участников программы" in text, "a guest is told why in Russian")
    got = verna("calculate", "--program", GROCERY, "--basket", "-", text=json.dumps(BASKET))
    check(got.returncode == 0 and "1,004.82" not in got.stderr, "reads the standard input")
    for wrong, words in [
        ('{"lines": [{"price": "1.005"}]}', "lines[0].price"), ('{"lines": [{"price": 1, "qty": 2}]}', "lines[0].qty"),
        ('{"lines": []}', "basket_empty"), ("{", "not_json"), ('{"lines": [{"price": 1, "quantity": 0}]}', "quantity"),
        ('{"lines": [{"price": 1}], "lines": []}', "twice"),
    ]:
        got = verna("calculate", "--program", GROCERY, "--basket", "-", text=wrong)
        check(got.returncode == 1 and words in got.stderr, f"{wrong} says {words}: {got.stderr}")
    got = verna("calculate", "--program", GROCERY, "--basket", basket, "--at", "soon")
    check(got.returncode != 0 and "soon" in got.stderr, "a wrong time is said")


def databases(folder):
    data, copy = os.path.join(folder, "shop"), os.path.join(folder, "copy")
    got = verna("ledger", "verify", "--data", data)
    check(got.returncode == 1 and "no such folder" in got.stderr, "a folder that is not there is said")
    got = verna("program", "publish", GROCERY, "--data", data)
    check(got.returncode == 0, f"publishes: {got.stderr}")
    got = verna("program", "publish", GROCERY, "--data", data)
    check(got.returncode == 1 and "already" in got.stderr, "a version is published once")
    got = verna("ledger", "verify", "--data", data, "--format", "json")
    check(got.returncode == 0 and json.loads(got.stdout)["sound"], f"verifies: {got.stdout}{got.stderr}")
    got = verna("ledger", "statement", "nobody", "--data", data)
    check(got.returncode == 1 and "nobody" in got.stderr, "a member without postings is said")
    got = verna("ledger", "export", "--data", data)
    check(got.stdout.startswith("owner,number,kind,wallet"), "exports a header")
    backup = os.path.join(folder, "monday.verna")
    check(verna("backup", backup, "--data", data).returncode == 0, "backs up")
    got = verna("restore", backup, "--data", copy)
    check(got.returncode == 0 and "sound" in got.stdout, f"restores: {got.stderr}")
    got = verna("restore", backup, "--data", copy)
    check(got.returncode == 1, "does not restore over a store")
    with open(backup, "r+b") as file:
        file.truncate(1000)
    got = verna("restore", backup, "--data", os.path.join(folder, "other"))
    check(got.returncode == 1 and got.stderr, "half a backup is no backup")


with tempfile.TemporaryDirectory() as folder:
    baskets(folder)
    databases(folder)
print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
