import { mersenne } from 'pure-rand/generator/mersenne';
import { normalQuantile } from '../statistics/normal.ts';

const STEPS = 2 ** 32;

/**
 * Draws of a standard normal variable, the same for a seed on any machine: whole numbers of the Mersenne Twister, put through the quantile
 * by arithmetic alone.
 */
export function normalDraws(seed: number): () => number {
  const generator = mersenne(seed);
  return () => normalQuantile(((generator.next() >>> 0) + 0.5) / STEPS);
}
