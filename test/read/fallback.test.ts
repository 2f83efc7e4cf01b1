import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BookType } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/failure.ts';
import { readInWorker } from '../../src/read/xls/fallback.ts';
import { OlderWorkbookError, readSheets } from '../../src/read/xls/biff8.ts';
import { WorkbookError } from '../../src/read/xls/workbook-error.ts';
import { dtoc, PROGRAMS } from '../support/io.ts';
import { readBytes } from '../support/read.ts';
import { allLinked, changed, containers, rewritten, SHEET, STRINGS, withRows } from '../support/rewrite.ts';
import { workbookBytes } from '../support/workbook.ts';

const NOWHERE = '/nowhere';
const WORKER = join(PROGRAMS, 'workbook-worker.cjs');
/** How an entry of a zip archive's directory begins. */
const ENTRY = Buffer.from('PK\x01\x02');
const KINDS: readonly BookType[] = ['xlsx', 'xlsm', 'xlsb', 'ods', 'biff5'];

/** What a reading says, without what tells where it was read. */
function told({ returns, files, findings }: Awaited<ReturnType<typeof readBytes>>): object {
  return { returns: returns.map(({ locate, ...rest }) => [rest, locate('812', 0 as never)]), files, findings };
}

async function found(bytes: Buffer, programs = PROGRAMS): Promise<string[]> {
  const { findings } = await readBytes({ x: bytes }, { programs });
  return findings.map(({ code, found: what }) => `${code} ${what}`);
}

describe.each(KINDS)('a workbook as %s', (kind) => {
  it.each([
    ['whole', workbookBytes({ whole: true })],
    ['with a wrong total, a gap, and a text for a number', workbookBytes({
      areas: [['812', 'Hampshire', [10, 20, 3]], ['319', 'Wirral', null]],
      change: { organisation: (rows) => rows.map((row) => row.map((cell) => (cell === 20 ? '20' : cell === 10 ? 11 : cell === 3 ? null : cell))) },
    })],
    ['of 2011', workbookBytes({ period: 'April 2011', layout: 'la-type-b-2011' })],
  ])('is read as its .xls, %s', async (_, bytes) => {
    const asXls = await readBytes({ x: bytes }, { programs: NOWHERE });
    expect(asXls.returns).toHaveLength(1);
    expect(told(await readBytes({ x: rewritten(bytes, kind) }))).toEqual(told(asXls));
  });
});

describe('an .xlsx', () => {
  const bytes = rewritten(workbookBytes({ whole: true }), 'xlsx');

  it('is traced to its sheet and cell', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'dtoc-xlsx-')), '2017-09.xlsx');
    writeFileSync(path, bytes);
    const { code, out } = await dtoc(['trace', path, '--council', '812', '--period', '2017-09', '--format', 'csv']);
    expect([code, out]).toEqual([0, expect.stringContaining('LA - by responsible org,')]);
    expect(out).toMatch(/2017-09.xlsx,LA - by responsible org,I17,,,812,/);
  });

  it('holds results, and no formulas without one', async () => {
    const sheets = await readInWorker(withRows('<row><c><f>1+1</f></c><c><f>1+1</f><v>2</v></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>text</v></c></row>'), WORKER);
    expect(sheets.map((sheet) => [sheet.name, sheet.rows, sheet.columns, [0, 1, 2, 3, 4, 5].map((column) => sheet.cell(0, column))]))
      .toEqual([['Sheet', 1, 5, [null, 2, '#error', 'true', 'text', null]]]);
  });

  it.each([
    ['is cut short', bytes.subarray(0, bytes.length >> 1), 'it is cut short, or its directory is damaged'],
    ['has a changed byte', harmed(bytes, (copy) => { copy[2000] = copy[2000]! ^ 0xff; }), 'its part .* is damaged'],
    ['is locked', harmed(bytes, (copy) => { copy.writeUInt16LE(1, copy.indexOf(ENTRY) + 8); }), 'it is locked by a password'],
    ['is packed in another way', harmed(bytes, (copy) => { copy.writeUInt16LE(12, copy.indexOf(ENTRY) + 10); }), 'its part .* is packed in a way that dtoc does not know'],
    ['names a part that is not there', harmed(bytes, (copy) => { copy.writeUInt32LE(5, copy.indexOf(ENTRY) + 42); }), 'its part .* is not where it should be'],
    ['names a part that is longer than the file', harmed(bytes, (copy) => { copy.writeUInt32LE(1e9, copy.indexOf(ENTRY) + 20); }), 'its part .* is cut short'],
    ['has a sheet that is missing', changed({ 'xl/_rels/workbook.xml.rels': (text) => text.replace('sheet1.xml', 'sheet7.xml') }), 'its sheet Sheet is damaged or missing'],
    ['has a cell of a text that is not there', withRows('<row><c t="s"><v>99</v></c></row>'), 'its sheet Sheet is damaged or missing'],
    ['has a cell far to the right', withRows('<row><c r="XFD1"><v>1</v></c></row>'), 'its sheet Sheet has a cell in column 16384'],
    ['has a cell far down', withRows('<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>'), 'its sheet Sheet has more than 65536 rows'],
    ['has very many sheets', changed({ 'xl/workbook.xml': (text) => text.replace(/<sheet [^>]*>/, (sheet) => sheet.repeat(65)) }), 'it has more than 64 sheets'],
    ['has very many parts', changed(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`xl/media/${index}.xml`, (): string => 'x']))), 'it has more than 1000 parts'],
    ['unpacks to very much', changed({ [STRINGS]: () => Buffer.alloc(33 << 20) }), 'it unpacks to more than 32 MiB'],
    ['names one long text very often', withLongText(), 'its cells hold more than 16777216 characters'],
  ])('that %s is a finding', async (_, damaged, reason) => {
    expect(await found(damaged)).toEqual([expect.stringMatching(new RegExp(`^DTOC-101 a workbook that cannot be read: ${reason}$`))]);
  });
});

function harmed(bytes: Buffer, harm: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  harm(copy);
  return copy;
}

function withLongText(): Buffer {
  return changed({
    [STRINGS]: (text) => text.replace(/<si>.*<\/si>/s, `<si><t>${'x'.repeat(1 << 20)}</t></si>`),
    [SHEET]: (text) => text.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData><row>${'<c t="s"><v>0</v></c>'.repeat(17)}</row></sheetData>`),
  });
}

describe('a zip archive that is no workbook', () => {
  const letter = changed({ 'word/document.xml': () => '<w/>' });
  const noBook = harmed(letter, (copy) => { for (let at = copy.indexOf('xl/workbook.'); at >= 0; at = copy.indexOf('xl/workbook.')) copy.write('wd', at); });

  it('is refused where it was named, and passed over in a folder', async () => {
    expect(await found(noBook, NOWHERE)).toEqual(['DTOC-102 a zip archive that is no workbook']);
    const { findings } = await readBytes({ 'x.docx': noBook }, { programs: NOWHERE, named: false });
    expect(findings.map(({ code }) => code)).toEqual(['DTOC-110']);
  });

  it('is no workbook for the workbook inside it', async () => {
    const inside = changed({ 'xl/workbook.xml': (text) => text });
    const outer = harmed(changed({ 'a/inside.xlsx': () => inside }), (copy) => { for (let at = copy.lastIndexOf('xl/workbook.xml'); at > copy.lastIndexOf('inside.xlsx') - 2000 && at >= 0; at = copy.lastIndexOf('xl/workbook.xml')) copy.write('wd', at); });
    expect(await found(outer, NOWHERE)).toEqual(['DTOC-102 a zip archive that is no workbook']);
  });
});

describe('a workbook of Excel 95', () => {
  const bytes = rewritten(workbookBytes(), 'biff5');
  const stream = olderStream(bytes);

  it('that is locked is given to no other reader', async () => {
    // The record after the first is made one that says so.
    const locked = harmed(bytes, (copy) => { const at = copy.indexOf(stream.subarray(0, 16)); copy.writeUInt16LE(0x2f, at + 4 + copy.readUInt16LE(at + 2)); });
    expect(await found(locked, NOWHERE)).toEqual(['DTOC-101 a workbook that cannot be read: it is locked by a password']);
  });

  it('has the characters of Windows-1252', async () => {
    const dashed = harmed(stream, (to) => { for (let at = to.indexOf('Hampshire'); at >= 0; at = to.indexOf('Hampshire')) to[at + 4] = 0x96; });
    const sheet = (await readInWorker(dashed, WORKER)).find(({ name }) => name === 'LA - by responsible org')!;
    expect(sheet.cell(16, 4)).toBe('Hamp–hire');
  });

  it('that is damaged is read or refused, and never more', async () => {
    const change = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 40 });
    await fc.assert(fc.asyncProperty(change, async (changes) => {
      const copy = harmed(stream, (to) => { for (const [at, value] of changes) to[at % to.length] = value; });
      await readInWorker(copy, WORKER).catch((error: unknown) => { if (!(error instanceof WorkbookError)) throw error; });
    }), { numRuns: 20 });
  });
});

function olderStream(bytes: Buffer): Buffer {
  try {
    readSheets(bytes);
  } catch (error) {
    if (error instanceof OlderWorkbookError) return error.stream;
    throw error;
  }
  throw new Error('it is not of Excel 95');
}

/** A container of streams, as Excel's is. */
function container(streams: Readonly<Record<string, Buffer>>): Buffer {
  const whole = containers.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) containers.utils.cfb_add(whole, `/${name}`, content);
  return containers.write(whole, { type: 'buffer' });
}

describe('an .xls', () => {
  it('that a password locks, as Excel locks an .xlsx, is said to be locked', async () => {
    expect(await found(container({ EncryptedPackage: Buffer.alloc(9000), EncryptionInfo: Buffer.alloc(200) }), NOWHERE))
      .toEqual(['DTOC-101 a workbook that cannot be read: it is locked by a password']);
  });

  it('that holds itself for Excel 95 too is read by our own reader', () => {
    const newer = Buffer.from(containers.find(containers.read(workbookBytes(), { type: 'buffer' }), '/Workbook')!.content);
    const both = container({ Book: olderStream(rewritten(workbookBytes(), 'biff5')), Workbook: newer });
    expect(readSheets(both).map(({ name }) => name)).toEqual(readSheets(workbookBytes()).map(({ name }) => name));
  });
});

describe('the worker', () => {
  it('is stopped when its time is over', async () => {
    const manySheets = changed({ 'xl/workbook.xml': (text) => text.replace(/<sheet [^>]*>/, (sheet) => sheet.repeat(400_000)) });
    await expect(readInWorker(manySheets, WORKER, { seconds: 0.5, mebibytes: 256 })).rejects.toThrow(new WorkbookError('it takes more than 0.5 seconds to read'));
  });

  it.each([
    ['links every cell', allLinked()],
    ['repeats one row for ever', changed({ 'content.xml': (text) => text.replace('<table:table-row', '<table:table-row table:number-rows-repeated="1000000000"') }, 'ods')],
  ])('is stopped when its memory is full, by one that %s', async (_, bytes) => {
    await expect(readInWorker(bytes, WORKER, { seconds: 20, mebibytes: 64 })).rejects.toThrow(new WorkbookError('it takes more than 64 MiB of memory to read'));
  });

  it('is told to be missing where it was not built', async () => {
    const bytes = rewritten(workbookBytes(), 'xlsx');
    await expect(readInWorker(bytes, NOWHERE)).rejects.toThrow(UserError);
    const folder = mkdtempSync(join(tmpdir(), 'dtoc-no-worker-'));
    writeFileSync(join(folder, 'a.xlsx'), bytes);
    expect(await dtoc(['check', join(folder, 'a.xlsx')], { home: folder })).toEqual({ code: 2, out: '', err: expect.stringMatching(/workbook-worker\.cjs.*is not built\n {2}run `npm run build`/) as string });
  });
});
