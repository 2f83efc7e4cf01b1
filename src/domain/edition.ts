/**
 * The edition of a file's figures: when they were published, and when revised. Both null: the file does not say, as the
 * monthly extracts do not. Dates are ISO, `2017-11-09`.
 */
export interface Edition {
  readonly published: string | null;
  readonly revised: string | null;
}

export const UNDATED: Edition = { published: null, revised: null };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads `9th November 2017`, as the workbooks write it; null for anything else. */
export function parseEditionDate(text: string): string | null {
  const match = /^\s*(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,})\.?\s+(\d{4})\s*$/.exec(text);
  if (!match) return null;
  const month = MONTHS.indexOf(match[2]!.slice(0, 3).toLowerCase()) + 1;
  const day = Number(match[1]);
  if (month === 0 || day === 0 || day > 31) return null;
  return `${match[3]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** `published 2017-11-09 revised 2018-06-14`; empty for a file that does not say. The tidy layout holds this text. */
export function editionText(edition: Edition): string {
  return [
    ...(edition.published === null ? [] : [`published ${edition.published}`]),
    ...(edition.revised === null ? [] : [`revised ${edition.revised}`]),
  ].join(' ');
}

/** The latest of its dates, `revised 2018-06-14`, for where there is little room; null for a file that does not say. */
export function editionTitle({ published, revised }: Edition): string | null {
  if (revised !== null) return `revised ${revised}`;
  return published === null ? null : `published ${published}`;
}

/** Reads what editionText writes; null for anything else. */
export function parseEditionText(text: string): Edition | null {
  const match = /^(?:published (\d{4}-\d{2}-\d{2}))? ?(?:revised (\d{4}-\d{2}-\d{2}))?$/.exec(text.trim());
  return match ? { published: match[1] ?? null, revised: match[2] ?? null } : null;
}

export function isDated(edition: Edition): boolean {
  return edition.published !== null || edition.revised !== null;
}

/** Orders dated editions, earliest first: by the day revised (an unrevised one comes before any), then by the day published. */
export function compareEditions(a: Edition, b: Edition): number {
  return compareDates(a.revised, b.revised) || compareDates(a.published, b.published);
}

function compareDates(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
