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
/** Each sheet is read from its own offset, and many could name the same one: a return has five. */
const MOST_SHEETS = 64;

type Value = string | number | null;

interface RecordOf {
  readonly type: number;
  readonly data: Buffer;
}

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
    return sheets.flatMap(({ name, offset }) => readSheet(stream, offset, name, strings) ?? []);
  } catch (error) {
    // A length that points past the end of its record.
    if (error instanceof RangeError) throw new CompoundFileError('one of its records is cut short');
    throw error;
  }
}

function readGlobals(stream: Buffer): { sheets: { name: string; offset: number }[]; strings: string[] } {
  const records = recordsFrom(stream, 0);
  const first = records.next().value;
  const version = first?.type === RECORD.BOF ? first.data.readUInt16LE(0) : null;
  if (version !== BIFF8 && version !== BIFF5) throw new CompoundFileError('it is not a workbook of Excel 5 or later');
  const sheets: { name: string; offset: number }[] = [];
  const shared: Buffer[] = [];
  let inShared = false;
  for (const { type, data } of records) {
    if (type === RECORD.EOF) break;
    if (type === RECORD.FILEPASS) throw new CompoundFileError('it is locked by a password');
    if (version === BIFF5) continue;
    if (sheets.length > MOST_SHEETS) throw new CompoundFileError(`it has more than ${MOST_SHEETS} sheets`);
    if (type === RECORD.BOUNDSHEET) sheets.push({ offset: data.readUInt32LE(0), name: unicodeText(data, 6, 1) });
    inShared = type === RECORD.SST || (inShared && type === RECORD.CONTINUE);
    if (inShared) shared.push(data);
  }
  if (version === BIFF5) throw new OlderWorkbookError(stream);
  return { sheets, strings: shared.length === 0 ? [] : sharedStrings(shared) };
}

function readSheet(stream: Buffer, offset: number, name: string, strings: readonly string[]): Sheet | null {
  const records = recordsFrom(stream, offset);
  const first = records.next().value;
  if (first?.type !== RECORD.BOF) throw new CompoundFileError(`its sheet ${name} is not where it should be`);
  if (first.data.readUInt16LE(2) !== WORKSHEET) return null;
  const rows: Value[][] = [];
  let columns = 0;
  const put = (row: number, column: number, value: Value): void => {
    if (column >= MOST_COLUMNS) throw new CompoundFileError(`its sheet ${name} has a cell in column ${column + 1}`);
    (rows[row] ??= [])[column] = value === '' ? null : value;
    columns = Math.max(columns, column + 1);
  };
  let formula: { row: number; column: number } | null = null;
  // A chart inside a sheet is a substream of its own.
  let depth = 1;
  for (const { type, data } of records) {
    if (type === RECORD.BOF) depth += 1;
    else if (type === RECORD.EOF) depth -= 1;
    else if (depth === 1) formula = readCell(type, data, strings, put, formula);
    if (depth === 0) break;
  }
  return { name, rows: rows.length, columns, cell: (row, column) => rows[row]?.[column] ?? null };
}

type Put = (row: number, column: number, value: Value) => void;

/** Answers with the cell of a formula whose text comes in the next record, or null. */
function readCell(
  type: number, data: Buffer, strings: readonly string[], put: Put, formula: { row: number; column: number } | null,
): { row: number; column: number } | null {
  if (type === RECORD.STRING && formula) {
    put(formula.row, formula.column, unicodeText(data, 0, 2));
    return null;
  }
  if (!CELLS.has(type)) return formula;
  const row = data.readUInt16LE(0);
  const column = data.readUInt16LE(2);
  switch (type) {
    case RECORD.LABELSST: {
      const index = data.readUInt32LE(6);
      const text = strings[index];
      if (text === undefined) throw new CompoundFileError(`a cell names shared string ${index} of ${strings.length}`);
      put(row, column, text);
      break;
    }
    case RECORD.NUMBER: put(row, column, data.readDoubleLE(6)); break;
    case RECORD.RK: put(row, column, rk(data, 6)); break;
    case RECORD.MULRK:
      for (let at = 4, c = column; at + 6 < data.length; at += 6, c += 1) put(row, c, rk(data, at + 2));
      break;
    case RECORD.LABEL:
    case RECORD.RSTRING: put(row, column, unicodeText(data, 6, 2)); break;
    case RECORD.BOOLERR: put(row, column, data[7] === 1 ? '#error' : data[6] === 1 ? 'true' : 'false'); break;
    case RECORD.FORMULA: return formulaResult(data, row, column, put);
  }
  return null;
}

const CELLS: ReadonlySet<number> = new Set([
  RECORD.LABELSST, RECORD.NUMBER, RECORD.RK, RECORD.MULRK, RECORD.LABEL, RECORD.RSTRING, RECORD.BOOLERR, RECORD.FORMULA,
]);

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

/** A number in four bytes: thirty bits of an integer or of the front of a double, perhaps to be divided by 100. */
function rk(data: Buffer, at: number): number {
  const bits = data.readInt32LE(at);
  let value: number;
  if (bits & 2) value = bits >> 2;
  else {
    const double = Buffer.alloc(8);
    double.writeInt32LE(bits & ~3, 4);
    value = double.readDoubleLE(0);
  }
  return bits & 1 ? value / 100 : value;
}

function* recordsFrom(stream: Buffer, offset: number): Generator<RecordOf, undefined> {
  for (let at = offset; at + 4 <= stream.length;) {
    const start = at + 4;
    const end = start + stream.readUInt16LE(at + 2);
    if (end > stream.length) throw new CompoundFileError('its last record is cut short');
    yield { type: stream.readUInt16LE(at), data: stream.subarray(start, end) };
    at = end;
  }
  return undefined;
}
