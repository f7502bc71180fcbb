"""The table metrics of METRICS.md, as rows; columns and order as docs/READINGS.md says."""
import datetime as dt
import math
from fractions import Fraction as F

import answers
import campaigns
import payback
from estimate import delta, wilson
from points import NEVER
from shop import exact, half_away, months_back

RECENCY = [(7, "0-7"), (14, "8-14"), (30, "15-30"), (60, "31-60"), (90, "61-90"), (180, "91-180"), (365, "181-365"), (10 ** 9, "366+")]
COUNTS = [(0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (9, "5-9"), (19, "10-19"), (10 ** 9, "20+")]


# METRICS.md's section A, in its order, without its tables.
SECTION_A = """base.sales base.returns base.receipts base.members_buying base.members_enrolled base.members_new base.members_reactivated
    revenue.member_share revenue.member_share_literal receipts.member_share basket.member basket.anonymous basket.gap basket.median_member
    basket.median_anonymous items.member items.anonymous items.gap price.member price.anonymous price.gap price.shelf_gap frequency.active
    frequency.judged frequency.segment frequency.customer margin.member margin.anonymous discount.depth""".split()


def bucket(value, steps):
    return next(name for limit, name in steps if value <= limit)


def money(minor):
    return float(F(minor) / 100)


def tables(now):
    """All tables of a worked period."""
    shop = now.shop
    found = {}
    for id, work in (("scan.by_cashier", lambda: scan(now, "cashier")), ("scan.by_store", lambda: scan(now, "store")),
                     ("scan.by_channel", lambda: scan(now, "channel")), ("scan.by_store_month", lambda: by_store_month(now)),
                     ("scan.suspect_cards", lambda: suspects(now)), ("scan.without_suspects", lambda: without_suspects(now)),
                     ("reconciliation", lambda: reconciliation(now)), ("offers.conversion", lambda: answers.offers(now)),
                     ("nps", lambda: answers.nps(now)), ("csi.mean", lambda: answers.csi(now)),
                     ("payback.days", lambda: payback.by_reward_type(now)),
                     ("activity.map", lambda: activity_map(now)), ("base.structure", lambda: structure(now)),
                     ("retention.cohorts", lambda: cohorts(now)), ("segments.value", lambda: segments(now)),
                     ("points.redemption_cohort", lambda: redemption(now)), ("points.burn_calendar", lambda: burn(now)),
                     ("romi.naive", lambda: campaigns.returns(now)), ("revenue.bridge", lambda: bridge(now)),
                     ("launch.before_after", lambda: launch(now)), ("members.detail", lambda: detail(now))):
        rows = work()
        if rows is not None:
            found[id] = rows
    del shop
    return found


def scan(now, by):
    if "receipts." + by not in now.shop.has:
        return None
    keys = ["store", "cashier"] if by == "cashier" else [by]
    rows = now.shop.all(
        f"SELECT {', '.join(keys)}, shopper, count(*) FILTER (owner = 'm'), count(*) FROM rcpt WHERE kind = 'sale' AND lat >= ? AND lat < ? "
        f"AND (channel IS NULL OR channel NOT IN (SELECT channel FROM cardless)) GROUP BY {', '.join(keys)}, shopper", now.start, now.end)
    groups = {}
    for row in rows:
        groups.setdefault(row[:len(keys)], []).append((float(row[-2]), float(row[-1])))
    answer = []
    for key in sorted(groups, key=lambda k: tuple((x is None, x or "") for x in k)):
        part, whole = sum(r[0] for r in groups[key]), sum(r[1] for r in groups[key])
        answer.append({**dict(zip(keys, key)), "receipts": int(whole), "member_receipts": int(part), "share": part / whole,
                       "interval": delta(groups[key])})
    return answer


def suspects(now):
    if now.shop.start is None:
        return None
    now.shop.c.execute(f"""
        CREATE OR REPLACE TEMP TABLE suspect AS
        WITH r AS (SELECT member, day, store, cashier, money FROM rcpt WHERE kind = 'sale' AND owner = 'm' AND lat >= '{now.start}' AND lat < '{now.end}'),
        d AS (SELECT member, max(n) AS busiest FROM (SELECT member, day, count(*) n FROM r GROUP BY ALL) GROUP BY member),
        c AS (SELECT member, store, cashier, count(*) AS top FROM r WHERE cashier IS NOT NULL GROUP BY ALL),
        k AS (SELECT * FROM c QUALIFY row_number() OVER (PARTITION BY member ORDER BY top DESC, store NULLS FIRST, cashier) = 1),
        t AS (SELECT c.member FROM c JOIN k USING (member, top) GROUP BY c.member HAVING count(*) > 1),
        n AS (SELECT member, count(*) AS n, sum(money) AS s FROM r GROUP BY member)
        SELECT member, n, busiest, coalesce(top, 0) AS top, store, cashier, s, member IN (SELECT member FROM t) AS tied
        FROM n JOIN d USING (member) LEFT JOIN k USING (member)
        WHERE busiest > 5 OR (n >= 3 AND 10 * coalesce(top, 0) >= 9 * n)""")
    # Where two cashiers rang up a card alike, either may be named.
    return [{"member_id": m, "receipts": n, "busiest_day": b, "top_cashier_receipts": t, **({} if tied else {"store": store, "cashier": cashier}), "sales": money(s)}
            for m, n, b, t, store, cashier, s, tied in now.shop.all("SELECT * FROM suspect ORDER BY member")]


def without_suspects(now):
    """The headline figures of the whole shop, and of the shop without the receipts of suspect cards."""
    if now.shop.start is None:
        return None
    answer = []
    sums = {}
    for side, who in (("with", "true"), ("without", "(member IS NULL OR member NOT IN (SELECT member FROM suspect))")):
        sums[side] = now.shop.all(
            "SELECT coalesce(sum(money) FILTER (kind = 'sale'), 0), coalesce(sum(money) FILTER (kind = 'return'), 0), count(*) FILTER (kind = 'sale'), "
            "coalesce(sum(money) FILTER (kind = 'sale' AND owner = 'm'), 0), coalesce(sum(money) FILTER (kind = 'return' AND owner = 'm'), 0), "
            "count(*) FILTER (kind = 'sale' AND owner = 'm'), count(DISTINCT member) FILTER (kind = 'sale' AND owner = 'm') "
            f"FROM rcpt WHERE lat >= ? AND lat < ? AND {who}", now.start, now.end)[0]
    for id, top, bottom, scale in (("revenue.member_share", lambda t: t[3] - t[4], lambda t: t[0] - t[1], 1), ("receipts.member_share", lambda t: t[5], lambda t: t[2], 1),
                                   ("frequency.customer", lambda t: t[5], lambda t: t[6], 1), ("basket.member", lambda t: t[3], lambda t: t[5], 100)):
        answer.append({"metric": id, **{side: float(F(int(top(t)), int(bottom(t)) * scale)) if bottom(t) else None for side, t in sums.items()}})
    return answer


def by_store_month(now):
    if "receipts.store" not in now.shop.has:
        return None
    asked = "channel IS NULL OR channel NOT IN (SELECT channel FROM cardless)"
    answer = []
    for store, month, n, m, whole, part in now.shop.all(
            f"SELECT store, strftime(lat, '%Y-%m'), count(*), count(*) FILTER (owner = 'm'), count(*) FILTER ({asked}), count(*) FILTER (owner = 'm' AND ({asked})) "
            "FROM rcpt WHERE kind = 'sale' AND lat >= ? AND lat < ? GROUP BY ALL ORDER BY store NULLS LAST, 2", now.start, now.end):
        why = "scan.by_store_month keeps the channels declared without cards"
        answer.append({"store": store, "month": month, "receipts": whole, "member_receipts": part, "share": part / whole if whole else None,
                       **({"known": {"receipts": (n, why), "member_receipts": (m, why), "share": (m / n, why)}} if n != whole else {})})
    return answer


def reconciliation(now):
    """Every store's every day, of all shoppers, to be laid beside what the tills print; points given back are netted."""
    if now.shop.start is None:
        return None
    answer = []
    for store, day, n, s, back, r, p, printed, tn, ts, tr in now.shop.all("""
            WITH own AS (SELECT store, day, count(*) FILTER (kind = 'sale') n, coalesce(sum(money) FILTER (kind = 'sale'), 0) s, count(*) FILTER (kind = 'return') b,
                coalesce(sum(money) FILTER (kind = 'return'), 0) r, sum(CASE kind WHEN 'sale' THEN points ELSE -points END) p FROM rcpt WHERE lat >= $1 AND lat < $2 GROUP BY ALL),
            tills AS (SELECT store, day, true AS printed, sum(receipts) n, sum(sales) s, sum(returned) r FROM s_tills WHERE day >= $1 AND day < $2 GROUP BY store, day)
            SELECT coalesce(own.store, tills.store) AS st, coalesce(own.day, tills.day) AS d, coalesce(own.n, 0), coalesce(own.s, 0), coalesce(own.b, 0), coalesce(own.r, 0), coalesce(own.p, 0),
              coalesce(printed, false), tills.n, tills.s, tills.r
            FROM own FULL JOIN tills ON tills.store = own.store AND tills.day = own.day ORDER BY st NULLS LAST, d""", now.start, now.end):
        row = {"store": store, "day": str(day), "receipts": n, "sales": money(int(s)), "return_receipts": back, "returns": money(int(r)), "points_paid": money(int(p))}
        if "tills" in now.shop.has:
            # A day that the tills say nothing of differs by all of its sales.
            row.update(till_receipts=tn, till_sales=money(int(ts)) if printed else None, till_returns=None if tr is None else money(int(tr)),
                       difference=money(int(s) - int(ts or 0)))
        answer.append(row)
    return answer


def last_uses(now):
    zone = now.shop.zone
    if "points" in now.shop.has:
        q = f"SELECT member_id AS member, max(ts) AS last FROM points WHERE kind = 'redeem' AND points > 0 AND lat < '{now.end}' GROUP BY 1"
    else:
        q = f"SELECT member, max(ts) AS last FROM rcpt WHERE kind = 'sale' AND owner = 'm' AND points > 0 AND lat < '{now.end}' GROUP BY 1"
    to = f"timezone('UTC', timezone('{zone}', TIMESTAMP '{now.end} 00:00:00'))"
    return q, to


def activity_map(now):
    if now.shop.start is None:
        return None
    uses, to = last_uses(now)
    bought = f"SELECT member, max(ts) AS last FROM rcpt WHERE kind = 'sale' AND owner = 'm' AND lat < '{now.end}' GROUP BY 1"
    answer = []
    for label, source in (("purchase", bought), ("points", uses)):
        counts = {}
        for days, receipts in now.shop.all(
                f"SELECT (epoch_us({to}) - epoch_us(x.last)) // 86400000000, coalesce(b.n, 0) FROM ({source}) x LEFT JOIN buyers b USING (member) "
                f"WHERE x.member IN (SELECT member FROM ({bought}))" if now.shop.start else "SELECT 0, 0 WHERE false"):
            key = (bucket(days, RECENCY), bucket(receipts, COUNTS))
            counts[key] = counts.get(key, 0) + 1
        order = {name: i for i, (_, name) in enumerate(RECENCY)}, {name: i for i, (_, name) in enumerate(COUNTS)}
        for key in sorted(counts, key=lambda k: (order[0][k[0]], order[1][k[1]])):
            answer.append({"of": label, "recency": key[0], "receipts": key[1], "members": counts[key]})
    return answer


def months_of(start, end):
    month = start.replace(day=1)
    while month < end:
        following = months_back(month, -1)
        yield month, min(following, end)
        month = following


def structure(now):
    if now.shop.start is None:
        return None
    w = now.shop.window
    answer = []
    for month, end in months_of(now.start, now.end):
        row = now.shop.all(f"""
            WITH s AS (SELECT member, lat FROM rcpt WHERE kind = 'sale' AND owner = 'm' AND lat < '{end}'),
            m AS (SELECT member, min(lat) AS ever, max(lat) AS last, min(lat) FILTER (lat >= '{month}') AS here,
              max(lat) FILTER (lat < '{month}') AS before FROM s GROUP BY member)
            SELECT count(*) FILTER (here IS NOT NULL AND before IS NULL),
              count(*) FILTER (here IS NOT NULL AND before >= here - INTERVAL {w} MONTH),
              count(*) FILTER (here IS NOT NULL AND before < here - INTERVAL {w} MONTH),
              count(*) FILTER (here IS NULL AND last >= DATE '{end}' - INTERVAL {w} MONTH),
              count(*) FILTER (here IS NULL AND last < DATE '{end}' - INTERVAL {w} MONTH AND last >= DATE '{end}' - INTERVAL {2 * w} MONTH),
              count(*) FILTER (here IS NULL AND last < DATE '{end}' - INTERVAL {2 * w} MONTH) FROM m""")[0]
        answer.append({"month": month.strftime("%Y-%m"), **dict(zip(("new", "returning", "reactivated", "quiet", "sleeping", "lost"), row))})
    return answer


def cohorts(now):
    if now.shop.start is None:
        return None
    rows = now.shop.all(f"""
        WITH s AS (SELECT DISTINCT member, date_trunc('month', lat) AS m FROM rcpt WHERE kind = 'sale' AND owner = 'm' AND lat < '{now.end}'),
        f AS (SELECT member, min(m) AS c FROM s GROUP BY member), z AS (SELECT c, count(*) AS size FROM f GROUP BY c)
        SELECT strftime(c, '%Y-%m'), datediff('month', c, m), size, count(*) FROM s JOIN f USING (member) JOIN z USING (c) GROUP BY ALL ORDER BY 1, 2""")
    return [{"cohort": c, "age": a, "members": n, "active": k, "share": k / n, "interval": wilson(k, n)} for c, a, n, k in rows]


def cells(now):
    """RFM cell of each buyer of the 12 months before `to`."""
    since = months_back(now.end, 12)
    if not now.shop.covers(since):
        return None
    zone = now.shop.zone
    to = f"timezone('UTC', timezone('{zone}', TIMESTAMP '{now.end} 00:00:00'))"
    now.shop.c.execute(f"""
        CREATE OR REPLACE TEMP TABLE rfm AS
        WITH b AS (SELECT member, (epoch_us({to}) - epoch_us(max(ts))) // 86400000000 AS r, count(*) AS f, sum(money) AS m FROM everyone
          WHERE lat >= '{since}' AND lat < '{now.end}' GROUP BY member),
        k AS (SELECT member, rank() OVER (ORDER BY r DESC) - 1 AS r, rank() OVER (ORDER BY f) - 1 AS f, rank() OVER (ORDER BY m) - 1 AS m, count(*) OVER () AS n FROM b)
        SELECT member, CAST((1 + 5 * r // n) AS VARCHAR) || CAST((1 + 5 * f // n) AS VARCHAR) || CAST((1 + 5 * m // n) AS VARCHAR) AS cell FROM k
        WHERE member IN (SELECT member FROM rcpt WHERE member IS NOT NULL)""")
    return True


def segments(now):
    if not cells(now):
        return None
    shop, answer = now.shop, []
    margins = shop.coverage(now.start, now.end)
    known, own = margins is not None and margins >= F(9, 10), cells_covered(now)
    sales = dict(shop.all("SELECT cell, sum(s) FROM rfm JOIN buyers USING (member) GROUP BY cell"))
    terms = {}
    for cell, vat, amount, goods, rw, gifts in shop.all(
            "SELECT cell, vat, sum(k * amount) FILTER (cost IS NOT NULL), sum(CASE WHEN k > 0 THEN qty * cost ELSE -(qty * cost) END), sum(k * (share + discount)), sum(CASE WHEN NOT gift THEN NULL WHEN k > 0 THEN qty * cost ELSE -(qty * cost) END) "
            "FROM (SELECT *, CASE kind WHEN 'sale' THEN 1 ELSE -1 END k FROM fact) JOIN rfm USING (member) WHERE lat >= ? AND lat < ? GROUP BY ALL", now.start, now.end):
        t = terms.setdefault(cell, [F(0), F(0), F(0)])
        t[0] += F(int(amount or 0)) / (1 + F(vat))
        t[1] += exact(goods) * 100
        t[2] += F(int(rw)) / (1 + F(vat)) + exact(gifts) * 100
    for cell, bare in shop.all("SELECT cell, sum(CASE kind WHEN 'sale' THEN points ELSE -points END) FROM rcpt JOIN rfm USING (member) WHERE NOT has_lines AND lat >= ? AND lat < ? GROUP BY cell", now.start, now.end):
        terms.setdefault(cell, [F(0), F(0), F(0)])[2] += int(bare)
    for cell, n in shop.all("SELECT cell, count(*) FROM rfm GROUP BY cell ORDER BY cell"):
        t = terms.get(cell, [F(0)] * 3)
        margin = half_away(t[0]) - half_away(t[1])
        rewards = half_away(t[2]) if shop.rewards_given else None
        whole = None if rewards is None else margin + rewards
        figures = {"margin": money(margin), "break_even": float(F(rewards, whole)) if whole and whole > 0 else None}
        unknown = {"margin": None, "break_even": None}
        row = {"cell": cell, "members": n, "sales": money(sales.get(cell, 0)), "rewards": None if rewards is None else money(rewards), "lift": None,
               **(figures if known else unknown)}
        if known != own:
            why = "segments.value is held absent, or not, by the cover of the members' sales, not of the shop's"
            row["known"] = {column: (value, why) for column, value in (figures if own else unknown).items()}
        answer.append(row)
    return answer


def cells_covered(now):
    """Whether 90 % of the sales of the members who have a cell is on lines with a known cost."""
    if not now.shop.one("SELECT count(*) FROM s_lines WHERE cost IS NOT NULL") and not now.shop.one("SELECT count(*) FROM s_products WHERE cost IS NOT NULL"):
        return False
    sales, known = (int(now.shop.one(f"SELECT coalesce(sum({what}), 0) FROM {table} JOIN rfm USING (member) WHERE kind = 'sale' AND lat >= ? AND lat < ? {more}", now.start, now.end))
                    for what, table, more in (("money", "rcpt", ""), ("amount", "fact", "AND cost IS NOT NULL")))
    return 10 * known >= 9 * sales


def redemption(now):
    if "points" not in now.shop.has or now.lots["breakage"] is None:
        return None
    got = {}
    for cohort, kind, when, part in now.lots["events"]:
        if kind == "redeem":
            got[cohort, when - cohort] = got.get((cohort, when - cohort), F(0)) + part
    answer = []
    last = now.end.year * 12 + now.end.month - 2
    for cohort in sorted(k for k, v in now.lots["cohorts"].items() if v > 0):
        total = F(0)
        earned = now.lots["cohorts"][cohort]
        for age in range(last - cohort + 1):
            total += got.get((cohort, age), 0)
            answer.append({"cohort": f"{cohort // 12:04d}-{cohort % 12 + 1:02d}", "age": age, "earned": float(earned), "redeemed": float(total), "share": float(total / earned)})
    return answer


def burn(now):
    if "points" not in now.shop.has:
        return None
    contact = {m for m, in now.shop.all("SELECT member_id FROM s_members WHERE consent")}
    weeks = {w: [F(0), set()] for w in range(13)}
    for member, lots in now.lots["members"].items():
        for lot in lots:
            if lot.left > 0 and lot.expires != NEVER:
                days = (lot.expires.date() - now.end).days
                if 0 <= days < 90:
                    weeks[days // 7][0] += lot.left
                    weeks[days // 7][1].add(member)
    value = now.shop.value
    return [{"week": str(now.end + dt.timedelta(days=7 * w)), "week_last": str(now.end + dt.timedelta(days=min(7 * w + 6, 89))), "points": float(p), "money": money(half_away(p * value * 100)) if value is not None else None,
             "members": len(m), "contactable": len(m & contact)} for w, (p, m) in sorted(weeks.items())]


def bridge(now):
    shop = now.shop
    back, until = now.year_ago()
    if not shop.covers(back) or now.t["nl"] == 0:
        return None
    slices = []
    for a, b in months_of(now.start, now.end):
        a = max(a, now.start)
        slices.append((a, b))
        if shop.industry == "grocery":
            slices.append((a - dt.timedelta(days=364), b - dt.timedelta(days=364)))
        else:
            slices.append((months_back(a, 12), months_back(b, 12)))
    stores = None
    for a, b in slices:
        here = {s for s, in shop.all("SELECT DISTINCT store FROM rcpt WHERE kind = 'sale' AND lat >= ? AND lat < ?", a, b)}
        stores = here if stores is None else stores & here
    if not stores:
        return None
    # A receipt without a store is of no store that could be like for like; where no receipt has one, the shop is the store.
    names = ", ".join("'" + s.replace("'", "''") + "'" for s in stores if s is not None)
    where = f"store IN ({names})" if names else "store IS NULL"

    def sums(a, b):
        r = shop.all(f"SELECT count(DISTINCT member), count(*), coalesce(sum(money), 0) FROM rcpt WHERE kind = 'sale' AND owner = 'm' AND {where} AND lat >= ? AND lat < ?", a, b)[0]
        l = shop.all(f"SELECT coalesce(sum(items), 0), coalesce(sum(list_or_paid), 0) FROM fact WHERE kind = 'sale' AND owner = 'm' AND {where} AND lat >= ? AND lat < ?", a, b)[0]
        return r[0], r[1], int(l[0]), int(l[1]), int(r[2])
    new, old = sums(now.start, now.end), sums(back, until)
    if 0 in new[:4] or 0 in old[:4]:
        return None
    weight = new[3] if new[3] == old[3] else (new[3] - old[3]) / math.log(new[3] / old[3])
    factors = [new[0] / old[0], (new[1] / new[0]) / (old[1] / old[0]), (new[2] / new[1]) / (old[2] / old[1]), (new[3] / new[2]) / (old[3] / old[2])]
    exact = [weight * math.log(f) for f in factors]
    whole = [math.floor(e) for e in exact]
    for place in sorted(range(4), key=lambda i: (-(exact[i] - whole[i]), i))[:new[3] - old[3] - sum(whole)]:
        whole[place] += 1
    whole.append(-((new[3] - new[4]) - (old[3] - old[4])))
    def sides(t):
        return t[0], t[1] / t[0], t[2] / t[1], money(F(t[3], t[2])), money(t[3] - t[4]), money(t[4])
    whole.append(new[4] - old[4])
    names = ("members_buying", "receipts_per_member", "items_per_receipt", "list_price_per_item", "discounts", "member_sales")
    return [{"factor": f, "before": b, "after": a, "effect": money(w)} for f, b, a, w in zip(names, sides(old), sides(new), whole)]


def launch(now):
    day = now.shop.launch
    if day is None or now.shop.start is None:
        return None
    span = 0
    while span < 12 and months_back(day, -(span + 1)) <= now.end:
        span += 1
    year = months_back(day, 12)
    if now.shop.covers(year):
        before = year
    else:
        while span and not now.shop.covers(months_back(day, span)):
            span -= 1
        before = months_back(day, span)
    if span == 0:
        return None
    from metrics import Metrics
    ends = months_back(before, -span), months_back(day, -span)
    first, second = Metrics(now.shop, before, ends[0]), Metrics(now.shop, day, ends[1])
    answer = []
    for id in SECTION_A:
        answer.append({"metric": id, "before": first.got[id]["value"], "after": second.got[id]["value"]})
    days = [now.shop.one("SELECT count(*) FROM (SELECT DISTINCT store, day FROM rcpt WHERE kind = 'sale' AND lat >= ? AND lat < ?)", *p) for p in ((before, ends[0]), (day, ends[1]))]
    answer.append({"metric": "store_days", "before": days[0], "after": days[1]})
    now.per_shopper()
    return answer


def detail(now):
    shop = now.shop
    if shop.start is None and "points" not in shop.has:
        return None
    uses, to = last_uses(now)
    value = shop.value
    balance = f"SELECT member_id AS member, sum(CASE WHEN kind IN ('redeem', 'expire') THEN -points ELSE points END) AS balance FROM points WHERE lat < '{now.end}' GROUP BY 1"
    if shop.start is None:
        # Points alone know balances and uses; of purchases there is nothing to say.
        return [{"member_id": member, "receipts": None, "activity": None, "rating": None, "interval": None, "recency": None,
                 "last_points_use": use, "balance": float(balance_)}
                for member, balance_, use in shop.all(
                    f"WITH p AS ({balance}), u AS ({uses}) SELECT member, balance, (epoch_us({to}) - epoch_us(u.last)) // 86400000000 "
                    "FROM p LEFT JOIN u USING (member) ORDER BY member")]
    rows = shop.all(f"""
        WITH b AS (SELECT member, max(ts) AS last FROM rcpt WHERE kind = 'sale' AND owner = 'm' AND lat < '{now.end}' GROUP BY 1),
        p AS ({balance}), u AS ({uses}),
        n AS (SELECT member, sum(CASE kind WHEN 'sale' THEN money ELSE -money END) AS net FROM rcpt WHERE owner = 'm' AND lat >= '{now.start}' AND lat < '{now.end}' GROUP BY 1),
        g AS (SELECT member, (max(epoch_us(ts)) - min(epoch_us(ts))) / 86400e6 / nullif(count(*) - 1, 0) AS mean FROM rcpt WHERE kind = 'sale' AND owner = 'm' AND lat >= '{now.start}' AND lat < '{now.end}' GROUP BY 1)
        SELECT member, coalesce(buyers.n, 0), coalesce(buyers.day_count, 0), (epoch_us({to}) - epoch_us(b.last)) // 86400000000,
          (epoch_us({to}) - epoch_us(u.last)) // 86400000000, p.balance, n.net, g.mean
        FROM (SELECT member FROM b UNION SELECT member FROM p) a LEFT JOIN b USING (member) LEFT JOIN p USING (member) LEFT JOIN u USING (member)
          LEFT JOIN n USING (member) LEFT JOIN g USING (member) LEFT JOIN buyers USING (member) ORDER BY member""")
    answer = []
    for member, n, days, recency, use, balance_, net, mean in rows:
        rating = float(F(balance_) * value * 100 / net) if value is not None and balance_ is not None and net and net > 0 else None
        answer.append({"member_id": member, "receipts": n, "activity": days / now.days, "rating": rating, "interval": mean, "recency": recency,
                       "last_points_use": use, "balance": None if balance_ is None else float(balance_)})
    return answer
