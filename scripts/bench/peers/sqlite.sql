-- The job for sqlite3, after its tables `extract` and `adults` were imported; {nhs} and the like are the layout's columns.
WITH cells AS MATERIALIZED (
  SELECT code, {period} AS period, reason AS token, sum(nhs) AS nhs, sum(social_care) AS social_care, sum(both) AS both
  FROM extract GROUP BY 1, 2, 3
), months AS MATERIALIZED (
  SELECT cells.*, calendar.month AS month, calendar.month / 3 AS quarter
  FROM cells JOIN (SELECT DISTINCT period, {month} AS month FROM cells) AS calendar USING (period)
), complete AS (
  SELECT quarter FROM months GROUP BY quarter HAVING count(DISTINCT month) = 3
), sums AS (
  SELECT code, quarter, sum(nhs) AS nhs, sum(social_care) AS social_care, sum(both) AS both FROM months GROUP BY code, quarter
), days AS (
  SELECT quarter, julianday(printf('%04d-%02d-01', (quarter + 1) / 4, (quarter + 1) % 4 * 3 + 1)) - julianday(printf('%04d-%02d-01', quarter / 4, quarter % 4 * 3 + 1)) AS calendar FROM complete
), rates AS (
  SELECT sums.*, social_care * 100000.0 / (calendar * adults) AS social_care_rate, (nhs + social_care + both) * 100000.0 / (calendar * adults) AS total_rate
  FROM sums JOIN days USING (quarter) JOIN adults USING (code)
), reasons AS (
  SELECT code, reason, row_number() OVER (PARTITION BY code ORDER BY days DESC, reason) AS place
  FROM (
    SELECT code, substr(token, 1, instr(token, '_') - 1) AS reason, sum(nhs + social_care + both) AS days
    FROM months WHERE quarter = (SELECT max(quarter) FROM complete) GROUP BY 1, 2
  )
)
SELECT now.code AS code, now.nhs AS nhs, now.social_care AS social_care, now.both AS both,
  printf('%!.17g', now.social_care_rate) AS social_care_rate, printf('%!.17g', now.total_rate) AS total_rate,
  rank() OVER (ORDER BY now.social_care_rate) AS rank,
  CASE WHEN earlier.code IS NULL THEN NULL ELSE printf('%!.17g', now.social_care_rate - earlier.social_care_rate) END AS change, reason
FROM rates AS now JOIN reasons ON reasons.code = now.code AND place = 1
LEFT JOIN rates AS earlier ON earlier.code = now.code AND earlier.quarter = now.quarter - 1
WHERE now.quarter = (SELECT max(quarter) FROM complete)
ORDER BY now.code;
