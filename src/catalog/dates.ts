const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The name of a month that is written as two digits. */
export function monthName(month: string): string {
  return months[Number(month) - 1] ?? '';
}

/** A date in words at the precision it has: `5 Jul 2024`, `July 2024` or `2024`. */
export function dateInWords(date: string): string {
  const [year = '', month, day] = date.split('-');
  const name = month ? monthName(month) : '';
  if (day) return `${Number(day)} ${name.slice(0, 3)} ${year}`;
  return month ? `${name} ${year}` : year;
}
