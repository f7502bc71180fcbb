"""Closing months from outside: a history of points imported and closed month by month comes to the kopeck to what a plain model in
Python works out from the file; the exports say the same; what is owed by the ladder is what the report says; a closed month stays.

    VERNA=.build/release/verna python3 Tests/CommandLine/test_close.py        UPDATE_GOLDEN=1 writes the golden files again
"""
import collections
import csv
import datetime
import decimal
import glob
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

import openpyxl

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build", "release", "verna"))
GOLDEN = os.path.join(ROOT, "Tests", "Golden", "close")
PLAIN = {"LANG": "en_GB.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "COLUMNS": "120", "PATH": os.environ["PATH"], "HOME": "/tmp"}
Decimal = decimal.Decimal
failures = []


def check(condition, what):
    if not condition:
        failures.append(what)
        print("FAILED:", what)


def verna(*arguments, folder, code=0):
    got = subprocess.run([VERNA, *arguments], capture_output=True, text=True, cwd=folder, env=PLAIN, timeout=600)
    if code is not None and got.returncode != code:
        check(False, f"{' '.join(arguments)[:200]} ends with {got.returncode}, not {code}: {got.stderr[-2000:]}")
    return got


def kopecks(amount):
    """Half away from zero."""
    return amount.quantize(Decimal("0.01"), rounding=decimal.ROUND_HALF_UP)


def month_of(day):
    return day.strftime("%Y-%m")


def after(month, count=1):
    year, number = map(int, month.split("-"))
    number += year * 12 - 1 + count
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


# A history of points, and what a plain model makes of it.

def history(seed):
    """Rows of a file of points of thirty members over eight months: earned, spent, taken back, given back, put right."""
    rng = random.Random(seed)
    rows = []
    for member in range(30):
        lots, number = [], 0
        for day in range(240):
            today = datetime.date(2025, 1, 1) + datetime.timedelta(days=day)
            lots = [lot for lot in lots if lot[0] > today]
            free = sum(lot[1] for lot in lots)
            draw = rng.random()
            at = f"{today}T12:00:00"
            number += 1
            receipt = f"r{member}-{number}"
            if draw < 0.10:
                points = rng.randint(1, 300)
                ends = datetime.date.fromisoformat(after(month_of(today), rng.choice([3, 3, 4])) + "-01")
                lots.append([ends, points, receipt])
                rows.append((f"m{member}", at, "earn", points, receipt, f"{ends}T00:00:00"))
            elif draw < 0.16 and free > 0:
                points = rng.randint(1, max(1, free // 2))
                rows.append((f"m{member}", at, "redeem", points, receipt, ""))
                back = rng.randint(1, points) if rng.random() < 0.2 else 0
                if back:
                    rows.append((f"m{member}", f"{today}T13:00:00", "redeem", -back, receipt, ""))
                spend(lots, points, back)
            elif draw < 0.17 and lots:
                lot = rng.choice(lots)
                if lot[1] > 0:
                    points = rng.randint(1, lot[1])
                    lot[1] -= points
                    rows.append((f"m{member}", at, "earn", -points, lot[2], ""))
    return rows


def spend(lots, points, back):
    taken = []
    for lot in sorted(lots, key=lambda lot: lot[0]):
        part = min(points, lot[1])
        lot[1] -= part
        points -= part
        if part:
            taken.append([lot, part])
    for lot, part in reversed(taken):
        given = min(back, part)
        lot[1] += given
        back -= given


class Lot:
    def __init__(self, month, ends, receipt, points, money):
        self.month, self.ends, self.receipt = month, ends, receipt
        self.left, self.basis, self.money = points, points, money


class Pool:
    """Points of one month of earning."""

    def __init__(self):
        self.issued = self.used = self.gone = 0
        self.money = Decimal(0)


def books(rows, month, price):
    """Pools at the end of a month, and what was kept back and went back in it."""
    pools = collections.defaultdict(Pool)
    kept, gone_back, points = Decimal(0), Decimal(0), collections.Counter()
    by_member = collections.defaultdict(list)
    for row in rows:
        by_member[row[0]].append(row)
    end = datetime.date.fromisoformat(after(month) + "-01")
    for own in by_member.values():
        lots, spent = [], {}

        def expire(day):
            for lot in lots:
                if lot.left and lot.ends <= day:
                    if lot.ends < end:
                        pools[lot.month].gone += lot.left
                        points["expired", month_of(lot.ends)] -= lot.left
                    lot.left = 0

        for _, at, kind, size, receipt, ends in own:
            day = datetime.date.fromisoformat(at[:10])
            if day >= end:
                break
            expire(day)
            now = month_of(day)
            if kind == "earn" and size > 0:
                lot = Lot(now, datetime.date.fromisoformat(ends[:10]), receipt, size, kopecks(size * price))
                lots.append(lot)
                pools[now].issued += size
                pools[now].money += lot.money
                points["issued", now] += size
                kept += lot.money if now == month else 0
            elif kind == "earn":
                lot = next(lot for lot in lots if lot.receipt == receipt)
                part = lot.money if -size == lot.basis else kopecks(lot.money * -size / lot.basis)
                lot.left += size
                lot.basis += size
                lot.money -= part
                pools[lot.month].issued += size
                pools[lot.month].money -= part
                points["clawed_back", now] += size
                gone_back += part if now == month else 0
            elif size > 0:
                spent[receipt], left = [], size
                for lot in sorted(lots, key=lambda lot: lot.ends):
                    part = min(left, lot.left)
                    if part:
                        lot.left -= part
                        left -= part
                        pools[lot.month].used += part
                        spent[receipt].append([lot, part])
                points["redeemed", now] -= size
            else:
                left = -size
                for entry in reversed(spent[receipt]):
                    part = min(left, entry[1])
                    entry[1] -= part
                    entry[0].left += part
                    pools[entry[0].month].used -= part
                    left -= part
                points["given_back", now] -= size
        expire(end - datetime.timedelta(days=1))
    return pools, kept, gone_back, points


def owed(pools, share):
    """What is owed for pools of which a share is expected to be used, or what was used if that is more."""
    sum_ = Decimal(0)
    for pool in pools.values():
        expected = min(max(kopecks(pool.issued * share), pool.used), pool.issued - pool.gone)
        if expected <= 0 or pool.used >= expected:
            continue
        sum_ += pool.money - kopecks(pool.money * pool.used / expected)
    return sum_


# The product.

class Postgres:
    """A cluster of the tests' own in a temporary directory, reached by a socket there."""

    def __init__(self, folder):
        bins = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]), reverse=True)
        bins += [os.path.dirname(shutil.which("initdb"))] if shutil.which("initdb") else []
        self.bin = bins[0] if bins else None
        if self.bin is None:
            return
        self.folder = folder
        os.chmod(folder, 0o700)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self.run("initdb", "-D", f"{folder}/data", "-U", "verna", "-A", "trust", "-E", "UTF8", "--locale=C")
        self.run("pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", f"-c listen_addresses= -k {folder}", "start")

    def run(self, tool, *arguments):
        before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run(before + [f"{self.bin}/{tool}", *arguments], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, cwd="/")

    def url(self):
        return f"host={self.folder} user=verna dbname=postgres"

    def stop(self):
        if self.bin is not None:
            self.run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")


class Database:
    def __init__(self, folder, name, url=None):
        self.folder = folder
        self.options = ["--data", os.path.join(folder, name)] + (["--database", url] if url else [])

    def take(self, rows, name="points.csv"):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["member_id", "at", "kind", "points", "receipt_id", "expires_at"])
            writer.writerows(rows)
        verna("import", name, *self.options, "--quiet", "--format", "json", folder=self.folder)

    def close(self, month, *extra, code=0, ssp="1"):
        return verna("ledger", "close", "--month", month, "--ssp", ssp, *self.options, *extra, folder=self.folder, code=code)

    def json(self, month, *extra, ssp="1"):
        got = self.close(month, "--format", "json", *extra, ssp=ssp)
        return json.loads(got.stdout, parse_float=Decimal) if got.stdout else {}


def entry(close, kind):
    """What entries of a kind do to what is owed."""
    return sum((row["credit"] or 0) - (row["debit"] or 0) for row in close["entries"]
               if row["kind"] == kind and row["account"] == "contract_liability")


def month_by_month(folder):
    rows = history(1)
    place = Database(folder, "books")
    place.take(rows)
    share = price = Decimal("0.773")
    options = ["--expected", "0.773"]
    before = None
    for count in range(6):
        month = after("2025-03", count)
        pools, kept, gone_back, points = books(rows, month, price)
        draft = place.json(month, *options)
        check(draft["status"] == "draft" and draft["reconciled"], f"{month}: a draft that reconciles")
        check(draft["closing_liability"] == owed(pools, share),
              f"{month}: owed {draft['closing_liability']}, by the model {owed(pools, share)}")
        check(entry(draft, "imported_deferral") == kept, f"{month}: kept back {entry(draft, 'imported_deferral')}, by the model {kept}")
        check(entry(draft, "clawback") == -gone_back, f"{month}: gone back {entry(draft, 'clawback')}, by the model {-gone_back}")
        line = draft["reconciliation"][0]
        for column in ("issued", "clawed_back", "redeemed", "given_back", "expired"):
            check(line[column] == points[column, month], f"{month}: {column} {line[column]}, by the model {points[column, month]}")
        left = sum(pool.issued - pool.used - pool.gone for pool in pools.values())
        check(line["closing"] == left == line["by_lots"], f"{month}: {line['closing']} points left, by the model {left}")
        change = sum(entry(draft, kind) for kind in {row["kind"] for row in draft["entries"]})
        opening = draft["opening_liability"] if before else 0
        check(opening + change == draft["closing_liability"], f"{month}: entries add up to what is owed")
        if before:
            check(draft["opening_liability"] == before["closing_liability"], f"{month}: it begins where {before['month']} ended")
            check(line["opening"] == before["reconciliation"][0]["closing"], f"{month}: points begin where they ended")
        sums = collections.Counter()
        for row in draft["entries"]:
            sums[row["entry"]] += (row["debit"] or 0) - (row["credit"] or 0)
        check(sums and not any(sums.values()), f"{month}: debits are credits, entry by entry")
        closed = place.json(month, "--post", *options)
        check(closed["status"] == "closed" and closed["entries"] == draft["entries"], f"{month}: closed as drawn up")
        before = closed
    return place, rows


def closed_for_good(place):
    first = place.json("2025-03", "--expected", "all", ssp="7")
    check(first["status"] == "closed" and first["prices"][0]["point_value"] == "1.000000", "a closed month is shown from its record")
    for month, why in (("2025-03", "closed already"), ("2025-01", "closed already"), ("2025-11", "2025-09 is closed first")):
        got = place.close(month, "--post", code=1)
        check(why in got.stderr and "how to mend" in got.stderr, f"{month} is refused since {why}: {got.stderr}")
    got = place.close("2030-01", code=1)
    check("2025-09 is closed first" in got.stderr, "months are closed in order")
    # What comes late is booked in the month that is open.
    place.take([("m1", "2025-04-10T12:00:00", "earn", 100, "late-1", "2026-04-01T00:00:00")], "late.csv")
    again = place.json("2025-08")
    check(again["status"] == "closed" and again["reconciled"], "August stands")
    late = place.json("2025-09", "--expected", "0.773")
    check(late["reconciled"] and late["opening_liability"] == again["closing_liability"], "September begins where August ended")
    check(entry(late, "imported_deferral") == Decimal("77.30"), f"the late points are in September: {entry(late, 'imported_deferral')}")
    check(verna("ledger", "verify", *place.options, folder=place.folder).returncode == 0, "the ledger is sound")
    for arguments, why in ((["--month", "2025-13"], "is not a month"), (["--month", "2025-09", "--expected", "2"], "no estimate"),
                           (["--month", "2025-09", "--ssp", "x"], "price of a point"), (["--month", "2025-09", "--table", "x"], "no table"),
                           (["--month", "2025-09", "--format", "xlsx"], "--out")):
        got = verna("ledger", "close", *arguments, *place.options, folder=place.folder, code=2)
        check(why in got.stderr, f"{arguments} is refused: {got.stderr}")
    got = verna("ledger", "close", "--month", "2025-09", *place.options, folder=place.folder, code=1)
    check("worth" in got.stderr and "--ssp points=1" in got.stderr, f"without a value it says how to give one: {got.stderr}")


def exports(place):
    wanted = place.json("2025-06")
    for table in ("entries", "accounts", "reconciliation", "liability", "prices"):
        got = list(csv.DictReader(io.StringIO(place.close("2025-06", "--format", "csv", "--table", table).stdout)))
        check(len(got) == len(wanted[table]), f"{table}: as many rows in CSV as in JSON")
        for row, other in zip(got, wanted[table]):
            for name, cell in row.items():
                value = other[name]
                same = cell == ("" if value is None else value) if isinstance(value, (str, type(None))) else Decimal(cell) == value
                check(same, f"{table}.{name}: {cell} in CSV, {value} in JSON")
    rows = list(csv.DictReader(io.StringIO(place.close("2025-06", "--format", "csv").stdout)))
    debit = sum(Decimal(row["debit"] or 0) for row in rows)
    check(debit == sum(Decimal(row["credit"] or 0) for row in rows) > 0, "CSV: debits are credits")
    path = os.path.join(place.folder, "june.xlsx")
    place.close("2025-06", "--format", "xlsx", "--out", path)
    book = openpyxl.load_workbook(path, data_only=True)
    check(len(book.sheetnames) == 5, f"five sheets: {book.sheetnames}")
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    place_of = heads.index("Debit")
    values = [row[place_of].value for row in sheet.iter_rows(min_row=2, max_row=1 + len(rows))]
    check([Decimal(str(round(value or 0, 2))) for value in values] == [Decimal(row["debit"] or 0) for row in rows],
          "the workbook has the debits of the CSV")
    live = openpyxl.load_workbook(path).worksheets[0].cell(row=2 + len(rows), column=place_of + 1).value
    check(str(live).startswith("=SUM("), f"the workbook sums its debits itself: {live}")
    for name, arguments in (("close.en.txt", ["--lang", "en"]), ("close.ru.txt", ["--lang", "ru"]), ("close.csv", ["--format", "csv", "--lang", "en"])):
        got = place.close("2025-06", *arguments).stdout
        lines = [line for line in got.split("\n") if "closed at" not in line and "закрыт " not in line]
        golden(name, "\n".join(lines))


def golden(name, text):
    path = os.path.join(GOLDEN, name)
    if os.environ.get("UPDATE_GOLDEN") == "1":
        os.makedirs(GOLDEN, exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    with open(path, encoding="utf-8", newline="") as file:
        check(file.read() == text, f"{name} is as in Tests/Golden/close")


def the_same_on_postgres(place, rows, folder):
    """The months of the SQLite database again, on a server."""
    os.mkdir(os.path.join(folder, "pg"))
    postgres = Postgres(os.path.join(folder, "pg"))
    if postgres.bin is None:
        print("skipped: PostgreSQL is not installed")
        return
    try:
        server = Database(folder, "server", postgres.url())
        server.take(rows)
        for month in ("2025-03", "2025-04"):
            closed, other = server.json(month, "--expected", "0.773", "--post"), place.json(month)
            for one in (closed, other):
                one.pop("closed_at", None)
            check(closed == other and closed["status"] == "closed", f"PostgreSQL: {month} is as on SQLite")
        check(server.json("2025-03")["status"] == "closed", "PostgreSQL: a closed month is shown from its record")
        got = server.close("2025-03", "--post", code=1)
        check("closed already" in got.stderr, "PostgreSQL: a month is closed once")
    finally:
        postgres.stop()


def as_the_report_says(folder):
    out = os.path.join(folder, "demo")
    verna("demo", "--size", "8000", "--no-serve", "--out", out, folder=folder)
    files = sorted(path for path in glob.glob(out + "/*.csv") if "reject" not in path)
    place = Database(folder, "demo-books")
    verna("import", *files, "--map", out + "/map.yaml", *place.options, "--quiet", "--format", "json", folder=folder)
    with open(out + "/points.csv", encoding="utf-8") as file:
        last = max(row["at"] for row in csv.DictReader(file))
    for count in (1, 4):
        month = after(last[:7], -count)
        got = verna("report", *place.options, "--to", after(month) + "-01", "--point-value", "1", "--format", "json", "--quiet",
                    folder=folder).stdout
        metrics = {row["id"]: row for row in json.loads(got, parse_float=Decimal)["metrics"]}
        books_ = place.json(month)
        check(books_["reconciled"], f"demo {month}: reconciled")
        line = books_["prices"][0]
        for name, column in (("points.liability_face", "face"), ("points.liability_expected", "expected_face")):
            check(metrics[name]["value"] == line[column], f"demo {month}: {name} {metrics[name]['value']}, by the ledger {line[column]}")
        if line["basis"] == "ladder":
            check(abs(1 - metrics["points.breakage"]["value"] - line["expected"]) < Decimal("0.000001"), f"demo {month}: F(T)")


def main():
    with tempfile.TemporaryDirectory(prefix="verna-close-") as folder:
        os.chmod(folder, 0o755)
        place, rows = month_by_month(folder)
        the_same_on_postgres(place, rows, folder)
        exports(place)
        closed_for_good(place)
        as_the_report_says(folder)
    print("close: all is well" if not failures else f"close: {len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
