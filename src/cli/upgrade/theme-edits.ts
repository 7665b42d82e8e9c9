/** What a fork changed of colours and type, as `content/theme.yaml` has it. */
export interface ThemeEdits {
  readonly colors: Readonly<Record<string, readonly [light: string, dark: string]>>;
  readonly type: Readonly<Record<string, string>>;
  /** Whether `tokens.css` was changed in nothing else. */
  readonly isAll: boolean;
}

const declaration = /(--(?:color|font)-[a-z-]+)(\s*:\s*)([^;{}]+);/g;
const hex = '#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})';
const pair = new RegExp(`^light-dark\\(\\s*(${hex})\\s*,\\s*(${hex})\\s*\\)$`);
const single = new RegExp(`^${hex}$`);

/** The edits between two versions of `tokens.css` that a theme can hold. */
export function readThemeEdits(base: string, ours: string): ThemeEdits {
  const before = declarations(base);
  const colors: Record<string, readonly [string, string]> = {};
  const type: Record<string, string> = {};
  const arrived = new Set<string>();
  for (const [property, value] of declarations(ours)) {
    if (!before.has(property) || before.get(property) === value) continue;
    const name = property.replace(/^--(?:color|font)-/, '');
    const [, light, dark] = pair.exec(value) ?? [];
    if (property.startsWith('--font-')) type[name] = value;
    else if (light && dark) colors[name] = [light, dark];
    else if (single.test(value)) colors[name] = [value, value];
    else continue;
    arrived.add(property);
  }
  return { colors, type, isAll: without(base, arrived) === without(ours, arrived) };
}

function declarations(css: string): Map<string, string> {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return new Map(
    [...plain.matchAll(declaration)].map(([, name = '', , value = '']) => [name, oneLine(value)]),
  );
}

/** The file with the values of some properties left out, and the same however it is laid out. */
function without(css: string, properties: ReadonlySet<string>): string {
  const left = css.replace(declaration, (whole, name: string) =>
    properties.has(name) ? `${name}: ;` : whole,
  );
  return oneLine(left);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
