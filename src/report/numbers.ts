/** Rounding happens here, and here alone: where a number is shown to a person. An absent figure is a dash. */
export const ABSENT = '–';

export function whole(value: number | null): string {
  return value === null ? ABSENT : Math.round(value).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

export function fixed(value: number | null, digits: number): string {
  if (value === null) return ABSENT;
  const text = value.toFixed(digits);
  // With a true minus, as wide as a plus.
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text.replace('-', '−');
}

/** With its sign, and a true minus. */
export function signed(value: number | null, digits: number): string {
  if (value === null) return ABSENT;
  const text = fixed(Math.abs(value), digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** A percentage; the sign is printed. */
export function percent(value: number | null, digits = 0): string {
  return value === null ? ABSENT : `${fixed(value, digits)}%`;
}
