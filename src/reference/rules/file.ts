import type { Rule } from './rule.ts';

export const FILE_RULES = {
  'DTOC-101': {
    severity: 'error', meaning: 'the file cannot be read', hint: 'see that the path is right and the file is whole; download it again if it was cut short',
    wrong: '2017-09.xls, 60 kB of the 125 kB published', right: '2017-09.xls, as published',
  },
  'DTOC-102': {
    severity: 'error', meaning: 'the layout is not one that dtoc knows', hint: 'give an LA-Type-B workbook (.xls, .xlsx), a monthly extract (.csv) or a tidy CSV; `dtoc convert` writes the last',
    wrong: 'council,days', right: 'period,code,name,care,reason,responsible,days,edition',
  },
  'DTOC-103': {
    severity: 'error', meaning: 'a heading is missing', hint: 'compare the heading row with the published layout; the README lists them',
    wrong: 'Region | ONS Geography | Code | Name | NHS | Social Care | Total', right: 'Region | ONS Geography | Code | Name | NHS | Social Care | Both | Total',
  },
  'DTOC-104': {
    severity: 'error', meaning: 'a heading stands twice', hint: 'remove the column that does not belong',
    wrong: 'Code | Name | NHS | NHS | Both | Total', right: 'Code | Name | NHS | Social Care | Both | Total',
  },
  'DTOC-105': {
    severity: 'error', meaning: 'the period is missing or is not a month', hint: 'write it as the layout does: `February 2017` in a workbook, `2017-02` in a tidy CSV',
    wrong: 'Period: | Quarter 2', right: 'Period: | September 2017',
  },
  'DTOC-106': {
    severity: 'error', meaning: 'the sheets of a workbook disagree about their month', hint: 'all sheets of a workbook are of one month; see which sheet was pasted from another',
    wrong: 'LA - by reason: August 2017, the other sheets: September 2017', right: 'September 2017 on every sheet',
  },
  'DTOC-107': {
    severity: 'error', meaning: 'a row has more or fewer cells than the heading row', hint: 'look for an unquoted comma, or a line that was cut',
    wrong: '2017-09,738,Bournemouth, Christchurch and Poole,all,all,nhs,5,', right: '2017-09,738,"Bournemouth, Christchurch and Poole",all,all,nhs,5,',
  },
  'DTOC-108': {
    severity: 'error', meaning: 'a sheet is missing, or stands twice', hint: 'a workbook needs one sheet by type of care, one by responsible organisation and one by reason',
    wrong: 'England; LA - by type of care; LA - by reason', right: 'England; LA - by type of care; LA - by responsible org; LA - by reason',
  },
  'DTOC-109': {
    severity: 'error', meaning: 'the text is not UTF-8 or Windows-1252', hint: 'save it again as CSV UTF-8',
    wrong: 'a CSV saved as "Unicode text" (UTF-16)', right: 'a CSV saved as "CSV UTF-8"',
  },
  'DTOC-110': {
    severity: 'note', meaning: 'a file of the folder is not a return, and was passed over', hint: 'name it by itself if it should have been read',
    wrong: 'returns/README.md', right: 'returns/2017-09.xls',
  },
  'DTOC-111': {
    severity: 'error', meaning: 'the file holds no figures', hint: 'see whether the export finished',
    wrong: 'a heading row, and nothing under it', right: 'a heading row, and a row for each figure',
  },
  'DTOC-112': {
    severity: 'error', meaning: 'a provider and council lack rows of an extract', hint: 'an extract has a row for every type of care and reason of each provider and council: 21 a month, 20 before April 2017; one was deleted, or carries another code, period or reason',
    wrong: 'RD3, 738: 20 rows, without Acute E_CARE_PACKAGE_IN_HOME', right: 'RD3, 738: 21 rows',
  },
  'DTOC-113': {
    severity: 'warning', meaning: 'a sheet does not start where the published ones do', hint: 'it was read all the same, by its headings; see that no row or column was inserted by accident',
    wrong: 'headings in row 16, from column D', right: 'headings in row 14, from column B',
  },
  'DTOC-114': {
    severity: 'note', meaning: 'an extract leaves rows out', hint: 'what has no row was taken as no days; as published, rows of no days are there',
    wrong: 'rows with days alone', right: 'every row, those of no days too',
  },
  'DTOC-115': {
    severity: 'error', meaning: 'a tidy file lacks rows', hint: 'what is cut by organisation, reason or type of care is cut whole: write 0 for none, and every row that the other councils and months have',
    wrong: '812: social-care, both and all, without nhs', right: '812: nhs, social-care, both and all',
  },
} as const satisfies Record<string, Rule>;
