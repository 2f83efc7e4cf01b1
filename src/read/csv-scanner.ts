const [QUOTE, COMMA, LINE_FEED, CARRIAGE_RETURN] = [0x22, 0x2c, 0x0a, 0x0d];

/** `more`: go on; `stopped`: the reader has had enough; `odd`: from here on this is no well-formed CSV, or none that is known here. */
export type ScanState = 'more' | 'stopped' | 'odd';

export interface Scanner {
  /** Takes the records apart that the text now holds whole. */
  take(chunk: Buffer): ScanState;
  /** The last record, which may have no line break behind it. */
  end(): ScanState;
  /** What was not taken apart. */
  left(): string;
  /** Lines before what is left. */
  readonly line: number;
  /** The line break that the text has; null before the first. */
  readonly delimiter: string | null;
}

/**
 * Takes CSV apart by its commas and line breaks, cells in quotes included. It knows lines that all end alike, quotes around whole
 * cells, and records up to a length; at anything else it stops before the record, and leaves it to csv-parse to say what that is.
 */
export function newScanner(onRecord: (record: readonly string[], line: number) => boolean, longest: number): Scanner {
  let text = '';
  let at = 0;
  let line = 0;
  let delimiter: string | null = null;
  // Where the next quote and carriage return are, looked for anew once they are passed.
  let [quote, carriage] = [-1, -1];

  /** One record, up to and with its line break; null where the text does not hold it whole. */
  function one(last: boolean): ScanState | null {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    if (feed < 0 && !last) return null;
    if (quote < at) quote = indexFrom('"');
    if (quote < end) return quoted(last);
    if (carriage < at) carriage = indexFrom('\r');
    const returned = carriage < end;
    if (returned && (feed < 0 || carriage !== end - 1)) return 'odd';
    if (feed >= 0 && !agrees(returned ? '\r\n' : '\n')) return 'odd';
    const cells = end - (returned ? 1 : 0) > at ? text.slice(at, end - (returned ? 1 : 0)).split(',') : null;
    return emit(cells, end + 1, 1);
  }

  function quoted(last: boolean): ScanState | null {
    const cells: string[] = [];
    let from = at;
    let breaks = 0;
    for (;;) {
      let next: number;
      if (text.charCodeAt(from) === QUOTE) {
        let close = text.indexOf('"', from + 1);
        while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
        if (close < 0) return last ? 'odd' : null;
        const cell = text.slice(from + 1, close);
        for (let feed = cell.indexOf('\n'); feed >= 0; feed = cell.indexOf('\n', feed + 1)) breaks += 1;
        if (cell.includes('\r')) return 'odd';
        cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
        next = close + 1;
      } else {
        next = from;
        for (let code = text.charCodeAt(next); next < text.length && code !== COMMA && code !== LINE_FEED && code !== CARRIAGE_RETURN; code = text.charCodeAt(next)) {
          if (code === QUOTE) return 'odd';
          next += 1;
        }
        cells.push(text.slice(from, next));
      }
      // A quote at the very end may be the first of two.
      if (next >= text.length) return last ? emit(cells, next, breaks + 1) : null;
      const code = text.charCodeAt(next);
      if (code === COMMA) {
        from = next + 1;
        // A comma that ends the text has an empty cell behind it.
        if (from >= text.length && !last) return null;
        continue;
      }
      if (code === CARRIAGE_RETURN && next + 1 >= text.length && !last) return null;
      const crlf = code === CARRIAGE_RETURN && text.charCodeAt(next + 1) === LINE_FEED;
      if ((code !== LINE_FEED && !crlf) || !agrees(crlf ? '\r\n' : '\n')) return 'odd';
      return emit(cells, next + (crlf ? 2 : 1), breaks + 1);
    }
  }

  /** Whether this line ends as those before it did; the first one decides. */
  function agrees(end: string): boolean {
    delimiter ??= end;
    return delimiter === end;
  }

  function emit(cells: readonly string[] | null, next: number, lines: number): ScanState {
    if (next - at > longest) return 'odd';
    const start = line + 1;
    at = next;
    line += lines;
    return cells === null || onRecord(cells, start) ? 'more' : 'stopped';
  }

  function indexFrom(character: string): number {
    const found = text.indexOf(character, at);
    return found < 0 ? Infinity : found;
  }

  function run(last: boolean): ScanState {
    while (at < text.length) {
      const state = one(last);
      if (state === null) break;
      if (state !== 'more') return state;
    }
    return text.length - at > longest ? 'odd' : 'more';
  }

  return {
    take(chunk) {
      text = text.slice(at) + chunk.toString('latin1');
      at = 0;
      [quote, carriage] = [-1, -1];
      return run(false);
    },
    end: () => run(true),
    left: () => text.slice(at),
    get line() { return line; },
    get delimiter() { return delimiter; },
  };
}
