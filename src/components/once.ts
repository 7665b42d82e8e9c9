/** What was rendered of an object, by the name of the part. */
const rendered = new WeakMap<object, Map<string, string>>();

/**
 * The HTML of a part of an object, rendered the first time that it is asked for: a paper stands in
 * many lists and beside many others. While developing it is rendered each time, as the templates
 * change.
 * @param render must depend on the object alone.
 */
export function once(
  of: object,
  part: string,
  render: () => Promise<string>,
): string | Promise<string> {
  const parts = rendered.get(of) ?? new Map<string, string>();
  const known = parts.get(part);
  if (known !== undefined && import.meta.env.PROD) return known;
  return render().then((pieces) => {
    // What was put together piece by piece would keep a hundred of them for each paper.
    const html = Buffer.from(pieces).toString();
    rendered.set(of, parts.set(part, html));
    return html;
  });
}
