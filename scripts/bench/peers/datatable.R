# The job for data.table: Rscript datatable.R LAYOUT ADULTS FILE…
suppressPackageStartupMessages(library(data.table))
setDTthreads(0)

arguments <- commandArgs(trailingOnly = TRUE)
layout <- arguments[1]
files <- arguments[-(1:2)]
old <- layout == "2010"
period <- if (old) c("Year", "Period Name") else "Period"
days <- if (old) c("NHS B SUM", "Social Care B SUM", "Both B SUM") else c("NHS", "Social Care", "Both B")
keys <- c("Local Authority Code", period, "Reason For Delay")

rows <- rbindlist(lapply(files, fread,
  skip = if (old) 3L else 0L, header = TRUE, select = c(keys, days),
  colClasses = setNames(rep(c("character", "integer"), c(length(keys), 3L)), c(keys, days))))
cells <- rows[, lapply(.SD, sum), by = keys, .SDcols = days]
setnames(cells, c("Local Authority Code", "Reason For Delay", days), c("code", "reason", "nhs", "social_care", "both"))
cells[, reason := tstrsplit(reason, "_", keep = 1L)]

# Months are counted from January of the year 0. The year is financial: January 2017 is in 2016-17.
month_of <- function(cells) {
  parts <- if (old) cells[, .(year = as.integer(substr(Year, 1, 4)), name = `Period Name`)] else
    cells[, tstrsplit(Period, "-", keep = 2:3, names = c("name", "year"))][, year := as.integer(year)]
  month <- match(parts$name, toupper(month.name)) - 1L
  (parts$year + as.integer(old & month < 3L)) * 12L + month
}
cells[, month := month_of(cells)][, quarter := month %/% 3L]
months <- cells[, .(months = uniqueN(month)), by = quarter]
latest <- months[months == 3L, max(quarter)]
sums <- cells[, .(nhs = sum(nhs), social_care = sum(social_care), both = sum(both)), by = .(quarter, code)]
adults <- fread(arguments[2], colClasses = c(code = "character", adults = "integer"))

first_day <- function(quarter) as.Date(sprintf("%d-%02d-01", (quarter * 3L) %/% 12L, (quarter * 3L) %% 12L + 1L))
rates_of <- function(at) {
  calendar <- as.integer(first_day(at + 1L) - first_day(at))
  found <- adults[sums[quarter == at], on = "code", nomatch = NULL]
  found[, per := adults * calendar / 1e5][, `:=`(social_care_rate = social_care / per, total_rate = (nhs + social_care + both) / per)]
}
answer <- rates_of(latest)
answer[, rank := frank(social_care_rate, ties.method = "min")]
answer[, change := NA_real_]
if (months[quarter == latest - 1L & months == 3L, .N] == 1L) answer[rates_of(latest - 1L), on = "code", change := social_care_rate - i.social_care_rate]
top <- cells[quarter == latest, .(days = sum(nhs + social_care + both)), by = .(code, reason)][order(-days, reason), .SD[1L], by = code]
answer[top, on = "code", reason := i.reason]
setorder(answer, code)
fwrite(answer[, .(code, nhs, social_care, both, social_care_rate, total_rate, rank, change, reason)])
