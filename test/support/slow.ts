import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from './io.ts';
import { SAMPLE_FILE } from './sample.ts';

// The obvious way to the sample's figures: split the text, look every row up. Nothing here is the tool's.

const rows = readFileSync(SAMPLE_FILE, 'utf8').trim().split('\n').slice(1).map((line) => line.replace(/"[^"]*"/, 'x').split(','));

const DAYS = new Map(rows.map(([period, code, , care, reason, who, days]) => [[period, code, care, reason, who].join(' '), Number(days)]));

interface AdultsFile { byGss: Record<string, (number | null)[]> }
interface CouncilsFile { councils: { code: string; geographies: { gss: string }[] }[] }

const read = (name: string): unknown => JSON.parse(readFileSync(join(HOME, 'src', 'reference', name), 'utf8'));
const { byGss } = read('adults.json') as AdultsFile;

/** Adults at mid-2016 of the 151 councils of 2017. */
export const ADULTS: ReadonlyMap<string, number> = new Map((read('councils.json') as CouncilsFile).councils.flatMap(({ code, geographies }) => {
  const adults = byGss[geographies[0]!.gss]![0];
  return adults === null || adults === undefined ? [] : [[code, adults] as const];
}));

export function bedsOfSample(month: string, code: string, who: string): number {
  const days = DAYS.get(`${month} ${code} all all ${who}`);
  if (days === undefined) throw new Error(`${month} ${code} ${who}`);
  return days / new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
}
