/**
 * A cut says which delayed days of an area a number counts: of one type of care or all, of one reason or all, attributed
 * to one organisation or all. Cuts are numbered, so that figures can be kept as columns.
 */
export type Cut = number & { readonly __unit: 'cut' };

export const CARES = ['acute', 'non-acute', 'all'] as const;
export const REASON_CODES = ['A', 'B', 'C', 'Di', 'Dii', 'E', 'F', 'G', 'H', 'I', 'O'] as const;
export const REASONS = [...REASON_CODES, 'all'] as const;
export const RESPONSIBLES = ['nhs', 'social-care', 'both', 'all'] as const;

export type Care = (typeof CARES)[number];
export type ReasonCode = (typeof REASON_CODES)[number];
export type Reason = (typeof REASONS)[number];
export type Responsible = (typeof RESPONSIBLES)[number];

export const CUTS = CARES.length * REASONS.length * RESPONSIBLES.length;

/** What each value of a part adds to the number of a cut. */
const CARE_AT = stepsOf(CARES, REASONS.length * RESPONSIBLES.length);
const REASON_AT = stepsOf(REASONS, RESPONSIBLES.length);
const RESPONSIBLE_AT = stepsOf(RESPONSIBLES, 1);

function stepsOf<T extends string>(values: readonly T[], step: number): Readonly<Record<T, number>> {
  return Object.fromEntries(values.map((value, index) => [value, index * step])) as Record<T, number>;
}

export function cutOf(care: Care, reason: Reason, responsible: Responsible): Cut {
  return (CARE_AT[care] + REASON_AT[reason] + RESPONSIBLE_AT[responsible]) as Cut;
}

/** What a cut counts: its type of care, its reason and whom it is attributed to. */
export interface CutParts {
  readonly care: Care;
  readonly reason: Reason;
  readonly responsible: Responsible;
}

const PARTS: readonly CutParts[] = CARES.flatMap((care) => REASONS.flatMap((reason) => RESPONSIBLES.map((responsible) => ({ care, reason, responsible }))));

export function cutParts(cut: Cut): CutParts {
  return PARTS[cut]!;
}

/** One value for each organisation that a delay is attributed to, and for all of them together. */
export interface ByOrganisation<T> {
  readonly nhs: T;
  readonly socialCare: T;
  readonly both: T;
  readonly total: T;
}

export const ORGANISATIONS = ['nhs', 'socialCare', 'both', 'total'] as const;
export type Organisation = (typeof ORGANISATIONS)[number];

export const RESPONSIBLE_OF = {
  nhs: 'nhs', socialCare: 'social-care', both: 'both', total: 'all',
} as const satisfies Record<Organisation, Responsible>;

export function byOrganisation<T>(value: (organisation: Organisation) => T): ByOrganisation<T> {
  return { nhs: value('nhs'), socialCare: value('socialCare'), both: value('both'), total: value('total') };
}

/** Organisations as documents and commands name them, and the way back. */
export const ORGANISATION_NAMED = {
  nhs: 'nhs', 'social-care': 'socialCare', both: 'both', total: 'total',
} as const satisfies Record<string, Organisation>;

export const NAME_OF = {
  nhs: 'nhs', socialCare: 'social-care', both: 'both', total: 'total',
} as const satisfies Record<Organisation, keyof typeof ORGANISATION_NAMED>;

/** How days are counted that the NHS and social care both caused: apart from either, half to each, or all to one. */
export const BOTH_CONVENTIONS = ['apart', 'half', 'nhs', 'social-care'] as const;
export type BothConvention = (typeof BOTH_CONVENTIONS)[number];

/** What days can be counted of, by the names that commands have for it. */
export const MEASURES: Readonly<Record<string, readonly [Care, Reason, Responsible]>> = {
  nhs: ['all', 'all', 'nhs'],
  'social-care': ['all', 'all', 'social-care'],
  both: ['all', 'all', 'both'],
  total: ['all', 'all', 'all'],
  acute: ['acute', 'all', 'all'],
  'non-acute': ['non-acute', 'all', 'all'],
  ...Object.fromEntries(REASON_CODES.map((reason) => [reason, ['all', reason, 'all'] as const])),
};
