import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { askedPort, choosePort, freePort, portObstacle } from '#cli/setup/port.mjs';

const busy =
  (...ports: number[]) =>
  async (port: number) =>
    ports.includes(port) ? 'is busy' : undefined;

describe('askedPort', () => {
  it.each([
    { args: [], env: {}, out: undefined },
    { args: [], env: { PORT: '' }, out: undefined },
    { args: [], env: { PORT: '8080' }, out: 8080 },
    { args: ['--port', '5000'], env: { PORT: '8080' }, out: 5000 },
    { args: ['--port=65535'], env: {}, out: 65535 },
  ])('$args $env is $out', ({ args, env, out }) => {
    expect(askedPort(args, env)).toBe(out);
  });

  it.each([
    { args: ['--port'], text: '""' },
    { args: ['--port', 'http'], text: '"http"' },
    { args: ['--port=0'], text: '"0"' },
    { args: ['--port=65536'], text: '"65536"' },
    { args: ['--port', '-1'], text: '"-1"' },
  ])('$args is refused', ({ args, text }) => {
    expect(() => askedPort(args, {})).toThrow(`${text} is no port: give a number from 1 to 65535.`);
  });
});

describe('choosePort', () => {
  it.each([
    { taken: [], out: 4321 },
    { taken: [4321], out: 4322 },
    { taken: [4321, 4322, 4324], out: 4323 },
  ])('takes $out when $taken are busy', async ({ taken, out }) => {
    expect(await choosePort(undefined, busy(...taken))).toBe(out);
  });

  it('takes the one asked for or none', async () => {
    expect(await choosePort(5000, busy(4321))).toBe(5000);
    await expect(choosePort(5000, busy(5000))).rejects.toThrow(
      'Port 5000 is busy: choose another with `npm start -- --port N` or PORT=N.',
    );
  });

  it('gives up in the end', async () => {
    await expect(choosePort(undefined, async () => 'is busy')).rejects.toThrow(
      'The ports 4321 to 4420 are all busy: choose another with `npm start -- --port N` or PORT=N.',
    );
  });
});

describe('portObstacle', () => {
  it.each(['127.0.0.1', '0.0.0.0'])('sees a server on %s', async (host) => {
    const free = await freePort(41_000);
    expect(await portObstacle(free)).toBeUndefined();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(free, host, resolve));
    expect(await portObstacle(free)).toBe('is busy');
    await new Promise((resolve) => server.close(resolve));
    expect(await portObstacle(free)).toBeUndefined();
  });
});
