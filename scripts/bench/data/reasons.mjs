/** @typedef {'nhs' | 'socialCare' | 'both'} Organisation */

/** @type {readonly Organisation[]} */
export const ORGANISATIONS = ['nhs', 'socialCare', 'both'];

/**
 * The reasons, in the order of the extracts, and how days spread over them by organisation: none where the rules of
 * attribution allow none. Source of the weights: days of the extract of April 2019.
 */
export const REASONS = [
  { code: 'A', token: 'A_COMPLETION_ASSESSMENT', nhs: 6863, socialCare: 6354, both: 1859 },
  { code: 'B', token: 'B_PUBLIC_FUNDING', nhs: 2034, socialCare: 906, both: 1054 },
  { code: 'C', token: 'C_FURTHER_NON_ACUTE_NHS', nhs: 25624, socialCare: 0, both: 0 },
  { code: 'Di', token: 'DI_RESIDENTIAL_HOME', nhs: 6644, socialCare: 9221, both: 0 },
  { code: 'Dii', token: 'DII_NURSING_HOME', nhs: 8290, socialCare: 5397, both: 3413 },
  { code: 'E', token: 'E_CARE_PACKAGE_IN_HOME', nhs: 8766, socialCare: 11355, both: 4930 },
  { code: 'F', token: 'F_COMMUNITY_EQUIP_ADAPT', nhs: 2998, socialCare: 357, both: 459 },
  { code: 'G', token: 'G_PATIENT_FAMILY_CHOICE', nhs: 14626, socialCare: 1597, both: 0 },
  { code: 'H', token: 'H_DISPUTES', nhs: 671, socialCare: 221, both: 0 },
  { code: 'I', token: 'I_HOUSING', nhs: 5610, socialCare: 0, both: 0 },
  { code: 'O', token: 'O_OTHER', nhs: 897, socialCare: 373, both: 254 },
];

const ACUTE_SHARE = 0.65;

/**
 * The rows that a provider and council have in a month, one for each type of care and reason.
 * @param {boolean} other whether the layout has O, which is of non-acute care alone
 */
export function cellsOf(other) {
  const reasons = REASONS.filter(({ code }) => other || code !== 'O');
  return ['Acute', 'Non-Acute'].flatMap((care) => reasons.filter(({ code }) => code !== 'O' || care === 'Non-Acute').map((reason) => ({
    care,
    reason: reason.code,
    token: reason.token,
    weights: ORGANISATIONS.map((organisation) => reason[organisation] * (reason.code === 'O' ? 1 : care === 'Acute' ? ACUTE_SHARE : 1 - ACUTE_SHARE)),
  })));
}
