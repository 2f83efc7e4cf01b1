import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The bytes of an input, unzipped where they were zipped, with its beginning at hand to be recognised. */
export interface Bytes {
  readonly kind: 'workbook' | 'zip' | 'text' | 'utf-16' | 'empty';
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Whether it was zipped. */
  readonly packed: boolean;
  /** Of the file as it lies, once all of it was read; null where no hash was asked for. */
  sha256(): string | null;
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const GZIP = [0x1f, 0x8b];

/** Recognises an input by its first bytes, never by its name. */
export async function openBytes(source: AsyncIterable<Uint8Array>, wantHash: boolean): Promise<Bytes> {
  const hash = wantHash ? createHash('sha256') : null;
  const raw = await peek(hash ? hashed(source, hash) : source);
  const plain = startsWith(raw.head, GZIP) ? await peek(gunzip(raw.chunks)) : raw;
  let digest: string | null = null;
  return {
    kind: kindOf(plain.head),
    chunks: plain.chunks,
    packed: plain !== raw,
    sha256: () => (hash ? (digest ??= hash.digest('hex')) : null),
  };
}

/** All bytes at once, for a layout that is not read in order; null when there are more than `limit`. */
export async function collect(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) return null;
    parts.push(Buffer.from(chunk));
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

function kindOf(head: Uint8Array): Bytes['kind'] {
  if (head.length === 0) return 'empty';
  if (startsWith(head, OLE)) return 'workbook';
  if (startsWith(head, ZIP)) return 'zip';
  const utf16 = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]) || head.subarray(0, 64).includes(0);
  return utf16 ? 'utf-16' : 'text';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

async function peek(source: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; chunks: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < OLE.length) {
    const next = await iterator.next();
    if (next.done) break;
    // What is not enough by itself is kept beyond its time.
    parts.push(size === 0 && next.value.length >= OLE.length ? next.value : Buffer.from(next.value));
    size += next.value.length;
  }
  const head = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  return { head, chunks: rest(head, iterator) };
}

async function* rest(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

async function* hashed(source: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Returns shrink to a fortieth or so; what shrinks to far less, and is large, was made to fill a disk. */
const MOST_TIMES = 200;
const LARGE = 64 * 1024 * 1024;

/** Refuses, with an error of the file, what unpacks to many times its size. */
async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let packed = 0;
  let unpacked = 0;
  const input = Readable.from(counted(source, (bytes) => { packed += bytes; }), { objectMode: false });
  const unzip = createGunzip();
  input.on('error', (error) => unzip.destroy(error));
  for await (const chunk of input.pipe(unzip) as AsyncIterable<Uint8Array>) {
    unpacked += chunk.length;
    if (unpacked > LARGE && unpacked > packed * MOST_TIMES) {
      throw Object.assign(new Error(`it unpacks to more than ${MOST_TIMES} times its size`), { code: 'Z_TOO_LARGE' });
    }
    yield chunk;
  }
}

async function* counted(source: AsyncIterable<Uint8Array>, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    count(chunk.length);
    // The stream that unzips takes chunks before it has done with those before.
    yield Buffer.from(chunk);
  }
}
