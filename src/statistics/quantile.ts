/** The quantile of sorted values by linear interpolation. Source: Hyndman and Fan (1996), type 7, the default of R. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const here = sorted[below]!;
  return below + 1 < sorted.length ? here + (at - below) * (sorted[below + 1]! - here) : here;
}
