// Read as TypeScript and as AssemblyScript, which puts the same question in every run of a simulation.

/** Whether a figure meets its threshold, which may itself meet it or not. */
export function meets(figure: number, threshold: number, meetsAtThreshold: boolean): boolean {
  return same(figure, threshold) ? meetsAtThreshold : figure < threshold;
}

/** Rates are quotients of whole numbers: two that differ do so by far more than this, two that are equal by rounding alone. */
function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}
