import { CompoundFileError, readStream } from './compound-file.ts';
import type { Sheet } from './sheet.ts';
import { sharedStrings, unicodeText } from './strings.ts';

// Source: Microsoft, [MS-XLS] Excel Binary File Format. Values alone are read: no formats, no formulas but their results.
const RECORD = {
  FORMULA: 0x0006, EOF: 0x000a, FILEPASS: 0x002f, CONTINUE: 0x003c, BOUNDSHEET: 0x0085, MULRK: 0x00bd, RSTRING: 0x00d6, SST: 0x00fc,
  LABELSST: 0x00fd, NUMBER: 0x0203, LABEL: 0x0204, BOOLERR: 0x0205, STRING: 0x0207, RK: 0x027e, BOF: 0x0809,
} as const;

const BIFF8 = 0x0600;
const BIFF5 = 0x0500;
const WORKSHEET = 0x0010;
/** The most columns that the format has; a cell beyond them is damage. */
const MOST_COLUMNS = 256;
/** A return has five. */
const MOST_SHEETS = 64;
/** Cells of all sheets, from the first to the last column of a row, and 16 at least for each row: a return has some 30,000. */
const MOST_CELLS = 2_000_000;
const LEAST_OF_ROW = 16;

const CUT_SHORT = 'one of its records is cut short';

type Value = string | number | null;

/** A workbook of Excel 5 or 95, which is not read here. */
export class OlderWorkbookError extends CompoundFileError {
  /** The workbook, out of its container. */
  readonly stream: Buffer;

  constructor(stream: Buffer) {
    super('it is of Excel 5 or 95');
    this.stream = stream;
  }
}

/**
 * The worksheets of a BIFF8 workbook, values only. Throws a CompoundFileError on what is none, is damaged or is locked, and an
 * OlderWorkbookError on BIFF5.
 */
export function readSheets(file: Buffer): Sheet[] {
  const stream = readStream(file, ['Workbook', 'Book']);
  if (!stream) throw new CompoundFileError(readStream(file, ['EncryptedPackage']) ? 'it is locked by a password' : 'it has no workbook inside');
  try {
    const { sheets, strings } = readGlobals(stream);
    const room = { left: MOST_CELLS };
    return sheets.flatMap(({ name, offset }) => readSheet(stream, offset, name, strings, room) ?? []);
  } catch (error) {
    // A length that points past the end of its record.
    if (error instanceof RangeError) throw new CompoundFileError(CUT_SHORT);
    throw error;
  }
}

function readGlobals(stream: Buffer): { sheets: { name: string; offset: number }[]; strings: string[] } {
  const version = beginsWith(stream, 0)?.version;
  if (version !== BIFF8 && version !== BIFF5) throw new CompoundFileError('it is not a workbook of Excel 5 or later');
  const sheets: { name: string; offset: number }[] = [];
  const shared: Buffer[] = [];
  let inShared = false;
  eachRecord(stream, recordAfter(stream, 0), (type, start, end) => {
    if (type === RECORD.EOF) return false;
    if (type === RECORD.FILEPASS) throw new CompoundFileError('it is locked by a password');
    if (version === BIFF5) return true;
    const data = stream.subarray(start, end);
    if (type === RECORD.BOUNDSHEET) {
      const sheet = { offset: data.readUInt32LE(0), name: unicodeText(data, 6, 1) };
      const same = sheets.find(({ offset }) => offset === sheet.offset);
      if (same) throw new CompoundFileError(`its sheets ${same.name} and ${sheet.name} are one`);
      if (sheets.push(sheet) > MOST_SHEETS) throw new CompoundFileError(`it has more than ${MOST_SHEETS} sheets`);
    }
    inShared = type === RECORD.SST || (inShared && type === RECORD.CONTINUE);
    if (inShared) shared.push(data);
    return true;
  });
  if (version === BIFF5) throw new OlderWorkbookError(stream);
  return { sheets, strings: shared.length === 0 ? [] : sharedStrings(shared) };
}

function readSheet(stream: Buffer, offset: number, name: string, strings: readonly string[], room: { left: number }): Sheet | null {
  const first = beginsWith(stream, offset);
  if (!first) throw new CompoundFileError(`its sheet ${name} is not where it should be`);
  if (first.substream !== WORKSHEET) return null;
  const rows: Value[][] = [];
  let columns = 0;
  const put = (row: number, column: number, value: Value): void => {
    if (column >= MOST_COLUMNS) throw new CompoundFileError(`its sheet ${name} has a cell in column ${column + 1}`);
    columns = Math.max(columns, column + 1);
    if (!rows[row]) take(LEAST_OF_ROW);
    const cells = (rows[row] ??= []);
    if (column >= LEAST_OF_ROW && column >= cells.length) take(column + 1 - Math.max(LEAST_OF_ROW, cells.length));
    while (cells.length < column) cells.push(null);
    cells[column] = value === '' ? null : value;
  };
  const take = (cells: number): void => {
    room.left -= cells;
    if (room.left < 0) throw new CompoundFileError(`it has more than ${MOST_CELLS} cells`);
  };
  const readCell = cellReader(stream, strings, put);
  // A chart inside a sheet is a substream of its own.
  let depth = 1;
  eachRecord(stream, recordAfter(stream, offset), (type, start, end) => {
    if (type === RECORD.BOF) depth += 1;
    else if (type === RECORD.EOF) depth -= 1;
    else if (depth === 1) readCell(type, start, end);
    return depth > 0;
  });
  return { name, rows: rows.length, columns, cell: (row, column) => rows[row]?.[column] ?? null };
}

type Put = (row: number, column: number, value: Value) => void;

/** Bytes that a cell's record has at least; the others read their own lengths. */
const LEAST_BYTES: Readonly<Record<number, number>> = {
  [RECORD.LABELSST]: 10, [RECORD.NUMBER]: 14, [RECORD.RK]: 10, [RECORD.MULRK]: 4, [RECORD.LABEL]: 4, [RECORD.RSTRING]: 4, [RECORD.BOOLERR]: 8, [RECORD.FORMULA]: 14,
};

/** Reads records from where they start to where they end; no bytes are copied for a number, and no object is made. */
function cellReader(stream: Buffer, strings: readonly string[], put: Put): (type: number, start: number, end: number) => void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  // The cell of a formula whose text comes in the next record.
  let formula: { row: number; column: number } | null = null;
  return (type, start, end) => {
    if (type === RECORD.STRING && formula) {
      put(formula.row, formula.column, unicodeText(stream.subarray(start, end), 0, 2));
      formula = null;
      return;
    }
    const least = LEAST_BYTES[type];
    if (least === undefined) return;
    if (end - start < least) throw new CompoundFileError(CUT_SHORT);
    const row = view.getUint16(start, true);
    const column = view.getUint16(start + 2, true);
    formula = null;
    switch (type) {
      case RECORD.LABELSST: {
        const index = view.getUint32(start + 6, true);
        const text = strings[index];
        if (text === undefined) throw new CompoundFileError(`a cell names shared string ${index} of ${strings.length}`);
        put(row, column, text);
        break;
      }
      case RECORD.NUMBER: put(row, column, view.getFloat64(start + 6, true)); break;
      case RECORD.RK: put(row, column, rk(view.getInt32(start + 6, true))); break;
      case RECORD.MULRK:
        for (let at = start + 4, c = column; at + 6 < end; at += 6, c += 1) put(row, c, rk(view.getInt32(at + 2, true)));
        break;
      case RECORD.LABEL:
      case RECORD.RSTRING: put(row, column, unicodeText(stream.subarray(start, end), 6, 2)); break;
      case RECORD.BOOLERR: put(row, column, stream[start + 7] === 1 ? '#error' : stream[start + 6] === 1 ? 'true' : 'false'); break;
      case RECORD.FORMULA: formula = formulaResult(stream.subarray(start, end), row, column, put);
    }
  };
}

function formulaResult(data: Buffer, row: number, column: number, put: Put): { row: number; column: number } | null {
  if (data.readUInt16LE(12) !== 0xffff) {
    put(row, column, data.readDoubleLE(6));
    return null;
  }
  switch (data[6]) {
    case 0: return { row, column };
    case 1: put(row, column, data[8] === 1 ? 'true' : 'false'); break;
    case 2: put(row, column, '#error'); break;
    default: break; // 3 is an empty text
  }
  return null;
}

const double = new DataView(new ArrayBuffer(8));

/** A number in four bytes: thirty bits of an integer or of the front of a double, perhaps to be divided by 100. */
function rk(bits: number): number {
  let value = bits >> 2;
  if ((bits & 2) === 0) {
    double.setInt32(0, bits & ~3);
    value = double.getFloat64(0);
  }
  return bits & 1 ? value / 100 : value;
}

/** The version and the kind of substream of the BOF record that stands there; null where there is none. */
function beginsWith(stream: Buffer, offset: number): { readonly version: number; readonly substream: number } | null {
  let found: { version: number; substream: number } | null = null;
  eachRecord(stream, offset, (type, start, end) => {
    if (type === RECORD.BOF) found = { version: stream.subarray(start, end).readUInt16LE(0), substream: stream.subarray(start, end).readUInt16LE(2) };
    return false;
  });
  return found;
}

function recordAfter(stream: Buffer, offset: number): number {
  return offset + 4 + stream.readUInt16LE(offset + 2);
}

/** Gives each record's type, and where its bytes start and end, until it is answered that no more are asked for. */
function eachRecord(stream: Buffer, offset: number, take: (type: number, start: number, end: number) => boolean): void {
  for (let at = offset; at + 4 <= stream.length;) {
    const start = at + 4;
    const end = start + (stream[at + 2]! | (stream[at + 3]! << 8));
    if (end > stream.length) throw new CompoundFileError('its last record is cut short');
    if (!take(stream[at]! | (stream[at + 1]! << 8), start, end)) return;
    at = end;
  }
}
