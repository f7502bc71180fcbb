"""Members' lives and their mean by Kaplan and Meier (METRICS.md, under section D)."""
import math

from shop import months_back


def lives(shop, end):
    """Receipts a month lived, mean lifetime in months, members; None if the data span less than two windows."""
    if shop.start is None or months_back(end, 2 * shop.window) < shop.start:
        return None
    zone = shop.zone
    rows = shop.all(
        f"SELECT member, epoch_us(min(ts)), epoch_us(max(ts)), count(*), max(lat) < '{months_back(end, shop.window)}' "
        f"FROM rcpt WHERE kind = 'sale' AND member IS NOT NULL AND lat < '{end}' GROUP BY member")
    receipts = sum(r[3] for r in rows)
    if receipts == len(rows):
        return None
    to = shop.one(f"SELECT epoch_us(timezone('UTC', timezone('{zone}', TIMESTAMP '{end} 00:00:00')))")
    day = 86400e6
    mean = sum(r[2] - r[1] for r in rows) / (receipts - len(rows)) / day
    spans = sorted(((r[2] - r[1]) / day + mean, 0) if r[4] else ((to - r[1]) / day, 1) for r in rows)
    total = math.fsum(s for s, _ in spans)
    area, survival, before, left, place = 0.0, 1.0, 0.0, len(spans), 0
    while place < len(spans):
        now = spans[place][0]
        area += survival * (now - before)
        ended = gone = 0
        while place < len(spans) and spans[place][0] == now:
            gone += 1
            ended += spans[place][1] == 0
            place += 1
        survival *= 1 - ended / left
        left -= gone
        before = now
    month = 30.4375
    return {"rate": receipts / (total / month), "months": area / month, "n": len(rows), "interval_mean": mean,
            "censored": sum(1 for s in spans if s[1]) / len(spans)}
