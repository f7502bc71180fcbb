"""The Excel workbook read back by another program: every formula recomputed, numbers and dates real, text inert."""
import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile

try:
    import openpyxl
except ImportError:
    print("openpyxl is not installed: Scripts/setup.sh test installs it")
    sys.exit(77)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build", "release", "verna"))
failures = []
# Columns of tables that are quotients of others, by their header.
LIVE = {"en": ["Break-even share, %", "NPS, points", "Mean, %", "Top two, %", "Response, %"]}
# Sheets whose whole name has the most characters that Excel allows.
WHOLE = {"Reconciliation by store and day"}


def check(condition, what):
    if not condition:
        failures.append(what)
        print("FAILED:", what)


def run(*arguments):
    got = subprocess.run([VERNA, *arguments], capture_output=True, text=True, timeout=600)
    if got.returncode != 0:
        raise RuntimeError(f"{arguments}: {got.stderr[-1000:]}")
    return got.stdout


def recompute(formula, sheet):
    """The value of a formula of the few kinds that a report has."""
    body = re.sub(r"\bABS\(", "abs(", formula[1:])
    names = {m: sheet[m].value for m in re.findall(r"\b[A-Z]+\d+\b", body)}
    return eval(body, {"__builtins__": {}, "abs": abs, **names})


def workbook(path, report, language):
    formulas = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    count = 0
    live = {}
    for sheet in formulas.worksheets:
        shown = values[sheet.title]
        check(len(sheet.title) <= 31, f"{sheet.title}: a sheet's name is too long")
        if sheet not in formulas.worksheets[:2]:
            check(sheet.freeze_panes is not None, f"{sheet.title}: headers are not frozen")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    count += 1
                    cached, fresh = shown[cell.coordinate].value, recompute(cell.value, shown)
                    check(isinstance(cached, (int, float)) and abs(cached - fresh) <= 1e-9 * max(1, abs(fresh)),
                          f"{sheet.title} {cell.coordinate} {cell.value}: shows {cached}, gives {fresh}")
                elif isinstance(cell.value, str):
                    check(cell.data_type == "s", f"{sheet.title} {cell.coordinate}: text is not text")
                    check(cell.number_format in ("@", "General"), f"{sheet.title} {cell.coordinate}: text may turn into a formula")
                    check("nan" not in cell.value.lower().split(), f"{sheet.title} {cell.coordinate}: {cell.value}")
        header = [c.value for c in sheet[1]]
        for name in LIVE.get(language, ()):
            if name in header and len(header) != 20:
                column = header.index(name) + 1
                cells = [sheet.cell(row=row, column=column) for row in range(2, sheet.max_row + 1)]
                live.setdefault(name, []).extend(c.data_type == "f" for c in cells if c.data_type in ("n", "f") and c.value is not None)
        for name in header:
            words = re.findall(r"\w+", str(name).lower())
            check(not any(a[:4] == b[:4] and len(a) > 3 for a, b in zip(words, words[1:])), f"{sheet.title}: {name} says its unit twice")
        check(len(sheet.title) < 31 or sheet.title in WHOLE, f"{sheet.title}: is the name cut in a word?")
    for name in LIVE.get(language, ()):
        check(live.get(name) and all(live[name]), f"{language}: {name} is not live everywhere: {live.get(name)}")
    check(count > 100, f"{language}: only {count} live formulas")
    first = values.worksheets[0]
    dates = [c.value for row in first.iter_rows() for c in row if isinstance(c.value, dt.datetime)]
    check(dates and dates[0].date().isoformat() == report["period"]["from"], "the period's first day is a real date")
    memo, said = report["memo"], [c.value for row in values.worksheets[1].iter_rows() for c in row if c.value is not None]
    words = memo["sentences"] + [decision[key] for decision in memo["decisions"] for key in ("title", "why", "price", "risk")]
    check(len(memo["sentences"]) == 5 and set(words) <= set(said), f"{language}: the memo's words are on its sheet")
    points = {round(point["value"], 12) for point in memo["chart"]["points"] if point["value"] is not None}
    check(points and points <= {round(c, 12) for c in said if isinstance(c, float)}, f"{language}: and its chart's numbers")
    figures = {m["id"]: m for m in report["metrics"]}
    seen = 0
    for sheet in values.worksheets:
        header = [c.value for c in sheet[1]]
        if len(header) != 20:
            continue
        for row in sheet.iter_rows(min_row=2, values_only=True):
            figure = figures[row[19]]
            seen += 1
            if figure["value"] is None:
                check(isinstance(row[1], str), f"{row[19]}: an absent value is a word")
            else:
                tolerance = 0.005 if figure["unit"] == "money" else 1e-9 * max(1, abs(figure["value"]))
                check(abs(row[1] - figure["value"]) <= tolerance, f"{row[19]}: the workbook has {row[1]}, JSON {figure['value']}")
                ratio = figure["denominator"] not in (None, 0)
                if ratio and abs(figure["numerator"] / figure["denominator"] - figure["value"]) < 1e-12:
                    check(formulas[sheet.title].cell(row=[r[19] for r in sheet.iter_rows(values_only=True)].index(row[19]) + 1, column=2).data_type == "f",
                          f"{row[19]}: a ratio is not a live formula")
    check(seen == len(figures), f"{language}: {seen} metrics of {len(figures)} are in the workbook")


def main():
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "shop")
        run("demo", "--size", "5000", "--out", data, "--no-serve")
        files = [os.path.join(data, name) for name in sorted(os.listdir(data)) if name.endswith(".csv")]
        for language in ("ru", "en"):
            arguments = ["report", *files, "--map", os.path.join(data, "map.yaml"), "--lang", language, "--quiet"]
            out = os.path.join(folder, language + ".xlsx")
            run(*arguments, "--out", out)
            workbook(out, json.loads(run(*arguments, "--format", "json")), language)
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
