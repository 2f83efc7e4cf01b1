# The job on workbooks for pandas with xlrd: python3 pandas_xls.py ADULTS FILE…
import os
import sys
from concurrent.futures import ProcessPoolExecutor

import pandas as pd
import xlrd

from job import report

SHEETS = ("LA - by responsible org", "LA - by reason")
# Fewer workbooks are read sooner than processes start.
WORTH_PROCESSES = 8


def sheet_frame(book, name):
    """The rows of a sheet by area, with the headings over them; of a heading that stands twice, the first."""
    sheet = book.sheet_by_name(name)
    header = next(row for row in range(sheet.nrows) if "Code" in sheet.row_values(row))
    headings = sheet.row_values(header)
    first = {heading: column for column, heading in reversed(list(enumerate(headings))) if heading}
    rows = [sheet.row_values(row) for row in range(header + 1, sheet.nrows)]
    frame = pd.DataFrame([[row[column] for column in first.values()] for row in rows], columns=list(first))
    frame["Code"] = frame["Code"].map(lambda code: str(int(code)) if isinstance(code, float) else code)
    return frame[~frame["Code"].isin(["", "-"])]


def read(path):
    book = xlrd.open_workbook(path, on_demand=True)
    month = pd.Period(pd.to_datetime(book.sheet_by_name(SHEETS[0]).cell_value(4, 2), format="%B %Y"), freq="M")
    days, reasons = (sheet_frame(book, name) for name in SHEETS)
    numbers = lambda column: pd.to_numeric(column, errors="coerce").fillna(0)
    organisations = pd.DataFrame({
        "code": days["Code"], "nhs": numbers(days["NHS"]), "social_care": numbers(days["Social Care"]), "both": numbers(days["Both"]),
    })
    by_code = reasons.drop(columns=[name for name in reasons if ")" not in name and name != "Code"]).rename(columns={"Code": "code"})
    by_reason = by_code.melt("code", var_name="reason", value_name="any")
    by_reason["reason"] = by_reason["reason"].str.split(")").str[0].str.upper()
    by_reason["any"] = numbers(by_reason["any"])
    return pd.concat([organisations, by_reason]).assign(month=month)


def main(adults_file, files):
    if len(files) < WORTH_PROCESSES:
        parts = [read(file) for file in files]
    else:
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            parts = list(pool.map(read, files, chunksize=len(files) // (4 * os.cpu_count()) + 1))
    cells = pd.concat(parts, ignore_index=True)
    # An area is counted in one kind of row and put in the other: absent is none.
    cells[["nhs", "social_care", "both", "any"]] = cells[["nhs", "social_care", "both", "any"]].fillna(0).astype("int64")
    report(cells, adults_file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
