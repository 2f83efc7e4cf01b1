import { expect, it } from 'vitest';
import { cutOf, cutParts, CUTS, type Cut } from '../../src/domain/cut.ts';
import { addDays, daysAt, isPresent, isUnreadable, markNotSubmitted, markUnreadable, newFigures, rowFor } from '../../src/domain/figures.ts';

const E = cutOf('all', 'E', 'all');

it('keeps absent, not submitted, unreadable and none apart', () => {
  const figures = newFigures();
  const [absent, silent, none] = ['812', '319', '504'].map((code) => rowFor(figures, code)) as [number, number, number];
  markNotSubmitted(figures, silent, E);
  addDays(figures, none, E, 0);
  expect([daysAt(figures, absent, E), daysAt(figures, silent, E), daysAt(figures, none, E)]).toEqual([null, null, 0]);
  expect([isPresent(figures, absent, E), isPresent(figures, silent, E), isPresent(figures, none, E)]).toEqual([false, true, true]);
  markUnreadable(figures, none, E);
  addDays(figures, none, E, 5);
  expect([isUnreadable(figures, silent, E), isUnreadable(figures, none, E), daysAt(figures, none, E)]).toEqual([false, true, null]);
});

it('adds days to a cell, and a count stands over silence', () => {
  const figures = newFigures();
  const row = rowFor(figures, '738');
  markNotSubmitted(figures, row, E);
  addDays(figures, row, E, 5);
  markNotSubmitted(figures, row, E);
  addDays(figures, row, E, 7);
  expect(daysAt(figures, row, E)).toBe(12);
});

it('grows past any number of areas without mixing them', () => {
  const figures = newFigures();
  for (let area = 0; area < 1000; area += 1) addDays(figures, rowFor(figures, String(area)), E, area);
  expect([0, 159, 160, 999].map((area) => daysAt(figures, figures.rows.get(String(area))!, E))).toEqual([0, 159, 160, 999]);
});

it('numbers every cut once, and back', () => {
  for (let cut = 0; cut < CUTS; cut += 1) {
    const { care, reason, responsible } = cutParts(cut as Cut);
    expect(cutOf(care, reason, responsible)).toBe(cut);
  }
});
