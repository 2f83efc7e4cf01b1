// AssemblyScript. The texts of a file, each met once and known from then on by its bytes.
import { mixed, same, take } from './memory.as';
import { MOST_COUNCILS } from './terms';

const MOST_TEXTS: i32 = 1 << 16;
// A text: its hash, its size, its kind, what it is, and which text came behind it (u32 each); then its bytes.
const HEAD: usize = 20;

let slotCount: u32 = 1 << 10;
let slots: usize = take(slotCount * 4);
let count: i32 = 0;

function hashOf(from: usize, size: usize, seed: i32): u32 {
  let h: u64 = mixed(u64(seed) ^ (u64(size) << 8) ^ 0x9e3779b97f4a7c15);
  const end = from + size;
  let p = from;
  for (; p + 8 <= end; p += 8) h = mixed(h ^ load<u64>(p));
  if (p < end) h = mixed(h ^ (load<u64>(p) & ((u64(1) << ((end - p) << 3)) - 1)));
  return u32(h);
}

/** The text of a kind that stands here; 0 where it was not met before. */
export function textOf(kind: i32, from: usize, size: usize): usize {
  const hash = hashOf(from, size, kind);
  let slot = hash & (slotCount - 1);
  let text = textIn(slot);
  while (text != 0 && !(load<u32>(text) == hash && isText(text, kind, from, size))) {
    slot = (slot + 1) & (slotCount - 1);
    text = textIn(slot);
  }
  return text;
}

// @ts-ignore: a decorator
@inline
function isText(text: usize, kind: i32, from: usize, size: usize): bool {
  return load<u32>(text, 4) == u32(size) && load<i32>(text, 8) == kind && same(text + HEAD, from, size);
}

// @ts-ignore: a decorator
@inline
function textIn(slot: u32): usize { return load<u32>(slots + (slot << 2)); }

/** Keeps a text, and what it is. False where there are too many, or councils are. */
export function keepText(kind: i32, from: usize, size: usize, value: i32, isCouncil: bool): bool {
  if (count == MOST_TEXTS || (isCouncil && value >= MOST_COUNCILS)) return false;
  count += 1;
  const text = take(HEAD + size + 16);
  store<u32>(text, hashOf(from, size, kind));
  store<u32>(text, u32(size), 4);
  store<i32>(text, kind, 8);
  store<i32>(text, value, 12);
  memory.copy(text + HEAD, from, size);
  if (u32(count) * 2 > slotCount) {
    const before = slots;
    const many = slotCount;
    slots = take(many << 3);
    slotCount = many << 1;
    for (let slot: u32 = 0; slot < many; slot += 1) {
      const other = load<u32>(before + (slot << 2));
      if (other != 0) put(other);
    }
  }
  put(text);
  return true;
}

function put(text: usize): void {
  let slot = load<u32>(text) & (slotCount - 1);
  while (textIn(slot) != 0) slot = (slot + 1) & (slotCount - 1);
  store<u32>(slots + (slot << 2), u32(text));
}

// @ts-ignore: a decorator
@inline
export function valueOf(text: usize): i32 { return load<i32>(text, 12); }

/** The text that came behind this one of late, if it stands here too; else 0. */
// @ts-ignore: a decorator
@inline
export function foretold(text: usize, at: usize): usize {
  const next: usize = text == 0 ? 0 : load<u32>(text, 16);
  return next != 0 && same(next + HEAD, at, sizeOf(next)) ? next : 0;
}

export function foretell(text: usize, next: usize): void { if (text != 0) store<u32>(text, u32(next), 16); }

// @ts-ignore: a decorator
@inline
export function sizeOf(text: usize): usize { return load<u32>(text, 4); }
