/**
 * The tag to show beside an area's name, as areas may share a name; none where the tag is the name,
 * in whatever case.
 */
export function tagBeside(tag: string, name: string): string | undefined {
  return tag.toLowerCase() === name.toLowerCase() ? undefined : tag;
}
