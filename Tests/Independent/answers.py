"""Tables of what members say and do with offers: nps and csi.mean by tier and store, offers.conversion and romi.naive by campaign."""
from fractions import Fraction as F

from estimate import delta

NOT_GIVEN = "not_given"


def asked(now, kind):
    """The answers of a kind in the period, with who, tier and store; an answer without a member is a person of its own."""
    return now.shop.all(
        "SELECT coalesce('m:' || s.member_id, 's:' || s.seq), s.score, s.bottom, s.top, m.tier, s.store FROM surveys s LEFT JOIN s_members m "
        "ON m.member_id = s.member_id WHERE s.kind = ? AND s.lat >= ? AND s.lat < ? ORDER BY s.ts, s.seq", kind, now.start, now.end)


def grouped(rows):
    """The rows under (dimension, group): all of them, by tier as of `to`, by the store of the answer."""
    groups = {}
    for row in rows:
        for dimension, group in (("all", "all"), ("tier", row[4] or NOT_GIVEN), ("store", row[5] or NOT_GIVEN)):
            groups.setdefault((dimension, group), []).append(row)
    order = {"all": 0, "tier": 1, "store": 2}
    return sorted(groups.items(), key=lambda g: (order[g[0][0]], g[0][1] != NOT_GIVEN, g[0][1]))


def nps(now):
    """Each person's last answer of the period counts, in the tier of the person and the store of that answer."""
    if "surveys" not in now.shop.has:
        return None
    last = {row[0]: row for row in asked(now, "nps")}
    answer = []
    for (dimension, group), rows in grouped(last.values()):
        points = [1 if r[1] >= 9 else -1 if r[1] <= 6 else 0 for r in rows]
        answer.append({"dimension": dimension, "group": group, "respondents": len(rows), "promoters": points.count(1), "detractors": points.count(-1),
                       "nps": sum(points) / len(points), "interval": delta([(float(p), 1.0) for p in points])})
    return answer


def csi(now):
    """Every answer counts, on its own scale; a person's answers are one cluster."""
    if "surveys" not in now.shop.has:
        return None
    answer = []
    for (dimension, group), rows in grouped(asked(now, "csi")):
        shares = [(r[0], F(r[1] - r[2]) / F(r[3] - r[2])) for r in rows]
        people = {}
        for who, share in shares:
            x, n = people.get(who, (F(0), 0))
            people[who] = (x + share, n + 1)
        answer.append({"dimension": dimension, "group": group, "answers": len(rows), "mean": float(sum(s for _, s in shares) / len(rows)),
                       "interval": delta([(float(x), float(n)) for x, n in people.values()]), "top2": sum(r[1] >= r[3] - 1 for r in rows) / len(rows),
                       "levels": float(sum(s for _, s in shares)), "top2_answers": sum(r[1] >= r[3] - 1 for r in rows)})
    return answer


def offers(now):
    """Offers issued in the period by campaign; a member's offers are one cluster."""
    if "offers" not in now.shop.has:
        return None
    to = f"timezone('UTC', timezone('{now.shop.zone}', TIMESTAMP '{now.end} 00:00:00'))"
    groups = {}
    for campaign, issued, used, expired in now.shop.all(
            f"SELECT campaign, count(*), count(*) FILTER (used < {to}), count(*) FILTER ((used IS NULL OR used >= {to}) AND expires <= {to}) FROM offers "
            "WHERE lat >= ? AND lat < ? GROUP BY campaign, member_id", now.start, now.end):
        groups.setdefault(campaign or "no_campaign", []).append((issued, used, expired))
    answer = []
    for campaign, rows in sorted(groups.items(), key=lambda g: (g[0] != "no_campaign", g[0])):
        issued, used, expired = (sum(r[i] for r in rows) for i in range(3))
        answer.append({"campaign": campaign, "issued": issued, "used": used, "expired": expired, "conversion": used / issued,
                       "interval": delta([(float(u), float(i)) for i, u, _ in rows])})
    return answer
