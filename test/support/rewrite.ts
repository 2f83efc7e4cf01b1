import { CFB, read, utils, write, type BookType } from '@e965/xlsx';

interface Container {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content?: Uint8Array }[];
}
/** The library's containers, zip archives and Excel's own, of which it tells no types. */
export const containers = CFB as {
  readonly read: (bytes: Buffer, options: object) => Container;
  readonly write: (container: Container, options: object) => Buffer;
  readonly find: (container: Container, path: string) => { readonly content: Uint8Array } | null;
  readonly utils: { readonly cfb_new: () => Container; readonly cfb_add: (container: Container, path: string, content: Buffer) => void };
};

/** A workbook of one kind as one of another. */
export function rewritten(bytes: Buffer, bookType: BookType): Buffer {
  // The part by which an OpenDocument says what it is must lie unpacked, and before Excel 97 there were no shared strings.
  return write(read(bytes, { type: 'buffer' }), { type: 'buffer', bookType, bookSST: bookType !== 'biff5', compression: bookType !== 'ods' }) as Buffer;
}

export const SHEET = 'xl/worksheets/sheet1.xml';
export const STRINGS = 'xl/sharedStrings.xml';

/** A small .xlsx or .ods of which some parts were changed. */
export function changed(change: Readonly<Record<string, (text: string) => string | Buffer>>, bookType: 'xlsx' | 'ods' = 'xlsx'): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['a', 1], ['b', 2]]), 'Sheet');
  const parts = containers.read(write(book, { type: 'buffer', bookType, bookSST: true }) as Buffer, { type: 'buffer' });
  for (const [path, make] of Object.entries(change)) {
    const old = containers.find(parts, `/${path}`);
    containers.utils.cfb_add(parts, `/${path}`, Buffer.from(make(old ? Buffer.from(old.content).toString() : '')));
  }
  return containers.write(parts, { type: 'buffer', fileType: 'zip', compression: bookType === 'xlsx' });
}

/** A small .xlsx with a link on every cell that a sheet can have, each of which the library keeps. */
export function allLinked(): Buffer {
  return changed({ [SHEET]: (text) => text.replace('</worksheet>', '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks></worksheet>') });
}

/** The same, with other rows on its sheet. */
export function withRows(rows: string): Buffer {
  return changed({ [SHEET]: (text) => text.replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${rows}</sheetData>`) });
}
