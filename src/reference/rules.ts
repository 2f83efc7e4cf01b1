import type { Severity } from '../domain/finding.ts';

interface Rule {
  readonly severity: Severity;
  /** One line: what is wrong when this rule speaks. */
  readonly meaning: string;
  /** What to do about it. */
  readonly hint: string;
}

/**
 * Every rule that an input can break, by its stable code: 1 the file, 2 its cells, 3 its sums, 4 attribution, 5 areas,
 * 6 periods and editions.
 */
export const RULES = {
  'DTOC-101': { severity: 'error', meaning: 'the file cannot be read', hint: 'see that the path is right and the file is whole; download it again if it was cut short' },
  'DTOC-102': { severity: 'error', meaning: 'the layout is not one that dtoc knows', hint: 'give an LA-Type-B workbook (.xls), a monthly extract (.csv) or a tidy CSV; `dtoc convert` writes the last' },
  'DTOC-103': { severity: 'error', meaning: 'a heading is missing', hint: 'compare the heading row with the published layout; the README lists them' },
  'DTOC-104': { severity: 'error', meaning: 'a heading stands twice', hint: 'remove the column that does not belong' },
  'DTOC-105': { severity: 'error', meaning: 'the period is missing or is not a month', hint: 'write it as the layout does: `February 2017` in a workbook, `2017-02` in a tidy CSV' },
  'DTOC-106': { severity: 'error', meaning: 'the sheets of a workbook disagree about their month', hint: 'all sheets of a workbook are of one month; see which sheet was pasted from another' },
  'DTOC-107': { severity: 'error', meaning: 'a row has more or fewer cells than the heading row', hint: 'look for an unquoted comma, or a line that was cut' },
  'DTOC-108': { severity: 'error', meaning: 'a sheet is missing', hint: 'a workbook needs its sheets by type of care, by responsible organisation and by reason' },
  'DTOC-109': { severity: 'error', meaning: 'the text is not UTF-8 or Windows-1252', hint: 'save it again as CSV UTF-8' },
  'DTOC-110': { severity: 'note', meaning: 'a file of the folder is not a return, and was passed over', hint: 'name it by itself if it should have been read' },
  'DTOC-111': { severity: 'error', meaning: 'the file holds no figures', hint: 'see whether the export finished' },
  'DTOC-201': { severity: 'error', meaning: 'a cell that counts days is not a whole number of days', hint: 'delayed days are counted, whole and without separators; `-` or an empty cell means not submitted' },
  'DTOC-202': { severity: 'warning', meaning: 'a cell that counts days is blank', hint: 'write 0 for none; what is blank was counted as not submitted and added nothing' },
  'DTOC-203': { severity: 'error', meaning: 'the beds column disagrees with days / days in the month', hint: 'one of the two was changed alone' },
  'DTOC-204': { severity: 'error', meaning: 'a type of care, reason or organisation is not one of the code list', hint: 'the README lists the codes; a reason is never guessed' },
  'DTOC-301': { severity: 'error', meaning: 'NHS, social care and both do not add to the total', hint: 'one of the four cells is wrong' },
  'DTOC-302': { severity: 'error', meaning: 'the reasons for delay do not add to the total', hint: 'one reason or the total is wrong' },
  'DTOC-303': { severity: 'error', meaning: 'acute and non-acute do not add to the total', hint: 'one of the three cells is wrong' },
  'DTOC-304': { severity: 'error', meaning: 'two sheets give different totals for one area', hint: 'find the sheet that was changed alone' },
  'DTOC-305': { severity: 'error', meaning: 'the areas do not add to England', hint: 'an area is missing, stands twice, or was changed alone; residents of Wales, Scotland and elsewhere count' },
  'DTOC-306': { severity: 'error', meaning: 'the England sheet disagrees with the England row', hint: 'one of the two was changed alone' },
  'DTOC-401': { severity: 'error', meaning: 'days stand where the attribution rules allow none', hint: 'C and I are the NHS\'s alone; Di, G and H are never both; O is non-acute only, from April 2017' },
  'DTOC-501': { severity: 'error', meaning: 'the area code is not a council\'s', hint: 'use the CASSR code, three digits or 00EQ, 00EW, 00KB, 00KC' },
  'DTOC-502': { severity: 'error', meaning: 'an area stands twice', hint: 'remove one of the two rows' },
  'DTOC-503': { severity: 'error', meaning: 'the council did not exist in that month', hint: 'Bournemouth and Poole ended, and Bournemouth, Christchurch and Poole began, in April 2019' },
  'DTOC-504': { severity: 'note', meaning: 'not every council is in the file', hint: 'places are among the councils that the input holds; England is not added up from a part' },
  'DTOC-601': { severity: 'error', meaning: 'two files disagree about a month, and nothing says which is later', hint: 'leave one of them out' },
  'DTOC-602': { severity: 'note', meaning: 'a later edition took the place of an earlier one', hint: 'nothing to do; name the earlier file alone to see its figures' },
  'DTOC-603': { severity: 'note', meaning: 'a file repeats figures that another gives', hint: 'nothing to do; they were read once' },
  'DTOC-604': { severity: 'warning', meaning: 'the edition of the file cannot be read', hint: 'write the dates as `9th November 2017`; without them dtoc cannot tell which of two files is later' },
} as const satisfies Record<`DTOC-${number}`, Rule>;

export type RuleCode = keyof typeof RULES;

export function ruleOf(code: RuleCode): Rule {
  return RULES[code];
}
