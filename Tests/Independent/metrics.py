"""Every metric of METRICS.md as value, numerator, denominator, n and interval, for one period of a Shop."""
import datetime as dt
from fractions import Fraction as F

import campaigns
from estimate import delta, gap, summed, wilson, woodruff, residuals
from lives import lives
from shop import exact, half_away, months_back
import payback
import points as ledger

MODELS = ["clv.model", "lift.revenue", "lift.margin", "lift.retention", "lift.clv", "roi.causal", "romi.causal",
          "kpi.clv_per_cost", "margin.erosion_control"]


class Metrics:
    """Works one period out; `got` maps id to its entry, absent ones to a reason."""

    def __init__(self, shop, start, end, full=True):
        self.shop, self.start, self.end, self.full = shop, start, end, full
        self.days = (end - start).days
        self.got = {}
        self.per_shopper()
        for part in (self.base, self.basket, self.frequency, self.money, self.activity, self.points, self.retention,
                     self.value_of_a_member, self.surveys, self.returns_on_cost):
            part()
        for id in MODELS:
            self.absent("waits for the models", id)
        if not self.shop.has & {"receipts", "lines"}:
            given = ("points.redemption_rate", "points.unused_share", "points.expired_share", "points.liability_face",
                     "points.liability_expected", "points.breakage", "offers.conversion", "rewards.redemption_value", "nps",
                     "nps.closed_loop", "csi.mean", "csi.top2", "base.members_enrolled")
            self.absent("needs receipts", *[id for id in self.got if id not in given])

    # Entries.

    def put(self, id, value, numerator=None, denominator=None, n=None, interval=None, money=False, **more):
        """`money`: value (and its parts) are minor units, shown in major."""
        def shown(x, scale):
            return None if x is None else (float(F(x) / scale) if not isinstance(x, float) else x / float(scale))
        by = 100 if money else 1
        entry = {"value": shown(value, by)}
        if numerator is not None:
            entry["numerator"] = shown(numerator, more.pop("scale_numerator", by))
        if denominator is not None:
            entry["denominator"] = shown(denominator, more.pop("scale_denominator", 1))
        if n is not None:
            entry["n"] = n
        if interval is not None:
            entry["interval"] = [x / by for x in interval]
        entry.update(more)
        self.got[id] = entry

    def absent(self, reason, *ids):
        for id in ids:
            self.got[id] = {"value": None, "reason": reason}

    def ratio(self, id, numerator, denominator, n=None, rows=None, interval=None, reason="the denominator is 0", **more):
        """A ratio; absent on a zero or missing part. `rows`: clusters for the delta method."""
        if numerator is None or denominator is None or denominator == 0:
            return self.absent(reason, id)
        if rows is not None and self.full:
            interval = delta(rows)
        self.put(id, F(numerator) / F(denominator), numerator, denominator, n, interval, **more)

    def beside(self, id, *numbers):
        """Numbers that METRICS.md wants beside a metric: the report says them in its note. None says nothing."""
        numbers = [float(n) for n in numbers if n is not None]
        if self.got[id]["value"] is not None and numbers and self.full:
            self.got[id]["said"] = self.got[id].get("said", []) + numbers

    def share(self, id, part, whole, **more):
        """A share of members, with Wilson's interval."""
        self.ratio(id, part, whole, whole, interval=wilson(part, whole) if whole else None, **more)

    def needs(self, day, *ids):
        """Marks ids absent and answers False if the data start after a day."""
        if self.shop.covers(day):
            return True
        self.absent(f"needs receipts from {day}", *ids)
        return False

    # The clusters.

    def per_shopper(self):
        q = f"lat >= '{self.start}' AND lat < '{self.end}'"
        self.shop.c.execute(f"""
            CREATE OR REPLACE TEMP TABLE per AS
            WITH r AS (SELECT shopper,
                sum(CASE WHEN kind = 'sale' THEN money ELSE 0 END) s, sum(CASE WHEN kind = 'return' THEN money ELSE 0 END) r,
                count(*) FILTER (kind = 'sale') n, count(*) nn,
                sum(CASE WHEN kind = 'sale' AND owner = 'm' THEN money ELSE 0 END) sm,
                sum(CASE WHEN kind = 'return' AND owner = 'm' THEN money ELSE 0 END) rm,
                count(*) FILTER (kind = 'sale' AND owner = 'm') nm, count(*) FILTER (kind = 'sale' AND owner IN ('k', 'a')) na,
                sum(CASE WHEN kind = 'sale' AND owner IN ('k', 'a') THEN money ELSE 0 END) sa, count(*) FILTER (owner = 'm') nnm,
                sum(CASE WHEN kind = 'sale' AND owner = 'm' THEN points ELSE 0 END) pm,
                count(*) FILTER (kind = 'sale' AND owner = 'm' AND points > 0) npm,
                count(DISTINCT day) FILTER (kind = 'sale' AND owner = 'm') day_count
              FROM rcpt WHERE {q} GROUP BY shopper),
            l AS (SELECT shopper,
                sum(CASE WHEN owner = 'm' THEN items ELSE 0 END) im, sum(CASE WHEN owner IN ('k', 'a') THEN items ELSE 0 END) ia,
                sum(CASE WHEN owner = 'm' THEN list_or_paid ELSE 0 END) lm, sum(CASE WHEN owner IN ('k', 'a') THEN list_or_paid ELSE 0 END) la,
                sum(CASE WHEN owner = 'm' THEN amount ELSE 0 END) am,
                sum(CASE WHEN owner = 'm' AND promoted THEN amount ELSE 0 END) prm
              FROM fact WHERE kind = 'sale' AND {q} GROUP BY shopper)
            SELECT r.*, coalesce(im, 0) im, coalesce(ia, 0) ia, coalesce(lm, 0) lm, coalesce(la, 0) la, coalesce(am, 0) am,
              coalesce(prm, 0) prm FROM r LEFT JOIN l USING (shopper)""")
        self.t = self.shop.totals(self.start, self.end)
        self.shop.c.execute(f"""
            CREATE OR REPLACE TEMP TABLE buyers AS
            SELECT member, count(*) n, sum(money) s, max(lat) last, max(ts) last_at, count(DISTINCT day) day_count FROM rcpt
            WHERE kind = 'sale' AND member IS NOT NULL AND {q} GROUP BY member""")

    def rows(self, *columns, where="true"):
        if not self.full:
            return None
        return [tuple(float(x) for x in r) for r in self.shop.all(f"SELECT {', '.join(columns)} FROM per WHERE {where}")]

    # A.

    def base(self):
        t, one = self.t, self.shop.one
        self.put("base.sales", t["s"], n=t["n"], money=True)
        self.put("base.returns", t["r"], n=t["nr"], money=True)
        lost = one("SELECT count(*) FROM rcpt WHERE kind = 'return' AND original IS NOT NULL AND original NOT IN (SELECT receipt_id FROM r0 WHERE kind = 'sale') "
                   "AND lat >= ? AND lat < ?", self.start, self.end)
        self.beside("base.returns", lost or None)
        self.put("base.receipts", t["n"], n=t["n"])
        self.buying, self.twice = one("SELECT count(*) FROM buyers"), one("SELECT count(*) FROM buyers WHERE n >= 2")
        self.put("base.members_buying", self.buying, n=self.buying)
        to = f"timezone('UTC', timezone('{self.shop.zone}', TIMESTAMP '{self.end} 00:00:00'))"
        if "members" in self.shop.has:
            mem = f"SELECT member_id AS member FROM s_members WHERE (joined IS NULL OR joined < {to}) AND (left_at IS NULL OR left_at >= {to})"
        else:
            mem = f"SELECT DISTINCT member FROM rcpt WHERE member IS NOT NULL AND ts < {to} UNION SELECT member_id FROM s_points WHERE ts < {to}"
        self.shop.c.execute(f"CREATE OR REPLACE TEMP TABLE mem AS {mem}")
        self.enrolled = one("SELECT count(*) FROM mem")
        self.put("base.members_enrolled", self.enrolled, n=self.enrolled)
        w = self.shop.window
        b0, e1, year = months_back(self.start, w), months_back(self.end, w), months_back(self.end, 12)
        b12 = months_back(year, w)
        self.t_b0, self.t_e1, self.t_b12 = b0, e1, b12

        def bought(name, since, until):
            self.shop.c.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT DISTINCT member FROM rcpt WHERE kind = 'sale' "
                                f"AND member IS NOT NULL AND lat >= '{since}' AND lat < '{until}'")
        bought("b0", b0, self.start)
        bought("e1", e1, self.end)
        bought("b12", b12, year)
        self.shop.c.execute(f"CREATE OR REPLACE TEMP TABLE new AS SELECT member FROM firsts WHERE first >= '{self.start}' AND first < '{self.end}'")
        self.new, self.new_e = one("SELECT count(*) FROM new"), one("SELECT count(*) FROM new JOIN e1 USING (member)")
        self.n_b0, self.n_e1, self.n_b12 = (one(f"SELECT count(*) FROM {x}") for x in ("b0", "e1", "b12"))
        self.kept = one("SELECT count(*) FROM b0 JOIN buyers USING (member)")
        self.react = one("SELECT count(*) FROM e1 WHERE member NOT IN (SELECT member FROM b0) AND member NOT IN (SELECT member FROM new)")
        if self.needs(self.start, "base.members_new"):
            self.put("base.members_new", self.new, n=self.new)
        if self.needs(b0, "base.members_reactivated"):
            self.put("base.members_reactivated", self.react, n=self.react)

    def basket(self):
        t = self.t
        net = t["s"] - t["r"]
        self.ratio("revenue.member_share", t["s_m"] - t["r_m"], net, t["n"], self.rows("sm - rm", "s - r", where="nn > 0"), scale_numerator=100, scale_denominator=100)
        self.ratio("revenue.member_share_literal", t["s_m"] - t["r"], net, t["n"], self.rows("sm - r", "s - r", where="nn > 0"), scale_numerator=100, scale_denominator=100)
        self.ratio("receipts.member_share", t["n_m"], t["n"], t["n"], self.rows("nm", "n", where="n > 0"))
        has_lines = t["lines"] > 0
        for who, k, col in (("member", "m", ("sm", "nm", "im", "lm")), ("anonymous", "a", ("sa", "na", "ia", "la"))):
            some = f"{col[1]} > 0"
            self.ratio("basket." + who, t["s_" + k], t["n_" + k], t["n_" + k], self.rows(col[0], col[1], where=some), money=True)
            # The same with the part paid with points added back.
            self.beside("basket." + who, F(t["s_" + k] + t["p_" + k], 100 * t["n_" + k]) if self.shop.points_paid_given and t["n_" + k] else None)
            if has_lines:
                self.ratio("items." + who, t["i_" + k], t["n_" + k], t["n_" + k], self.rows(col[2], col[1], where=some))
                self.ratio("price." + who, t["s_" + k], t["i_" + k], t["n_" + k], self.rows(col[0], col[2], where=some), money=True)
            else:
                self.absent("no lines", "items." + who, "price." + who)
            values = self.shop.all("SELECT money, shopper FROM rcpt WHERE kind = 'sale' AND lat >= ? AND lat < ? AND owner "
                                   + ("= 'm'" if k == "m" else "IN ('k', 'a')") + " ORDER BY money", self.start, self.end)
            if values:
                middle = F(values[(len(values) - 1) // 2][0] + values[len(values) // 2][0], 2)
                self.put("basket.median_" + who, middle, n=len(values), interval=woodruff(values) if self.full else None, money=True)
            else:
                self.absent("no receipt", "basket.median_" + who)

        def pair(id, x, y, columns, money, scale=1):
            if not t[y + "_m"] or not t[y + "_a"] or not t[x + "_a"]:
                return self.absent("a side is missing", id)
            a, b = F(t[x + "_m"], t[y + "_m"]), F(t[x + "_a"], t[y + "_a"])
            rows = self.rows(*columns, where="nm > 0 OR na > 0")
            interval = gap(rows) if rows else None
            self.put(id, a / b - 1, a, b, t["n_m"] + t["n_a"], interval, scale_numerator=100 if money else 1, scale_denominator=100 if money else 1)
        pair("basket.gap", "s", "n", ("sm", "nm", "sa", "na"), True)
        if has_lines:
            pair("items.gap", "i", "n", ("im", "nm", "ia", "na"), False)
            pair("price.gap", "s", "i", ("sm", "im", "sa", "ia"), True)
        else:
            self.absent("no lines", "items.gap", "price.gap")
        if t["nl"]:
            pair("price.shelf_gap", "l", "i", ("lm", "im", "la", "ia"), True)
        else:
            self.absent("needs list_price", "price.shelf_gap")

    def frequency(self):
        t = self.t
        per_month = F(10000 * self.days, 304375)
        self.ratio("frequency.active", t["n_m"], self.buying * per_month, self.buying, [(x, y * float(per_month)) for x, y in self.rows("nm", "1", where="nm > 0")] if self.full else None)
        if self.shop.industry == "grocery":
            self.judged_by_months()
        else:
            since = months_back(self.end, 12)
            if self.needs(since, "frequency.judged"):
                got = self.shop.all("SELECT count(*) FROM rcpt WHERE kind = 'sale' AND member IS NOT NULL AND lat >= ? AND lat < ? GROUP BY member", since, self.end)
                self.ratio("frequency.judged", sum(r[0] for r in got), len(got), len(got), [(float(r[0]), 1.0) for r in got])
        rows = [(float(a), float(b)) for a, b in self.shop.all(
            "SELECT coalesce(n, 0), CASE WHEN m.member IS NULL THEN 0 ELSE 1 END FROM mem m FULL JOIN buyers b ON b.member = m.member")]
        self.ratio("frequency.segment", t["n_m"], self.enrolled, self.enrolled, rows)
        known = self.shop.all("SELECT count(*), count(DISTINCT shopper) FROM rcpt WHERE kind = 'sale' AND owner = 'k' AND lat >= ? AND lat < ?", self.start, self.end)[0]
        self.ratio("frequency.customer", t["n_m"], self.buying, self.buying, self.rows("nm", "1", where="nm > 0"))
        if known[1]:
            self.got["frequency.customer"]["norm"] = [known[0] / known[1], None]

    def judged_by_months(self):
        month = self.start if self.start.day == 1 else months_back(self.start.replace(day=1), -1)
        ratios, parts, people = [], {}, set()
        while months_back(month, -1) <= self.end:
            got = self.shop.all("SELECT member, count(*) FROM rcpt WHERE kind = 'sale' AND member IS NOT NULL AND lat >= ? AND lat < ? GROUP BY member", month, months_back(month, -1))
            month = months_back(month, -1)
            if not got:
                continue
            ratio, residual = residuals([(float(n), 1.0) for _, n in got])
            ratios.append(F(sum(n for _, n in got), len(got)))
            for (member, _), e in zip(got, residual):
                parts[member] = parts.get(member, 0.0) + e
        if not ratios:
            return self.absent("no whole month", "frequency.judged")
        mean = sum(ratios) / len(ratios)
        self.put("frequency.judged", mean, sum(ratios), len(ratios), len(parts), summed(float(mean), [e / len(ratios) for e in parts.values()]))

    def money(self):
        s = self.shop
        self.margins = {}
        for who, k in (("member", "owner = 'm'"), ("anonymous", "owner IN ('k', 'a')")):
            got = s.margin(self.start, self.end, k)
            self.margins[who] = got
            self.ratio("margin." + who, got[1] if got else None, got[0] if got else None, self.t["n_m" if who == "member" else "n_a"],
                       self.margin_rows(self.start, self.end, k) if got and self.full else None, reason="cost known for under 90 %, or no sale",
                       scale_numerator=100, scale_denominator=100)
            # Per cent of sales whose cost is known, where it is not all of them.
            self.beside("margin." + who, self.covered())
        self.rw = s.rewards(self.start, self.end)
        paid = s.rewards(self.start, self.end, vat=False)
        if paid is None:
            self.absent("needs points_paid or promo_funding", "discount.depth")
        else:
            self.ratio("discount.depth", paid, self.t["s_m"] + paid, self.t["n_m"], self.depth_rows() if self.full else None, scale_numerator=100, scale_denominator=100)

    def covered(self):
        share = self.shop.coverage(self.start, self.end)
        return share * 100 if share is not None and share < 1 else None

    def margin_rows(self, start, end, who):
        return [(float(a), float(b)) for a, b in self.shop.all(
            f"SELECT sum(k * (amount / (1 + CAST(vat AS DOUBLE)) - CAST(qty AS DOUBLE) * CAST(cost AS DOUBLE) * 100)), sum(k * amount / (1 + CAST(vat AS DOUBLE))) "
            f"FROM (SELECT *, CASE kind WHEN 'sale' THEN 1 ELSE -1 END k FROM fact) WHERE cost IS NOT NULL AND lat >= ? AND lat < ? AND {who} GROUP BY shopper", start, end)]

    def depth_rows(self):
        return [(float(a), float(b)) for a, b in self.shop.all(
            "WITH w AS (SELECT shopper, sum(CASE kind WHEN 'sale' THEN 1 ELSE -1 END * (share + discount + CASE WHEN gift THEN qty * coalesce(cost, 0) * 100 ELSE 0 END)) rw "
            "FROM fact WHERE owner = 'm' AND lat >= $1 AND lat < $2 GROUP BY shopper), "
            "b AS (SELECT shopper, sum(CASE kind WHEN 'sale' THEN points ELSE -points END) rw FROM rcpt "
            "WHERE owner = 'm' AND NOT has_lines AND lat >= $1 AND lat < $2 GROUP BY shopper) "
            "SELECT x, sm + x FROM (SELECT sm, coalesce(w.rw, 0) + coalesce(b.rw, 0) x FROM per LEFT JOIN w USING (shopper) LEFT JOIN b USING (shopper) WHERE nnm > 0)", self.start, self.end)]

    # B.

    def activity(self):
        one, t = self.shop.one, self.t
        in_mem = one("SELECT count(*) FROM e1 JOIN mem USING (member)")
        self.put("members.active", self.n_e1, n=self.n_e1)
        self.share("members.active_rate", in_mem, self.enrolled)
        self.share("members.repeat_rate", self.twice, self.buying)
        self.repeat()
        if self.needs(self.t_b0, "members.reactivation_rate"):
            asleep = one("SELECT count(*) FROM firsts WHERE first < ? AND member NOT IN (SELECT member FROM b0)", self.start)
            self.share("members.reactivation_rate", self.react, asleep)
        self.ratio("activity.coefficient", one("SELECT coalesce(sum(day_count), 0) FROM buyers"), self.buying * self.days, self.buying,
                   [(float(d), float(self.days)) for d, in self.shop.all("SELECT day_count FROM buyers")])
        gaps = self.shop.all(
            "SELECT s, member FROM (SELECT member, epoch_us(ts) - epoch_us(lag(ts) OVER (PARTITION BY member ORDER BY ts)) s FROM rcpt "
            "WHERE kind = 'sale' AND member IS NOT NULL AND lat >= ? AND lat < ?) WHERE s IS NOT NULL ORDER BY s", self.start, self.end)
        if gaps:
            per = {}
            for s, m in gaps:
                x, y = per.get(m, (0.0, 0.0))
                per[m] = (x + s / 86400e6, y + 1)
            self.ratio("interval.mean", F(sum(s for s, _ in gaps), 86400000000), len(gaps), len(gaps), list(per.values()))
            days = [(s / 86400e6, m) for s, m in gaps]
            middle = F(gaps[(len(gaps) - 1) // 2][0] + gaps[len(gaps) // 2][0], 2 * 86400000000)
            self.put("interval.median", middle, n=len(gaps), interval=woodruff(days) if self.full else None)
        else:
            self.absent("no two sales of a member", "interval.mean", "interval.median")
        if self.shop.points_paid_given:
            self.ratio("points.use_share", t["np_m"], t["n_m"], t["n_m"], self.rows("npm", "nm", where="nm > 0"))
            self.ratio("points.paid_share", t["p_m"], t["s_m"] + t["p_m"], t["n_m"], self.rows("pm", "sm + pm", where="nm > 0"), scale_numerator=100, scale_denominator=100)
        else:
            self.absent("needs points_paid", "points.use_share", "points.paid_share")
        if "points" in self.shop.has:
            users = one("SELECT count(*) FROM buyers WHERE member IN (SELECT member_id FROM points WHERE kind = 'redeem' AND points > 0 AND lat >= ? AND lat < ?)", self.start, self.end)
        else:
            users = one("SELECT count(*) FROM per WHERE npm > 0") if self.shop.points_paid_given else None
        if users is None:
            self.absent("needs points", "points.users_share")
        else:
            self.share("points.users_share", users, self.buying)
        if "offers" in self.shop.has:
            rows = self.shop.all("SELECT member_id, count(*) FILTER (used < e), count(*), coalesce(sum(value) FILTER (used < e), 0), coalesce(sum(value), 0) FROM (SELECT *, timezone('UTC', timezone(?, CAST(? AS TIMESTAMP))) e FROM offers) WHERE lat >= ? AND lat < ? GROUP BY member_id",
                                 self.shop.zone, self.end, self.start, self.end)
            self.ratio("offers.conversion", sum(r[1] for r in rows), sum(r[2] for r in rows), sum(r[2] for r in rows), [(float(r[1]), float(r[2])) for r in rows], reason="no offer issued")
            self.beside("offers.conversion", one("SELECT count(*) FROM (SELECT *, timezone('UTC', timezone(?, CAST(? AS TIMESTAMP))) e FROM offers) "
                                                 "WHERE lat >= ? AND lat < ? AND (used IS NULL OR used >= e) AND expires <= e", self.shop.zone, self.end, self.start, self.end))
            self.ratio("rewards.redemption_value", int(sum(r[3] for r in rows)), int(sum(r[4] for r in rows)), sum(r[2] for r in rows), [(float(r[3]), float(r[4])) for r in rows], scale_numerator=100, scale_denominator=100)
        else:
            self.absent("needs offers", "offers.conversion", "rewards.redemption_value")
        if self.shop.promoted_given:
            many = self.shop.all("SELECT sum(amount), coalesce(sum(amount) FILTER (promoted), 0) FROM fact WHERE kind = 'sale' AND member IN (SELECT member FROM buyers WHERE n >= 3) AND lat >= ? AND lat < ? GROUP BY member", self.start, self.end)
            whole = one("SELECT count(*) FROM buyers WHERE n >= 3")
            self.share("cherry_pickers.share", sum(1 for a, p in many if a > 0 and 10 * p >= 7 * a), whole)
            self.ratio("promo.dependence", t["pr_m"], t["la_m"], t["n_m"], self.rows("prm", "am", where="nm > 0"), scale_numerator=100, scale_denominator=100)
        else:
            self.absent("needs promo_id or list_price", "cherry_pickers.share", "promo.dependence")

    def repeat(self):
        ids = ("repeat.before", "repeat.after", "repeat.difference")
        if "members" not in self.shop.has or self.shop.start is None:
            return self.absent("needs joined_at", *ids)
        z, w = self.shop.zone, self.shop.window
        people = self.shop.all(f"""
            WITH j AS (SELECT member_id AS m, timezone('{z}', timezone('UTC', joined)) AS j FROM s_members WHERE joined IS NOT NULL),
            p AS (SELECT *, j - INTERVAL {w} MONTH AS a, j + INTERVAL {w} MONTH AS b FROM j
              WHERE j - INTERVAL {w} MONTH >= TIMESTAMP '{self.shop.start} 00:00:00' AND j + INTERVAL {w} MONTH <= TIMESTAMP '{self.end} 00:00:00'),
            link AS (SELECT DISTINCT customer_id AS k, member_id AS m FROM s_receipts WHERE customer_id IS NOT NULL AND member_id IS NOT NULL),
            x AS (SELECT r.receipt_id, r.lat, r.day, coalesce(r.member_id, link.m) AS m FROM (SELECT receipt_id, lat, CAST(lat AS DATE) AS day, member_id, customer_id FROM r1 WHERE kind = 'sale'
                AND receipt_id IN (SELECT receipt_id FROM rcpt WHERE kind = 'sale')) r
              LEFT JOIN link ON r.member_id IS NULL AND link.k = r.customer_id),
            o AS (SELECT p.m, min(x.lat) AS joining FROM p JOIN x ON x.m = p.m AND x.lat >= p.j AND x.day = CAST(p.j AS DATE) GROUP BY p.m)
            SELECT p.m, count(*) FILTER (x.lat >= p.a AND x.lat < p.j),
              count(*) FILTER (x.lat >= p.j AND x.lat < p.b AND (o.joining IS NULL OR x.lat <> o.joining)),
              count(*) FILTER (x.lat < p.j)
            FROM p LEFT JOIN x ON x.m = p.m LEFT JOIN o ON o.m = p.m GROUP BY p.m""")
        if not people or not any(r[3] for r in people):
            return self.absent("nobody's purchases before joining are known with both windows whole", *ids)
        n = len(people)
        before, after = sum(r[1] >= 2 for r in people), sum(r[2] >= 2 for r in people)
        self.share("repeat.before", before, n)
        self.share("repeat.after", after, n)
        self.ratio("repeat.difference", after - before, n, n, [(float((r[2] >= 2) - (r[1] >= 2)), 1.0) for r in people])

    # C.

    def points(self):
        ids = ("points.redemption_rate", "points.unused_share", "points.expired_share", "points.loyalty_rating", "points.bonus_value",
               "points.liability_face", "points.liability_expected", "points.breakage")
        if "points" not in self.shop.has:
            return self.absent("needs points", *ids)
        self.shop.c.execute(f"""
            CREATE OR REPLACE TEMP TABLE pts AS
            SELECT member_id, coalesce(sum(e) FILTER (before), 0) opening, coalesce(sum(points) FILTER (inside AND kind = 'earn'), 0) earned,
              coalesce(sum(points) FILTER (inside AND kind = 'redeem'), 0) redeemed, coalesce(sum(points) FILTER (inside AND kind = 'expire'), 0) expired,
              coalesce(sum(points) FILTER (inside AND kind IN ('opening', 'adjust')), 0) other, coalesce(sum(e), 0) balance,
              count(*) FILTER (inside AND kind IN ('earn', 'opening', 'adjust')) coming,
              count(*) FILTER (inside AND kind = 'earn') earns, count(*) FILTER (inside AND kind IN ('earn', 'redeem')) moves,
              count(*) FILTER (inside) posted
            FROM (SELECT *, lat < '{self.start}' AS before, lat >= '{self.start}' AS inside,
                CASE WHEN kind IN ('redeem', 'expire') THEN -points ELSE points END AS e FROM points WHERE lat < '{self.end}')
            GROUP BY member_id""")
        total = {k: F(v) for k, v in zip(("opening", "earned", "redeemed", "expired", "other", "balance"), self.shop.all(
            "SELECT coalesce(sum(opening), 0), coalesce(sum(earned), 0), coalesce(sum(redeemed), 0), coalesce(sum(expired), 0), coalesce(sum(other), 0), coalesce(sum(balance), 0) FROM pts")[0])}
        self.point_totals = total

        def rows(x, y, where="true"):
            return [(float(a), float(b)) for a, b in self.shop.all(f"SELECT {x}, {y} FROM pts WHERE {where}")] if self.full else None
        available = total["opening"] + total["earned"] + total["other"]
        earned = total["earned"] if total["earned"] > 0 else None
        n = self.shop.one("SELECT count(*) FROM pts WHERE earns > 0")
        self.ratio("points.redemption_rate", total["redeemed"], earned, n, rows("redeemed", "earned", "moves > 0"), reason="nothing earned")
        m = self.shop.one("SELECT count(*) FROM pts WHERE opening <> 0 OR coming > 0")
        some = available if available > 0 else None
        # Clusters are members with a balance at `from` or a row in the period: whose points had all gone before is in neither sample.
        for id, part in (("points.unused_share", "balance"), ("points.expired_share", "expired")):
            self.ratio(id, total[part], some, m, rows(part, "opening + earned + other", "opening <> 0 OR posted > 0"))
        value = self.shop.value
        if value is None:
            return self.absent("needs the value of a point", *ids[3:7]) or self.liability(None, n, m)
        net = self.t["s_m"] - self.t["r_m"]
        for id, column in (("points.loyalty_rating", "balance"), ("points.bonus_value", "earned")):
            joined = [(float(a) * float(value) * 100, float(b)) for a, b in self.shop.all(
                f"SELECT coalesce(p.{column}, 0), coalesce(q.net, 0) FROM pts p FULL JOIN (SELECT substr(shopper, 3) AS member, sm - rm AS net FROM per WHERE nnm > 0) q ON q.member = p.member_id")] if self.full else None
            self.ratio(id, half_away(total[column] * value * 100), net if net > 0 else None, self.buying, joined, scale_numerator=100, scale_denominator=100)
        self.put("points.liability_face", half_away(total["balance"] * value * 100), n=m, money=True)
        self.liability(value, n, m)

    def liability(self, value, earners, holders):
        if not self.full:
            return
        got = ledger.expected(self.shop, self.end, value)
        self.lots = got
        if got["breakage"] is None:
            return self.absent("nothing earned before", "points.liability_expected", "points.breakage")
        self.put("points.breakage", got["breakage"], n=earners)
        if value is not None:
            self.put("points.liability_expected", half_away(got["expected"] * 100), n=holders, money=True)

    # D.

    def retention(self):
        one = self.shop.one
        if self.needs(self.t_b0, "retention.crr", "retention.crr_net", "retention.rate", "churn.rate"):
            rows = [tuple(float(x) for x in r) for r in self.shop.all(
                "SELECT (e1.member IS NOT NULL)::INT - (new.member IS NOT NULL AND e1.member IS NOT NULL)::INT, (b0.member IS NOT NULL)::INT, "
                "(e1.member IS NOT NULL AND b0.member IS NULL AND new.member IS NULL)::INT "
                "FROM e1 FULL JOIN b0 ON b0.member = e1.member LEFT JOIN new ON new.member = coalesce(e1.member, b0.member)")]
            self.ratio("retention.crr", self.n_e1 - self.new_e, self.n_b0, self.n_b0, [(r[0], r[1]) for r in rows])
            self.beside("retention.crr", self.react)
            self.ratio("retention.crr_net", self.n_e1 - self.new_e - self.react, self.n_b0, self.n_b0, [(r[0] - r[2], r[1]) for r in rows])
            self.share("retention.rate", self.kept, self.n_b0)
            self.share("churn.rate", self.n_b0 - self.kept, self.n_b0)
        if self.needs(self.t_b12, "churn.annual"):
            self.share("churn.annual", one("SELECT count(*) FROM b12 WHERE member NOT IN (SELECT member FROM e1)"), self.n_b12)

    def value_of_a_member(self):
        t, net = self.t, self.t["s_m"] - self.t["r_m"]
        self.life = lives(self.shop, self.end) if self.full else None
        margin = self.margins["member"]
        part = F(margin[1], margin[0]) if margin and margin[0] else None
        basket = F(net, t["n_m"]) if t["n_m"] else None
        if not self.full:
            return self.new_customers()
        if self.life is None or basket is None:
            self.absent("the data span less than two windows", "ltv.revenue", "ltv.margin")
        else:
            revenue = float(basket) * self.life["rate"] * self.life["months"]
            self.put("ltv.revenue", revenue, n=self.life["n"], money=True)
            if part is None:
                self.absent("needs cost", "ltv.margin")
            else:
                self.put("ltv.margin", revenue * float(part), n=self.life["n"], money=True)
        for id in ("ltv.revenue", "ltv.margin"):
            self.beside(id, self.life["censored"] * 100 if self.life else None)
        year = months_back(self.end, 12)
        churn = self.got["churn.annual"].get("value")
        if self.needs(year, "clv.simple"):
            got = self.shop.all("SELECT count(*), count(DISTINCT member) FROM rcpt WHERE kind = 'sale' AND member IS NOT NULL AND lat >= ? AND lat < ?", year, self.end)[0]
            if not churn or part is None or basket is None:
                self.absent("needs churn.annual above 0 and cost", "clv.simple")
            else:
                self.put("clv.simple", float(basket * F(got[0], got[1]) * part) / churn, n=got[1], money=True)
        self.new_customers()

    def new_customers(self):
        if "costs" not in self.shop.has:
            return self.absent("needs costs", "cac", "ltv_to_cac")
        spent = self.shop.kind_cost("acquisition", self.start, self.end)
        if self.shop.one("SELECT count(*) FROM s_receipts WHERE customer_id IS NOT NULL"):
            new = self.shop.one("""
                WITH link AS (SELECT customer_id AS k, min(member_id) AS m FROM s_receipts WHERE customer_id IS NOT NULL AND member_id IS NOT NULL GROUP BY customer_id),
                x AS (SELECT coalesce('m:' || r.member_id, 'm:' || link.m, 'c:' || r.customer_id) AS person, min(lat) AS first FROM r1 r LEFT JOIN link ON link.k = r.customer_id
                  WHERE kind = 'sale' AND (r.member_id IS NOT NULL OR r.customer_id IS NOT NULL) GROUP BY 1)
                SELECT count(*) FROM x WHERE first >= ? AND first < ?""", self.start, self.end)
        else:
            new = self.new
        if not self.needs(self.start, "cac", "ltv_to_cac"):
            return
        self.ratio("cac", spent, new, new, money=True)
        cac, ltv = self.got["cac"].get("value"), self.got.get("ltv.margin", {}).get("value")
        if cac and ltv is not None:
            self.put("ltv_to_cac", ltv / cac, ltv, cac)
        else:
            self.absent("needs cac and ltv.margin", "ltv_to_cac")

    # E.

    def surveys(self):
        if "surveys" not in self.shop.has:
            return self.absent("needs surveys", "nps", "nps.closed_loop", "csi.mean", "csi.top2")
        a, b = self.start, self.end
        who = "coalesce('m:' || member_id, 's:' || seq)"
        last = self.shop.all(f"SELECT score FROM (SELECT *, {who} w FROM surveys WHERE kind = 'nps' AND lat >= ? AND lat < ?) QUALIFY row_number() OVER (PARTITION BY w ORDER BY ts DESC, seq DESC) = 1", a, b)
        points = [1 if s >= 9 else -1 if s <= 6 else 0 for s, in last]
        self.ratio("nps", sum(points), len(points), len(points), [(float(p), 1.0) for p in points])
        low = self.shop.all(f"SELECT count(*) FILTER (answered - ts <= INTERVAL {self.shop.answer_hours} HOUR), count(*) FROM (SELECT *, {who} w FROM surveys WHERE kind = 'nps' AND score <= 6 AND lat >= ? AND lat < ?) GROUP BY w", a, b)
        self.ratio("nps.closed_loop", sum(r[0] for r in low), sum(r[1] for r in low), sum(r[1] for r in low), [(float(x), float(y)) for x, y in low])
        csi = self.shop.all(f"SELECT {who}, score, bottom, top FROM surveys WHERE kind = 'csi' AND lat >= ? AND lat < ?", a, b)
        for id, f in (("csi.mean", lambda s, lo, hi: F(s - lo) / F(hi - lo)), ("csi.top2", lambda s, lo, hi: F(int(s >= hi - 1)))):
            per = {}
            for w, s, lo, hi in csi:
                x, y = per.get(w, (F(0), 0))
                per[w] = (x + f(s, lo, hi), y + 1)
            self.ratio(id, sum(x for x, _ in per.values()), len(csi), len(csi), [(float(x), float(y)) for x, y in per.values()])

    # F.

    def returns_on_cost(self):
        s = self.shop
        cost = s.cost(self.start, self.end)
        margin = self.margins["member"]
        net = self.t["s_m"] - self.t["r_m"]
        if cost is None:
            self.absent("needs costs and rewards", "roi.naive", "roi.break_even", "programme.cost_share", "retention.cost")
        else:
            self.ratio("programme.cost_share", cost, net, self.t["n_m"], scale_numerator=100, scale_denominator=100)
            if self.needs(self.t_b0, "retention.cost"):
                self.ratio("retention.cost", cost, self.kept, self.kept, money=True)
                self.beside("retention.cost", self.got["cac"]["value"])
            if margin is None:
                self.absent("needs cost of goods", "roi.naive", "roi.break_even")
            else:
                income = margin[1] + self.rw + s.kind_cost("income", self.start, self.end)
                self.ratio("roi.naive", income - cost, cost, self.t["n_m"], scale_numerator=100, scale_denominator=100)
                self.ratio("roi.break_even", cost, margin[1] + self.rw if margin[1] + self.rw > 0 else None, self.t["n_m"], scale_numerator=100, scale_denominator=100)
            for id in ("roi.naive", "roi.break_even"):
                self.beside(id, self.covered())
        self.payback(cost, margin)
        self.campaigns()
        back, until = self.year_ago()
        if self.needs(back, "margin.erosion_year"):
            then = s.margin(back, until)
            if not margin or not then or not margin[0] or not then[0]:
                self.absent("needs cost in both years", "margin.erosion_year")
            else:
                now_, then_ = F(margin[1], margin[0]), F(then[1], then[0])
                interval = None
                if self.full:
                    parts = {}
                    for sign, a, b in ((1, self.start, self.end), (-1, back, until)):
                        rows = self.shop.all("SELECT shopper, sum(k * (amount / (1 + CAST(vat AS DOUBLE)) - CAST(qty AS DOUBLE) * CAST(cost AS DOUBLE) * 100)), sum(k * amount / (1 + CAST(vat AS DOUBLE))) FROM (SELECT *, CASE kind WHEN 'sale' THEN 1 ELSE -1 END k FROM fact) WHERE cost IS NOT NULL AND owner = 'm' AND lat >= ? AND lat < ? GROUP BY shopper", a, b)
                        _, e = residuals([(float(r[1]), float(r[2])) for r in rows])
                        for r, p in zip(rows, e):
                            parts[r[0]] = parts.get(r[0], 0.0) + sign * p
                    interval = summed(float(now_ - then_), list(parts.values()))
                self.put("margin.erosion_year", now_ - then_, now_, then_, self.t["n_m"], interval)

    def year_ago(self):
        if self.shop.industry == "grocery":
            return self.start - dt.timedelta(days=364), self.end - dt.timedelta(days=364)
        return months_back(self.start, 12), months_back(self.end, 12)

    def campaigns(self):
        """All campaigns together."""
        names = campaigns.named(self)
        if not names:
            return self.absent("needs offers, costs and rewards, and a campaign", "romi.naive")
        if self.margins["member"] is None:
            return self.absent("needs cost of goods", "romi.naive")
        _, receipts, gain, cost = campaigns.worked(self, names)
        self.ratio("romi.naive", gain - cost, cost, receipts, scale_numerator=100, scale_denominator=100)

    def payback(self, cost, margin):
        launch = self.shop.launch
        if launch is None or cost is None or not self.full:
            return self.absent("needs a launch date and costs", "payback.days")
        if margin is None or self.shop.margin(launch, self.end) is None:
            return self.absent("needs cost of goods", "payback.days")
        series = payback.Series(self.shop, launch, self.end)
        series.receipts("owner = 'm'")
        series.rows()
        series.messages()
        first = series.caught_up()
        if first is None:
            return self.absent("not yet", "payback.days")
        self.put("payback.days", first)
