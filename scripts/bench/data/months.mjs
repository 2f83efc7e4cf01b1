const NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Months are counted from January of the year 0. @param {string} id `2019-04` */
export function monthOf(id) {
  const [year, month] = id.split('-').map(Number);
  return year * 12 + month - 1;
}

/** @param {number} month @returns `2019-04` */
export const idOf = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** @param {number} month @returns `April` */
export const nameOf = (month) => NAMES[month % 12];

export const yearOf = (/** @type {number} */ month) => Math.floor(month / 12);

export const daysIn = (/** @type {number} */ month) => new Date(Date.UTC(yearOf(month), (month % 12) + 1, 0)).getUTCDate();

/** The financial year that a month is in, as the extracts have it. @param {number} month @returns `2019-20` */
export function financialYearOf(month) {
  const year = yearOf(month - 3);
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/** @param {string} from `2010-08` @param {string} to the last of them */
export function monthsFrom(from, to) {
  return Array.from({ length: monthOf(to) - monthOf(from) + 1 }, (_, index) => monthOf(from) + index);
}
