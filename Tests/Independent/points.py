"""Lots of points: who spent which, by month of earning (METRICS.md, section C; docs/READINGS.md, "C")."""
import datetime as dt
from collections import Counter, defaultdict
from fractions import Fraction as F


NEVER = dt.datetime(9999, 1, 1)


class Lot:
    __slots__ = ("at", "expires", "left", "earned", "order", "receipt", "size")

    def __init__(self, at, expires, size, earned, order, receipt):
        self.at, self.expires, self.left, self.size = at, expires or NEVER, size, size
        self.earned, self.order, self.receipt = earned, order, receipt


def month(moment):
    return moment.year * 12 + moment.month - 1


def play(shop, end):
    """Walks every row before `end`; answers lots by member, and events (cohort month, kind, month, points)."""
    zone = shop.zone
    rows = shop.all(
        f"SELECT member_id, lat, kind, points, receipt_id, timezone('{zone}', timezone('UTC', expires)) FROM points "
        f"WHERE lat < '{end}' ORDER BY member_id, lat, seq")
    members = defaultdict(list)
    debts = defaultdict(list)
    taken = defaultdict(list)
    events = []
    cohorts = defaultdict(lambda: F(0))

    def note(member, lot, kind, at, part, receipt):
        if kind == "clawback":
            lot.size -= part
            if lot.earned and month(at) < month(end):
                cohorts[month(lot.at)] -= part
        elif lot.earned:
            events.append((month(lot.at), kind, month(at), part))
        if kind == "redeem":
            taken[member].append([receipt, lot, part])

    def loose(member, at, amount, place):
        members[member].append(Lot(at, None, amount, False, place, None))

    def spend(member, at, amount, kind, receipt=None, own=None):
        lots = members[member]
        order = sorted((l for l in lots if l.left > 0), key=lambda l: (l.expires, l.at, l.order))
        if kind != "expire":
            order = [l for l in order if l.expires > at] + [l for l in order if l.expires <= at]
        if own:
            mine = [l for l in sorted(lots, key=lambda l: l.order) if l.left > 0 and l.earned and l.receipt == own]
            order = mine + [l for l in order if l not in mine]
        for lot in order:
            if amount <= 0:
                break
            part = min(lot.left, amount)
            lot.left -= part
            amount -= part
            note(member, lot, kind, at, part, receipt)
        if amount > 0:
            debts[member].append([kind, amount])

    def give(member, at, amount, receipt, place):
        """Points given back undo a debt, then return to what was taken last, that receipt's first, else are a lot."""
        for debt in reversed(debts[member]):
            if debt[0] == "redeem":
                part = min(debt[1], amount)
                debt[1] -= part
                amount -= part
        record = taken[member]
        for own in (True, False):
            for entry in reversed(record):
                if amount <= 0:
                    break
                if (entry[0] == receipt and receipt is not None) == own and entry[2] > 0:
                    part = min(entry[2], amount)
                    entry[2] -= part
                    amount -= part
                    entry[1].left += part
                    if entry[1].earned:
                        events.append((month(entry[1].at), "redeem", month(at), -part))
        if amount > 0:
            loose(member, at, amount, place)

    for place, (member, at, kind, amount, receipt, expires) in enumerate(rows):
        amount = F(amount)
        if kind in ("earn", "opening", "adjust") and amount > 0:
            lot = Lot(at, expires, amount, kind == "earn", place, receipt)
            if kind == "earn":
                cohorts[month(at)] += amount
            members[member].append(lot)
            for debt in debts[member]:
                owed = min(debt[1], lot.left)
                if owed > 0:
                    debt[1] -= owed
                    lot.left -= owed
                    note(member, lot, debt[0], at, owed, "")
            debts[member] = [d for d in debts[member] if d[1] > 0]
        elif kind == "earn":
            spend(member, at, -amount, "clawback", own=receipt)
        elif kind in ("adjust", "opening"):
            spend(member, at, -amount, "adjust")
        elif kind == "redeem" and amount > 0:
            spend(member, at, amount, "redeem", receipt)
        elif kind == "redeem":
            give(member, at, -amount, receipt, place)
        elif kind == "expire" and amount >= 0:
            spend(member, at, amount, "expire")
        elif kind == "expire":
            loose(member, at, -amount, place)
    return members, events, cohorts


def expected(shop, end, value):
    """Chain ladder (Mack 1993, equation 3) over monthly cohorts; expected money of the lots left, breakage 1 - F(T)."""
    members, events, cohorts = play(shop, end)
    months = sorted(k for k, v in cohorts.items() if v > 0)
    result = {"members": members, "events": events, "cohorts": cohorts, "expected": None, "breakage": None}
    if not months:
        return result
    last_whole = month(end) - 1
    ages = Counter()
    for lots in members.values():
        for lot in lots:
            if lot.expires != NEVER:
                ages[month(lot.expires) - month(lot.at)] += lot.size
    limit = max(ages.items(), key=lambda x: (x[1], -x[0]))[0] if ages else 36
    moved = defaultdict(lambda: F(0))
    for cohort, kind, when, part in events:
        moved[cohort, kind if kind in ("redeem", "expire") else "other", when - cohort] += part
    oldest = last_whole - months[0]
    f, x = [], []
    for age in range(0, oldest + 1):
        seen = [k for k in months if k + age <= last_whole]
        for series, kind in ((f, "redeem"), (x, "expire")):
            now = sum(moved[k, kind, a] for k in seen for a in range(age + 1))
            before = sum(moved[k, kind, a] for k in seen for a in range(age))
            if series and before > 0:
                series.append(series[-1] * now / before)
            else:
                series.append(now / sum(cohorts[k] for k in seen))
    result.update(F=f, X=x, limit=limit)
    if not f:
        return result

    def at(series, age):
        return F(0) if age < 0 else series[min(age, len(series) - 1)]
    result["breakage"] = 1 - at(f, limit)
    total = F(0)
    for lots in members.values():
        for lot in lots:
            age = last_whole - month(lot.at)
            if lot.left > 0 and age < limit:
                bottom = 1 - at(f, age) - at(x, age)
                if bottom > 0:
                    total += lot.left * (at(f, limit) - at(f, age)) / bottom
    result["expected"] = total * value if value is not None else None
    return result
