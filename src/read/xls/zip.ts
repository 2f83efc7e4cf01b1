import { crc32, inflateRawSync } from 'node:zlib';
import { WorkbookError } from './workbook-error.ts';

// Source: PKWARE, APPNOTE.TXT .ZIP File Format Specification.
const SIGNATURE = { part: 0x04034b50, entry: 0x02014b50 } as const;
const END = Buffer.from('PK\x05\x06');
const BYTES = { part: 30, entry: 46, end: 22 } as const;
const METHOD = { stored: 0, deflated: 8 } as const;

/** A workbook has some twenty parts; each costs time, whatever it holds. */
const MOST_PARTS = 1000;
/** A published month unpacks to less than 1 MB. */
const MOST_UNPACKED_MIB = 32;

/** What Excel calls the part that names the sheets. */
const WORKBOOK_PART = /^xl\/workbook\d*\.(xml|bin)$/i;
/** The part by which an OpenDocument says that it is a spreadsheet: its name and, never packed, what it holds. */
const OPEN_DOCUMENT = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet';

interface Entry {
  readonly name: string;
  readonly locked: boolean;
  readonly method: number;
  readonly checksum: number;
  /** Length as it lies in the archive, in bytes. */
  readonly packed: number;
  readonly at: number;
}

/** Whether a zip archive is a workbook, whole or cut short: Excel's (.xlsx, .xlsm, .xlsb) or an OpenDocument (.ods). */
export function holdsWorkbook(bytes: Buffer): boolean {
  const isOpenDocument = bytes.includes(OPEN_DOCUMENT);
  const entries = directory(bytes);
  if (entries === null) return isOpenDocument || bytes.includes('xl/work');
  return entries.some(({ name }) => WORKBOOK_PART.test(name) || (isOpenDocument && name === 'mimetype'));
}

/** The parts of a zip archive, unpacked, by name. Throws a WorkbookError on damage, on a lock, and on what unpacks to too much. */
export function unpack(bytes: Buffer): Map<string, Buffer> {
  const entries = directory(bytes);
  if (entries === null) throw new WorkbookError('it is cut short, or its directory is damaged');
  if (entries.length > MOST_PARTS) throw new WorkbookError(`it has more than ${MOST_PARTS} parts`);
  const parts = new Map<string, Buffer>();
  let left = MOST_UNPACKED_MIB * 1024 * 1024;
  for (const entry of entries) {
    if (entry.locked) throw new WorkbookError('it is locked by a password');
    const part = unpackPart(bytes, entry, left);
    left -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

function unpackPart(bytes: Buffer, { name, method, checksum, packed, at }: Entry, most: number): Buffer {
  if (at + BYTES.part > bytes.length || bytes.readUInt32LE(at) !== SIGNATURE.part) throw new WorkbookError(`its part ${name} is not where it should be`);
  const start = at + BYTES.part + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (start + packed > bytes.length) throw new WorkbookError(`its part ${name} is cut short`);
  const part = inflate(bytes.subarray(start, start + packed), method, name, most);
  if (crc32(part) !== checksum) throw new WorkbookError(`its part ${name} is damaged`);
  return part;
}

function inflate(packed: Buffer, method: number, name: string, most: number): Buffer {
  const tooMuch = `it unpacks to more than ${MOST_UNPACKED_MIB} MiB`;
  if (method === METHOD.stored) {
    if (packed.length > most) throw new WorkbookError(tooMuch);
    return packed;
  }
  if (method !== METHOD.deflated) throw new WorkbookError(`its part ${name} is packed in a way that dtoc does not know`);
  try {
    return inflateRawSync(packed, { maxOutputLength: most + 1 });
  } catch (error) {
    throw new WorkbookError((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooMuch : `its part ${name} is damaged`);
  }
}

/** What the directory at the end of the archive lists; null where it is missing or damaged. */
function directory(bytes: Buffer): Entry[] | null {
  const end = bytes.lastIndexOf(END);
  if (end < 0 || end + BYTES.end > bytes.length) return null;
  const count = bytes.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  for (let at = bytes.readUInt32LE(end + 16); entries.length < count;) {
    if (at + BYTES.entry > end || bytes.readUInt32LE(at) !== SIGNATURE.entry) return null;
    const nameEnd = at + BYTES.entry + bytes.readUInt16LE(at + 28);
    if (nameEnd > end) return null;
    entries.push({
      name: bytes.toString('utf8', at + BYTES.entry, nameEnd),
      locked: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}
