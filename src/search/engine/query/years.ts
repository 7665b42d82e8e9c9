const form = /^(\d{4})?(?:(\.\.)(\d{4})?)?$/;

/** A year or a range of years, open at either end: `2023`, `2023..2025`, `2023..`, `..2020`. */
export function isYears(text: string): boolean {
  const [, from, dots, to] = form.exec(text) ?? [];
  return (from ?? to) !== undefined && !(from && dots && to && from > to);
}

/** Says of a year or range which of the known years it means. */
export function yearsIn(known: readonly { value: string }[]): (years: string) => string[] {
  return (years) => {
    const [, from, dots, to] = form.exec(years) ?? [];
    const first = from ?? '0000';
    const last = dots ? (to ?? '9999') : first;
    return known.map(({ value }) => value).filter((year) => year >= first && year <= last);
  };
}
