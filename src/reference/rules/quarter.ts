import type { Rule } from './rule.ts';

/** Months, editions and quarters. */
export const QUARTER_RULES = {
  'DTOC-601': {
    severity: 'error', meaning: 'two files disagree about a month, and nothing says which is later', hint: 'leave one of them out',
    wrong: 'a.csv: 2341, b.csv: 2314', right: 'one file a month, or dated editions',
  },
  'DTOC-602': {
    severity: 'note', meaning: 'a later edition took the place of an earlier one', hint: 'nothing to do; name the earlier file alone to see its figures',
    wrong: 'published 2017-11-09 beside revised 2018-06-14', right: 'revised 2018-06-14',
  },
  'DTOC-603': {
    severity: 'note', meaning: 'a file repeats figures that another gives', hint: 'nothing to do; they were read once',
    wrong: '2017-09.xls and a copy of it', right: '2017-09.xls',
  },
  'DTOC-604': {
    severity: 'warning', meaning: 'the edition of the file cannot be read, or differs between its sheets', hint: 'write the dates as `9th November 2017`; without them dtoc cannot tell which of two files is later',
    wrong: 'Revised: | in June', right: 'Revised: | 14th June 2018',
  },
  'DTOC-605': {
    severity: 'note', meaning: 'a quarter is not whole', hint: 'a quarter is three monthly returns; with --period its missing months are errors',
    wrong: '2017-07, 2017-09', right: '2017-07, 2017-08, 2017-09',
  },
  'DTOC-606': {
    severity: 'warning', meaning: 'editions are mixed within a quarter', hint: 'months revised and not revised, or revised on different days, do not compare; take all from one edition',
    wrong: '2017-07 revised 2018-06-14, 2017-08 as first published', right: 'all three revised 2018-06-14',
  },
  'DTOC-607': {
    severity: 'warning', meaning: 'a council submitted nothing', hint: 'it has no figures, scores or outcome for any period with this month; ask the providers',
    wrong: '319 | Wirral | - | - | - | 0', right: '319 | Wirral | 234 | 49 | 0 | 283',
  },
  'DTOC-608': {
    severity: 'error', meaning: 'a month of the period asked for is missing', hint: 'add the return of that month',
    wrong: '--period 2017-18-Q2 on July and September', right: '--period 2017-18-Q2 on July, August and September',
  },
  'DTOC-609': {
    severity: 'error', meaning: 'a later edition holds only a part of the month', hint: 'it cannot take the place of the whole; leave one of the two out, or give the later edition whole',
    wrong: 'all councils, published 2017-11-09, beside Hampshire alone, revised 2018-06-14', right: 'all councils of both editions',
  },
} as const satisfies Record<string, Rule>;
