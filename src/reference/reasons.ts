import { cutParts, type Care, type Cut, type ReasonCode, type Responsible } from '../domain/cut.ts';
import { monthOf, type Month } from '../domain/month.ts';

interface ReasonForDelay {
  readonly title: string;
  /** The token of the monthly extract. */
  readonly token: string;
  /** To whom a delay for this reason may be attributed. */
  readonly responsible: readonly Exclude<Responsible, 'all'>[];
  readonly care: readonly Exclude<Care, 'all'>[];
  readonly from?: Month;
}

const ALL_THREE = ['nhs', 'social-care', 'both'] as const;
const ANY_CARE = ['acute', 'non-acute'] as const;

/**
 * Reasons for delay, and the attribution matrix.
 * Source: NHS England, Monthly Delayed Transfer of Care SitReps, Definitions and Guidance; O from the April 2017 return.
 * In every workbook from April 2011 to December 2019 no cell outside the matrix holds a day.
 */
export const REASONS_FOR_DELAY = {
  A: { title: 'Awaiting completion of assessment', token: 'A_COMPLETION_ASSESSMENT', responsible: ALL_THREE, care: ANY_CARE },
  B: { title: 'Awaiting public funding', token: 'B_PUBLIC_FUNDING', responsible: ALL_THREE, care: ANY_CARE },
  C: { title: 'Awaiting further non-acute NHS care', token: 'C_FURTHER_NON_ACUTE_NHS', responsible: ['nhs'], care: ANY_CARE },
  Di: { title: 'Awaiting residential home placement', token: 'DI_RESIDENTIAL_HOME', responsible: ['nhs', 'social-care'], care: ANY_CARE },
  Dii: { title: 'Awaiting nursing home placement', token: 'DII_NURSING_HOME', responsible: ALL_THREE, care: ANY_CARE },
  E: { title: 'Awaiting care package in own home', token: 'E_CARE_PACKAGE_IN_HOME', responsible: ALL_THREE, care: ANY_CARE },
  F: { title: 'Awaiting community equipment and adaptations', token: 'F_COMMUNITY_EQUIP_ADAPT', responsible: ALL_THREE, care: ANY_CARE },
  G: { title: 'Patient or family choice', token: 'G_PATIENT_FAMILY_CHOICE', responsible: ['nhs', 'social-care'], care: ANY_CARE },
  H: { title: 'Disputes', token: 'H_DISPUTES', responsible: ['nhs', 'social-care'], care: ANY_CARE },
  I: { title: 'Housing - patients not covered by Care Act', token: 'I_HOUSING', responsible: ['nhs'], care: ANY_CARE },
  O: { title: 'Other', token: 'O_OTHER', responsible: ALL_THREE, care: ['non-acute'], from: monthOf(2017, 4) },
} as const satisfies Record<ReasonCode, ReasonForDelay>;

const REASON_BY_TOKEN: ReadonlyMap<string, ReasonCode> = new Map(
  Object.entries(REASONS_FOR_DELAY).map(([code, reason]) => [reason.token, code as ReasonCode]),
);

const REASON_BY_LETTERS: ReadonlyMap<string, ReasonCode> = new Map(
  Object.keys(REASONS_FOR_DELAY).map((code) => [code.toUpperCase(), code as ReasonCode]),
);

export function reasonOfToken(token: string): ReasonCode | undefined {
  return REASON_BY_TOKEN.get(token);
}

/** The code before the bracket of a workbook's heading, `DI) AWAITING …`, whose wording changed over the years. */
export function reasonOfHeading(heading: string): ReasonCode | undefined {
  const match = /^\s*([A-Za-z]{1,3})\s*\)/.exec(heading);
  return match ? REASON_BY_LETTERS.get(match[1]!.toUpperCase()) : undefined;
}

/** Whether a return of that month may hold days in this cut. `all` is allowed where any of its parts is. */
export function isAllowed(cut: Cut, period: Month): boolean {
  const { care, reason, responsible } = cutParts(cut);
  if (reason === 'all') return true;
  const rule: ReasonForDelay = REASONS_FOR_DELAY[reason];
  return (rule.from === undefined || rule.from <= period)
    && (care === 'all' || rule.care.includes(care))
    && (responsible === 'all' || rule.responsible.includes(responsible));
}
