"""A made-up shop, seeded, that has every rule of METRICS.md in it, as a folder of contract files.

    python3 random_shop.py DIR [--seed N] [--receipts N] [--zone Z]
"""
import argparse
import csv
import datetime as dt
import os
import random
from decimal import ROUND_HALF_UP, Decimal as D


def half(value):
    return value.quantize(D("0.01"), rounding=ROUND_HALF_UP)


def write(folder, name, columns, rows):
    with open(os.path.join(folder, name + ".csv"), "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(columns)
        out.writerows(rows)


def signed(r, kind, total, made):
    """Kind, total and lines as a till may write them: kind left to the signs, sizes of returns with either sign, lines that
    take money off, totals that are not the sum of the lines, and receipts that are a total alone."""
    chance = r.random()
    written = "" if r.random() < 0.1 else kind
    if written == "sale" and chance < 0.03:
        off = min(total, D(r.randrange(1, 300)) / 100)
        if off > 0:
            made = [*made, [made[0][0], "p1", "-1", -off, "", "", "", ""]]
            total -= off
    elif written == "" and kind == "sale" and chance < 0.1:
        # A sale and a return under one id: the total is what was taken less what was given back.
        back = D(r.randrange(1, 900)) / 100
        made = [*made, [made[0][0], "p2", "-1", -back, "", "", "", ""]]
        total -= back
    elif kind == "return" and (written == "" or chance < 0.4):
        made = [[m[0], m[1], "-" + m[2], -m[3] if r.random() < 0.5 else m[3], *m[4:]] for m in made]
        total = -total if r.random() < 0.5 else total
    bare = r.random() < 0.01
    if bare:
        made = []
        if written == "":
            total = abs(total) * (-1 if kind == "return" else 1)
    stated = total if bare or r.random() < 0.5 else None
    if stated is not None and r.random() < 0.15:
        stated += r.choice([-1, 1, D("0.01"), D("0.10"), D("-0.50"), D("3.33"), -stated]) * 1
    if stated is not None and kind == "sale" and written == "" and bare:
        stated = max(stated, D(0))
    return written, "" if stated is None else str(stated), made


def priced(r, line):
    """A line with its amount, its unit price, or both, which need not agree."""
    receipt, sku, qty, amount, listed, *more = line
    unit = listed if listed and r.random() < 0.15 else ""
    whole = unit != "" and half(D(unit) * D(qty)) == amount and r.random() < 0.5
    return [receipt, sku, qty, "" if whole else str(amount), unit, listed, *more]


def build(folder, seed, count, zone, tills=False):
    """Writes the files, with `tills` what the tills printed too: 26 months of receipts with returns, points, costs, offers, messages and surveys."""
    r = random.Random(seed)
    os.makedirs(folder, exist_ok=True)
    first = dt.datetime(2022, 11, 1)
    days = 26 * 30 + 12
    stores = ["N1", "N2", "N3"]
    # One store's clock is another: its receipts fall on other days of the programme than of its own.
    write(folder, "stores", ["store", "name", "time_zone"], [[s, "Shop " + s, "Europe/London" if s == "N3" else zone] for s in stores])
    goods = []
    for i in range(40):
        kg = i % 7 == 0
        price = D(r.randrange(50, 9000)) / 100
        cost = "" if i == 39 else str((price * D(r.randrange(30, 80)) / 100).quantize(D("0.0001")))
        goods.append([f"p{i}", f"Item {i}", f"dept{i % 3}/group{i % 5}", cost, str(price), r.choice(["0.2", "0.1", "0"]), "kg" if kg else "pcs"])
    write(folder, "products", ["sku", "name", "category", "cost", "price", "vat_rate", "unit"], goods)
    people = [f"m{i}" for i in range(90)]
    joined, members = {}, []
    for p in people[:84]:
        j = first + dt.timedelta(days=r.randrange(-60, days - 20))
        joined[p] = j
        left = (j + dt.timedelta(days=r.randrange(60, 700))).date().isoformat() if r.random() < 0.06 else ""
        members.append([p, "" if r.random() < 0.05 else j.date().isoformat(), left, r.choice(["gold", "gold", "basic", "basic", ""]), r.choice(["true", "false"])])
    write(folder, "members", ["member_id", "joined_at", "left_at", "tier", "consent"], members)
    receipts, lines, points, offers, sales = [], [], [], [], []
    for n in range(count):
        at = first + dt.timedelta(days=int(days * r.random() ** 0.8), seconds=r.randrange(7 * 3600, 23 * 3600 + 3599))
        who = r.random()
        member = r.choice(people[: 1 + int(len(people) * r.random())]) if who < 0.6 else ""
        customer = ("c" + member[1:] if member and r.random() < 0.3 else "") if member else (f"c{r.randrange(90, 130)}" if who < 0.75 else (f"c{r.randrange(0, 84)}" if who < 0.8 else ""))
        back = r.random() < 0.07 and sales
        rid = f"r{n}"
        original = ""
        if back:
            choice = r.random()
            source = r.choice(sales)
            if choice < 0.6:
                original = source[0]
                at = max(at, source[1] + dt.timedelta(hours=5))
                member, customer = (("", "") if r.random() < 0.5 else (source[2], source[3]))
            elif choice < 0.75:
                original = f"gone{n}"
        store = r.choice(stores) if r.random() < 0.98 else ""
        kind = "return" if back else "sale"
        till = "" if r.random() < 0.02 else f"k{r.randrange(4)}"
        # Cards that a cashier keeps: nearly always at one till, or many receipts on one day.
        if member in ("m2", "m5") and r.random() < 0.97:
            store, till = "N1", "k1"
        if member == "m1" and r.random() < 0.6:
            at = first + dt.timedelta(days=r.choice([100, 470, 480, 600, 760]), seconds=at.hour * 3600 + at.second)
        paid = D(0)
        made = []
        for _ in range(r.choice([1, 1, 2, 3, 5])):
            g = r.choice(goods)
            qty = D(r.randrange(100, 3000)) / 1000 if g[6] == "kg" else D(r.choice([1, 1, 1, 2, 3, 6]))
            price = D(g[4])
            listed = half(price * qty)
            promo, funding, amount = "", "", listed
            t = r.random()
            if t < 0.08:
                promo, funding = r.choice(["X1", "X2", ""]), r.choice(["store", "supplier"])
                amount = half(listed * D(r.randrange(60, 99)) / 100)
            elif t < 0.16 and member:
                promo, funding = r.choice(["", "", "L1"]), "programme"
                amount = half(listed * D(r.randrange(60, 96)) / 100)
            elif t < 0.18 and member:
                funding, amount = "programme", D(0)
            cost = str((price * D(r.randrange(30, 70)) / 100).quantize(D("0.001"))) if r.random() < 0.05 else ""
            made.append([rid, g[0], str(qty), amount, str(price) if r.random() < 0.97 else "", cost, promo, funding])
        total = sum(m[3] for m in made)
        if member and r.random() < 0.15 and total > 1:
            paid = half(total * D(r.choice([10, 30, 50, 100])) / 100)
            weights = [m[3] for m in made]
            left = paid
            for i, m in enumerate(made):
                part = left if i == len(made) - 1 else min(half(paid * weights[i] / total), left, m[3])
                part = min(part, m[3])
                m[3] -= part
                left -= part
            paid -= left
            total = sum(m[3] for m in made)
        at_text = at.isoformat() + ("+00:00" if r.random() < 0.03 else "")
        written, stated, made = signed(r, kind, total, made)
        receipts.append([rid, at_text, written, member, customer, store, till, r.choice(["shop", "shop", "shop", "app", "app", "kiosk"]),
                         original, stated, str(paid) if paid else ""])
        lines += [priced(r, m) for m in made]
        if kind == "sale":
            sales.append((rid, at, member, customer))
        if member and member in joined and at >= joined[member]:
            gain = int(total)
            moment = at.isoformat()
            if kind == "sale":
                if paid:
                    points.append([member, moment, "redeem", str(int(paid * 10)), rid, ""])
                if gain:
                    points.append([member, moment, "earn", str(gain), rid, (at + dt.timedelta(days=180)).date().isoformat() if r.random() < 0.8 else ""])
            elif gain:
                points.append([member, moment, "earn", str(-min(gain, 9)), original or rid, ""])
        if r.random() < 0.02 and member:
            points.append([member, at.isoformat(), r.choice(["adjust", "opening", "expire"]), str(r.randrange(1, 40)), "", ""])
        if member and kind == "sale" and r.random() < 0.15:
            issued = at - dt.timedelta(days=r.randrange(1, 20))
            used = r.random() < 0.5
            offers.append([f"o{n}", member, r.choice(["CA", "CA", "CB", "CB", "CC", "CC", ""]), issued.isoformat(), (issued + dt.timedelta(days=30)).isoformat(),
                           at.isoformat() if used else "", rid if used and r.random() < 0.8 else "", str(D(r.randrange(100, 900)) / 100),
                           str(D(r.randrange(50, 500)) / 100), r.choice(["discount", "gift", "cashback", ""]), "email"])
    write(folder, "receipts", ["receipt_id", "at", "kind", "member_id", "customer_id", "store", "cashier", "channel", "original_receipt_id", "total", "points_paid"], receipts)
    write(folder, "lines", ["receipt_id", "sku", "qty", "amount", "unit_price", "list_price", "cost", "promo_id", "promo_funding"], lines)
    write(folder, "points", ["member_id", "at", "kind", "points", "receipt_id", "expires_at"], points)
    write(folder, "offers", ["offer_id", "member_id", "campaign_id", "issued_at", "expires_at", "used_at", "receipt_id", "value", "cost", "reward_type", "channel"], offers)
    kinds = ["acquisition", "rewards", "communication", "platform", "other", "income"]
    costs = [[(first + dt.timedelta(days=r.randrange(days))).date().isoformat(), r.choice(kinds), str(D(r.randrange(100, 20000)) / 100),
              r.choice(["", "CA"]), r.choice(["", "", "discount", "gift", "prize"]), ""] for _ in range(120)]
    write(folder, "costs", ["at", "kind", "amount", "campaign_id", "reward_type", "channel"], costs)
    write(folder, "messages", ["message_id", "member_id", "campaign_id", "channel", "sent_at", "cost"],
          [[f"g{i}", r.choice(people), r.choice(["CA", "CB", ""]), "sms", (first + dt.timedelta(days=r.randrange(days), hours=9)).isoformat(), "0.07"] for i in range(300)])
    answers = []
    for _ in range(400):
        at = first + dt.timedelta(days=r.randrange(days), hours=r.randrange(9, 20))
        nps = r.random() < 0.6
        scale = "0-10" if nps else r.choice(["1-5", "1-5", "1-10", "0-4"])
        low, high = (int(x) for x in scale.split("-"))
        answers.append([r.choice(people) if r.random() < 0.8 else "", at.isoformat(), "nps" if nps else "csi", r.randrange(low, high + 1),
                        scale, r.choice(stores) if r.random() < 0.95 else "", (at + dt.timedelta(hours=r.choice([5, 48, 60]))).isoformat() if r.random() < 0.5 else ""])
    write(folder, "surveys", ["member_id", "at", "kind", "score", "scale", "store", "answered_at"], answers)
    if tills:
        # Some days twice (two tills), some that no receipt is of, a store that no receipt names.
        printed = [[r.choice([*stores, *stores, "N9"]), (first + dt.timedelta(days=r.randrange(days))).date().isoformat(), r.choice(["", "1", "4"]),
                    str(D(r.randrange(0, 90000)) / 100), r.choice(["", "0.00", "12.50"])] for _ in range(900)]
        write(folder, "tills", ["store", "day", "receipts", "sales", "returns"], printed)
    with open(os.path.join(folder, "programme.yaml"), "w", encoding="utf-8") as file:
        file.write(f"programme:\n  name: Random shop\n  currency: EUR\n  time_zone: {zone}\n  point_value: 0.10\n")
    with open(os.path.join(folder, "mapping.yaml"), "w", encoding="utf-8") as file:
        file.write("channels:\n" + "".join(f"  {name}: {{card: {card}, online: {online}}}\n" for name, card, online in CHANNELS))


# Channels as the mapping declares them: no card is asked for at a kiosk.
CHANNELS = [("shop", "yes", "no"), ("app", "yes", "yes"), ("kiosk", "no", "yes")]


def flat(folder, seed, count):
    """One file, a row a line: kind by the sign of qty, both signs under one id, unit prices with three decimals."""
    r = random.Random(seed)
    os.makedirs(folder, exist_ok=True)
    first = dt.datetime(2022, 1, 1)
    rows = []
    for n in range(count):
        at = first + dt.timedelta(seconds=r.randrange(800 * 86400))
        member = f"Ü{r.randrange(60)}" if r.random() < 0.7 else ""
        shop, till = r.choice(["A", "B"]), r.choice(["1", "2", "3"])
        mixed = r.random()
        for _ in range(r.choice([1, 1, 2, 4])):
            qty = r.choice([1, 1, 2, 3, 12, D("0.5"), D("1.25")])
            if mixed < 0.05 or (mixed < 0.1 and r.random() < 0.5):
                qty = -qty
            rows.append([f"f{n}", at.strftime("%Y-%m-%d %H:%M:%S"), member, shop, till, f"s{r.randrange(30)}", str(qty), str(D(r.randrange(0, 20000)) / 1000)])
    write(folder, "lines", ["receipt_id", "at", "member_id", "store", "cashier", "sku", "qty", "unit_price"], rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--receipts", type=int, default=3000)
    parser.add_argument("--zone", default="Europe/Berlin")
    o = parser.parse_args()
    build(o.folder, o.seed, o.receipts, o.zone)
