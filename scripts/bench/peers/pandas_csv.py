# The job for pandas: python3 pandas_csv.py LAYOUT ADULTS FILE…
import sys

import pandas as pd

from job import report

LAYOUTS = {
    "2010": (3, ["Year", "Period Name"], ["NHS B SUM", "Social Care B SUM", "Both B SUM"]),
    "2018": (0, ["Period"], ["NHS", "Social Care", "Both B"]),
}


def month_of(layout, period):
    if layout == "2018":
        return pd.Period(pd.to_datetime(period, format="MSitDT-%B-%Y"), freq="M")
    year, name = period
    month = pd.Period(pd.to_datetime(f"{name} {year[:4]}", format="%B %Y"), freq="M")
    # The year is financial: January 2017 is in 2016-17.
    return month + 12 if month.month < 4 else month


def main(layout, adults_file, files):
    skip, period, days = LAYOUTS[layout]
    keys = ["Local Authority Code", *period, "Reason For Delay"]
    types = {**{key: "category" for key in keys}, **{name: "int32" for name in days}}
    parts = [pd.read_csv(file, skiprows=skip, usecols=[*keys, *days], dtype=types, engine="c") for file in files]
    # Files are summed one by one: categories that differ between them would be joined as text.
    sums = pd.concat([part.groupby(keys, observed=True)[days].sum().reset_index() for part in parts])
    cells = sums.rename(columns=dict(zip(days, ["nhs", "social_care", "both"]))).rename(columns={"Local Authority Code": "code"})
    cells["code"] = cells["code"].astype(str)
    periods = cells[period].drop_duplicates()
    periods["month"] = [month_of(layout, row[0] if layout == "2018" else row) for row in periods.itertuples(index=False, name=None)]
    cells = cells.merge(periods, on=period)
    cells["reason"] = cells["Reason For Delay"].astype(str).str.split("_").str[0]
    cells["any"] = cells["nhs"] + cells["social_care"] + cells["both"]
    report(cells, adults_file)


main(sys.argv[1], sys.argv[2], sys.argv[3:])
