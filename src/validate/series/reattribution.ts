import { areaName } from '../../reference/councils.ts';
import { THRESHOLDS } from '../../reference/thresholds.ts';
import type { SeriesCheck } from './pair.ts';

/** A share of the days moves between NHS and social care while the total, a day, stays. */
export const checkReattribution: SeriesCheck = ({ council, month, place, days, calendar }, findings) => {
  const [nhs, socialCare, total] = [days('nhs'), days('social-care'), days('all')];
  if ([...nhs, ...socialCare, ...total].some((d) => d === null) || total[0] === 0 || total[1] === 0) return;
  const share = (index: 0 | 1): number => socialCare[index]! / total[index]!;
  const moved = share(1) - share(0);
  const { sharePoints, days: least, totalWithin } = THRESHOLDS.reattribution;
  const steady = Math.abs((total[1]! / calendar[1]) / (total[0]! / calendar[0]) - 1) <= totalWithin;
  const opposed = Math.sign(nhs[1]! - nhs[0]!) === -Math.sign(moved);
  if (!steady || !opposed || Math.abs(moved) * 100 < sharePoints || Math.abs(moved) * Math.min(total[0]!, total[1]!) < least) return;
  findings.add({
    code: 'DTOC-702', ...place('all', 'all', 'social-care'), period: month, council,
    found: `${areaName(council)}: NHS ${nhs[0]} and social care ${socialCare[0]}, then ${nhs[1]} and ${socialCare[1]}, of ${total[0]} and ${total[1]} in all`,
    expected: `a social care share within ${sharePoints} points of ${(share(0) * 100).toFixed(0)}%`,
  });
};
