/** The slug of most names, without the tables that the others need: where it fits, none travels. */
export function simpleSlug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
