import { stderr } from 'node:process';
import { parseArgs } from 'node:util';
import { build } from 'astro';
import { ContentError } from '#loaders/shared-content.ts';

const usage = `npm run build [-- OPTIONS]

  --lenient     leave out the records that are not valid, and say which
  --outDir DIR  write the site into another folder of the project than dist`;

try {
  const { values } = parseArgs({
    options: {
      lenient: { type: 'boolean' },
      outDir: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.lenient) process.env['LENIENT'] = '1';
  if (values.help) console.log(usage);
  // Astro's own account has a line a page; the integrations give a shorter one.
  else await build({ logLevel: 'warn', ...(values.outDir && { outDir: values.outDir }) });
} catch (error) {
  stderr.write(`${explain(error)}\n`);
  // At once, for the index may still be under way in a process of its own.
  process.exit(1);
}

/** What a curator can act on; for faults of the program also where in it they arose. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ContentError) {
    return `${error.message}\nnpm run build -- --lenient builds without these records.`;
  }
  if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return `${error.message}\n\n${usage}`;
  }
  const { hint } = error as { hint?: string };
  return [error.stack ?? error.message, hint].filter(Boolean).join('\n');
}
