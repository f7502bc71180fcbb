"""Checks a peer's answers against the figures of Verna's report."""

import math


def fail(peer, what, own, theirs):
    raise SystemExit(f"{peer}: {what}: Verna has {own}, the peer {theirs}")


def same(peer, what, own, theirs):
    if own is None or abs(own - theirs) > 1e-9 * max(1, abs(own), abs(theirs)):
        fail(peer, what, own, theirs)


def delta(sum_x, sum_y, xx, xy, yy, clusters):
    """The 95 % interval of a ratio by the delta method over clusters."""
    ratio = sum_x / sum_y
    spread = xx - 2 * ratio * xy + ratio * ratio * yy
    half = 1.959963984540054 * math.sqrt(max(0.0, clusters / (clusters - 1) * spread)) / sum_y
    return ratio, ratio - half, ratio + half


def near(peer, what, own, theirs):
    """Intervals: sums of squares in floating point."""
    if own is None or abs(own - theirs) > 1e-7 * max(1e-3, abs(theirs)):
        fail(peer, what, own, theirs)


def check_against(peer, answers, other, theirs):
    """Two peers' answers to the same queries."""
    # Two engines' ranks of a distribution differ by rounding; they are asked for their time alone.
    for name in (set(answers) & set(theirs)) - {"bounds.month", "bounds.year"}:
        for left, right in zip(answers[name], theirs[name]):
            for one, two in zip(left, right):
                if abs(one - two) > 1e-9 * max(1, abs(one), abs(two)):
                    fail(peer, f"{name}, against {other}", left, right)


def check(peer, answers, figures):
    metrics = {metric["id"]: metric for metric in figures["metrics"]}
    steps = [{metric["id"]: metric for metric in step["metrics"]} for step in figures["steps"]]
    tables = {table["id"]: table["rows"] for table in figures["tables"]}
    sums = {int(row[0]): row[1:] for row in answers["sums"]}
    months = range(12, 24)

    def total(column, chosen):
        return sum(sums[month][column] for month in chosen)

    for name, column in (("base.sales", 0), ("base.returns", 1), ("base.receipts", 2)):
        same(peer, name, metrics[name]["value"], total(column, months))
        same(peer, name + " previous", metrics[name]["previous"], total(column, range(12)))
        for month in months:
            same(peer, f"{name} of month {month}", steps[month - 12][name]["value"], sums[month][column])
    share = (total(3, months) - total(4, months)) / (total(0, months) - total(1, months))
    same(peer, "revenue.member_share", metrics["revenue.member_share"]["value"], share)
    same(peer, "basket.member", metrics["basket.member"]["value"], total(3, months) / total(5, months))

    loose = {int(row[0]): row[1:] for row in answers["anonymous.month"]}
    known = {("month", int(row[0])): row[1:] for row in answers["moments.month"]}
    known.update({("year", int(row[0])): row[1:] for row in answers["moments.year"]})
    spans = [(metrics, known[("year", 1)], list(months), "year")]
    spans += [(steps[month - 12], known[("month", month)], [month], f"month {month}") for month in months]
    for own, row, chosen, label in spans:
        count, x, y, xx, xy, yy, u, v = row[:8]
        extra = sum(loose[month][0] for month in chosen)
        y_all = y + sum(loose[month][1] for month in chosen)
        yy_all = yy + sum(loose[month][2] for month in chosen)
        sales = sum(loose[month][3] for month in chosen)
        _, low, high = delta(x, y_all, xx, xy, yy_all, count + extra)
        near(peer, "interval of revenue.member_share, " + label, own["revenue.member_share"]["interval"][0], low)
        near(peer, "interval of revenue.member_share, " + label, own["revenue.member_share"]["interval"][1], high)
        same(peer, "receipts.member_share, " + label, own["receipts.member_share"]["value"], u / (v + sales))

    years = {int(row[0]): row[1:] for row in answers["buyers.year"]}
    by_month = {int(row[0]): row[1:] for row in answers["buyers.month"]}
    same(peer, "A", metrics["base.members_buying"]["value"], years[1][0])
    same(peer, "A before", metrics["base.members_buying"]["previous"], years[0][0])
    same(peer, "members.repeat_rate", metrics["members.repeat_rate"]["value"], years[1][1] / years[1][0])
    for month in months:
        same(peer, f"A of month {month}", steps[month - 12]["base.members_buying"]["value"], by_month[month][0])
    before, now, kept, new = answers["windows"][0]
    same(peer, "members.active", metrics["members.active"]["value"], now)
    same(peer, "retention.rate", metrics["retention.rate"]["value"], kept / before)
    same(peer, "base.members_new", metrics["base.members_new"]["value"], new)

    gaps = {int(row[0]): row[1:] for row in answers["intervals.year"]}
    same(peer, "interval.mean", metrics["interval.mean"]["value"], gaps[1][1] / gaps[1][0] / 86400)
    same(peer, "interval.median", metrics["interval.median"]["value"], gaps[1][2] / 86400)
    for row in answers["intervals.month"]:
        if row[0] >= 12:
            same(peer, "interval.median", steps[int(row[0]) - 12]["interval.median"]["value"], row[3] / 86400)
    medians = {(int(row[0]), int(row[1])): row[2] for row in answers["median.year"]}
    same(peer, "basket.median_member", metrics["basket.median_member"]["value"], medians[(1, 1)])
    same(peer, "basket.median_anonymous", metrics["basket.median_anonymous"]["value"], medians[(1, 0)])
    for row in answers["median.month"]:
        if row[0] >= 12:
            name = "basket.median_member" if row[1] else "basket.median_anonymous"
            same(peer, name, steps[int(row[0]) - 12][name]["value"], row[2])

    cohorts = {}
    for row in tables["retention.cohorts"]:
        year, month = int(row[0][:4]), int(row[0][5:7])
        cohorts[((year - 2024) * 12 + month - 1, row[1])] = row[3]
    theirs = {(int(row[0]), int(row[1])): row[2] for row in answers["cohorts"]}
    if cohorts != theirs:
        fail(peer, "retention.cohorts", len(cohorts), len(theirs))
    own_map = sorted(row[3] for row in tables["activity.map"] if row[0] == "purchase")
    if own_map != sorted(row[2] for row in answers["activity.map"]):
        fail(peer, "activity.map", own_map, answers["activity.map"])
    groups = {(int(row[0]), int(row[1])): row[2] for row in answers["structure"]}
    for month, row in zip(months, tables["base.structure"]):
        for group in range(3):
            same(peer, f"base.structure of month {month}", row[1 + group], groups.get((month, group), 0))
    for name, keys in (("scan.store", 1), ("scan.cashier", 2), ("scan.channel", 1)):
        rows = tables[{"scan.store": "scan.by_store", "scan.cashier": "scan.by_cashier", "scan.channel": "scan.by_channel"}[name]]
        own = sorted((row[keys], row[keys + 1]) for row in rows)
        if own != sorted((int(row[keys + 1]), int(row[keys])) for row in answers[name]):
            fail(peer, name, own[:3], answers[name][:3])
        lows = sorted(row[keys + 3] for row in rows)
        others = sorted(delta(row[keys], row[keys + 1], row[keys + 2], row[keys + 3], row[keys + 4], row[keys + 5])[1]
                        for row in answers[name])
        for low, other in zip(lows, others):
            near(peer, "interval of " + name, low, other)
    check_members(peer, answers, metrics, steps, tables)
    if len(tables["scan.suspect_cards"]) != len(answers["suspects"]):
        fail(peer, "scan.suspect_cards", len(tables["scan.suspect_cards"]), len(answers["suspects"]))


def check_members(peer, answers, metrics, steps, tables):
    """What the ends of months, days of purchase, gaps and RFM cells come to. Polars is not asked for them."""
    if "ends" not in answers:
        return
    ends = answers["ends"][0]
    each = len(ends) // 12
    for month, own in enumerate(steps):
        active, before, kept, both, new, receipts, squares, seconds, lived, back = ends[month * each:(month + 1) * each]
        same(peer, f"members.active of step {month}", own["members.active"]["value"], active)
        same(peer, f"retention.rate of step {month}", own["retention.rate"]["value"], kept / before)
        same(peer, f"base.members_reactivated of step {month}", own["base.members_reactivated"]["value"], active - both - new)
        same(peer, f"frequency.judged of step {month}", own["frequency.judged"]["value"], receipts / active)
        _, low, high = delta(receipts, active, squares, receipts, active, active)
        near(peer, f"interval of frequency.judged of step {month}", own["frequency.judged"]["interval"][0], low)
        near(peer, f"interval of frequency.judged of step {month}", own["frequency.judged"]["interval"][1], high)
    spans = [(metrics, "year", 1, 365)]
    lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    spans += [(own, "month", month + 12, lengths[month]) for month, own in enumerate(steps)]
    for own, name, key, days in spans:
        row = {int(row[0]): row[1:] for row in answers["days." + name]}[key]
        same(peer, f"activity.coefficient of {name} {key}", own["activity.coefficient"]["value"], row[1] / row[0] / days)
        _, low, _ = delta(row[1], row[0], row[2], row[1], row[0], row[0])
        near(peer, "interval of activity.coefficient", own["activity.coefficient"]["interval"][0], low / days)
        row = {int(row[0]): row[1:] for row in answers["gaps." + name]}[key]
        same(peer, f"interval.mean of {name} {key}", own["interval.mean"]["value"], row[1] / row[2] / 86400)
        _, low, _ = delta(row[1], row[2], row[3], row[4], row[5], row[0])
        near(peer, "interval of interval.mean", own["interval.mean"]["interval"][0], low / 86400)
    cells = {int(row[0]["text"]) if isinstance(row[0], dict) else int(row[0]): row for row in tables["segments.value"]}
    for code, members, sales, _ in answers["rfm"]:
        same(peer, f"members of RFM cell {code}", cells[int(code)][1], members)
        same(peer, f"sales of RFM cell {code}", cells[int(code)][2], sales)
