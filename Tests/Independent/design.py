"""The design of a ladder once more, naively: csv, fractions, nothing shared with the program.

`design(shop, options)` gives the same tables as `verna design --format json`, each figure an exact fraction. A shop is what a
loader makes of files: products by sku, receipts with their lines, members.
"""
import csv
import datetime
import gzip
import math
import os
from fractions import Fraction as F
from zoneinfo import ZoneInfo

UPLIFT = F(3, 100)
STEPS = list(range(100, 9, -5)) + list(range(9, 0, -1))


def number(text):
    return F(text.strip().replace("$", "").replace(",", "")) if text and text.strip() else None


class Receipt:
    def __init__(self, key, at, kind, member, lines, total=None, points=F(0)):
        self.key, self.at, self.kind, self.member, self.lines = key, at, kind, member, lines
        self.total, self.points = total, points
        self.is_member = False
        self.original = None


class Shop:
    """Products in the order of their file: sku, category, price, cost, vat. Lines: sku, qty, amount, cost, vat."""

    def __init__(self, zone="UTC", incl=True, cost_incl=False):
        self.products, self.receipts, self.members = {}, [], {}
        self.zone, self.incl, self.cost_incl = ZoneInfo(zone), incl, cost_incl

    def net(self, amount, vat):
        return amount / (1 + vat) if self.incl else amount

    def net_cost(self, amount, vat):
        return amount / (1 + vat) if self.cost_incl else amount

    def paid(self, amount, vat):
        return amount if self.incl else amount * (1 + vat)

    def settle(self):
        """Whose each receipt is: a member's from the day of joining on; a return is its original's."""
        by_key = {r.key: r for r in self.receipts if r.kind == "sale"}

        def is_member(member, at):
            if not member:
                return False
            joined = self.members.get(member, {}).get("joined")
            return joined is None or at >= joined

        for r in self.receipts:
            r.is_member = is_member(r.member, r.at)
        for r in self.receipts:
            if r.kind == "return" and r.original in by_key:
                first = by_key[r.original]
                if first.member:
                    r.member, r.is_member = first.member, first.is_member or is_member(r.member, r.at)
        for r in self.receipts:
            if r.member and r.member not in self.members:
                self.members[r.member] = {"joined": None, "left": None, "tier": ""}
        self.receipts.sort(key=lambda r: r.at)


def moment(text, zone):
    at = datetime.datetime.fromisoformat(text)
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(datetime.timezone.utc)


def rows(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def load_flat(folder, **settings):
    shop = Shop(**settings)
    for row in rows(os.path.join(folder, "products.csv")):
        shop.products.setdefault(row["sku"], {
            "category": row.get("category") or "", "price": number(row["price"]), "cost": number(row["cost"]),
            "vat": number(row.get("vat_rate", "")) or F(0)})
    path = os.path.join(folder, "members.csv")
    if os.path.exists(path):
        for row in rows(path):
            at = lambda text: moment(text, shop.zone) if text else None
            shop.members[row["member_id"]] = {
                "joined": at(row["joined_at"]), "left": at(row.get("left_at")), "tier": row.get("tier") or ""}
    found = {}
    for row in rows(os.path.join(folder, "lines.csv")):
        key = row["receipt_id"]
        if key not in found:
            found[key] = Receipt(key, moment(row["at"], shop.zone), row.get("kind") or "sale", row["member_id"], [])
            found[key].original = row.get("original_receipt_id") or None
            found[key].points = number(row.get("points_paid", "")) or F(0)
            shop.receipts.append(found[key])
        product = shop.products.get(row["sku"], {})
        own = number(row.get("cost", "")) if "cost" in row else None
        found[key].lines.append({
            "sku": row["sku"], "qty": abs(number(row["qty"])), "amount": abs(number(row["amount"])),
            "cost": own if own is not None else product.get("cost"), "vat": product.get("vat", F(0))})
    shop.settle()
    return shop


def half_away(value):
    """To the cent."""
    cents = value * 100
    return F(math.floor(abs(cents) + F(1, 2)) * (1 if cents >= 0 else -1), 100)


def load_adventureworks(folder):
    shop = Shop(zone="America/Los_Angeles")
    at = lambda name: os.path.join(folder, name)
    groups = {r["ProductCategoryKey"]: r["CategoryName"] for r in rows(at("AdventureWorks_Product_Categories.csv"))}
    paths = {r["ProductSubcategoryKey"]: groups[r["ProductCategoryKey"]] + "/" + r["SubcategoryName"]
             for r in rows(at("AdventureWorks_Product_Subcategories.csv"))}
    for r in rows(at("AdventureWorks_Products.csv")):
        shop.products[r["ProductKey"]] = {
            "category": paths[r["ProductSubcategoryKey"]], "price": number(r["ProductPrice"]),
            "cost": number(r["ProductCost"]), "vat": F(0)}
    for r in rows(at("AdventureWorks_Customers.csv.gz")):
        shop.members[r["CustomerKey"]] = {"joined": None, "left": None, "tier": ""}
    found = {}

    def line(sku, quantity):
        product = shop.products[sku]
        return {"sku": sku, "qty": quantity, "amount": half_away(quantity * product["price"]), "cost": product["cost"],
                "vat": F(0)}

    for r in rows(at("sales_2015_2017_iso.csv.gz")):
        key = r["OrderNumber"]
        if key not in found:
            found[key] = Receipt(key, moment(r["OrderDate"], shop.zone), "sale", r["CustomerKey"], [])
            shop.receipts.append(found[key])
        found[key].lines.append(line(r["ProductKey"], F(r["OrderQuantity"])))
    for index, r in enumerate(rows(at("returns_iso.csv")), 1):
        shop.receipts.append(
            Receipt(f"return-{index}", moment(r["ReturnDate"], shop.zone), "return", "",
                    [line(r["ProductKey"], F(r["ReturnQuantity"]))]))
    shop.settle()
    return shop


def load_coffee(folder):
    shop = Shop(zone="America/New_York")
    at = lambda name: os.path.join(folder, name)
    for r in rows(at("product.csv")):
        shop.products[r["product_id"]] = {
            "category": r["product_category"].strip() + "/" + r["product_type"].strip(),
            "price": number(r["current_retail_price"]),
            "cost": number(r["current_wholesale_price"]), "vat": F(0)}
    for r in rows(at("customer.csv")):
        shop.members[r["customer_id"]] = {
            "joined": moment(r["customer_since"], shop.zone), "left": None, "tier": ""}
    found = {}
    for r in rows(at("sales_receipts_201904.csv.gz")):
        key = "-".join([r["transaction_date"], r["sales_outlet_id"], r["transaction_id"]])
        if key not in found:
            member = r["customer_id"] if r["customer_id"] != "0" else ""
            found[key] = Receipt(
                key, moment(r["transaction_date"] + "T" + r["transaction_time"], shop.zone), "sale", member, [])
            shop.receipts.append(found[key])
        found[key].lines.append({
            "sku": r["product_id"], "qty": F(r["quantity"]), "amount": number(r["line_item_amount"]),
            "cost": shop.products.get(r["product_id"], {}).get("cost"), "vat": F(0)})
    shop.settle()
    return shop


def months_before(day, months):
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = (datetime.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(day.day, last))


def percentile(values, share):
    values = sorted(values)
    place = (len(values) - 1) * share
    below = math.floor(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])


def round_up_two(value):
    if value <= 0:
        return value
    unit = F(1)
    while value / unit >= 100:
        unit *= 10
    while value / unit < 10:
        unit /= 10
    return math.ceil(value / unit) * unit


def grid_cap(shares, weights):
    total = sum(weights)
    for step in STEPS:
        if sum(w for s, w in zip(shares, weights) if s >= F(step, 100)) * 4 >= total * 3:
            return F(step, 100)
    return F(0)


def design(shop, months=6, levels=4, cac=None, cap=None, keep=F(0), interval=None, categories=(), treatment=None):
    holds = lambda path: not categories or any(path == c or path.startswith(c + "/") for c in categories)
    left_out, unlisted, table = [], {}, {}
    for sku, p in shop.products.items():
        if not holds(p["category"]):
            continue
        reason = ("no_price" if p["price"] is None else "zero_price" if p["price"] == 0
                  else "negative_price" if p["price"] < 0 else "no_cost" if p["cost"] is None else None)
        if reason:
            left_out.append({"sku": sku, "reason": reason})
            unlisted[sku] = reason
            continue
        price = shop.net(p["price"], p["vat"])
        margin = price - shop.net_cost(p["cost"], p["vat"])
        table[sku] = {"price": price, "margin": margin, "share": margin / price,
                      "paid": shop.paid(p["price"], p["vat"])}
    q1, q2, q3 = (percentile([p["margin"] for p in table.values()], F(k, 4)) for k in (1, 2, 3))
    for p in table.values():
        m = p["margin"]
        p["cluster"] = 1 if m <= q1 else 2 if m <= q2 else 3 if m <= q3 else 4

    day_of = lambda at: at.astimezone(shop.zone).date()
    end = max(day_of(r.at) for r in shop.receipts if r.kind == "sale") + datetime.timedelta(days=1)
    start, year = months_before(end, months), months_before(end, 12)

    def kept(line):
        return not categories or (line["sku"] in shop.products and holds(shop.products[line["sku"]]["category"]))

    def money(receipt):
        return sum((shop.paid(l["amount"], l["vat"]) for l in receipt.lines if kept(l)), F(0))

    zero = lambda: {"units": F(0), "revenue": F(0), "margin": F(0), "lines": 0, "receipts": 0, "paired": 0,
                    "paired_revenue": F(0), "beside": F(0)}
    sold = {sku: zero() for sku in table}
    unmatched, unmatched_receipts, baskets = {}, 0, []
    last_sale, gaps = {}, []
    for r in shop.receipts:
        if not start <= day_of(r.at) < end:
            continue
        lines = [l for l in r.lines if kept(l)]
        if not lines:
            continue
        sign = 1 if r.kind == "sale" else -1
        own = {}
        others = set()
        for l in lines:
            revenue = shop.net(l["amount"], l["vat"])
            if l["sku"] not in table:
                others.add(l["sku"])
                u = unmatched.setdefault(l["sku"], {"lines": 0, "units": F(0), "revenue": F(0)})
                u["lines"] += sign == 1
                u["units"] += sign * l["qty"]
                u["revenue"] += sign * revenue
                continue
            margin = revenue - l["qty"] * shop.net_cost(l["cost"], l["vat"])
            s = sold[l["sku"]]
            s["units"] += sign * l["qty"]
            s["revenue"] += sign * revenue
            s["margin"] += sign * margin
            s["lines"] += sign == 1
            entry = own.setdefault(l["sku"], [F(0), F(0)])
            entry[0] += revenue
            entry[1] += margin
        if sign < 0:
            continue
        unmatched_receipts += bool(others)
        total = sum(m for _, m in own.values())
        baskets.append({"money": money(r), "margin": total, "skus": set(own)})
        for sku, (revenue, margin) in own.items():
            sold[sku]["receipts"] += 1
            if len(own) + len(others) > 1:
                sold[sku]["paired"] += 1
                sold[sku]["paired_revenue"] += revenue
                sold[sku]["beside"] += total - margin
        if r.member and r.is_member:
            if r.member in last_sale:
                gaps.append(F(int((r.at - last_sale[r.member]).total_seconds()), 86400))
            last_sale[r.member] = r.at

    n = len(baskets)
    clusters = []
    for c in (1, 2, 3, 4):
        members = [sku for sku in table if table[sku]["cluster"] == c]
        least = lambda key, f: f(table[s][key] for s in members) if members else None
        on = [table[s]["paid"] for s in members if sold[s]["lines"]]
        clusters.append({
            "cluster": c, "products": len(members), "margin_min": least("margin", min),
            "margin_max": least("margin", max), "capacity": sum((table[s]["margin"] for s in members), F(0)),
            "margin_share_min": least("share", min), "margin_share_max": least("share", max),
            "units": sum((sold[s]["units"] for s in members), F(0)),
            "lines": sum(sold[s]["lines"] for s in members),
            "receipts": sum(1 for b in baskets if any(table[s]["cluster"] == c for s in b["skus"])),
            "revenue": sum((sold[s]["revenue"] for s in members), F(0)),
            "margin_realised": sum((sold[s]["margin"] for s in members), F(0)), "_least": min(on) if on else None})

    def first(key, only_sold):
        return max((c for c in clusters if not only_sold or c["_least"] is not None), key=lambda c: (c[key], c["cluster"]))

    def reach(value):
        return None if value is None else F(sum(1 for b in baskets if b["money"] >= value), n)

    entry = first("margin_realised", True)
    threshold = entry["_least"]
    others = [{"reading": name, "value": found["_least"], "receipts_share": reach(found["_least"]),
               "cluster": found["cluster"]}
              for name, found in ((k, first(k, False)) for k in ("capacity", "units", "receipts"))]
    others.append({"reading": "margin_bound", "value": entry["margin_min"], "receipts_share": reach(entry["margin_min"]),
                   "cluster": entry["cluster"]})

    revenue = sum((s["revenue"] for s in sold.values()), F(0))
    margin = sum((s["margin"] for s in sold.values()), F(0))
    shares = [p["share"] for p in table.values()]
    reached = grid_cap(shares, [1] * len(shares))
    value = reached - keep if cap is None else min(reached - keep, cap)
    revenue_75 = grid_cap(shares, [sold[s]["revenue"] for s in table]) if revenue > 0 else None

    def reading(name, limit):
        under = {s for s in table if table[s]["share"] < limit}
        return {"reading": name, "value": limit, "products_share": F(len(under), len(table)),
                "receipts_share": F(sum(1 for b in baskets if b["skus"] & under), n),
                "revenue_share": sum((sold[s]["revenue"] for s in under), F(0)) / revenue if revenue else None,
                "profit_left": margin - limit * revenue}

    readings = [reading("value", value), reading("entry_cluster_min", entry["margin_share_min"])]
    if revenue_75 is not None:
        readings.append(reading("revenue_75", revenue_75))

    gm = margin / revenue if revenue else None
    mean_basket, mean_margin = sum(b["money"] for b in baskets) / n, margin / n
    median = percentile([b["margin"] for b in baskets], F(1, 2))
    if interval is None:
        interval = sum(gaps) / len(gaps) if gaps else None
    people = {}
    spend_all = F(0)
    for r in shop.receipts:
        if not year <= day_of(r.at) < end or not any(kept(l) for l in r.lines):
            continue
        amount = money(r) * (1 if r.kind == "sale" else -1)
        spend_all += amount
        if r.member and r.is_member:
            person = people.setdefault(r.member, {"spend": F(0), "sale": False, "reward": F(0)})
            person["spend"] += amount
            person["sale"] |= r.kind == "sale"
            person["reward"] += r.points * (1 if r.kind == "sale" else -1)
    today = {m: people.get(m, {"spend": F(0), "sale": False, "reward": F(0)}) for m, facts in shop.members.items()
             if (facts["joined"] is None or day_of(facts["joined"]) < end)
             and not (facts["left"] and day_of(facts["left"]) < end)}
    spend = sum((p["spend"] for p in today.values()), F(0))

    def ladder(step, ceilings):
        begin = max(threshold, F(11, 10) * mean_basket)
        froms = [begin + k * step for k in range(levels)]
        result = []
        for k, share in enumerate(ceilings):
            after = froms[k + 1] if k + 1 < levels else None
            here = [p for p in today.values() if level(p["spend"], froms) == k + 1]
            bought = sum((p["spend"] for p in here), F(0))
            profit = mean_margin - share * mean_basket
            row = {"name": f"level_{k + 1}", "from": froms[k], "file_from": round_up_two(froms[k]),
                   "reward_share": share, "receipts_between": (after - froms[k]) / mean_basket if after else None,
                   "members": len(here) if today else None,
                   "members_share": F(len(here), len(today)) if today else None,
                   "revenue_share": bought / spend if today and spend else None,
                   "revenue_share_of_all": bought / spend_all if today and spend_all else None,
                   "profit": profit, "profit_expected": None, "revenue_cac_multiple": None,
                   "profit_cac_multiple": None, "roi": None, "payback_purchases": None, "payback_days": None}
            if cac is not None:
                row["revenue_cac_multiple"] = froms[k] / cac
                if gm is not None:
                    row["profit_cac_multiple"] = froms[k] * (gm - share) / cac
                    row["roi"] = row["profit_cac_multiple"] - 1
                if profit > 0:
                    row["payback_purchases"] = math.ceil(cac / profit)
                    if interval is not None:
                        row["payback_days"] = (row["payback_purchases"] - 1) * interval
            result.append(row)
        cost = sum((c * sum((p["spend"] for p in today.values() if level(p["spend"], froms) == k + 1), F(0))
                    for k, c in enumerate(ceilings)), F(0)) if today else None
        return result, cost, froms

    def level(amount, froms):
        return max([k + 1 for k, start in enumerate(froms) if amount >= start], default=0)

    answer = {
        "left_out": left_out,
        "unmatched_sales": {
            "lines": sum(u["lines"] for u in unmatched.values()), "receipts": unmatched_receipts,
            "units": sum((u["units"] for u in unmatched.values()), F(0)),
            "revenue": sum((u["revenue"] for u in unmatched.values()), F(0)),
            "products": [{"sku": sku, "reason": unlisted.get(sku, "not_in_products"), **unmatched[sku]}
                         for sku in sorted(unmatched, key=lambda s: s.encode())]},
        "basis": {"products": len(table), "receipts": n, "mean_basket": mean_basket, "mean_margin": mean_margin,
                  "median_margin": median, "revenue": revenue, "margin_realised": margin, "gm_share": gm,
                  "interval_days": interval},
        "margin_clusters": [{k: v for k, v in c.items() if k != "_least"} for c in clusters],
        "quartiles": {"q1": q1, "q2": q2, "q3": q3},
        "entry_threshold": {"value": threshold, "cluster": entry["cluster"], "receipts_share": reach(threshold),
                            "others": others},
        "reward_cap": {"value": value, "reached": reached, "entry_cluster_min": entry["margin_share_min"],
                       "revenue_75": revenue_75, "readings": readings},
        "period": {"from": start.isoformat(), "to": end.isoformat()},
    }
    thin = sorted((s for s in table if table[s]["share"] < value),
                  key=lambda s: (table[s]["share"], list(table).index(s)))
    answer["below_cap"] = [thin_row(s, table[s], sold[s], value, treatment) for s in thin]
    if value < F(1, 100):
        answer.update(levels=[], ladders=[], members=None)
        return answer
    ceilings = [F(math.floor(value * k / levels * 100), 100) for k in range(1, levels + 1)]
    designed, cost, froms = ladder(mean_margin, ceilings)
    answer["levels"] = designed
    answer["ladders"] = []
    over = median / gm if gm else None
    for name, step, what in (("median_margin", median, ceilings), ("median_margin_over_gm", over, ceilings),
                             ("cheapest", mean_margin, [min(c, F(k + 1, 100)) for k, c in enumerate(ceilings)])):
        found = ladder(step, what) if step is not None else ([], None, None)
        answer["ladders"].append({"id": name, "step": step, "cost": found[1], "levels": found[0]})
    if today:
        landing = {}
        for m, p in today.items():
            cell = landing.setdefault((shop.members[m]["tier"], level(p["spend"], froms)), [0, F(0)])
            cell[0] += 1
            cell[1] += p["spend"]
        buyers = [p["spend"] for p in today.values() if p["sale"]]
        answer["members"] = {
            "members": len(today), "buyers": len(buyers), "spend": spend, "spend_of_all": spend_all, "cost": cost,
            "below": sum(1 for p in today.values() if level(p["spend"], froms) == 0),
            "percentiles": [{"percentile": k, "value": percentile(buyers, F(k, 100))} for k in (50, 75, 90)]
            if buyers else [],
            "landing": [{"tier": tier or None, "level": f"level_{k}" if k else None, "members": c[0], "spend": c[1]}
                        for (tier, k), c in sorted(landing.items())]}
    answer["sensitivity"] = sensitivity(table, sold, clusters, entry, n, mean_basket, reached, keep, cap, cac,
                                        ceilings[-1], threshold)
    return answer


def thin_row(sku, product, s, cap, treatment):
    reward, pair_reward = cap * s["revenue"], cap * s["paired_revenue"]
    pairs = F(s["receipts"], s["paired"]) if s["paired"] else F(0)

    def even(cost, gain):
        return F(0) if cost == 0 else cost / gain if gain > 0 else None

    rows_ = [
        ("exclude", F(0), F(0), F(0)),
        ("paired", pair_reward * (1 + UPLIFT * pairs), UPLIFT * pairs * s["beside"],
         even(pair_reward, pairs * (s["beside"] - pair_reward))),
        ("lead-gen", reward * (1 + UPLIFT), UPLIFT * (s["margin"] + s["beside"]),
         even(reward, s["margin"] + s["beside"] - reward)),
        ("accept", reward, F(0), None)]
    compared = [{"treatment": name, "reward": r, "brought": b, "left": s["margin"] + b - r, "break_even": e}
                for name, r, b, e in rows_]
    best = max(compared, key=lambda row: row["left"])
    return {"sku": sku, "margin_share": product["share"], "treatment": treatment or best["treatment"],
            "left_at_cap": product["margin"] - cap * product["price"], "revenue": s["revenue"], "compared": compared}


def sensitivity(table, sold, clusters, entry, n, mean_basket, reached, keep, cap, cac, top, threshold):
    result = []

    def row(factor, change, cap_, threshold_, revenue, margin, basket):
        profit = margin / n - top * basket
        value = cap_ - keep if cap is None else min(cap_ - keep, cap)
        result.append({
            "factor": factor, "change": F(change, 100), "reward_cap": value, "entry_threshold": threshold_,
            "gm_share": margin / revenue if revenue else None, "mean_margin": margin / n, "profit_at_top": profit,
            "payback_purchases": math.ceil(cac / profit) if cac is not None and profit > 0 else None})

    for factor in ("price", "cost"):
        for change in (-10, -5, 5, 10):
            p = 1 + F(change, 100) if factor == "price" else F(1)
            c = 1 + F(change, 100) if factor == "cost" else F(1)
            margins = {s: t["price"] * p - (t["price"] - t["margin"]) * c for s, t in table.items()}
            bounds = [percentile(list(margins.values()), F(k, 4)) for k in (1, 2, 3)]
            at = {s: sum(m > b for b in bounds) for s, m in margins.items()}
            gained = {s: sold[s]["revenue"] * p - (sold[s]["revenue"] - sold[s]["margin"]) * c for s in table}
            least = {k: min(table[s]["paid"] for s in table if at[s] == k and sold[s]["lines"])
                     for k in range(4) if any(at[s] == k and sold[s]["lines"] for s in table)}
            best = max(least, key=lambda k: (sum(gained[s] for s in table if at[s] == k), k))
            row(factor, change, grid_cap([margins[s] / (t["price"] * p) for s, t in table.items()], [1] * len(table)),
                least[best] * p, sum(sold[s]["revenue"] for s in table) * p, sum(gained.values()), mean_basket * p)
    revenue = sum(c["revenue"] for c in clusters)
    margin = sum(c["margin_realised"] for c in clusters)
    own = (entry["revenue"], entry["margin_realised"])
    rest = (revenue - own[0], margin - own[1])
    for change in (-10, 10):
        a, b = (own, rest) if change < 0 else (rest, own)
        moved = a[0] * b[1] / b[0] - a[1] if b[0] else F(0)
        row("mix", change, reached, threshold, revenue, margin + moved / 10, mean_basket)
    return result


def differences(wanted, got, path=""):
    """Where the program's JSON is not what was worked here; money and shares to 1e-12 of their size."""
    if isinstance(wanted, dict):
        if not isinstance(got, dict):
            return [f"{path}: {got} instead of an object"]
        return [d for key, value in wanted.items() for d in differences(value, got.get(key, "missing"), f"{path}.{key}")]
    if isinstance(wanted, (list, tuple)):
        if not isinstance(got, list) or len(got) != len(wanted):
            return [f"{path}: {len(got) if isinstance(got, list) else got} entries instead of {len(wanted)}"]
        return [d for i, pair in enumerate(zip(wanted, got)) for d in differences(*pair, f"{path}[{i}]")]
    if isinstance(wanted, (F, int)) and not isinstance(wanted, bool):
        if not isinstance(got, (int, float)) or isinstance(got, bool):
            return [f"{path}: {got} instead of {float(wanted)}"]
        if abs(float(wanted) - got) > 1e-12 * max(1e-3, abs(float(wanted))):
            return [f"{path}: {got!r} instead of {float(wanted)!r}"]
        return []
    return [] if wanted == got else [f"{path}: {got!r} instead of {wanted!r}"]
