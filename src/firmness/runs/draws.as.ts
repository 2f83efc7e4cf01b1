// AssemblyScript. Draws of a standard normal variable, the same for a seed on any machine: whole numbers of the Mersenne Twister, put
// through the quantile by arithmetic alone. Source: Matsumoto and Nishimura, Mersenne Twister, ACM Transactions on Modeling and Computer
// Simulation 8 (1998), MT19937 as initialised in 2002.
import { normalQuantile } from '../../statistics/normal';

const WORDS: i32 = 624;
const AHEAD: i32 = 397;
const STEPS: f64 = 4294967296;

const words = memory.data(4 * 624, 16);
let next: i32 = WORDS;

// @ts-ignore: a decorator
@inline
function word(at: i32): u32 {
  return load<u32>(words + (<usize>at << 2));
}

export function seed(value: u32): void {
  store<u32>(words, value);
  for (let at = 1; at < WORDS; at += 1) store<u32>(words + (<usize>at << 2), 1812433253 * (word(at - 1) ^ (word(at - 1) >> 30)) + at);
  next = WORDS;
}

export function draw(): f64 {
  if (next == WORDS) twist();
  let y = word(next);
  next += 1;
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  y ^= y >> 18;
  return normalQuantile((<f64>y + 0.5) / STEPS);
}

function twist(): void {
  for (let at = 0; at < WORDS; at += 1) {
    const y = (word(at) & 0x80000000) | (word(at + 1 < WORDS ? at + 1 : 0) & 0x7fffffff);
    const other = word(at + AHEAD < WORDS ? at + AHEAD : at + AHEAD - WORDS);
    store<u32>(words + (<usize>at << 2), other ^ (y >> 1) ^ (y & 1 ? 0x9908b0df : 0));
  }
  next = 0;
}
