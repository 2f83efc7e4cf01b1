import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { randomOf } from './random.mjs';

const NEW_LINE = 10;
const CHUNK = 1 << 20;

/**
 * Writes the rows of a file in a random order. The file is held in memory.
 * @param {string} from
 * @param {string} to
 * @param {number} head lines that stay where they are
 * @param {number} seed
 */
export function shuffleRows(from, to, head, seed) {
  const bytes = readFileSync(from);
  const starts = [0];
  for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, end + 1)) starts.push(end + 1);
  const order = orderOf(head, starts.length - 1, randomOf(seed));
  const file = openSync(to, 'w');
  const chunk = Buffer.allocUnsafe(CHUNK);
  let filled = bytes.copy(chunk, 0, 0, starts[head]);
  for (const row of order) {
    if (filled + starts[row + 1] - starts[row] > CHUNK) {
      writeSync(file, chunk, 0, filled);
      filled = 0;
    }
    filled += bytes.copy(chunk, filled, starts[row], starts[row + 1]);
  }
  writeSync(file, chunk, 0, filled);
  closeSync(file);
}

/** The numbers from one up to another, not included, shuffled (Fisher and Yates). */
function orderOf(from, to, random) {
  const order = Uint32Array.from({ length: to - from }, (_, index) => from + index);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
