"""Importing into a database and reporting from it, from outside: the report is that of the files to the last byte, on SQLite
and on PostgreSQL; the same files twice change nothing; a process that is killed leaves nothing to be seen; members' ledgers
come to the balances of the file.

    VERNA=.build/release/verna python3 Tests/CommandLine/test_import.py        VERNA_DATA names the folder of the real data
"""
import collections
import csv
import decimal
import glob
import gzip
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build", "release", "verna"))
DATA = os.environ.get("VERNA_DATA", os.path.join(ROOT, "..", "shared", "data"))
PLAIN = {"LANG": "en_GB.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "COLUMNS": "120", "PATH": os.environ["PATH"], "HOME": "/tmp"}
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


class Postgres:
    """A cluster of the tests' own in a temporary directory, reached by a socket there."""

    def __init__(self, folder):
        bins = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]), reverse=True)
        bins += [os.path.dirname(shutil.which("initdb"))] if shutil.which("initdb") else []
        self.bin = bins[0] if bins else None
        self.count = 0
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

    def database(self):
        self.count += 1
        self.run("createdb", "-h", self.folder, "-U", "verna", f"test{self.count}")
        return f"host={self.folder} user=verna dbname=test{self.count}"

    def stop(self):
        if self.bin is not None:
            self.run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")


class Place:
    """A new database: options that name it, in a folder of its own."""

    def __init__(self, folder, postgres=None):
        self.folder = tempfile.mkdtemp(dir=folder)
        self.options = ["--data", os.path.join(self.folder, "db")]
        if postgres is not None:
            self.options += ["--database", postgres.database()]

    def take(self, *files, extra=(), code=0):
        got = verna("import", *files, *extra, *self.options, "--format", "json", "--quiet", folder=self.folder, code=code)
        return json.loads(got.stdout)["database"] if got.returncode == 0 else got.stderr

    def report(self, *extra):
        return verna("report", *self.options, *extra, "--format", "json", "--quiet", folder=self.folder).stdout

    def statement(self):
        got = verna("ledger", "export", *self.options, "--format", "csv", folder=self.folder)
        return list(csv.DictReader(io.StringIO(got.stdout)))

    def sound(self):
        return verna("ledger", "verify", *self.options, folder=self.folder, code=None).returncode == 0


def of_files(folder, files, *extra):
    return verna("report", *files, *extra, "--no-cache", "--format", "json", "--quiet", folder=folder).stdout


def engines(postgres):
    return [("SQLite", None)] + ([("PostgreSQL", postgres)] if postgres.bin else [])


def same(folder, postgres, name, files, mapping=(), options=()):
    expected = of_files(folder, files, *mapping, *options)
    check(len(expected) > 1000, f"{name}: there is a report of the files")
    for engine, server in engines(postgres):
        place = Place(folder, server)
        kept = place.take(*files, extra=mapping)
        check(kept["number"] == 1, f"{name}, {engine}: the first import is number 1")
        for again in ("", "from the cache "):
            check(place.report(*options) == expected, f"{name}, {engine}: the report {again}is that of the files")
        check(place.report("--no-cache", *options) == expected, f"{name}, {engine}: and without the cache")
        check(place.sound(), f"{name}, {engine}: the ledger is sound")
        before = place.statement()
        kept = place.take(*files, extra=mapping)
        check("number" not in kept and kept["known"], f"{name}, {engine}: twice is nothing new")
        check(place.report(*options) == expected, f"{name}, {engine}: twice changes no figure")
        check(place.statement() == before, f"{name}, {engine}: twice posts nothing")
        yield place


def fixtures(folder, postgres):
    hand = os.path.join(ROOT, "Tests", "Fixtures", "hand")
    for _ in same(folder, postgres, "hand", sorted(glob.glob(hand + "/*.csv")), (), ["--program", hand + "/programme.yaml"]):
        pass
    packed = os.path.join(ROOT, "Tests", "Fixtures", "import")
    for _ in same(folder, postgres, "packed", [packed + "/lines.csv.zst", packed + "/lines-two-members.csv.gz"]):
        pass


def balances(rows):
    """What a file of points comes to, by member."""
    sums = collections.Counter()
    signs = {"opening": 1, "earn": 1, "redeem": -1, "expire": -1, "adjust": 1}
    for row in rows:
        sums[row["member_id"]] += signs[row["kind"]] * decimal.Decimal(row["points"])
    return {member: points for member, points in sums.items() if points}


def in_ledger(place):
    sums = collections.Counter()
    for row in place.statement():
        if row["account"] in ("pending", "available", "reserved"):
            sums[row["owner"]] += decimal.Decimal(row["points"])
    return {member: points for member, points in sums.items() if points}


def metric(report, name):
    return next(found for found in json.loads(report)["metrics"] if found["id"] == name)


def demo(folder, postgres):
    out = os.path.join(folder, "demo")
    verna("demo", "--size", "8000", "--no-serve", "--out", out, folder=folder)
    files = sorted(path for path in glob.glob(out + "/*.csv") if "reject" not in path)
    mapping = ["--map", out + "/map.yaml"]
    with open(out + "/points.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for place in same(folder, postgres, "demo", files, mapping, ["--by", "quarter"]):
        check(in_ledger(place) == balances(rows), "demo: each member's ledger comes to the balance of the file")
        report = place.report()
        check(json.loads(report)["period"]["to"] > max(row["at"] for row in rows), "demo: the report ends after the points")
        left = metric(report, "points.unused_share")["numerator"]
        check(sum(in_ledger(place).values()) == decimal.Decimal(str(left)), "demo: all ledgers come to what the report has left")
        kinds = {row["kind"] for row in place.statement()}
        check({"accrual", "redemption", "expiry", "adjustment"} <= kinds, f"demo: postings of every kind: {kinds}")

    # In two goes, halves of the points in each: as if given together.
    half = len(rows) // 2
    names = {}
    for name, part in (("first", rows[:half]), ("second", rows[half:])):
        names[name] = os.path.join(folder, f"points.{name}.csv")
        with open(names[name], "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(part)
    others = [path for path in files if not path.endswith("points.csv")]
    expected = of_files(folder, others + [names["first"], names["second"]], *mapping)
    for engine, server in engines(postgres):
        place = Place(folder, server)
        place.take(*others, names["first"], extra=mapping)
        kept = place.take(*others, names["second"], extra=mapping)
        check(kept["number"] == 2 and kept["files"] == 1, f"{engine}: of files given again only the new one is kept")
        check(place.report() == expected, f"{engine}: two imports add up as if their files were given together")
        check(in_ledger(place) == balances(rows), f"{engine}: two imports come to the same ledgers")
        check(place.sound(), f"{engine}: and they are sound")

    # Packed, and under another name: the same content.
    packed = os.path.join(folder, "other.points.csv.gz")
    with open(names["first"], "rb") as source, gzip.open(packed, "wb") as target:
        target.write(source.read())
    place = Place(folder)
    place.take(names["first"])
    check("number" not in place.take(packed), "a packed file is known by what it holds")
    clash = place.take(names["second"], extra=["--currency", "EUR"], code=1)
    check("currency" in clash and "EUR" in clash, f"another currency is refused: {clash}")
    return files, mapping


def killed(folder, postgres, files, mapping):
    expected = of_files(folder, files, *mapping)
    for engine, server in engines(postgres):
        seen = collections.Counter()
        place = Place(folder, server)
        for attempt in range(14):
            started = subprocess.Popen([VERNA, "import", *files, *mapping, *place.options, "--quiet"], cwd=place.folder,
                                       env=PLAIN, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.02 + 0.035 * attempt)
            ended = started.poll() is not None
            started.send_signal(signal.SIGKILL)
            started.wait()
            got = verna("report", *place.options, "--format", "json", "--quiet", folder=place.folder, code=None)
            check(got.returncode != 0 or got.stdout == expected, f"{engine}: killed, an import is seen whole or not at all")
            seen["whole" if got.returncode == 0 else "nothing"] += 1
            check(got.returncode != 0 or place.sound(), f"{engine}: killed, the ledger is sound")
            if ended:
                break
        print(f"  killed on {engine}: {dict(seen)}")
        place.take(*files, extra=mapping)
        check(place.report() == expected, f"{engine}: the next import goes on")
        clean = Place(folder, server)
        clean.take(*files, extra=mapping)
        check(in_ledger(place) == in_ledger(clean), f"{engine}: and posts what was left, once")
        check(place.sound(), f"{engine}: and the ledger is sound")


def refusals(folder):
    place = Place(folder)
    path = os.path.join(place.folder, "points.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("member_id,at,kind,points,receipt_id,expires_at\n"
                   "A,2026-01-01T10:00:00,earn,100,R1,2026-03-01\nA,2026-01-02T10:00:00,redeem,30,R2,\n"
                   "A,2026-01-03T10:00:00,redeem,-10,R2,\nA,2026-01-04T10:00:00,earn,-20,R1,\n"
                   "A,2026-01-05T10:00:00,earn,0,R3,\nB,2026-01-01T10:00:00,opening,5,,2025-12-01\n"
                   "B,2026-01-02T10:00:00,redeem,7,R9,\n\"B\",2026-01-03T10:00:00,adjust,1,,\n")
    kept = place.take(path)
    check(kept["points"]["posted"] == 6 and kept["points"]["refused"] == 2, f"what is refused is counted: {kept}")
    with open(os.path.join(place.folder, "verna.rejects.ledger.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    check([(row["row"], row["member_id"]) for row in rows] == [("5", "A"), ("6", "B")], f"and listed: {rows}")
    statement = [(row["owner"], row["kind"], row["points"]) for row in place.statement() if row["account"] == "available"]
    check(statement == [("A", "accrual", "100.00"), ("A", "redemption", "-30.00"), ("A", "giveBack", "10.00"),
                        ("A", "clawback", "-20.00"), ("B", "redemption", "-7.00"), ("B", "adjustment", "1.00")],
          f"each row has its kind of posting: {statement}")
    check(verna("report", "--data", "none", folder=place.folder, code=2).returncode == 2, "no files and no database is a usage error")
    verna("report", *place.options, "--map", "m.yaml", folder=place.folder, code=2)


def real(folder, postgres):
    for name in ("coffee-chain", "airline"):
        files = sorted(path for path in glob.glob(os.path.join(DATA, name, "*.csv*")))
        if not files:
            print(f"skipped: {name} is not in VERNA_DATA")
            continue
        mapping = ["--map", os.path.join(ROOT, "Examples", name + ".yaml")]
        for place in same(folder, postgres, name, files, mapping):
            print(f"  {name}: {len(in_ledger(place))} members with points")


def main():
    with tempfile.TemporaryDirectory(prefix="verna-import-") as folder:
        os.chmod(folder, 0o755)
        os.mkdir(os.path.join(folder, "pg"))
        postgres = Postgres(os.path.join(folder, "pg"))
        if not postgres.bin:
            print("skipped: PostgreSQL is not installed")
        try:
            refusals(folder)
            fixtures(folder, postgres)
            files, mapping = demo(folder, postgres)
            killed(folder, postgres, files, mapping)
            real(folder, postgres)
        finally:
            postgres.stop()
    print("import: all is well" if not failures else f"import: {len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
