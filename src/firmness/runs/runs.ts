import instance from './runs.wasm';

/** What runs.as.ts exports: see there. */
export interface Runs {
  readonly memory: WebAssembly.Memory;
  begin(councils: number, runs: number, seed: number): number;
  newComponent(organisation: number, weight: number, held: number): number;
  scoreOf(many: number): void;
  newPolicy(criteria: number, councils: number): number;
  newThreshold(organisation: number, councils: number, meetsAtThreshold: boolean, wholeBeds: boolean): number;
  newWorst(organisation: number, held: number, percent: boolean, worst: number): number;
  run(): void;
  scoreInPlace(position: number, place: number): number;
  rankInPlace(position: number, place: number): number;
  outcomesAt(policy: number): number;
}

/** A simulation, with a memory of its own. */
export function newRuns(): Runs {
  return instance() as Runs;
}

/** Puts columns one behind the other, from an address on. */
export function put({ memory }: Runs, at: number, ...columns: readonly (Float64Array | Int32Array | Uint8Array)[]): void {
  const room = new Uint8Array(memory.buffer);
  let to = at;
  for (const column of columns) {
    room.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), to);
    to += column.byteLength;
  }
}
