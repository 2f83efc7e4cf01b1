import { cutOf } from '../domain/cut.ts';
import { cutsHeld } from '../domain/figures.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { Place } from '../domain/finding.ts';
import { monthTitle } from '../domain/month.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import {
  areaFor, councilByCode, councilByGss, councilNamed, councilsIn, ELSEWHERE, ENGLAND, geographyIn, isNational, REGIONS,
} from '../reference/councils.ts';

/** Councils that are told of by name where many are missing. */
const MOST_NAMED = 8;

const AGGREGATES: ReadonlySet<string> = new Set(['england', 'total', 'all', 'grand total', 'uk', 'united kingdom', ...REGIONS.map((name) => name.toLowerCase())]);

/** Every row is England's, a council's of that month by its own code and name, or of residents of elsewhere; and none is wanting. */
export function checkAreas(ret: MonthlyReturn, findings: FindingLog): void {
  const somewhere = cutsHeld(ret.figures)[0] ?? cutOf('all', 'all', 'all');
  for (const area of ret.figures.areas) checkCode(ret, area, () => ret.locate(area, somewhere), findings);
  for (const [code, names] of ret.names) {
    for (const { name, line } of names) {
      checkName(ret, code, name, () => (line === null ? ret.locate(areaFor(code, ret.period), somewhere) : { file: ret.file, line }), findings);
    }
  }
  checkPresence(ret, findings);
}

function checkCode(ret: MonthlyReturn, area: string, place: () => Place, findings: FindingLog): void {
  if (area === ENGLAND || ELSEWHERE.has(area)) return;
  const { period } = ret;
  const council = councilByCode(area);
  if (!council) {
    const called = [area, ...(ret.names.get(area) ?? []).map(({ name }) => name)];
    const named = councilNamed(area) ?? councilByGss(area) ?? councilByCode(area.toUpperCase());
    if (called.some((name) => AGGREGATES.has(name.trim().toLowerCase()))) {
      findings.add({ code: 'DTOC-507', ...place(), period, council: area, found: called.join(' '), expected: 'councils, and England under the code `-`' });
    } else if (named) {
      findings.add({ code: 'DTOC-508', ...place(), period, council: area, found: area, expected: `${named.code}, the code of ${named.name}` });
    } else findings.add({ code: 'DTOC-501', ...place(), period, council: area, found: called.join(' '), expected: 'the CASSR code of a council' });
  } else if (!geographyIn(council, period)) {
    findings.add({ code: 'DTOC-503', ...place(), period, council: area, found: `${area} ${council.name} in ${monthTitle(period)}`, expected: 'a council of that month' });
  }
}

// A name that is nobody's is a spelling; a name that is another council's is a contradiction.
function checkName(ret: MonthlyReturn, code: string, name: string, place: () => Place, findings: FindingLog): void {
  const council = councilByCode(code);
  if (!council || name === council.name || name === council.name.toUpperCase()) return;
  const named = councilNamed(name);
  if (!named || named.code === code) return;
  findings.add({ code: 'DTOC-505', ...place(), period: ret.period, council: code, found: `${code} ${name}`, expected: `${code} ${council.name}, or ${named.code} ${named.name}` });
}

function checkPresence(ret: MonthlyReturn, findings: FindingLog): void {
  const { figures, period, file } = ret;
  const councils = councilsIn(period);
  const missing = councils.filter(({ code }) => !figures.rows.has(code));
  if (missing.length === 0) return;
  // An extract has no row of a council that no provider names; beside England's row there is one of each.
  if (figures.rows.has(ENGLAND) && (ret.kind === 'workbook' || isNational(figures.rows, period))) {
    for (const { code, name } of missing.slice(0, MOST_NAMED)) {
      findings.add({ code: 'DTOC-506', file, period, council: code, found: `no row of ${name} (${code})`, expected: `${councils.length} councils in ${monthTitle(period)}` });
    }
    if (missing.length > MOST_NAMED) {
      findings.add({ code: 'DTOC-506', file, period, found: `${missing.length - MOST_NAMED} more councils without a row`, expected: `${councils.length} councils in ${monthTitle(period)}` });
    }
    return;
  }
  const names = missing.slice(0, 5).map(({ name }) => name).join(', ');
  findings.add({
    code: 'DTOC-504', file, period, found: `${councils.length - missing.length} of ${councils.length} councils`,
    expected: `all; without ${names}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}`,
  });
}
