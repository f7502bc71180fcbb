"""What is said beside a figure: norm, good, status and trend (METRICS.md, "Edge rules", the tables and "Norms by industry")."""
from shop import months_back

# Norms of METRICS.md's table; an end that the article leaves open is None.
EVERY = {"basket.gap": [0.5, 1.5], "items.gap": [0.1, 0.3], "price.gap": [0.1, 0.2], "points.redemption_rate": [0.15, 0.25], "ltv_to_cac": [3, None]}
SLOW = {**EVERY, "revenue.member_share": [0.4, 0.5], "receipts.member_share": [0.4, 0.6]}
NORMS = {
    "grocery": {**EVERY, "revenue.member_share": [0.6, 0.8], "receipts.member_share": [0.7, 0.85], "frequency.judged": [4, 8]},
    "fashion": {**SLOW, "frequency.judged": [2, 4]},
    "electronics": {**SLOW, "frequency.judged": [1, 2]},
    "home": SLOW,
    "other": {},
}
# Which way is good; the sections' tables name it a row.
GOOD = {
    "higher": """revenue.member_share receipts.member_share basket.member items.member items.anonymous items.gap price.member price.anonymous
        price.gap price.shelf_gap frequency.judged frequency.segment frequency.customer margin.member margin.anonymous members.active members.active_rate members.repeat_rate
        repeat.before repeat.after repeat.difference members.reactivation_rate activity.coefficient points.use_share points.users_share
        offers.conversion retention.crr retention.crr_net retention.rate ltv.revenue ltv.margin clv.simple clv.model ltv_to_cac
        nps nps.closed_loop csi.mean csi.top2 roi.causal romi.naive romi.causal lift.revenue lift.margin lift.retention lift.clv
        kpi.clv_per_cost margin.erosion_year margin.erosion_control""",
    "lower": """discount.depth interval.mean interval.median cherry_pickers.share points.unused_share points.expired_share churn.rate
        churn.annual cac retention.cost roi.break_even payback.days programme.cost_share promo.dependence""",
    "inside": "basket.gap points.redemption_rate rewards.redemption_value",
    "none": """base.sales base.returns base.receipts base.members_buying base.members_enrolled base.members_new base.members_reactivated
        revenue.member_share_literal basket.anonymous basket.median_member basket.median_anonymous
        frequency.active points.paid_share points.loyalty_rating points.bonus_value points.liability_face
        points.liability_expected points.breakage roi.naive""",
}
GOOD = {id: word for word, ids in GOOD.items() for id in ids.split()}
# What a year without a programme has too (docs/READINGS.md, "last year before the launch").
WITHOUT_A_CARD = ("base.sales", "base.returns", "base.receipts")


def norm(shop, id, entry, found, start, end):
    """The norm of a metric; `found` maps ids to entries of the same period. The shop's own norm goes before the article's."""
    if id in shop.norms:
        return shop.norms[id]
    if id == "frequency.customer":
        return entry.get("norm")
    if id == "retention.cost" and shop.industry != "other":
        cac = found.get("cac", {}).get("value")
        return [None, cac / 2] if cac is not None else None
    if id in ("retention.crr", "retention.rate") and shop.industry != "other":
        return [0.2, 0.4] if months_back(start, -12) == end and online_half(shop, start, end) else None
    return NORMS[shop.industry].get(id)


def online_half(shop, start, end):
    """Whether at least half of S is of channels declared online."""
    whole, part = shop.all("SELECT sum(money), coalesce(sum(money) FILTER (channel IN (SELECT channel FROM online)), 0) FROM rcpt "
                           "WHERE kind = 'sale' AND owner <> 'x' AND lat >= ? AND lat < ?", start, end)[0]
    return whole is not None and 2 * part >= whole


def too_early(shop, end):
    """Within six months of the launch, a year where goods are slow: all but grocery."""
    return shop.launch is not None and end < months_back(shop.launch, -6 if shop.industry == "grocery" else -12)


def status(shop, value, bounds, end):
    if value is None:
        return "absent"
    if bounds is None:
        return "no_norm"
    if too_early(shop, end):
        return "too_early"
    low, high = bounds
    if are_one(value, low) or are_one(value, high):
        return "in"
    return "low" if low is not None and value < low else "high" if high is not None and value > high else "in"


def judge(shop, entries, start, end):
    """Puts norm, good and status into the entries of a period."""
    found = {e["id"]: e for e in entries}
    for e in entries:
        e["norm"] = norm(shop, e["id"], e, found, start, end)
        e["good"] = GOOD[e["id"]]
        e["status"] = status(shop, e["value"], e["norm"], end)


def is_whole(shop, by, start, end):
    """Whether a step of --by is a whole day, week, month, quarter or year that the data cover to its end; an unfinished one
    shows no trend."""
    if not shop.covers(start) or end > shop.end:
        return False
    if by in ("day", "week"):
        return (end - start).days == (7 if by == "week" else 1)
    months = {"month": 1, "quarter": 3, "year": 12}[by]
    return start.day == 1 and (start.month - 1) % months == 0 and months_back(start, -months) == end


# Values nearer than this are one: two ratios that are equal may differ in the last bit.
BIT = 1e-12


def are_one(a, b):
    return a is not None and b is not None and abs(a - b) <= BIT * max(1.0, abs(a), abs(b))


def is_tied(steps):
    """Whether one of the last three whole steps is as it was a year ago."""
    return any(are_one(s[2], s[3]) for s in [s for s in steps if s[1]][-3:])


def trend(shop, id, steps):
    """The trend at the last of the steps; a step is (start, whole, value, the same a year ago, start of that year-ago step)."""
    last = [s for s in steps if s[1]][-3:]
    if len(last) < 3:
        return "not_judged"
    for _, _, value, ago, since in last:
        if value is None or ago is None:
            return "not_judged"
        if shop.launch is not None and since < shop.launch and id not in WITHOUT_A_CARD:
            return "not_judged"
    if is_tied(steps):
        return "steady"
    if all(s[2] < s[3] for s in last):
        return "falling"
    return "rising" if all(s[2] > s[3] for s in last) else "steady"
