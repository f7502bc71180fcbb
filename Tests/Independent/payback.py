"""When cumulated income has caught up with cumulated cost for good (METRICS.md, "payback.days"), whole and by type of reward."""
from fractions import Fraction as F

from shop import exact


class Series:
    """Income and cost of each day from launch to the day before `end`."""

    def __init__(self, shop, launch, end):
        self.shop, self.launch, self.end = shop, launch, end
        self.days = (end - launch).days
        self.income, self.cost = [F(0)] * self.days, [F(0)] * self.days

    def receipts(self, who):
        """Margin before rewards and the rewards themselves, of the receipts that `who` (SQL) names."""
        between = f"lat >= '{self.launch}' AND lat < '{self.end}' AND {who}"
        sign = "CASE kind WHEN 'sale' THEN 1 ELSE -1 END"
        for day, k, vat, amount, goods, rw, gifts in self.shop.all(
                f"SELECT day, {sign}, vat, sum(amount) FILTER (cost IS NOT NULL), sum(qty * cost), sum(share + discount), "
                f"sum(CASE WHEN gift THEN qty * cost END) FROM fact WHERE {between} GROUP BY ALL"):
            reward = F(int(rw)) / (1 + F(vat)) + exact(gifts) * 100
            self.came(day, k * (F(int(amount or 0)) / (1 + F(vat)) - exact(goods) * 100 + reward))
            self.went(day, k * reward)
        for day, points in self.shop.all(f"SELECT day, sum({sign} * points) FROM rcpt WHERE NOT has_lines AND {between} GROUP BY day"):
            self.came(day, F(int(points)))
            self.went(day, F(int(points)))

    def rows(self, which="true"):
        """The rows of costs that `which` (SQL) names; what was spent on new members is no cost of the programme."""
        for day, kind, amount in self.shop.all(
                "SELECT CAST(lat AS DATE), kind, sum(amount) FROM costs WHERE kind <> 'acquisition' AND lat >= ? AND lat < ? "
                f"AND {which} GROUP BY ALL", self.launch, self.end):
            (self.came if kind == "income" else self.went)(day, F(int(amount)))

    def messages(self):
        for day, amount in self.shop.all(
                "SELECT CAST(lat AS DATE), sum(cost) FROM messages m WHERE lat >= ? AND lat < ? AND cost IS NOT NULL AND NOT EXISTS "
                "(SELECT 1 FROM costs k WHERE k.kind = 'communication' AND k.campaign = m.campaign) GROUP BY ALL", self.launch, self.end):
            self.went(day, exact(amount) * 100)

    def bare_offers(self, which):
        """Used offers that are on no receipt: their cost, on the day of use."""
        zone = self.shop.zone
        for day, amount in self.shop.all(
                f"SELECT CAST(u AS DATE), sum(cost) FROM (SELECT *, timezone('{zone}', timezone('UTC', used)) u FROM offers) "
                f"WHERE receipt_id IS NULL AND cost IS NOT NULL AND u >= ? AND u < ? AND {which} GROUP BY ALL", self.launch, self.end):
            self.went(day, F(int(amount)))

    def came(self, day, amount):
        self.income[(day - self.launch).days] += amount

    def went(self, day, amount):
        self.cost[(day - self.launch).days] += amount

    def coverage(self, who):
        """Share of the money of sale receipts that is on lines with a known cost; 1 without sales."""
        between = f"kind = 'sale' AND lat >= '{self.launch}' AND lat < '{self.end}' AND {who}"
        sales, known = (int(self.shop.one(f"SELECT coalesce(sum({what}), 0) FROM {table} WHERE {between} {more}"))
                        for what, table, more in (("money", "rcpt", ""), ("amount", "fact", "AND cost IS NOT NULL")))
        return F(known, sales) if sales > 0 else F(1)

    def caught_up(self):
        """The first day from which income stays at or above cost; None for "not yet"."""
        first, balance = None, F(0)
        for day in range(self.days):
            balance += self.income[day] - self.cost[day]
            if balance < 0:
                first = None
            elif first is None:
                first = day
        return first


def by_reward_type(now):
    """The same receipts and costs by type of reward: receipts on which an offer of the type was used, costs rows of the type,
    and its used offers that are on no receipt."""
    shop, launch = now.shop, now.shop.launch
    if launch is None or launch >= now.end or now.got["payback.days"].get("reason") not in (None, "not yet"):
        return None
    zone = shop.zone
    used = f"timezone('{zone}', timezone('UTC', used)) >= '{launch}' AND timezone('{zone}', timezone('UTC', used)) < '{now.end}'"
    answer = []
    for kind, in shop.all(
            f"SELECT reward_type FROM offers WHERE reward_type IS NOT NULL AND {used} UNION "
            "SELECT reward_type FROM costs WHERE reward_type IS NOT NULL AND kind <> 'acquisition' AND lat >= ? AND lat < ? ORDER BY 1", launch, now.end):
        series = Series(shop, launch, now.end)
        # An offer is a member's, so its receipt is too, even one from before the member joined.
        who = f"kind = 'sale' AND receipt_id IN (SELECT receipt_id FROM offers WHERE reward_type = '{kind}' AND receipt_id IS NOT NULL AND {used})"
        series.receipts(who)
        series.rows(f"reward_type = '{kind}'")
        series.bare_offers(f"reward_type = '{kind}'")
        row = {"reward_type": kind, "days": series.caught_up()}
        if series.coverage(who) < F(9, 10):
            row["known"] = {"days": (None, "payback.days by reward type is held absent by the cover of the type's own receipts, not of the shop's sales")}
        answer.append(row)
    # Types of other times, which cost and brought nothing between launch and `to`.
    named = {row["reward_type"] for row in answer}
    for kind, in shop.all("SELECT reward_type FROM offers WHERE reward_type IS NOT NULL AND used IS NOT NULL UNION "
                          "SELECT reward_type FROM costs WHERE reward_type IS NOT NULL ORDER BY 1"):
        if kind not in named:
            why = "payback.days has 0 days for a type of reward that nothing was spent on between launch and the period's end"
            answer.append({"reward_type": kind, "days": None, "known": {"extra": (0, why)}})
    return answer
