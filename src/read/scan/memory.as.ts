// AssemblyScript. Plain memory, which grows and is never given back: an instance serves one reading of one file.

let top: usize = __heap_base;

/** So many bytes of zeros. */
export function take(bytes: usize): usize {
  const from = (top + 15) & ~15;
  top = from + bytes;
  const pages = i32((top + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  return from;
}

// @ts-ignore: a decorator
@inline
export function mixed(h: u64): u64 {
  h *= 0xff51afd7ed558ccd;
  return h ^ (h >> 32);
}

/** Whether so many bytes are the same; up to 15 more are read, and not looked at. */
// @ts-ignore: a decorator
@inline
export function same(a: usize, b: usize, size: usize): bool {
  let i: usize = 0;
  for (; i + 16 <= size; i += 16) if (i8x16.bitmask(i8x16.ne(v128.load(a + i), v128.load(b + i))) != 0) return false;
  return i == size || (i8x16.bitmask(i8x16.ne(v128.load(a + i), v128.load(b + i))) & ((1 << i32(size - i)) - 1)) == 0;
}
