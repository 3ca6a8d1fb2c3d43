#!/usr/bin/env python3
"""Makes the data files of this folder from the original ones: keeps the columns and rows that the demo needs, compressed.

Usage: data/prepare.py ORIGINALS   (a folder with berka/, lendingclub/ and amortization/ as the SOURCE.txt files name them)

The output is the same byte for byte on every run.
"""
import csv
import gzip
import io
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
LAST_WHOLE_DAY = 940330  # the copy of trans.asc that could be had ends within the next day


def write_gz(path, header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(text.getvalue().encode())
    print(f"{path.relative_to(HERE)}: {len(rows):,} rows")


def iso(yymmdd):
    return f"19{yymmdd[0:2]}-{yymmdd[2:4]}-{yymmdd[4:6]}"


def asc(path):
    with open(path, encoding="latin-1", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")


def berka(source):
    # The file's last line is cut in the middle: it is of a later day than those that are kept.
    kept = [r for r in asc(source / "trans.asc") if r["date"].isdigit() and int(r["date"]) <= LAST_WHOLE_DAY]
    columns = ["trans_id", "account_id", "date", "type", "operation", "amount", "balance", "k_symbol"]
    rows = [[iso(r["date"]) if c == "date" else r[c].strip() for c in columns] for r in kept]
    write_gz(HERE / "berka/transactions.csv.gz", columns, rows)

    used = {r["account_id"] for r in kept}
    owner = {r["account_id"]: r["client_id"] for r in asc(source / "disp.asc") if r["type"] == "OWNER"}
    accounts = sorted(
        ([r["account_id"], owner[r["account_id"]], iso(r["date"])] for r in asc(source / "account.asc") if r["account_id"] in used),
        key=lambda row: int(row[0]))
    write_gz(HERE / "berka/accounts.csv.gz", ["account_id", "owner_client_id", "opened"], accounts)


def lendingclub(source):
    columns = ["loan_amount", "term", "interest_rate", "installment", "issue_month", "grade", "paid_total", "paid_principal",
               "paid_interest", "paid_late_fees", "balance", "loan_status"]
    with open(source / "loans_full_schema.csv", encoding="utf-8", newline="") as file:
        rows = [[row[""]] + [row[c] for c in columns] for row in csv.DictReader(file)]
    write_gz(HERE / "lendingclub/loans.csv.gz", ["row"] + columns, rows)


def amortization(source):
    for path in sorted(source.glob("*.csv")):
        (HERE / "amortization" / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
        print(f"amortization/{path.name}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    originals = pathlib.Path(sys.argv[1])
    berka(originals / "berka")
    lendingclub(originals / "lendingclub")
    amortization(originals / "amortization")


if __name__ == "__main__":
    main()
