/** What councils can be grouped by. */
export const GROUPINGS = ['region', 'type'] as const;
export type Grouping = (typeof GROUPINGS)[number];
