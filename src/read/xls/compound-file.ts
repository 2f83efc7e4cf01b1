import { WorkbookError } from './workbook-error.ts';

/**
 * The container of an .xls: a small file system of sectors in chains.
 * Source: Microsoft, [MS-CFB] Compound File Binary File Format.
 * Every length and chain is bounded by the size of the file, so that no damage can make it loop or grow.
 */
export class CompoundFileError extends WorkbookError {}

const FREE = 0xfffffffa; // From here up a sector number is a mark (end of chain, free, …), not a sector.
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const NAME_BYTES = 64;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

/** The bytes of one stream of the file, the first of the names that it has; null where it has none. Throws a CompoundFileError on damage. */
export function readStream(bytes: Buffer, names: readonly string[]): Buffer | null {
  if (bytes.length < HEADER_BYTES) throw new CompoundFileError('it is cut short');
  const sectorShift = bytes.readUInt16LE(30);
  const miniShift = bytes.readUInt16LE(32);
  if ((sectorShift !== 9 && sectorShift !== 12) || miniShift !== 6) throw new CompoundFileError('its sectors are of no known size');
  const sectorBytes = 1 << sectorShift;
  const sectors = Math.ceil(bytes.length / sectorBytes) - 1;
  const sector = (number: number): Buffer => {
    const start = (number + 1) * sectorBytes;
    if (number >= sectors) throw new CompoundFileError(`it is cut short, or sector ${number} does not exist`);
    return bytes.subarray(start, start + sectorBytes);
  };
  const table = allocation(bytes, sector, sectors, sectorBytes);
  const whole = (first: number): Buffer => {
    const numbers = chain(first, table, sectors);
    // Mostly they stand one behind the other, all of them whole: then there is nothing to be copied.
    const start = (first + 1) * sectorBytes;
    const end = start + numbers.length * sectorBytes;
    return end <= bytes.length && numbers.every((number, index) => number === first + index) ? bytes.subarray(start, end) : Buffer.concat(numbers.map(sector));
  };
  const entries = directory(whole(bytes.readUInt32LE(48)));
  const streams = entries.filter(({ type }) => type === 2);
  const entry = names.map((wanted) => streams.find(({ name }) => name === wanted)).find((found) => found !== undefined);
  if (!entry) return null;
  if (entry.size > bytes.length) throw new CompoundFileError(`its stream ${entry.name} is longer than the file`);
  if (entry.size >= bytes.readUInt32LE(56)) return cut(whole(entry.start), entry);
  const root = entries.find(({ type }) => type === 5);
  if (!root) throw new CompoundFileError('it has no root');
  const mini = whole(root.start);
  const miniSectors = mini.length >> miniShift;
  const miniTable = words(whole(bytes.readUInt32LE(60)));
  const parts = chain(entry.start, miniTable, miniSectors).map((number) => {
    if (number >= miniSectors) throw new CompoundFileError(`small sector ${number} does not exist`);
    return mini.subarray(number << miniShift, (number + 1) << miniShift);
  });
  return cut(Buffer.concat(parts), entry);
}

function cut(stream: Buffer, { name, size }: Entry): Buffer {
  if (stream.length < size) throw new CompoundFileError(`its stream ${name} is cut short`);
  return stream.subarray(0, size);
}

/** Which sector follows which. */
function allocation(bytes: Buffer, sector: (number: number) => Buffer, sectors: number, sectorBytes: number): Uint32Array {
  const places: number[] = [];
  for (let index = 0; index < 109; index += 1) places.push(bytes.readUInt32LE(76 + index * 4));
  let next = bytes.readUInt32LE(68);
  for (let steps = 0; next < FREE; steps += 1) {
    if (steps > sectors) throw new CompoundFileError('its sectors run in a circle');
    const more = words(sector(next));
    places.push(...more.subarray(0, -1));
    next = more[sectorBytes / 4 - 1] ?? FREE;
  }
  return words(Buffer.concat(places.filter((number) => number < FREE).slice(0, sectors).map(sector)));
}

function chain(first: number, table: Uint32Array, sectors: number): number[] {
  const numbers: number[] = [];
  for (let number = first; number < FREE; number = table[number] ?? FREE) {
    if (numbers.push(number) > sectors) throw new CompoundFileError('its sectors run in a circle');
  }
  return numbers;
}

function directory(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const length = Math.min(bytes.readUInt16LE(at + NAME_BYTES), NAME_BYTES);
    entries.push({
      name: bytes.toString('utf16le', at, at + Math.max(0, length - 2)),
      type: bytes[at + 66]!,
      start: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
    });
  }
  return entries;
}

function words(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.readUInt32LE(index * 4));
}
