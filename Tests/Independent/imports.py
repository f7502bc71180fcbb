"""What `verna import` should say of the files of a folder: rows, receipts, and what it settled where the files contradict themselves."""
import csv
import os

from contract import FILES


def expected(shop, folder):
    """Rows of each file, receipts, and the counts of the notes by id; a note that has nothing to count is not given."""
    one = shop.one
    notes = {
        # Of a sale and a return under one id the difference is the sale's.
        "import.totals_differ": one("SELECT count(*) FROM r0 WHERE has_total AND has_lines AND money <> lines_sum"),
        # Signs of a return may be either, so sizes are compared.
        "import.amounts_differ": one("SELECT count(*) FROM s_lines WHERE amount IS NOT NULL AND unit_price IS NOT NULL AND abs(amount) <> abs(CAST(round(qty * unit_price * 100) AS BIGINT))"),
        "import.receipts_split": one("SELECT count(*) FROM (SELECT receipt_id FROM r0 GROUP BY 1 HAVING count(*) > 1)"),
        "import.returns_without_original": one(
            "SELECT count(*) FROM r0 WHERE kind = 'return' AND original IS NOT NULL AND original NOT IN (SELECT receipt_id FROM r0 WHERE kind = 'sale')"),
        "import.no_vat_rate": None if one("SELECT count(*) FROM l1 WHERE vat > 0") else 1,
    }
    return {"rows": {name: rows(os.path.join(folder, name + ".csv")) for name in FILES if os.path.exists(os.path.join(folder, name + ".csv"))},
            "receipts": one("SELECT count(*) FROM r0"), "returns": one("SELECT count(*) FROM r0 WHERE kind = 'return'"), "lines": one("SELECT count(*) FROM s_lines"),
            "notes": {id: n for id, n in notes.items() if n}}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def counted(text):
    """The number that a note begins with, or 1 for a note without one."""
    digits = "".join(c for c in text.split(" ")[0] if c.isdigit())
    return int(digits) if digits else 1
