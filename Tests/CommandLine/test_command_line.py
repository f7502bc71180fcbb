"""The command line from outside: help, exit codes, languages, formats, files written whole.

    VERNA=.build/release/verna python3 Tests/CommandLine/test_command_line.py        UPDATE_GOLDEN=1 writes the help again
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build", "release", "verna"))
HELP = os.path.join(ROOT, "Tests", "Golden", "help")
PLAIN = {"LANG": "en_GB.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "COLUMNS": "120", "PATH": os.environ["PATH"], "HOME": "/tmp"}

# A shop with every trap for spreadsheets and terminals in its names.
LINES = """receipt_id,at,member_id,store,cashier,sku,qty,amount,cost
R1,2025-01-05T10:00:00,M1,=HYPERLINK("x"),+7 911,A,2,200.50,60
R2,2025-01-20T11:00:00,M1,=HYPERLINK("x"),@anna,B,1,99.99,40
R3,2025-02-03T12:00:00,,-north,\x1b[31mred,A,1,100.00,60
R4,2025-02-04T12:00:00,M2,-north,@anna,B,3,300.00,40
R5,2025-02-28T12:00:00,M2,south,boris,A,1,100.25,60
R6,2025-03-01T12:00:00,,south,boris,A,not a number,100.25,60
"""

failures = []


def verna(*arguments, folder, environment=None, stdin=None):
    return subprocess.run([VERNA, *arguments], capture_output=True, text=True, cwd=folder, input=stdin,
                          env={**PLAIN, **(environment or {})}, timeout=600)


def check(condition, what):
    if not condition:
        failures.append(what)
        print("FAILED:", what)


def help_is_golden(folder):
    for name, arguments in {"verna": ["--help"], "report": ["report", "--help"], "import": ["import", "--help"],
                            "demo": ["demo", "--help"], "design": ["design", "--help"],
                            "simulate": ["simulate", "--help"], "forecast": ["forecast", "--help"], "ledger-simulate": ["ledger", "simulate", "--help"],
                            "calculate": ["calculate", "--help"], "ledger": ["ledger", "--help"],
                            "ledger-verify": ["ledger", "verify", "--help"],
                            "ledger-statement": ["ledger", "statement", "--help"],
                            "ledger-export": ["ledger", "export", "--help"],
                            "ledger-close": ["ledger", "close", "--help"], "ledger-roi": ["ledger", "roi", "--help"],
                            "program-publish": ["program", "publish", "--help"],
                            "backup": ["backup", "--help"], "restore": ["restore", "--help"]}.items():
        got = verna(*arguments, folder=folder)
        check(got.returncode == 0, f"{name} --help ends with 0")
        path = os.path.join(HELP, name + ".txt")
        if os.environ.get("UPDATE_GOLDEN") == "1":
            with open(path, "w", encoding="utf-8") as file:
                file.write(got.stdout)
        with open(path, encoding="utf-8") as file:
            check(file.read() == got.stdout, f"help of {name} is as in Tests/Golden/help (UPDATE_GOLDEN=1 writes it)")
        check("\\" not in got.stdout.replace('\\"', ""), f"help of {name} has no stray backslash")
        check("—" not in got.stdout and "TO" + "DO" not in got.stdout, f"help of {name} is finished")


def exit_codes(folder):
    for arguments, code, words in [
        (["--version"], 0, "0."), (["help", "report"], 0, "USAGE"), (["report"], 2, "files"),
        (["report", "lines.csv", "--nonsense"], 2, "nonsense"), (["report", "lines.csv", "--from", "2025-02-30"], 2, "2026-01-31"),
        (["report", "lines.csv", "--from", "2025-03-01", "--to", "2025-03-01"], 2, "--to"),
        (["report", "lines.csv", "--format", "xlsx"], 2, "--out"), (["report", "lines.csv", "--segment", "store ="], 2, "segment"),
        (["report", "lines.csv", "--norm", "nothing=1..2"], 2, "nothing"), (["report", "lines.csv", "--point-value", "0"], 2, "point"),
        (["report", "lines.csv", "--point-value", "-1"], 2, "not the worth of a point"), (["demo", "--size", "-1"], 2, "not -1"),
        (["report", "absent.csv"], 1, "absent.csv"), (["report", "empty.csv"], 1, "empty"), (["report", "binary.csv"], 1, "text"),
        (["report", "lines.csv", "--strict"], 1, "lines.csv"), (["report", "lines.csv", "--from", "1999-01-01", "--to", "2000-01-01"], 1, "2025"),
        (["report", "lines.csv", "--program", "absent.yaml"], 1, "absent.yaml"), (["import", "lines.csv"], 0, ""),
        (["report", "lines.csv", "--out", "/proc/nowhere/report.json"], 1, "/proc/nowhere"), (["demo", "--size", "7"], 2, "1000"),
    ]:
        got = verna(*arguments, folder=folder)
        check(got.returncode == code, f"{' '.join(arguments)} ends with {code}, not {got.returncode}: {got.stderr[-300:]}")
        check(words in got.stdout + got.stderr, f"{' '.join(arguments)} says {words!r}: {got.stderr[-300:]}")
        if code:
            check(got.stdout == "", f"{' '.join(arguments)} writes its error to standard error alone")
    for language, word in [("ru_RU.UTF-8", "как исправить"), ("en_US.UTF-8", "how to mend it")]:
        got = verna("report", "absent.csv", folder=folder, environment={"LANG": language})
        check(word in got.stderr, f"an error speaks {language}")
    got = verna("report", "absent.csv", "--lang", "ru", folder=folder)
    check("как исправить" in got.stderr, "--lang goes before the environment")
    for arguments, words in [
        (["--segmen", "x"], "нет параметра --segmen"), (["--from"], "нет значения"), (["--by", "hour"], "одно из: day, week"),
        (["--from", "2025-02-30"], "не день календаря"), (["--norm", "x"], "не норма"), (["--window", "0"], "от 1 до 120"),
        (["--format", "xlsx"], "назовите файл"), (["--currency", "roubles"], "не валюта"), (["--point-value", "-1"], "не цена балла"),
    ]:
        for wanted in (["--lang", "ru", *arguments], ["--lang=ru", *arguments], arguments):
            environment = {"LANG": "ru_RU.UTF-8"} if wanted is arguments else {}
            got = verna("report", "lines.csv", *wanted, folder=folder, environment=environment)
            check(got.returncode == 2 and words in got.stderr and "verna report --help" in got.stderr, f"{wanted} says {words}: {got.stderr}")
            check(not re.search(r"Error|Usage|invalid|Unknown|Missing", got.stderr), f"{wanted} is Russian all through: {got.stderr}")
        got = verna("report", "lines.csv", "--lang", "en", *arguments, folder=folder, environment={"LANG": "ru_RU.UTF-8"})
        check(got.returncode == 2 and not re.search("[а-яё]", got.stderr), f"{arguments} is English where --lang says so: {got.stderr}")


def formats(folder):
    got = verna("report", "lines.csv", "--format", "json", folder=folder)
    check(got.returncode == 0, "json: " + got.stderr[-300:])
    report = json.loads(got.stdout)
    keys = {"id", "value", "numerator", "denominator", "unit", "period", "segment", "n", "interval", "norm", "good", "status",
            "trend", "previous", "year_ago", "source", "note"}
    for metric in report["metrics"]:
        check(set(metric) == keys, f"{metric['id']} has the contract's keys")
        check(metric["value"] is not None or metric["note"], f"{metric['id']} without a value says why")
        check(metric["value"] is not None or metric["status"] == "absent", f"{metric['id']} without a value is absent")
    ids = [m["id"] for m in report["metrics"]]
    check(len(ids) == len(set(ids)), "without --by each metric is there once")
    check('"value":800.74' in got.stdout.replace(" ", ""), "money has the currency's digits")
    stepped = json.loads(verna("report", "lines.csv", "--format", "json", "--by", "month", folder=folder).stdout)
    check(len(stepped["metrics"]) == 3 * len(ids) or len(stepped["metrics"]) == 4 * len(ids), "--by adds each sub-period")
    check(stepped["metrics"][0] == report["metrics"][0], "the whole period comes first")
    for text in (got.stdout, verna("report", "lines.csv", folder=folder).stdout,
                 verna("report", "lines.csv", "--format", "html", folder=folder).stdout):
        check(not re.search(r"\bnan\b|\binf\b|Optional\(|\{[a-z_]+\}", text.lower().split("<style")[0]), "no nan, no open slot")

    got = verna("report", "lines.csv", "--format", "csv", "--out", "out/report.csv", folder=folder)
    check(got.returncode == 0, "csv: " + got.stderr[-300:])
    cells = [cell for name in os.listdir(os.path.join(folder, "out")) if name.endswith(".csv")
             for row in csv.reader(io.open(os.path.join(folder, "out", name), encoding="utf-8", newline="")) for cell in row]
    check("'=HYPERLINK(\"x\")" in cells and "'+7 911" in cells and "'@anna" in cells and "'-north" in cells, "text cells are inert")
    for cell in cells:
        if cell[:1] in "=+-@\t\r" and cell[:1]:
            check(re.fullmatch(r"-\d+(\.\d+)?(e-?\d+)?", cell) is not None, f"a cell that a spreadsheet would run: {cell}")

    got = verna("report", "lines.csv", "--format", "csv", folder=folder)
    check(got.stdout.startswith("id,name,section,") and "\r\n\r\n" not in got.stdout, "on standard output a CSV is one table, the metrics")
    check("--table" in got.stderr and "scan.by_cashier" in got.stderr and "memo" in got.stderr, "and says where the tables are: " + got.stderr[-300:])
    for name in [n[len("report."):-len(".csv")] for n in os.listdir(os.path.join(folder, "out")) if n.startswith("report.") and n != "report.csv"]:
        one = verna("report", "lines.csv", "--format", "csv", "--table", name, folder=folder)
        with io.open(os.path.join(folder, "out", f"report.{name}.csv"), encoding="utf-8", newline="") as file:
            check(one.returncode == 0 and one.stdout.replace("\r\n", "\n") == file.read().replace("\r\n", "\n"), f"--table {name} is the file of that table")
    got = verna("report", "lines.csv", "--out", "single/store.csv", "--table", "scan.by_store", folder=folder)
    check(os.listdir(os.path.join(folder, "single")) == ["store.csv"], "--table with --out writes that one file: " + got.stderr[-300:])
    got = verna("report", "lines.csv", "--format", "csv", "--table", "nothing", folder=folder)
    check(got.returncode == 2 and "scan.by_store" in got.stderr, "an unknown table names the known: " + got.stderr[-300:])

    memo = report["memo"]
    check(len(memo["sentences"]) == 5 and memo["sentences"][0].startswith(report["diagnosis"]["verdict"][:40]), "the memo has five sentences")
    check(len(memo["chart"]["points"]) == 2, "and its chart's points without --by too")
    check(memo["note"] or all(set(d) == {"title", "why", "cost", "price", "break_even_uplift", "risk", "moves"} for d in memo["decisions"]), "and decisions")
    text = verna("report", "lines.csv", folder=folder).stdout
    check("Memo to the general manager" in text, "the memo is on the terminal")
    check("\x1b" not in text, "no colour and no control character where nobody looks")
    narrow = verna("report", "lines.csv", folder=folder, environment={"COLUMNS": "60"}).stdout
    check(max(len(line) for line in narrow.split("\n")) <= 60, "a narrow terminal is not overrun")
    russian = verna("report", "lines.csv", "--lang", "ru", folder=folder).stdout
    check("Доля чеков участников" in russian and "Members" not in russian, "Russian all through")


def rejects(folder):
    got = verna("import", "lines.csv", "--rejects", "bad.csv", "--format", "json", folder=folder)
    summary = json.loads(got.stdout)
    check(summary["receipts"] == 5 and summary["rejects"] == "bad.csv", "the bad row is counted, the others are taken")
    with open(os.path.join(folder, "bad.csv"), encoding="utf-8") as file:
        text = file.read()
    check(",7,qty," in text, "the reject file has line and column: " + text)
    write(folder, "again.csv", LINES.replace("R1,", "R8,").replace("300.00", "3.00").replace("R6", "R9"))
    got = verna("import", "lines.csv", "again.csv", "--rejects", "bad.csv", "--format", "json", folder=folder)
    with open(os.path.join(folder, "bad.csv"), encoding="utf-8", newline="") as file:
        late = [row for row in csv.DictReader(file) if row["column"] == "receipt_id"]
    check([(row["file"], row["line"], row["row"]) for row in late] == [("again.csv", "5", "R4,2025-02-04T12:00:00,M2,-north,@anna,B,3,3.00,40")],
          f"a receipt that says something else is shown whole: {late}")
    again = json.loads(got.stdout)["files"][1]
    check((again["rowsRead"], again["rowsAccepted"], again["rowsRejected"], again["rowsDuplicate"]) == (6, 1, 2, 3), f"repeats are counted: {again}")


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def content(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def inputs_are_kept(folder):
    write(folder, "keep/shop.csv", LINES)
    os.symlink("shop.csv", os.path.join(folder, "keep", "link.csv"))
    write(folder, "keep/map.yaml", "currency: RUB\n")
    for arguments in (["import", "keep/shop.csv", "--rejects", "keep/shop.csv"],
                      ["import", "keep/shop.csv", "--rejects", "./keep/../keep/link.csv"],
                      ["report", "keep/shop.csv", "--out", "keep/shop.csv", "--format", "csv"],
                      ["report", "keep/shop.csv", "--map", "keep/map.yaml", "--out", "keep/map.yaml", "--format", "text"]):
        got = verna(*arguments, folder=folder)
        check(got.returncode == 2 and "written over" in got.stderr, f"{' '.join(arguments)} is refused: {got.stderr[-300:]}")
    check(content(folder, "keep/shop.csv") == LINES, "an input is left as it was")
    write(folder, "foreign/lines.csv", LINES)
    got = verna("demo", "--size", "1000", "--out", "foreign", "--no-serve", folder=folder)
    check(got.returncode == 2 and "lines.csv" in got.stderr, "a demo leaves somebody else's files alone: " + got.stderr[-300:])
    check(content(folder, "foreign/lines.csv") == LINES, "and does not touch them")


def own_files_are_not_read(folder):
    write(folder, "again/lines.csv", LINES)
    inside = os.path.join(folder, "again")
    for _ in range(2):
        names = sorted(name for name in os.listdir(inside) if name.endswith(".csv"))
        got = verna("report", *names, "--format", "csv", "--out", "report.csv", folder=inside)
        check(got.returncode == 0, "a report of *.csv after a report is made: " + got.stderr[-300:])
    check("verna.rejects.csv" in got.stderr and "Verna itself wrote" in got.stderr, "and says what it does not read")
    rows = list(csv.reader(io.open(os.path.join(inside, "report.csv"), encoding="utf-8", newline="")))
    check([row[7] for row in rows if row[0] == "base.receipts"][0] == "5", "receipts are those of the one file of lines")
    said = list(csv.DictReader(io.open(os.path.join(inside, "report.diagnosis.csv"), encoding="utf-8", newline="")))
    check(said[0]["list"] == "verdict" and said[0]["text"], "the diagnosis stands beside the metrics")
    check({"title", "meaning", "action"} <= {row["says"] for row in said if row["list"] == "finding"}, "with findings and actions")
    got = verna("import", "verna.rejects.csv", folder=inside)
    check(got.returncode == 1 and "Verna itself" in got.stderr, "reject files alone are no data")


def segments_are_checked(folder):
    members = write(folder, "segment/members.csv", "member_id,birthday,consent,city\nM1,1990-03-05,yes,Tula\nM2,1985-07-01,no,Omsk\n")
    for segment, words in {
        'store == 9': '"9"', 'store in ["south", 9]': '"9"', 'member.birth_month == 3': '"03"', 'member.consent == "yes"': "write true",
        'member.age == "30"': "write 30", 'member.gender == "f"': "column gender", 'category == "food"': "no file",
        'channel == "web"': "column channel", 'member.nothing == "x"': "no attribute",
        'store == "south" || city == "Tula"': "joined by ||", '!(store == "south" && city == "Tula")': "joined by ||",
        'store == member.city': "within one comparison", 'store == channel': "cannot stand in one comparison",
        'store': "bool is wanted", '1 == 1': "asks for no attribute", 'store == "south" ||': "column 20",
    }.items():
        got = verna("report", "lines.csv", members, "--segment", segment, folder=folder)
        check(got.returncode == 2 and words in got.stderr, f"{segment} says {words}: {got.stderr[-300:]}")
    got = verna("report", "lines.csv", "--segment", "member.age == 30", folder=folder)
    check(got.returncode == 2 and "members" in got.stderr, "a segment of members without their file names it: " + got.stderr[-300:])
    got = verna("report", "lines.csv", "--segment", 'store == "nope"', "--format", "json", folder=folder)
    warning = "No receipt has store “nope”; there are: "
    check(got.returncode == 0 and warning in got.stderr and "south" in got.stderr, "an unknown store is a warning: " + got.stderr[-300:])
    check(any(warning in caution for caution in json.loads(got.stdout)["diagnosis"]["cautions"]), "and a note in the report")
    # What is one kind may be joined at will, and parts of other kinds beside it.
    got = verna("report", "lines.csv", members, "--segment", '(store == "south" || weekday == 3) && !(city == "Tula" || !consent)', folder=folder)
    check(got.returncode in (0, 2) and "joined by" not in got.stderr, "kinds apart: " + got.stderr[-300:])
    got = verna("report", "lines.csv", "--segment", 'store == "south"', folder=folder)
    check("there are:" not in got.stdout + got.stderr, "a known one is none")


def like_for_like(folder):
    rows = [f"R{year}{month},{year}-{month:02}-10T10:00:00,M{month % 3},A,1,10.00,south" for year in (2024, 2025) for month in range(1, 13)]
    rows.append("N1,2025-06-01T10:00:00,M1,A,1,1000.00,new")
    write(folder, "years/lines.csv", "receipt_id,at,member_id,sku,qty,amount,store\n" + "\n".join(rows) + "\n")
    report = {flag: json.loads(verna("report", "years/lines.csv", "--from", "2025-01-01", "--to", "2026-01-01", "--format", "json", *flag,
                                     folder=folder).stdout) for flag in ((), ("--like-for-like",))}
    alike = report[("--like-for-like",)]
    check(alike["program"]["like_for_like"] is True and report[()]["program"]["like_for_like"] is False, "program says like for like")
    check(alike["program"]["name"] is None and alike["program"]["segment"] is None, "what is unknown is null")
    check(alike["metrics"][0]["segment"] is None and alike["metrics"][0]["value"] == 120, "only stores of both years, and no segment")


def columns_and_mappings(folder):
    row = "\n1,2025-01-05T10:00:00,M1,10,20,30\n"
    for name, header in {"two.csv": "receipt_id,at,member_id,total,sum,Сумма", "twice.csv": "receipt_id,at,member_id,total,receipt_id,x"}.items():
        write(folder, "doubt/" + name, header + row)
        got = verna("import", "doubt/" + name, folder=folder)
        column = "total" if name == "two.csv" else "receipt_id"
        check(got.returncode == 1 and f"several columns fit {column}" in got.stderr and f"columns: {{{column}:" in got.stderr,
              f"{name} asks which column is meant: {got.stderr[-400:]}")
        write(folder, "doubt/map.yaml", f"files: [{{match: \"{name}\", columns: {{{column}: \"{column}\"}}, ignore: [sum, Сумма]}}]\n")
        got = verna("import", "doubt/" + name, "--map", "doubt/map.yaml", folder=folder)
        check(got.returncode == 0, f"a mapping settles {name}: {got.stderr[-400:]}")
    write(folder, "doubt/map.yaml", "files:\n  - match: sales*.csv\n")
    got = verna("import", "lines.csv", "--map", "doubt/map.yaml", folder=folder)
    check(got.returncode == 0 and "sales*.csv" in got.stdout and "fits no file" in got.stdout, "a match that fits no file is told")
    write(folder, "doubt/members.csv", "member_id,city\nM1,Tula\n")
    write(folder, "doubt/map.yaml", "files:\n  - match: members.csv\n    columns:\n      receipt_id: city\n")
    got = verna("import", "lines.csv", "doubt/members.csv", "--map", "doubt/map.yaml", folder=folder)
    check("line 4, column 7" in got.stderr and "receipt_id" in got.stderr, "an unknown column has its line: " + got.stderr[-300:])
    write(folder, "doubt/programme.yaml", "programme:\n  name: [unclosed\n  launch: 2025\n")
    got = verna("report", "lines.csv", "--program", "doubt/programme.yaml", folder=folder)
    check(got.returncode == 1 and re.search(r"programme\.yaml:\d+:\d+$", got.stderr, re.M) is not None, "a broken programme file has its line: " + got.stderr)
    write(folder, "doubt/bytes.csv", "receipt_id,at,sku,qty,amount\n" + "1,2025-01-05,ж,1,1\n" * 9)
    with open(os.path.join(folder, "doubt/bytes.csv"), "ab") as file:
        file.write(b"2,2025-01-05,\xff,1,1\n")
    got = verna("import", "doubt/bytes.csv", "--strict", folder=folder)
    check("the row is not UTF-8 text" in got.stderr and "  is" not in got.stderr, "a bad row is told in one sentence: " + got.stderr)


def points_alone(folder):
    rows = [f"M{i},2025-{month:02}-05T10:00:00,{kind},{10 * i}" for i in range(1, 4) for month in range(1, 7) for kind in ("earn", "redeem")]
    write(folder, "points/points.csv", "member_id,at,kind,points\n" + "\n".join(rows) + "\n")
    report = json.loads(verna("report", "points/points.csv", "--point-value", "1", "--format", "json", folder=folder).stdout)
    missing = "A file is missing: receipts."
    for id in ("scan.by_cashier", "scan.by_store", "scan.by_channel", "scan.suspect_cards", "launch.before_after", "activity.map",
               "base.structure", "retention.cohorts", "segments.value", "revenue.bridge"):
        table = report["tables"].get(id)
        check(table is not None and table["rows"] == [] and (table["note"] or "").startswith(missing), f"{id} wants receipts: {table}")
    detail = report["tables"]["members.detail"]["rows"]
    check([row["member_id"] for row in detail] == ["M1", "M2", "M3"] and detail[0]["receipts"] is None, "members have what points say, and no zeros")
    figures = {m["id"]: m for m in report["metrics"] if m["period"] == report["period"]}
    for id in ("points.users_share", "points.loyalty_rating", "points.use_share", "points.paid_share", "margin.erosion_year", "cac"):
        check((figures[id]["note"] or "").startswith(missing), f"{id} wants receipts: {figures[id]['note']}")


def demo(folder):
    for out in ("one", "two"):
        got = verna("demo", "--size", "2000", "--seed", "5", "--out", out, "--no-serve", folder=folder)
        check(got.returncode == 0, "demo: " + got.stderr[-300:])
    for name in sorted(os.listdir(os.path.join(folder, "one"))):
        path = [os.path.join(folder, out, name) for out in ("one", "two")]
        if os.path.isfile(path[0]) and name.endswith(".csv"):
            check(open(path[0], "rb").read() == open(path[1], "rb").read(), f"the demo's {name} is the same twice")
    inside = os.path.join(folder, "one")
    data = sorted(name for name in os.listdir(inside) if name.endswith(".csv"))
    verna("report", *data, "--map", "map.yaml", "--out", "shop.csv", folder=inside)
    again = sorted(name for name in os.listdir(inside) if name.endswith(".csv"))
    summary = json.loads(verna("import", *again, "--map", "map.yaml", "--format", "json", folder=inside).stdout)
    check(len(again) > len(data) + 15 and {file["path"] for file in summary["files"]} <= set(data), "every table of a report is known again")
    check(any(name.endswith(".html") for name in os.listdir(os.path.join(folder, "one"))), "the demo has its report")


def main():
    if not os.path.exists(VERNA):
        print("the binary is not built:", VERNA)
        sys.exit(1)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {"lines.csv": LINES, "empty.csv": ""}.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        with open(os.path.join(folder, "binary.csv"), "wb") as file:
            file.write(bytes(range(256)) * 64)
        for part in (help_is_golden, exit_codes, formats, rejects, inputs_are_kept, own_files_are_not_read, segments_are_checked,
                     like_for_like, columns_and_mappings, points_alone, demo):
            part(folder)
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
