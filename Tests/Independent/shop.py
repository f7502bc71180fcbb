"""A shop in DuckDB: staging tables turned to receipts and lines, and the sums of a period."""
import datetime as dt
import os
from fractions import Fraction

import duckdb

# From before the first receipt to after the last.
FOREVER = dt.date(1970, 1, 1), dt.date(9000, 1, 1)
HERE = os.path.dirname(os.path.abspath(__file__))


def months_back(day, months):
    """A local day moved by calendar months, clamped to the month's end."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = [31, 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31,
            30, 31][month]
    return dt.date(year, month + 1, min(day.day, last))


class Shop:
    """Tables of one data set with a zone and a value of a point."""

    def __init__(self, fill, zone="UTC", point_value=None, industry="other", launch=None, segment=None):
        self.c = duckdb.connect()
        self.c.execute("SET TimeZone = 'UTC'; SET threads = 2; SET memory_limit = '4GB'")
        self.run("staging.sql")
        fill(self.c)
        self.zone = zone
        self.value = Fraction(str(point_value)) if point_value is not None else None
        self.launch = launch
        self.set_industry(industry)
        # What the command line sets: hours within which a low score is to be answered, and norms of one's own.
        self.answer_hours, self.norms = 48, {}
        # Values of the periods worked so far, by their ends.
        self.values = {}
        self.run("base.sql", zone=zone)
        one = self.one
        self.has = {r[0] for r in self.c.execute("SELECT name FROM given").fetchall()}
        self.start = one("SELECT min(day) FROM rcpt")
        last = one("SELECT max(day) FROM rcpt") or one(
            f"SELECT CAST(max(timezone('{zone}', timezone('UTC', ts))) AS DATE) FROM s_points")
        self.end = last + dt.timedelta(days=1)
        self.first_points = one(f"SELECT CAST(min(timezone('{zone}', timezone('UTC', ts))) AS DATE) FROM s_points")
        self.segment = segment
        # A cell of RFM is a place among all buyers, of the segment or not.
        self.c.execute("CREATE TABLE everyone AS SELECT member, ts, lat, money FROM rcpt WHERE kind = 'sale' AND owner = 'm'"
                       if segment and segment[0] == "member" else
                       "CREATE VIEW everyone AS SELECT member, ts, lat, money FROM rcpt WHERE kind = 'sale' AND owner = 'm'")
        if segment:
            self.keep_segment(*segment)
        for name in ("points", "costs", "offers", "messages", "surveys"):
            column = {"points": "ts", "costs": "ts", "offers": "issued", "messages": "sent", "surveys": "ts"}[name]
            self.c.execute(f"CREATE TABLE {name} AS SELECT *, timezone('{zone}', timezone('UTC', {column})) AS lat FROM s_{name}")
        self.c.execute(
            "CREATE TABLE firsts AS SELECT member, min(lat) AS first, min(day) AS first_day FROM rcpt "
            "WHERE kind = 'sale' AND member IS NOT NULL GROUP BY member")
        self.rewards_given = one("SELECT (SELECT count(*) FROM s_receipts WHERE points IS NOT NULL) "
                                 "+ (SELECT count(*) FROM s_lines WHERE funding <> '')") > 0
        self.points_paid_given = one("SELECT count(*) FROM s_receipts WHERE points IS NOT NULL") > 0
        self.promoted_given = one("SELECT count(*) FROM s_lines WHERE promo_id <> '' OR list_price IS NOT NULL") > 0

    def keep_segment(self, kind, condition):
        """METRICS.md, "Segments": a condition on receipts (of stores alone: "store"), on lines or on members (SQL)."""
        run = self.c.execute
        if kind in ("receipt", "store"):
            run(f"DELETE FROM rcpt WHERE NOT coalesce({condition}, false)")
            run("DELETE FROM fact WHERE NOT EXISTS (SELECT 1 FROM rcpt r WHERE r.receipt_id = fact.receipt_id AND r.kind = fact.kind)")
            if kind == "store":
                run(f"DELETE FROM s_surveys WHERE NOT coalesce({condition}, false)")
        elif kind == "line":
            run(f"DELETE FROM fact WHERE NOT coalesce({condition}, false)")
            run("CREATE OR REPLACE TEMP TABLE part AS SELECT receipt_id, kind, sum(amount) AS a, sum(share) AS p FROM fact GROUP BY ALL")
            run("DELETE FROM rcpt WHERE NOT EXISTS (SELECT 1 FROM part r WHERE r.receipt_id = rcpt.receipt_id AND r.kind = rcpt.kind)")
            run("UPDATE rcpt SET money = part.a, points = part.p FROM part WHERE part.receipt_id = rcpt.receipt_id AND part.kind = rcpt.kind")
        else:
            run(f"CREATE TEMP TABLE outside AS SELECT DISTINCT member FROM rcpt WHERE member IS NOT NULL AND member NOT IN (SELECT member_id FROM raw_members WHERE {condition})")
            for table in ("rcpt", "fact"):
                run(f"UPDATE {table} SET owner = 'x' WHERE member IN (SELECT member FROM outside)")
                run(f"UPDATE {table} SET member = NULL WHERE owner = 'x'")
            for table in ("s_members", "s_points", "s_offers", "s_surveys"):
                run(f"DELETE FROM {table} WHERE member_id IS NULL OR member_id NOT IN (SELECT member_id FROM raw_members WHERE {condition})")

    def set_industry(self, industry):
        self.industry = industry
        self.window = 1 if industry == "grocery" else 12

    def run(self, name, **words):
        with open(os.path.join(HERE, name), encoding="utf-8") as file:
            text = file.read()
        for word, value in words.items():
            text = text.replace(":" + word, f"'{value}'")
        self.c.execute(text)

    def one(self, query, *parameters):
        row = self.c.execute(query, list(parameters)).fetchone()
        return row[0] if row else None

    def all(self, query, *parameters):
        return self.c.execute(query, list(parameters)).fetchall()

    def default_period(self):
        to = self.end
        start = months_back(to, 12)
        first = self.start or self.first_points
        return max(start, first), to

    def covers(self, day):
        """Whether the receipts reach back to a day."""
        start = self.start or self.first_points
        return start is not None and start <= day

    # Sums of a period, exact.

    def totals(self, start, end):
        """Money, receipts, items, list money, points of all (''), members (_m) and others (_a)."""
        got = {}
        for suffix, who in (("", "true"), ("_m", "owner = 'm'"), ("_a", "owner IN ('k', 'a')")):
            row = self.all(
                f"SELECT coalesce(sum(money) FILTER (kind = 'sale'), 0), coalesce(sum(money) FILTER (kind = 'return'), 0), "
                f"count(*) FILTER (kind = 'sale'), count(*) FILTER (kind = 'return'), "
                f"coalesce(sum(points) FILTER (kind = 'sale'), 0), count(*) FILTER (kind = 'sale' AND points > 0) "
                f"FROM rcpt WHERE lat >= ? AND lat < ? AND {who}", start, end)[0]
            for key, value in zip(("s", "r", "n", "nr", "p", "np"), row):
                got[key + suffix] = int(value)
            row = self.all(
                f"SELECT coalesce(sum(items), 0), coalesce(sum(list_or_paid), 0), coalesce(sum(amount), 0), "
                f"coalesce(sum(amount) FILTER (promoted), 0), count(*) FILTER (list_money IS NOT NULL), count(*) "
                f"FROM fact WHERE kind = 'sale' AND lat >= ? AND lat < ? AND {who}", start, end)[0]
            for key, value in zip(("i", "l", "la", "pr", "nl", "lines"), row):
                got[key + suffix] = int(value)
        return got

    def coverage(self, start, end):
        """Share of S on lines with a known cost; None without sales."""
        sales = self.one("SELECT sum(money) FROM rcpt WHERE kind = 'sale' AND lat >= ? AND lat < ?", start, end)
        known = self.one("SELECT sum(amount) FROM fact WHERE kind = 'sale' AND cost IS NOT NULL AND lat >= ? AND lat < ?",
                         start, end)
        return Fraction(int(known or 0), int(sales)) if sales else None

    def margin(self, start, end, who="owner = 'm'"):
        """(revenue ex VAT, margin) in minor units on covered lines, each term rounded once; None if cost is unknown."""
        coverage = self.coverage(start, end)
        if coverage is None or coverage < Fraction(9, 10):
            return None
        revenue, cost = Fraction(0), Fraction(0)
        for vat, amount, goods in self.all(
                f"SELECT vat, sum(CASE kind WHEN 'sale' THEN amount ELSE -amount END), "
                f"sum(CASE kind WHEN 'sale' THEN qty * cost ELSE -(qty * cost) END) FROM fact "
                f"WHERE cost IS NOT NULL AND lat >= ? AND lat < ? AND {who} GROUP BY vat", start, end):
            revenue += Fraction(int(amount)) / (1 + Fraction(vat))
            cost += exact(goods) * 100
        revenue, cost = half_away(revenue), half_away(cost)
        return revenue, revenue - cost

    def rewards(self, start, end, who="owner = 'm'", vat=True):
        """RW in minor units, exact unless VAT is taken off, then rounded once; None where nothing was given."""
        if not self.rewards_given:
            return None
        total = Fraction(0)
        for rate, money, gifts in self.all(
                f"SELECT vat, sum(CASE kind WHEN 'sale' THEN share + discount ELSE -share - discount END), "
                f"sum(CASE WHEN NOT gift THEN NULL WHEN kind = 'sale' THEN qty * cost ELSE -(qty * cost) END) "
                f"FROM fact WHERE lat >= ? AND lat < ? AND {who} GROUP BY vat", start, end):
            total += Fraction(int(money)) / (1 + Fraction(rate) if vat else 1) + exact(gifts) * 100
        bare = self.one(f"SELECT sum(CASE kind WHEN 'sale' THEN points ELSE -points END) FROM rcpt "
                        f"WHERE NOT has_lines AND lat >= ? AND lat < ? AND {who}", start, end)
        return half_away(total + int(bare or 0))

    def cost(self, start, end):
        """Programme cost in minor units by its parts; None without a costs file or without RW."""
        rewards = self.rewards(start, end)
        if "costs" not in self.has or rewards is None:
            return None
        rows = self.one("SELECT sum(amount) FROM costs WHERE kind IN ('rewards', 'communication', 'platform', 'other') "
                        "AND lat >= ? AND lat < ?", start, end)
        messages = self.one(
            "SELECT sum(cost) FROM messages m WHERE lat >= ? AND lat < ? AND NOT EXISTS "
            "(SELECT 1 FROM costs k WHERE k.kind = 'communication' AND k.campaign = m.campaign)", start, end)
        return rewards + int(rows or 0) + half_away(exact(messages) * 100)

    def kind_cost(self, kind, start, end):
        return int(self.one("SELECT coalesce(sum(amount), 0) FROM costs WHERE kind = ? AND lat >= ? AND lat < ?",
                            kind, start, end))


def exact(value):
    """A decimal from DuckDB as a fraction; a float would be an inexact sum and is refused."""
    assert not isinstance(value, float), "money was summed in floating point"
    return Fraction(value or 0)


def half_away(value):
    """A fraction rounded half away from zero."""
    value = Fraction(value)
    whole = (abs(value) + Fraction(1, 2)).__floor__()
    return whole if value >= 0 else -whole
