// The site that the browser tests look at: `fixture-site.ts` builds it unless it stands already,
// `fixture-site.ts 4400` serves it at this port, too.

import { base, dist } from './e2e/support/built-site.ts';
import { buildFixtureSite } from './e2e/support/fixture-build.ts';
import { serveFolder } from './support/serve-folder.ts';

const [port] = process.argv.slice(2);

await buildFixtureSite();
if (port) await serveFolder(dist, { base, port: Number(port) });
