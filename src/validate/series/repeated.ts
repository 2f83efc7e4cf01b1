import { areaName } from '../../reference/councils.ts';
import { THRESHOLDS } from '../../reference/thresholds.ts';
import type { SeriesCheck } from './pair.ts';

/** Every reason is as it was the month before. */
export const checkRepeated: SeriesCheck = ({ council, month, place, reasons }, findings) => {
  if (!reasons) return;
  const [before, now] = reasons;
  const total = now.reduce((sum, days) => sum + days, 0);
  if (total < THRESHOLDS.repeated.days || now.some((days, index) => days !== before[index])) return;
  findings.add({
    code: 'DTOC-705', ...place('all', 'A', 'all'), period: month, council,
    found: `${areaName(council)}, by reason: ${now.join(' ')}, for two months running`, expected: 'figures of this month',
  });
};
