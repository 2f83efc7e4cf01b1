// AssemblyScript. What single cells of a row say, byte by byte.

import { FEED, RETURN } from './terms';

export const QUOTE: i32 = 0x22;
export const COMMA: i32 = 0x2c;
export const ZERO: i32 = 0x30;
const POINT: i32 = 0x2e;
/** Digits that any double holds. */
const MOST_DIGITS: i32 = 15;
/** Days below a thousand million. */
const MOST_DIGITS_OF_DAYS: i32 = 9;

/** Days of each organisation in the row (i32), and their beds (f64). */
export const days = memory.data(3 * 4, 16);
export const beds = memory.data(3 * 8, 16);

/** Where the cell ends that begins here: at a comma or the line's end; 0 where it is not well-formed. */
export function cellEnd(p: usize): usize {
  if (load<u8>(p) != QUOTE) {
    while (true) {
      const bytes = v128.load(p);
      const found = i8x16.bitmask(v128.or(
        v128.or(i8x16.eq(bytes, i8x16.splat(<i8>COMMA)), i8x16.eq(bytes, i8x16.splat(<i8>FEED))),
        v128.or(i8x16.eq(bytes, i8x16.splat(<i8>RETURN)), i8x16.eq(bytes, i8x16.splat(<i8>QUOTE))),
      ));
      if (found != 0) {
        p += ctz(found);
        return load<u8>(p) == QUOTE ? 0 : p;
      }
      p += 16;
    }
  }
  p += 1;
  while (true) {
    const byte = load<u8>(p);
    if (byte == FEED || byte == RETURN) return 0;
    p += 1;
    if (byte == QUOTE) {
      // A doubled quote stands for one.
      if (load<u8>(p) != QUOTE) return isEnd(load<u8>(p)) ? p : 0;
      p += 1;
    }
  }
}

// @ts-ignore: a decorator
@inline
function isEnd(byte: i32): bool { return byte == COMMA || byte == FEED || byte == RETURN; }

/** Days, of one of three organisations. Answers where they end; 0 where no whole number stands. */
export function readCount(p: usize, which: i32): usize {
  let count = 0;
  const from = p;
  for (let digit = i32(load<u8>(p)) - ZERO; u32(digit) <= 9; digit = i32(load<u8>(p)) - ZERO) {
    if (p - from == MOST_DIGITS_OF_DAYS) return 0;
    count = count * 10 + digit;
    p += 1;
  }
  store<i32>(days + (which << 2), count);
  return p == from ? 0 : p;
}

/** Beds: digits, perhaps with a point among them; or nothing, which stands for none. */
export function readBeds(p: usize, which: i32): usize {
  let digits: u64 = 0;
  let count = 0;
  let scale: f64 = 0;
  for (let byte = i32(load<u8>(p)); u32(byte - ZERO) <= 9 || (byte == POINT && scale == 0 && count > 0); byte = i32(load<u8>(p))) {
    if (byte == POINT) scale = 1;
    else {
      digits = digits * 10 + u64(byte - ZERO);
      scale *= 10;
      count += 1;
      if (count > MOST_DIGITS) return 0;
    }
    p += 1;
  }
  store<f64>(beds + (which << 3), f64(digits) / (scale == 0 ? 1 : scale));
  return p;
}
