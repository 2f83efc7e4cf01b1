# What follows on the sums of cells, for every job of pandas: the last complete quarter, rates, ranks, changes and reasons.
import sys

import pandas as pd


def report(cells, adults_file):
    """Prints the answer.

    cells: a row for each code, month (a pandas Period) and reason code, with nhs, social_care and both;
    reasons may stand in rows of their own, with their days under `any`.
    """
    cells = cells.assign(quarter=cells["month"].dt.asfreq("Q"))
    months = cells.groupby("quarter")["month"].nunique()
    latest = months[months == 3].index.max()
    sums = cells.groupby(["quarter", "code"])[["nhs", "social_care", "both"]].sum()
    adults = pd.read_csv(adults_file, dtype={"code": str}, index_col="code")["adults"]

    def rates(quarter):
        found = sums.loc[quarter].join(adults, how="inner")
        calendar = (quarter.end_time.normalize() - quarter.start_time).days + 1
        per = found["adults"] * calendar / 100_000
        found["social_care_rate"] = found["social_care"] / per
        found["total_rate"] = (found["nhs"] + found["social_care"] + found["both"]) / per
        return found

    answer = rates(latest)
    answer["rank"] = answer["social_care_rate"].rank(method="min").astype(int)
    before = latest - 1
    answer["change"] = answer["social_care_rate"] - rates(before)["social_care_rate"] if months.get(before) == 3 else None
    of_latest = cells[(cells["quarter"] == latest) & cells["reason"].notna()]
    by_reason = of_latest.groupby(["code", "reason"])["any"].sum().reset_index()
    top = by_reason.sort_values(["any", "reason"], ascending=[False, True]).drop_duplicates("code").set_index("code")
    answer["reason"] = top["reason"]
    columns = ["nhs", "social_care", "both", "social_care_rate", "total_rate", "rank", "change", "reason"]
    answer[columns].sort_index().to_csv(sys.stdout, index_label="code")
