import type { Organisation, ReasonCode } from './cut.ts';

/** Days as they would be: of one council or of all, of an organisation or for a reason, set to an amount or reduced by one. */
export interface Alteration {
  /** As it was asked for. */
  readonly text: string;
  /** Null: of every council. */
  readonly council: string | null;
  readonly what: { readonly organisation: Exclude<Organisation, 'total'> } | { readonly reason: ReasonCode };
  readonly how: 'set' | 'reduce';
  readonly amount: number;
  /** Delayed days in the period, delayed days a day, or percent of what there is (to reduce by alone). */
  readonly unit: 'days' | 'days-a-day' | 'percent';
}
