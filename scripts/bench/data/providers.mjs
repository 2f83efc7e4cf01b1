import { COUNCILS } from './areas.mjs';

const PARENTS = [
  ['Q71', 'NHS ENGLAND LONDON'], ['Q72', 'NHS ENGLAND NORTH (YORKSHIRE AND HUMBER)'], ['Q74', 'NHS ENGLAND NORTH (CUMBRIA AND NORTH EAST)'],
  ['Q75', 'NHS ENGLAND NORTH (CHESHIRE AND MERSEYSIDE)'], ['Q76', 'NHS ENGLAND MIDLANDS AND EAST (NORTH MIDLANDS)'],
  ['Q77', 'NHS ENGLAND MIDLANDS AND EAST (WEST MIDLANDS)'], ['Q78', 'NHS ENGLAND MIDLANDS AND EAST (CENTRAL MIDLANDS)'],
  ['Q79', 'NHS ENGLAND MIDLANDS AND EAST (EAST)'], ['Q83', 'NHS ENGLAND NORTH (GREATER MANCHESTER)'], ['Q84', 'NHS ENGLAND NORTH (LANCASHIRE)'],
  ['Q85', 'NHS ENGLAND SOUTH WEST (SOUTH WEST SOUTH)'], ['Q86', 'NHS ENGLAND SOUTH WEST (SOUTH WEST NORTH)'],
  ['Q87', 'NHS ENGLAND SOUTH EAST (HAMPSHIRE, ISLE OF WIGHT AND THAMES VALLEY)'], ['Q88', 'NHS ENGLAND SOUTH EAST (KENT, SURREY AND SUSSEX)'],
];

const KINDS = ['UNIVERSITY HOSPITALS NHS FOUNDATION TRUST', 'HEALTH & CARE', 'COMMUNITY HEALTHCARE NHS TRUST', 'PARTNERSHIP NHS FOUNDATION TRUST', 'HOSPITALS NHS TRUST', 'CITYCARE CIC'];

/**
 * Providers that are nobody's, of codes and names like the real ones: some names hold commas, some an ampersand.
 * @param {number} count of them; codes are distinct up to 33,000
 * @returns {{ parent: readonly string[], code: string, name: string }[]} by code
 */
export function makeProviders(count) {
  return Array.from({ length: count }, (_, index) => {
    const place = (by) => COUNCILS[Math.floor((index * COUNCILS.length) / count + by) % COUNCILS.length].name.replace(/ UA$/, '').toUpperCase();
    const kind = KINDS[index % KINDS.length];
    const name = index % 40 === 7 ? `${place(0)}, ${place(1)} AND ${place(2)} MENTAL HEALTH NHS TRUST` : `${place(0)} ${kind}`;
    return { parent: PARENTS[Math.floor((index * PARENTS.length) / count)], code: (13_000 + index).toString(36).toUpperCase(), name };
  });
}
