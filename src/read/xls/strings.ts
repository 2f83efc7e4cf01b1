import { CompoundFileError } from './compound-file.ts';

/**
 * The shared strings of a workbook, over a record and those that continue it. A string may be split between two records,
 * and its second half may be of another width than its first.
 * Source: Microsoft, [MS-XLS], SST and XLUnicodeRichExtendedString.
 */
export function sharedStrings(records: readonly Buffer[]): string[] {
  const reader = new SplitReader(records);
  reader.skip(4);
  const count = reader.uint32();
  const strings: string[] = [];
  while (strings.length < count && !reader.done) strings.push(reader.string());
  return strings;
}

/** A text of a length that stands before it, and a flag for its width: what names of sheets and labels are. */
export function unicodeText(bytes: Buffer, at: number, lengthBytes: 1 | 2): string {
  const length = lengthBytes === 1 ? bytes.readUInt8(at) : bytes.readUInt16LE(at);
  const wide = (bytes.readUInt8(at + lengthBytes) & 1) === 1;
  const start = at + lengthBytes + 1;
  return bytes.toString(wide ? 'utf16le' : 'latin1', start, start + (wide ? length * 2 : length));
}

class SplitReader {
  private record = 0;

  private at = 0;

  private readonly records: readonly Buffer[];

  constructor(records: readonly Buffer[]) {
    this.records = records;
  }

  get done(): boolean {
    while (this.record < this.records.length && this.at >= this.records[this.record]!.length) {
      this.record += 1;
      this.at = 0;
    }
    return this.record >= this.records.length;
  }

  byte(): number {
    if (this.done) throw new CompoundFileError('its shared strings are cut short');
    const value = this.records[this.record]![this.at]!;
    this.at += 1;
    return value;
  }

  uint16(): number {
    return this.byte() | (this.byte() << 8);
  }

  uint32(): number {
    return (this.uint16() | (this.uint16() << 16)) >>> 0;
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0 && !this.done;) {
      const step = Math.min(left, this.records[this.record]!.length - this.at);
      this.at += step;
      left -= step;
    }
  }

  string(): string {
    let left = this.uint16();
    const flags = this.byte();
    const runs = flags & 8 ? this.uint16() : 0;
    const extra = flags & 4 ? this.uint32() : 0;
    let wide = (flags & 1) === 1;
    let text = '';
    while (left > 0) {
      const record = this.records[this.record];
      if (record === undefined) throw new CompoundFileError('its shared strings are cut short');
      const here = Math.min(left, (record.length - this.at) >> (wide ? 1 : 0));
      text += record.toString(wide ? 'utf16le' : 'latin1', this.at, this.at + (wide ? here * 2 : here));
      this.at += wide ? here * 2 : here;
      left -= here;
      if (left === 0) break;
      // The rest goes on in the next record, behind a flag of its own.
      this.record += 1;
      this.at = 0;
      wide = (this.byte() & 1) === 1;
    }
    this.skip(runs * 4 + extra);
    return text;
  }
}
