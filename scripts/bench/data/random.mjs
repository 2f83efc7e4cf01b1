/**
 * A stream of numbers that a seed fixes for good: mulberry32, small and fast, and good enough to make up days with.
 * @param {number} seed a whole number
 * @returns {() => number} each from 0 up to 1
 */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A number of the normal distribution of mean 0 and deviation 1.
 * @param {() => number} random
 */
export function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/**
 * The place of a number from 0 to 1 among weights that were added up.
 * @param {Float64Array} cumulative weights, each added to those before it
 * @param {number} at
 */
export function placeOf(cumulative, at) {
  const target = at * cumulative[cumulative.length - 1];
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @param {readonly number[]} weights */
export function cumulate(weights) {
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight));
}
