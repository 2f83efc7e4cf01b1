/** The columns of dtoc's tidy CSV, in the order in which they are written. */
export const TIDY_HEADINGS = ['period', 'code', 'name', 'care', 'reason', 'responsible', 'days', 'edition'] as const;
