// What both sides of the scan go by: read as TypeScript and as AssemblyScript, where whole numbers are i32.

/** What `scan` stopped at: the end of what it was given, */
export const DONE = 0;
/** or a text that was not met before: `learn` says what it is, and the same row goes on; */
export const ASK = 1;
/** or a council that goes by another name than in its row before, which goes on too; */
export const NAMED = 2;
/** or another month, where what was added up is to be fetched before `turn` makes room; */
export const TURN = 3;
/** or a row that is not known there. */
export const ODD = 4;

/** Kinds of text. */
export const MONTH = 0;
export const PROVIDER = 1;
export const COUNCIL = 2;
export const NAME = 3;
export const CELL = 4;

/** How a line ends. */
export const FEED = 0x0a;
export const RETURN = 0x0d;

/** Bytes that are read at a time, and the longest row. */
export const CHUNK = 1 << 19;
export const LONGEST = 1 << 15;

/** Months from January 2010 on, and councils by their codes. */
export const MOST_MONTHS = 256;
export const MOST_COUNCILS = 4096;

/** Sums of days for a council in a month (f64): of 22 types of care and reasons by 3 organisations. Behind them the lines that first have some (u32), and the first of all. */
export const SUMS = 66;
export const LINES = SUMS * 8;
export const FIRST = SUMS * 12;
