// Read as TypeScript and as AssemblyScript, which draws by it: there a quotient of whole numbers is whole, but for a point in one of them.

const SPLIT = 0.425;
const LN2 = 0.6931471805599453;

/**
 * The value that a standard normal variable is below with probability p; -Infinity at 0, Infinity at 1, NaN outside.
 * Source: Wichura, The percentage points of the normal distribution, Applied Statistics 37 (1988), AS 241; about 1 part in 1e16.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= SPLIT) return q * centre(SPLIT * SPLIT - q * q);
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : NaN;
  const r = Math.sqrt(-ln(tail));
  const z = r <= 5 ? nearTail(r - 1.6) : farTail(r - 5);
  return q < 0 ? -z : z;
}

// Wichura (1988), algorithm AS 241, PPND16: rational functions, their constants in place rather than in tables, as every draw goes through them.
function centre(x: number): number {
  return (((((((2509.0809287301226727 * x + 33430.575583588128105) * x + 67265.770927008700853) * x + 45921.953931549871457) * x + 13731.693765509461125) * x + 1971.5909503065514427) * x + 133.14166789178437745) * x + 3.387132872796366608)
    / (((((((5226.495278852854561 * x + 28729.085735721942674) * x + 39307.89580009271061) * x + 21213.794301586595867) * x + 5394.1960214247511077) * x + 687.1870074920579083) * x + 42.313330701600911252) * x + 1);
}

function nearTail(x: number): number {
  return (((((((7.7454501427834140764e-4 * x + 0.0227238449892691845833) * x + 0.24178072517745061177) * x + 1.27045825245236838258) * x + 3.64784832476320460504) * x + 5.7694972214606914055) * x + 4.6303378461565452959) * x + 1.42343711074968357734)
    / (((((((1.05075007164441684324e-9 * x + 5.475938084995344946e-4) * x + 0.0151986665636164571966) * x + 0.14810397642748007459) * x + 0.68976733498510000455) * x + 1.6763848301838038494) * x + 2.05319162663775882187) * x + 1);
}

function farTail(x: number): number {
  return (((((((2.01033439929228813265e-7 * x + 2.71155556874348757815e-5) * x + 0.0012426609473880784386) * x + 0.026532189526576123093) * x + 0.29656057182850489123) * x + 1.7848265399172913358) * x + 5.4637849111641143699) * x + 6.6579046435011037772)
    / (((((((2.04426310338993978564e-15 * x + 1.4215117583164458887e-7) * x + 1.8463183175100546818e-5) * x + 7.868691311456132591e-4) * x + 0.0148753612908506148525) * x + 0.13692988092273580531) * x + 0.59983220655588793769) * x + 1);
}

/**
 * The natural logarithm of a finite number above 0, by arithmetic alone: the same bits on every machine, as Math.log does not promise.
 * With x = m 2^e and s = (m - 1) / (m + 1), ln x = e ln 2 + 2 (s + s^3/3 + s^5/5 + …).
 */
export function ln(x: number): number {
  let m = x;
  let exponent = 0.0;
  // By twos, which is exact.
  for (; m < 1; m *= 2) exponent -= 1;
  for (; m > Math.SQRT2; m /= 2) exponent += 1;
  const s = (m - 1) / (m + 1);
  const t = s * s;
  const series = 1 + t * (1.0 / 3 + t * (1.0 / 5 + t * (1.0 / 7 + t * (1.0 / 9 + t * (1.0 / 11 + t * (1.0 / 13 + t * (1.0 / 15 + t * (1.0 / 17 + t * (1.0 / 19 + t / 21)))))))));
  return exponent * LN2 + 2 * s * series;
}
