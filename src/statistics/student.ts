import { awayFrom0, lnGamma } from './gamma.ts';
import { normalQuantile } from './normal.ts';

const STEPS = 100_000;

/**
 * The value that a variable of Student's t distribution is below with probability p; degrees above 0.
 * Newton's steps on the tail, which is half of the incomplete beta function at degrees / (degrees + t^2), kept between two bounds.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (!(p >= 0 && p <= 1 && degrees > 0)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p < 0.5) return -fromTail(p, degrees);
  return fromTail(1 - p, degrees);
}

function fromTail(tail: number, degrees: number): number {
  if (tail === 0) return Infinity;
  const scale = Math.exp(lnGamma((degrees + 1) / 2) - lnGamma(degrees / 2)) / Math.sqrt(degrees * Math.PI);
  let [least, most] = [0, Infinity];
  let t = Math.max(-normalQuantile(tail), 1e-8);
  for (let step = 0; step < 2000; step += 1) {
    const error = tailOf(t, degrees) - tail;
    if (error > 0) least = t;
    else most = t;
    const density = scale * (1 + (t * t) / degrees) ** (-(degrees + 1) / 2);
    let next = t + error / density;
    if (!(next > least && next < most)) next = most === Infinity ? 2 * t : (least + most) / 2;
    if (Math.abs(next - t) <= 1e-15 * t) return next;
    t = next;
  }
  return t;
}

function tailOf(t: number, degrees: number): number {
  const square = t * t;
  const [a, b] = [degrees / 2, 0.5];
  const x = degrees / (degrees + square);
  const y = square / (degrees + square);
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(y));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(a, b, x)) / a / 2 : 0.5 - (front * fraction(b, a, y)) / b / 2;
}

/** Lentz's evaluation of the continued fraction of the incomplete beta function. */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFrom0(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFrom0(1 + even * d);
    c = awayFrom0(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFrom0(1 + odd * d);
    c = awayFrom0(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return h;
}
