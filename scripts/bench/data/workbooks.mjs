import { utils, write } from '@e965/xlsx';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COUNCILS, ELSEWHERE, STAND_INS } from './areas.mjs';
import { daysIn, idOf, monthOf, nameOf, yearOf } from './months.mjs';
import { cellsOf, REASONS } from './reasons.mjs';

/** The eras of the LA-Type-B workbook: what stands before the code, and the title of the average beds, where it has them. */
const ERAS = [
  { from: '2011-04', before: ['SHA'], beds: null },
  { from: '2013-04', before: ['Region', null], beds: null },
  { from: '2015-07', before: ['Region', 'ONS Geography'], beds: null },
  { from: '2017-04', before: ['Region', 'ONS Geography'], beds: 'DTOC Beds' },
  { from: '2019-05', before: ['Region', 'ONS Geography'], beds: 'Average Number of People Delayed per Day' },
].map((era) => ({ ...era, from: monthOf(era.from) }));

const OTHER_FROM = monthOf('2017-04');
const NO_MORE_NA = monthOf('2018-01');

/**
 * Writes one LA-Type-B workbook a month, `2011-04.xls`.
 * @param {string} folder
 * @param {Iterable<import('./returns.mjs').MonthOfDays>} returns
 * @returns {string[]} the files
 */
export function writeWorkbooks(folder, returns) {
  const paths = [];
  for (const held of returns) {
    const path = join(folder, `${idOf(held.month)}.xls`);
    writeFileSync(path, workbookOf(held));
    paths.push(path);
  }
  return paths;
}

function workbookOf({ month, pairs, days }) {
  const cells = cellsOf(false);
  const byArea = sumByArea(pairs, days, cells.length * 3);
  const england = sum([...byArea.values()], cells.length * 3);
  const era = ERAS.findLast(({ from }) => from <= month);
  const reasons = REASONS.filter(({ code }) => code !== 'O' || month >= OTHER_FROM);
  const rows = [{ lead: leadOf(era, '-', '-'), code: '-', name: 'England', days: england }, null, ...rowsOf(month, era, byArea)];
  const add = (counts, keep) => counts.reduce((total, count, index) => (keep(cells[Math.floor(index / 3)], index % 3) ? total + count : total), 0);
  const sheets = {
    England: englandSheet(month, cells, reasons, england, add),
    'LA - by Type of Care': areaSheet(month, era, rows, ['Acute', 'Non-Acute', 'Total'], (counts) => [add(counts, ({ care }) => care === 'Acute'), add(counts, ({ care }) => care !== 'Acute'), add(counts, () => true)], true),
    'LA - by responsible org': areaSheet(month, era, rows, ['NHS', 'Social Care', 'Both', 'Total'], (counts) => [...[0, 1, 2].map((who) => add(counts, (_, w) => w === who)), add(counts, () => true)], true),
    'LA - by reason': areaSheet(month, era, rows, [...reasons.map(({ code }) => headingOf(code, month)), 'Total'], (counts) => [...reasons.map(({ code }) => add(counts, ({ reason }) => reason === code)), add(counts, () => true)], false),
  };
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(sheet), name);
  return write(book, { type: 'buffer', bookType: 'biff8' });
}

function sumByArea(pairs, days, width) {
  const byArea = new Map();
  for (const [row, { area }] of pairs.entries()) {
    const sums = byArea.get(area.code) ?? new Array(width).fill(0);
    for (let index = 0; index < width; index += 1) sums[index] += days[row * width + index];
    byArea.set(area.code, sums);
  }
  return byArea;
}

function sum(lists, width) {
  return Array.from({ length: width }, (_, index) => lists.reduce((total, list) => total + list[index], 0));
}

/** In April 2019 the days of the new council stand in the row of one of the two that it replaced, and the other's is silent. */
function rowsOf(month, era, byArea) {
  const standIns = STAND_INS.filter((s) => monthOf(s.month) === month);
  const silent = standIns.slice(1).map(({ code }) => code);
  const replaced = new Set(standIns.map(({ council }) => council));
  const councils = COUNCILS.filter(({ code, gss }) => (gss(month) !== null && !replaced.has(code)) || standIns.some((s) => s.code === code));
  return [...councils, ...ELSEWHERE].map(({ code, name, region, gss }) => {
    const source = standIns.find((s) => s.code === code)?.council ?? code;
    return { lead: leadOf(era, region, gss(month) ?? '-'), code, name, days: silent.includes(code) ? null : byArea.get(source) };
  });
}

function leadOf({ before }, region, gss) {
  return before.map((heading) => (heading === null ? null : { SHA: '-', Region: region, 'ONS Geography': gss }[heading]));
}

function headingOf(code, month) {
  const title = REASONS.find((reason) => reason.code === code).token.replace(/^[A-Z]+_/, '').replaceAll('_', ' ');
  return month < OTHER_FROM ? `${code.toUpperCase()}) ${title}` : `${code}) ${title[0]}${title.slice(1).toLowerCase()}`;
}

function labels(month) {
  return [
    [], [null, 'Title:', 'Delayed Transfers of Care'], [null, 'Summary:', 'Total delayed days by local authority'], [],
    [null, 'Period:', `${nameOf(month)} ${yearOf(month)}`], [null, 'Source:', 'Made up by a benchmark'], [null, 'Basis:', 'Local Authority'],
    [null, 'Published:', `9th ${nameOf(month + 2)} ${yearOf(month + 2)}`], [null, 'Revised:', null], [null, 'Status:', 'Published'], [null, 'Contact:', '-'], [],
  ];
}

function areaSheet(month, era, rows, headings, values, withBeds) {
  const beds = withBeds && era.beds !== null;
  const block = (cells) => (beds ? [null, ...cells] : []);
  const gap = [null, ...era.before.map(() => null), null, null];
  return [
    ...labels(month),
    beds ? [...gap, 'Delayed Days', ...headings.slice(1).map(() => null), null, era.beds] : [],
    [null, ...era.before, 'Code', 'Name', ...headings, ...block(headings)],
    ...rows.map((row) => {
      if (row === null) return [];
      const cells = row.days === null ? [...headings.slice(1).map(() => '-'), 0] : values(row.days);
      return [null, ...row.lead, row.code, row.name, ...cells, ...block(cells.map((cell) => (cell === '-' ? cell : cell / daysIn(month))))];
    }),
  ];
}

function englandSheet(month, cells, reasons, england, add) {
  const never = month < NO_MORE_NA ? 'NA' : 0;
  const cares = ['Acute', 'Non-Acute'];
  return [
    ...labels(month), [null, 'England Level Data'], [null, 'Type of Care', 'Reason for Delay', 'NHS', 'Social Care', 'Both'],
    ...cares.map((care) => [null, care, '-', ...[0, 1, 2].map((who) => add(england, (cell, w) => cell.care === care && w === who))]), [],
    ...cares.flatMap((care) => reasons.filter(({ code }) => code !== 'O' || care === 'Non-Acute').map((reason, index) => [
      null, index === 0 ? care : null, headingOf(reason.code, month),
      ...[reason.nhs, reason.socialCare, reason.both].map((weight, who) => (weight === 0 ? never : add(england, (cell, w) => cell.care === care && cell.reason === reason.code && w === who))),
    ])),
  ];
}
