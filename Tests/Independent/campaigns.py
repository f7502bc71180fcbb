"""What campaigns brought and cost (METRICS.md, "romi.naive")."""
from fractions import Fraction as F

from shop import FOREVER, exact, half_away


def named(now):
    """Campaigns that had a used offer, a message or a costs row in the period; None where offers or costs were not given."""
    shop = now.shop
    if "offers" not in shop.has or "costs" not in shop.has or not shop.rewards_given:
        return None
    used = f"timezone('{shop.zone}', timezone('UTC', used))"
    return [name for name, in shop.all(
        f"SELECT campaign FROM offers WHERE campaign IS NOT NULL AND {used} >= $1 AND {used} < $2 "
        "UNION SELECT campaign FROM costs WHERE campaign IS NOT NULL AND kind NOT IN ('acquisition', 'income') AND lat >= $1 AND lat < $2 "
        "UNION SELECT campaign FROM messages WHERE campaign IS NOT NULL AND lat >= $1 AND lat < $2 ORDER BY 1", now.start, now.end)]


def worked(now, names):
    """Used offers, receipts, gain and cost of campaigns together, each term of money rounded once."""
    shop = now.shop
    which = "campaign IN ('" + "', '".join(names) + "')"
    offers = f"FROM offers WHERE {which} AND timezone('{shop.zone}', timezone('UTC', used)) >= '{now.start}' AND timezone('{shop.zone}', timezone('UTC', used)) < '{now.end}'"
    who = f"receipt_id IN (SELECT receipt_id {offers} AND receipt_id IS NOT NULL) AND kind = 'sale'"
    rewards = shop.rewards(*FOREVER, who)
    revenue = goods = F(0)
    for vat, amount, g in shop.all(f"SELECT vat, sum(amount), sum(qty * cost) FROM fact WHERE cost IS NOT NULL AND {who} GROUP BY vat"):
        revenue += F(int(amount)) / (1 + F(vat))
        goods += exact(g) * 100
    gain = half_away(revenue) - half_away(goods) + rewards
    rows = shop.one(f"SELECT coalesce(sum(amount), 0) FROM costs WHERE {which} AND kind NOT IN ('acquisition', 'income') AND lat >= ? AND lat < ?", now.start, now.end)
    bare = shop.one(f"SELECT coalesce(sum(cost), 0) {offers} AND receipt_id IS NULL")
    sent = shop.one(f"SELECT coalesce(sum(cost), 0) FROM messages WHERE {which} AND lat >= ? AND lat < ? AND campaign NOT IN "
                    "(SELECT campaign FROM costs WHERE kind = 'communication' AND campaign IS NOT NULL)", now.start, now.end)
    cost = rewards + int(rows) + int(bare) + half_away(exact(sent) * 100)
    return shop.one(f"SELECT count(*) {offers}"), shop.one(f"SELECT count(*) FROM rcpt WHERE {who}"), gain, cost


def returns(now):
    """The table: a row a campaign."""
    names = named(now)
    if names is None:
        return None
    answer = []
    covered = now.shop.margin(now.start, now.end) is not None
    for name in names:
        used, receipts, gain, cost = worked(now, [name])
        row = {"campaign": name, "used_offers": used, "receipts": receipts, "gain": float(F(gain, 100)), "cost": float(F(cost, 100)),
               "value": float(F(gain - cost, cost)) if cost else None}
        if not covered:
            # No margin is known, so no gain is.
            why = "the table romi.naive gives gain and value where cost is known for under 90 % of sales"
            row["known"] = {column: (row[column], why) for column in ("gain", "value")}
            row.update(gain=None, value=None)
        if used == 0 and cost == 0:
            row["known"] = {**row.get("known", {}), "row": (None, "romi.naive has no row for a campaign whose messages a costs row of another time pays for")}
        answer.append(row)
    return answer
