// Read as TypeScript and as AssemblyScript, which puts the same score to every run of a simulation.

/** A component's score, 0 to 100. Alone, a council is neither worse nor better than any: the middle. */
export function componentScore(halves: number, among: number): number {
  return among === 1 ? 50 : scoreOfHalves(halves, among, 1);
}

/** The score of weighted halves, summed over components of one number of councils: whole numbers, so that councils that tie do so exactly. */
export function scoreOfHalves(halves: number, among: number, weights: number): number {
  return (100 * halves) / (2 * (among - 1) * weights);
}
