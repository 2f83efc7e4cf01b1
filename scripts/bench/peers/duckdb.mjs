// The job for DuckDB: node duckdb.mjs LAYOUT ADULTS FILE…
import { DuckDBInstance } from '@duckdb/node-api';

const [layout, adults, ...files] = process.argv.slice(2);
const text = (value) => `'${value.replaceAll("'", "''")}'`;

const SHARED = ['Provider Parent Org Code', 'Provider Parent Name', 'Provider Org Code', 'Provider Org Name', 'Local Authority Code', 'Local Authority Name', 'Acute Or Non Acute Description', 'Reason For Delay'];
const LAYOUTS = {
  2010: {
    skip: 3,
    columns: { Year: 'VARCHAR', 'Period Name': 'VARCHAR', ...types(SHARED, 'VARCHAR'), ...types(['NHS A SUM', 'NHS B SUM', 'Social Care A SUM', 'Social Care B SUM', 'Both A SUM', 'Both B SUM'], 'INTEGER') },
    days: ['NHS B SUM', 'Social Care B SUM', 'Both B SUM'],
    period: '"Year", "Period Name"',
    // The year is financial: January 2017 is in 2016-17.
    month: `strptime("Period Name" || ' ' || left("Year", 4), '%B %Y') + CASE WHEN "Period Name" IN ('JANUARY', 'FEBRUARY', 'MARCH') THEN INTERVAL 1 YEAR ELSE INTERVAL 0 YEAR END`,
  },
  2018: {
    skip: 0,
    columns: { Period: 'VARCHAR', ...types(SHARED, 'VARCHAR'), 'NHS DTOC beds': 'DOUBLE', NHS: 'INTEGER', 'Social Care DTOC beds': 'DOUBLE', 'Social Care': 'INTEGER', 'Both DTOC beds': 'DOUBLE', 'Both B': 'INTEGER' },
    days: ['NHS', 'Social Care', 'Both B'],
    period: '"Period"',
    month: `strptime("Period", 'MSitDT-%B-%Y')`,
  },
};

function types(names, type) {
  return Object.fromEntries(names.map((name) => [name, type]));
}

const { skip, columns, days, period, month } = LAYOUTS[layout];
const [nhs, socialCare, both] = days.map((name) => `sum("${name}")::BIGINT`);
const schema = Object.entries(columns).map(([name, type]) => `${text(name)}: ${text(type)}`).join(', ');

const SQL = `
WITH cells AS MATERIALIZED (
  SELECT "Local Authority Code" AS code, ${period}, "Reason For Delay" AS token, ${nhs} AS nhs, ${socialCare} AS social_care, ${both} AS of_both
  FROM read_csv([${files.map(text).join(', ')}], auto_detect = false, header = true, skip = ${skip}, delim = ',', quote = '"', escape = '"', columns = {${schema}})
  GROUP BY ALL
), months AS (
  SELECT *, ${month} AS month, date_trunc('quarter', month) AS quarter FROM cells
), sums AS (
  SELECT code, quarter, sum(nhs) AS nhs, sum(social_care) AS social_care, sum(of_both) AS of_both FROM months GROUP BY ALL
), latest AS (
  SELECT max(quarter) AS quarter FROM (SELECT quarter FROM months GROUP BY quarter HAVING count(DISTINCT month) = 3)
), before AS (
  SELECT quarter FROM months WHERE quarter = (SELECT quarter - INTERVAL 3 MONTH FROM latest) GROUP BY quarter HAVING count(DISTINCT month) = 3
), rates AS (
  SELECT sums.*, date_diff('day', quarter, quarter + INTERVAL 3 MONTH) * adults / 100000 AS per,
    social_care / per AS social_care_rate, (nhs + social_care + of_both) / per AS total_rate
  FROM sums JOIN read_csv(${text(adults)}, auto_detect = false, header = true, columns = {'code': 'VARCHAR', 'adults': 'INTEGER'}) USING (code)
), reasons AS (
  SELECT code, split_part(token, '_', 1) AS reason FROM months WHERE quarter = (SELECT quarter FROM latest)
  GROUP BY 1, 2 QUALIFY row_number() OVER (PARTITION BY code ORDER BY sum(nhs + social_care + of_both) DESC, reason) = 1
)
SELECT now.code, now.nhs::INTEGER, now.social_care::INTEGER, now.of_both::INTEGER, now.social_care_rate, now.total_rate,
  rank() OVER (ORDER BY now.social_care_rate)::INTEGER, now.social_care_rate - earlier.social_care_rate, reason
FROM rates now JOIN reasons USING (code)
LEFT JOIN rates earlier ON earlier.code = now.code AND earlier.quarter = (SELECT quarter FROM before)
WHERE now.quarter = (SELECT quarter FROM latest)
ORDER BY now.code`;

const connection = await (await DuckDBInstance.create(':memory:', { preserve_insertion_order: 'false' })).connect();
const rows = (await connection.runAndReadAll(SQL)).getRows();
process.stdout.write(`code,nhs,social_care,both,social_care_rate,total_rate,rank,change,reason\n${rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n')}\n`);
