import instance from './rows.wasm';

/** What rows.as.ts exports: see there. */
export interface Rows {
  readonly memory: WebAssembly.Memory;
  begin(columns: number, spanOfMonth: number, provider: number, council: number, name: number, care: number, returns: boolean, stay: boolean, before: number): number;
  give(column: number, role: number): void;
  scan(from: number, to: number): number;
  learn(value: number, length: number): number;
  rowAt(): number;
  linesRead(): number;
  monthAt(): number;
  councilAt(): number;
  nameAt(): number;
  kindOfText(): number;
  textAt(): number;
  sizeOfText(): number;
  sumsAt(month: number, council: number): number;
  roomFor(many: number): number;
  layOut(month: number, many: number): number;
  tally(): void;
  cellsMet(month: number): number;
  pairsIn(month: number): number;
  require(month: number, cells: number): void;
  pairCount(): number;
  keysAt(): number;
  cellsAt(month: number): number;
  lacking(): number;
  forget(month: number): void;
  turn(): void;
}

/** A reader of rows, with a memory of its own. */
export function newRows(): Rows {
  return instance() as Rows;
}
