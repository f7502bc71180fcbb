"""Reads contract files (PRODUCT.md, "Data contract") as CSV into the staging tables."""
import os

FILES = ["receipts", "lines", "products", "members", "points", "costs", "offers", "messages", "surveys", "stores", "tills"]


class Reader:
    """Columns of one CSV file by the contract's own names; a missing column reads as NULL."""

    def __init__(self, connection, folder, name, zone):
        self.c, self.zone = connection, zone
        self.path = os.path.join(folder, name + ".csv")
        self.here = os.path.exists(self.path)
        if self.here:
            self.c.execute(
                f"CREATE OR REPLACE TABLE raw_{name} AS SELECT row_number() OVER () AS seq_, * FROM "
                f"read_csv('{self.path}', all_varchar=true, header=true)")
            self.columns = [r[0] for r in self.c.execute(f"DESCRIBE raw_{name}").fetchall()]
        else:
            self.columns = []

    def text(self, column, default="NULL"):
        return f"nullif(trim(\"{column}\"), '')" if column in self.columns else default

    def money(self, column):
        return f"CAST(round(CAST({self.text(column)} AS DECIMAL(18,6)) * 100) AS BIGINT)"

    def number(self, column, kind="DECIMAL(18,6)"):
        return f"CAST({self.text(column)} AS {kind})"

    def time(self, column, zone=None):
        """UTC moment: with an offset as written, else local in `zone` (an SQL expression) or the programme's."""
        t = self.text(column)
        zone = zone or f"'{self.zone}'"
        offset = f"regexp_matches({t}, ':[0-9]{{2}}.*([+-][0-9]{{2}}:?[0-9]{{2}}|Z)$')"
        return (f"CASE WHEN {t} IS NULL THEN NULL "
                f"WHEN {offset} THEN timezone('UTC', TRY_CAST({t} AS TIMESTAMPTZ)) "
                f"ELSE timezone('UTC', timezone({zone}, TRY_CAST({t} AS TIMESTAMP))) END")


def load(c, folder, zone="UTC", channels=()):
    """Fills the staging tables from the CSV files of a folder; channels are (name, card, online) as a mapping declares them."""
    for table, names in (("cardless", [n for n, card, _ in channels if card == "no"]), ("online", [n for n, _, online in channels if online == "yes"])):
        for name in names:
            c.execute(f"INSERT INTO {table} VALUES (?)", [name])
    c.execute("SET TimeZone = 'UTC'")
    f = {name: Reader(c, folder, name, zone) for name in FILES}
    for name in FILES:
        if f[name].here:
            c.execute("INSERT INTO given VALUES (?)", [name])
    s = f["stores"]
    if s.here:
        c.execute(f"INSERT INTO s_stores SELECT {s.text('store')}, {s.text('time_zone')} FROM raw_stores")
    r, l = f["receipts"], f["lines"]
    source, alias = ("raw_receipts", r) if r.here else ("raw_lines", l)
    if alias.here:
        first = "" if r.here else "QUALIFY row_number() OVER (PARTITION BY receipt_id ORDER BY seq_) = 1"
        at = alias.time("at", f"coalesce((SELECT zone FROM s_stores z WHERE z.store = {source}.\"store\"), '{zone}')"
                        if "store" in alias.columns else None)
        c.execute(
            f"INSERT INTO s_receipts SELECT seq_, {alias.text('receipt_id')}, {at}, {alias.text('kind')}, "
            f"{alias.text('member_id')}, {alias.text('customer_id')}, {alias.text('store')}, {alias.text('cashier')}, "
            f"{alias.text('channel')}, {alias.text('original_receipt_id')}, {alias.money('total')}, "
            f"{alias.money('points_paid')} FROM {source} {first}")
        for column in ("store", "cashier", "channel", "customer_id"):
            if column in alias.columns:
                c.execute("INSERT INTO given VALUES (?)", ["receipts." + column])
    if l.here:
        c.execute(
            f"INSERT INTO s_lines SELECT seq_, {l.text('receipt_id')}, {l.text('sku')}, {l.number('qty', 'DECIMAL(18,4)')}, "
            f"{l.money('amount')}, {l.number('unit_price')}, {l.number('list_price')}, {l.number('cost')}, "
            f"{l.number('vat_rate', 'DECIMAL(9,6)')}, {l.text('promo_id')}, {l.text('promo_funding')} FROM raw_lines")
    p = f["products"]
    if p.here:
        c.execute(f"INSERT INTO s_products SELECT {p.text('sku')}, {p.text('category')}, {p.number('cost')}, "
                  f"{p.number('price')}, {p.number('vat_rate', 'DECIMAL(9,6)')}, {p.text('unit')} FROM raw_products")
    m = f["members"]
    if m.here:
        c.execute(f"INSERT INTO s_members SELECT {m.text('member_id')}, {m.time('joined_at')}, {m.time('left_at')}, "
                  f"lower({m.text('consent')}) IN ('true', 'yes', '1', 'y'), {m.text('tier')} FROM raw_members")
    q = f["points"]
    if q.here:
        c.execute(f"INSERT INTO s_points SELECT seq_, {q.text('member_id')}, {q.time('at')}, {q.text('kind')}, "
                  f"{q.number('points', 'DECIMAL(18,2)')}, {q.text('receipt_id')}, {q.time('expires_at')} FROM raw_points")
    k = f["costs"]
    if k.here:
        c.execute(f"INSERT INTO s_costs SELECT {k.time('at')}, {k.text('kind')}, {k.money('amount')}, "
                  f"{k.text('campaign_id')}, {k.text('reward_type')} FROM raw_costs")
    o = f["offers"]
    if o.here:
        c.execute(f"INSERT INTO s_offers SELECT {o.text('offer_id')}, {o.text('member_id')}, {o.text('campaign_id')}, "
                  f"{o.time('issued_at')}, {o.time('expires_at')}, {o.time('used_at')}, {o.text('receipt_id')}, "
                  f"{o.money('value')}, {o.money('cost')}, {o.text('reward_type')} FROM raw_offers")
    g = f["messages"]
    if g.here:
        c.execute(f"INSERT INTO s_messages SELECT {g.text('member_id')}, {g.text('campaign_id')}, {g.time('sent_at')}, "
                  f"{g.number('cost')} FROM raw_messages")
    d = f["tills"]
    if d.here:
        c.execute(f"INSERT INTO s_tills SELECT {d.text('store')}, {d.number('day', 'DATE')}, {d.number('receipts', 'BIGINT')}, "
                  f"{d.money('sales')}, {d.money('returns')} FROM raw_tills")
    v = f["surveys"]
    if v.here:
        scale = v.text("scale", "CASE kind WHEN 'nps' THEN '0-10' ELSE '1-5' END")
        c.execute(f"INSERT INTO s_surveys SELECT seq_, {v.text('member_id')}, {v.time('at')}, {v.text('kind')}, "
                  f"{v.number('score', 'DECIMAL(9,3)')}, CAST(split_part({scale}, '-', 1) AS DECIMAL(9,3)), "
                  f"CAST(split_part({scale}, '-', 2) AS DECIMAL(9,3)), {v.time('answered_at')}, {v.text('store')} FROM raw_surveys")
