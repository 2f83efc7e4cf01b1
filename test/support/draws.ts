import { mersenne } from 'pure-rand/generator/mersenne';
import { normalQuantile } from '../../src/statistics/normal.ts';

const STEPS = 2 ** 32;

/** Draws of a standard normal variable, by a library's Mersenne Twister: what a simulation draws, the slow way. */
export function normalDraws(seed: number): () => number {
  const generator = mersenne(seed);
  return () => normalQuantile(((generator.next() >>> 0) + 0.5) / STEPS);
}
