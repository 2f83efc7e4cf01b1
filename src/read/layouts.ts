/**
 * The layouts of the text files, by their headings. A heading is matched whole, without regard to case or to runs of
 * blanks; its column is wherever it stands.
 * Source: NHS England, Delayed Transfers of Care data, "MSitDT full extract" files from August 2010.
 */
export const TEXT_LAYOUTS = [
  {
    id: 'extract-2018',
    title: 'monthly extract, April 2018 on',
    kind: 'extract',
    headings: {
      period: 'Period',
      provider: 'Provider Org Code',
      council: 'Local Authority Code',
      care: 'Acute Or Non Acute Description',
      reason: 'Reason For Delay',
      nhs: 'NHS',
      socialCare: 'Social Care',
      both: 'Both B',
    },
    optional: { name: 'Local Authority Name', providerName: 'Provider Org Name', nhsBeds: 'NHS DTOC beds', socialCareBeds: 'Social Care DTOC beds', bothBeds: 'Both DTOC beds' },
  },
  {
    id: 'extract-2010',
    title: 'monthly extract, August 2010 to early 2018',
    kind: 'extract',
    headings: {
      year: 'Year',
      period: 'Period Name',
      provider: 'Provider Org Code',
      council: 'Local Authority Code',
      care: 'Acute Or Non Acute Description',
      reason: 'Reason For Delay',
      // A counts patients on one night; B counts delayed days.
      nhs: 'NHS B SUM',
      socialCare: 'Social Care B SUM',
      both: 'Both B SUM',
    },
    optional: { name: 'Local Authority Name', providerName: 'Provider Org Name' },
  },
  {
    id: 'tidy',
    title: 'dtoc\'s tidy CSV',
    kind: 'tidy',
    headings: {
      period: 'period',
      council: 'code',
      care: 'care',
      reason: 'reason',
      responsible: 'responsible',
      days: 'days',
      edition: 'edition',
    },
    optional: { name: 'name' },
  },
] as const;

export type TextLayout = (typeof TEXT_LAYOUTS)[number];
export type ExtractLayout = Extract<TextLayout, { kind: 'extract' }>;
export type TidyLayout = Extract<TextLayout, { kind: 'tidy' }>;

/**
 * The five layouts of the LA-Type-B workbook, told apart by the headings of its sheets by area.
 * Source: NHS England, Total Delayed Days Local Authority, April 2011 to December 2019.
 */
export const WORKBOOK_LAYOUTS = [
  { id: 'la-type-b-2011', title: 'LA-Type-B workbook, April 2011 to March 2013', area: 'SHA', ons: false, beds: null },
  { id: 'la-type-b-2013', title: 'LA-Type-B workbook, April 2013 to June 2015', area: 'Region', ons: false, beds: null },
  { id: 'la-type-b-2015', title: 'LA-Type-B workbook, July 2015 to March 2017', area: 'Region', ons: true, beds: null },
  { id: 'la-type-b-2017', title: 'LA-Type-B workbook, April 2017 to April 2019', area: 'Region', ons: true, beds: 'DTOC Beds' },
  { id: 'la-type-b-2019', title: 'LA-Type-B workbook, May to December 2019', area: 'Region', ons: true, beds: 'Average Number of People Delayed per Day' },
] as const;

export type WorkbookLayout = (typeof WORKBOOK_LAYOUTS)[number];

export function sameHeading(found: string, expected: string): boolean {
  return normal(found) === normal(expected);
}

/** A heading without regard to case and to runs of blanks. */
export function normal(heading: string): string {
  return heading.trim().replace(/\s+/g, ' ').toLowerCase();
}
