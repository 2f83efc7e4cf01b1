import data from './thresholds.json' with { type: 'json' };

export const THRESHOLDS = data;

/** The spread of the month-to-month change of the logarithm of days, for a council of about so many days a month. */
export function spreadAt(days: number): number {
  return THRESHOLDS.jump.bySize.find(({ daysBelow }) => daysBelow === null || days < daysBelow)!.deviation;
}
