const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A bar a value, from 0 to the largest; a dot for one that is not to be had. */
export function sparkline(shown: readonly (number | null)[]): string {
  const largest = Math.max(0, ...shown.flatMap((value) => value ?? []));
  return shown.map((value) => (value === null ? '·' : BARS[largest === 0 ? 0 : Math.min(BARS.length - 1, Math.floor((value / largest) * BARS.length))]!)).join('');
}
