import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How slow a line is: what a question takes there and back, and bytes that come in a second. */
export interface Line {
  roundTrip: number;
  bytesPerSecond: number;
}

/** Bytes that travel together, as in a packet. */
const PACKET = 1460;

/**
 * A slow line to a server of this machine, whatever on the other side asks: tabs, workers and all
 * connections share its width. Opening a connection costs nothing.
 * @returns the address of its near end, and what ends it.
 */
export async function slowLine(address: string, { roundTrip, bytesPerSecond }: Line) {
  const { hostname, port, pathname } = new URL(address);
  const sockets = new Set<Socket>();
  /** When the line has brought all that was given to it so far, in ms. */
  let free = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    near.on('data', (bytes) => setTimeout(() => far.write(bytes), roundTrip / 2));
    near.on('close', () => far.destroy());
    far.on('data', (bytes) => {
      for (let at = 0; at < bytes.length; at += PACKET) {
        const packet = bytes.subarray(at, at + PACKET);
        const now = performance.now();
        free = Math.max(free, now) + (packet.length / bytesPerSecond) * 1000;
        setTimeout(() => near.write(packet), free - now + roundTrip / 2);
      }
    });
    far.on('close', () =>
      setTimeout(() => near.end(), Math.max(0, free - performance.now()) + roundTrip),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}${pathname}`,
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
