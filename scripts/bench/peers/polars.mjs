// The job for Polars: node polars.mjs LAYOUT ADULTS FILE…
import pl from 'nodejs-polars';

const [layout, adultsFile, ...files] = process.argv.slice(2);
const MONTHS = ['JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE', 'JULY', 'AUGUST', 'SEPTEMBER', 'OCTOBER', 'NOVEMBER', 'DECEMBER'];

const SHARED = ['Provider Parent Org Code', 'Provider Parent Name', 'Provider Org Code', 'Provider Org Name', 'Local Authority Code', 'Local Authority Name', 'Acute Or Non Acute Description', 'Reason For Delay'];
const LAYOUTS = {
  2010: {
    skipLines: 3,
    schema: { ...types(['Year', 'Period Name', ...SHARED], pl.Utf8), ...types(['NHS A SUM', 'NHS B SUM', 'Social Care A SUM', 'Social Care B SUM', 'Both A SUM', 'Both B SUM'], pl.Int32) },
    days: ['NHS B SUM', 'Social Care B SUM', 'Both B SUM'],
    period: ['Year', 'Period Name'],
    // Months are counted from January of the year 0. The year is financial: January 2017 is in 2016-17.
    month: ([year, name]) => (Number(year.slice(0, 4)) + (MONTHS.indexOf(name) < 3 ? 1 : 0)) * 12 + MONTHS.indexOf(name),
  },
  2018: {
    skipLines: 0,
    schema: { ...types(['Period', ...SHARED], pl.Utf8), 'NHS DTOC beds': pl.Float64, NHS: pl.Int32, 'Social Care DTOC beds': pl.Float64, 'Social Care': pl.Int32, 'Both DTOC beds': pl.Float64, 'Both B': pl.Int32 },
    days: ['NHS', 'Social Care', 'Both B'],
    period: ['Period'],
    month: ([period]) => Number(period.split('-')[2]) * 12 + MONTHS.indexOf(period.split('-')[1]),
  },
};

function types(names, type) {
  return Object.fromEntries(names.map((name) => [name, type]));
}

const { skipLines, schema, days, period, month } = LAYOUTS[layout];
const keys = ['Local Authority Code', ...period, 'Reason For Delay'];
const lazy = files.map((file) => pl.scanCSV(file, { hasHeader: true, skipLines, schema, rechunk: false }).select(...keys, ...days));
const scanned = lazy.length === 1 ? lazy[0] : pl.concat(lazy);
const grouped = await scanned
  .groupBy(keys)
  .agg(...['nhs', 'socialCare', 'both'].map((name, index) => pl.col(days[index]).sum().cast(pl.Int64).alias(name)))
  .collect({ streaming: true });

const periods = grouped.select(...period).unique();
const known = periods.rows().map((row) => month(row));
const cells = grouped.join(periods.withColumn(pl.Series('month', known, pl.Int32)), { on: period })
  .withColumn(pl.col('month').div(3).floor().cast(pl.Int32).alias('quarter'))
  .withColumn(pl.col('Local Authority Code').alias('code'));
const isComplete = (quarter) => known.filter((at) => Math.floor(at / 3) === quarter).length === 3;
const latest = Math.max(...known.map((at) => Math.floor(at / 3)).filter(isComplete));

const adults = pl.readCSV(adultsFile, { schema: { code: pl.Utf8, adults: pl.Int32 } });
const sums = cells.groupBy('code', 'quarter').agg(pl.col('nhs').sum(), pl.col('socialCare').sum(), pl.col('both').sum());

function ratesOf(quarter) {
  const calendar = (Date.UTC(0, quarter * 3 + 3, 1) - Date.UTC(0, quarter * 3, 1)) / 86_400_000;
  const per = (column) => column.cast(pl.Float64).div(pl.col('adults').cast(pl.Float64).mul(calendar)).mul(100_000);
  return sums.filter(pl.col('quarter').eq(pl.lit(quarter))).join(adults, { on: 'code' })
    .withColumns(per(pl.col('socialCare')).alias('rate'), per(pl.col('nhs').plus(pl.col('socialCare')).plus(pl.col('both'))).alias('totalRate'));
}

const reasons = cells.filter(pl.col('quarter').eq(pl.lit(latest)))
  .groupBy('code', 'Reason For Delay').agg(pl.col('nhs').plus(pl.col('socialCare')).plus(pl.col('both')).sum().alias('days'))
  .withColumn(pl.col('Reason For Delay').str.replace('_.*', '').alias('reason'))
  .sort(['days', 'reason'], [true, false])
  .groupBy('code').agg(pl.col('reason').first());

const before = isComplete(latest - 1)
  ? ratesOf(latest - 1).select('code', pl.col('rate').alias('rateBefore'))
  : adults.select('code', pl.lit(null).cast(pl.Float64).alias('rateBefore'));
const answer = ratesOf(latest).join(reasons, { on: 'code' }).join(before, { on: 'code', how: 'left' })
  .withColumns(pl.col('rate').rank('min').alias('rank'), pl.col('rate').minus(pl.col('rateBefore')).alias('change'))
  .sort('code')
  .select('code', 'nhs', 'socialCare', 'both', 'rate', 'totalRate', 'rank', 'change', 'reason');
process.stdout.write(`code,nhs,social_care,both,social_care_rate,total_rate,rank,change,reason\n${answer.writeCSV({ includeHeader: false }).toString()}`);
