import { compareEditions, editionText, parseEditionDate, UNDATED, type Edition } from '../domain/edition.ts';
import { monthTitle, parseMonthTitle, type Month } from '../domain/month.ts';
import type { FileContext } from './context.ts';
import { sameHeading } from './layouts.ts';
import type { SheetLayout } from './workbook-layout.ts';
import { cellName, textAt, type Sheet } from './xls/sheet.ts';

/** The month that every sheet says it is of; null, and findings, where they do not agree. */
export function agreedPeriod(layouts: readonly SheetLayout[], { file, findings }: FileContext): Month | null {
  let agreed: { period: Month; sheet: string } | null = null;
  let disagree = false;
  for (const { sheet, header } of layouts) {
    const label = labelled(sheet, header, 'Period');
    const period = label ? parseMonthTitle(label.text) : null;
    if (period === null) {
      findings.add({
        code: 'DTOC-105', file, sheet: sheet.name, ...(label ? { cell: label.cell } : {}), found: label === null || label.text === '' ? 'no period' : label.text, expected: '`Period:` and beside it a month, `February 2017`',
      });
      disagree = true;
    } else if (agreed === null) agreed = { period, sheet: sheet.name };
    else if (agreed.period !== period) {
      findings.add({
        code: 'DTOC-106', file, sheet: sheet.name, cell: label!.cell, period: agreed.period, found: label!.text, expected: `${monthTitle(agreed.period)}, as on \`${agreed.sheet}\``,
      });
      disagree = true;
    }
  }
  return disagree ? null : (agreed?.period ?? null);
}

/** When the figures were published and revised, by the lines above the headings, on which the sheets agree. */
export function agreedEdition(layouts: readonly SheetLayout[], context: FileContext): Edition {
  const [first, ...others] = layouts.map((layout) => ({ sheet: layout.sheet.name, edition: editionOf(layout, context) }));
  if (!first) return UNDATED;
  for (const { sheet, edition } of others) {
    if (compareEditions(edition, first.edition) === 0) continue;
    context.findings.add({
      code: 'DTOC-604', file: context.file, sheet, found: editionText(edition) || 'no dates', expected: `${editionText(first.edition) || 'no dates'}, as on \`${first.sheet}\``,
    });
  }
  return first.edition;
}

function editionOf({ sheet, header }: SheetLayout, { file, findings }: FileContext): Edition {
  const date = (heading: string): string | null => {
    const label = labelled(sheet, header, heading);
    if (!label || label.text === '' || label.text === '-') return null;
    const parsed = parseEditionDate(label.text);
    if (parsed === null) findings.add({ code: 'DTOC-604', file, sheet: sheet.name, cell: label.cell, found: label.text, expected: 'a date, `9th November 2017`' });
    return parsed;
  };
  return { ...UNDATED, published: date('Published'), revised: date('Revised') };
}

/** The value beside a label of the lines above the headings, `Period: | February 2017`. */
function labelled(sheet: Sheet, header: number, label: string): { text: string; cell: string } | null {
  for (let r = 0; r < header; r += 1) {
    for (let c = 0; c < Math.min(sheet.columns, 4); c += 1) {
      if (!sameHeading(textAt(sheet, r, c).replace(/:$/, ''), label)) continue;
      for (let next = c + 1; next < Math.min(sheet.columns, c + 4); next += 1) {
        const text = textAt(sheet, r, next);
        if (text !== '') return { text, cell: cellName(r, next) };
      }
      return { text: '', cell: cellName(r, c + 1) };
    }
  }
  return null;
}
