import { normalQuantile } from './normal.ts';

const STEPS = 100_000;
const TINY = 1e-300;
const LANCZOS = [
  0.99999999999980993227684700473478, 676.520368121885098567009190444019, -1259.13921672240287047156078755283, 771.3234287776530788486528258894,
  -176.61502916214059906584551354, 12.507343278686904814458936853, -0.13857109526572011689554707, 9.984369578019570859563e-6, 1.50563273514931155834e-7,
] as const;

/** The logarithm of the gamma function, x above 0. Source: Lanczos (1964), g = 7 and nine terms. */
export function lnGamma(x: number): number {
  const t = x + 6.5;
  const sum = LANCZOS.reduce((total, coefficient, index) => total + (index === 0 ? coefficient : coefficient / (x + index - 1)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * The value that a chi-square variable is below with probability p; degrees above 0, whole or not.
 * Newton's steps on the incomplete gamma function, kept between two bounds, from Wilson and Hilferty's approximation.
 */
export function chiSquareQuantile(p: number, degrees: number): number {
  if (!(p >= 0 && p <= 1 && degrees > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  return 2 * gammaQuantile(p, degrees / 2);
}

function gammaQuantile(p: number, a: number): number {
  const wilsonHilferty = a * (1 - 1 / (9 * a) + normalQuantile(p) / (3 * Math.sqrt(a))) ** 3;
  const small = Math.exp((Math.log(p) + lnGamma(a + 1)) / a);
  let x = wilsonHilferty > small && a > 0.5 ? wilsonHilferty : small;
  if (!(x > 0)) return x;
  let [least, most] = [0, Infinity];
  for (let step = 0; step < 200; step += 1) {
    // Of the smaller tail, so that no digits are lost.
    const error = p < 0.5 ? incompleteGamma(a, x).below - p : (1 - p) - incompleteGamma(a, x).above;
    if (error > 0) most = x;
    else least = x;
    const density = Math.exp((a - 1) * Math.log(x) - x - lnGamma(a));
    let next = x - error / density;
    if (!(next > least && next < most)) next = most === Infinity ? 2 * x : (least + most) / 2;
    if (Math.abs(next - x) <= 1e-15 * x) return next;
    x = next;
  }
  return x;
}

/** The regularised incomplete gamma function: the probability below x, and above it. */
export function incompleteGamma(a: number, x: number): { below: number; above: number } {
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < STEPS && term > sum * 1e-17; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return { below: front * sum, above: 1 - front * sum };
  }
  // Lentz's evaluation of Legendre's continued fraction.
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < STEPS; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / awayFrom0(an * d + b);
    c = awayFrom0(b + an / c);
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return { below: 1 - front * h, above: front * h };
}

export function awayFrom0(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
