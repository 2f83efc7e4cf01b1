import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { HOME } from '../support/io.ts';
import { allLinked, changed, rewritten, SHEET } from '../support/rewrite.ts';
import { workbookBytes } from '../support/workbook.ts';

// Each ends within 30 seconds and a gigabyte, with a clear finding and exit 2.

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'dtoc-hostile-')); });

const HEAD = 'period,code,name,care,reason,responsible,days,edition\n';

/** A book of which each sheet is where the first is, and each sector leads to itself. */
function circular(): Buffer {
  const bytes = Buffer.from(workbookBytes());
  const fat = (bytes.readUInt32LE(76) + 1) * 512;
  for (let index = 0; index < 128; index += 1) bytes.writeUInt32LE(index, fat + index * 4);
  return bytes;
}

/** Says of every part that it unpacks to ten bytes. */
function lying(bytes: Buffer): Buffer {
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1)) bytes.writeUInt32LE(10, at + 24);
  return bytes;
}

/** Keeps a book's first record, that says of which Excel it is, and the length of its stream. */
function noisy(bytes: Buffer): Buffer {
  noise(bytes.length).copy(bytes, bytes.indexOf(Buffer.from([0x09, 0x08, 0x08, 0x00, 0x00, 0x05])) + 12, 0, 4000);
  return bytes;
}

function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let index = 0, x = 1; index < length; index += 1) {
    x = (x * 1103515245 + 12345) & 0x7fffffff;
    bytes[index] = (x >> 16) & 0xff;
  }
  return bytes;
}

describe.each<[string, string, () => Buffer | string, RegExp]>([
  ['a truncated workbook', 'x.xls', () => workbookBytes().subarray(0, 5000), /DTOC-101/],
  ['a workbook that leads in a circle', 'x.xls', circular, /DTOC-101 .*circle/],
  ['random bytes', 'x.csv', () => noise(1_000_000), /DTOC-10[129]/],
  ['random bytes that begin as a workbook', 'x.xls', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), noise(500_000)]), /DTOC-101/],
  ['a gzip bomb', 'x.csv.gz', () => gzipSync(Buffer.alloc(1 << 30), { level: 9 }), /DTOC-10[19]/],
  ['a gzip bomb of rows', 'x.csv.gz', () => gzipSync(Buffer.concat([Buffer.from(HEAD), Buffer.alloc(1 << 28, '2017-09,812,Hampshire,all,all,nhs,1,\n')]), { level: 9 }), /DTOC-101.*(unpacks to|more than 1000000 findings)/],
  ['a cut gzip', 'x.csv.gz', () => gzipSync(Buffer.alloc(100_000, 'x,y\n')).subarray(0, 100), /DTOC-10[12]/],
  ['ten million columns', 'x.csv', () => `${'a,'.repeat(10_000_000)}b\n`, /DTOC-10[12].*(1048576|bytes)/],
  ['a __proto__ heading', 'x.csv', () => '__proto__,constructor,toString\n1,2,3\n', /DTOC-102/],
  ['one quote that never closes', 'x.csv', () => `${HEAD}"${'2017-09,812,Hampshire,all,all,nhs,1,\n'.repeat(200_000)}`, /DTOC-101/],
  ['a zip archive of nothing', 'x.xlsx', () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(1000)]), /DTOC-102/],
  ['random bytes that begin as an xlsx', 'x.xlsx', () => Buffer.concat([Buffer.from('PK\x03\x04'), noise(26), Buffer.from('xl/workbook.xml'), noise(500_000)]), /DTOC-101.*cut short/],
  ['a truncated xlsx', 'x.xlsx', () => { const whole = rewritten(workbookBytes(), 'xlsx'); return whole.subarray(0, whole.length - 500); }, /DTOC-101.*cut short/],
  ['an xlsx bomb', 'x.xlsx', () => changed({ [SHEET]: () => Buffer.alloc(1 << 29) }), /DTOC-101.*unpacks to more than 32 MiB/],
  ['an xlsx that lies about what it unpacks to', 'x.xlsx', () => lying(changed({ [SHEET]: () => Buffer.alloc(1 << 26) })), /DTOC-101.*unpacks to more than 32 MiB/],
  ['an xlsx that fills the memory', 'x.xlsx', allLinked, /DTOC-101.*256 MiB of memory/],
  ['noise in a workbook of Excel 95', 'x.xls', () => noisy(rewritten(workbookBytes(), 'biff5')), /DTOC-10[12]/],
])('%s', (_, name, content, expected) => {
  it('ends with a clear finding and exit 2', () => {
    const path = join(folder, name);
    writeFileSync(path, content());
    const started = process.hrtime.bigint();
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=900', join(HOME, 'bin', 'dtoc.cjs'), 'check', path, '--width', '2000'], { encoding: 'utf8', timeout: 30_000 });
    expect([status, stderr]).toEqual([2, '']);
    expect(stdout).toMatch(expected);
    expect(stdout.split('\n').filter((line) => /^ {2}(error|warning|note) /.test(line))).toHaveLength(1);
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(30);
  });
});
