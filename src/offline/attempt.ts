import { fillCopy, isWhole, Mismatch } from './copy.ts';
import type { Made } from './manifest.ts';
import { cacheName, type Place } from './place.ts';

/** Part that notes which version could not be kept, and when. */
export const NOTES = 'notes';

/** Milliseconds until something is tried again that cannot be helped by trying at once. */
const PAUSE = 3_600_000;

/** What a browser needs besides the files themselves, as a factor. */
const OVERHEAD = 1.25;

/**
 * Makes the copy of a version complete, unless that failed lately for a reason that lasts: no room,
 * or a host that serves other files than it lists.
 * @throws if the copy is not complete; what is kept of it then serves the next attempt, except
 * where the browser has no room for it
 */
export async function tryCopy(place: Place, made: Made): Promise<void> {
  if (await isWhole(place, made.version)) return;
  if (await failedLately(place, made.version)) throw new Error('Not again so soon');
  try {
    if ((await place.room()) < made.bytes * OVERHEAD) throw new DOMException('', NO_ROOM);
    await fillCopy(place, made);
  } catch (error) {
    const hasNoRoom = error instanceof DOMException && error.name === NO_ROOM;
    if (hasNoRoom) await place.caches.delete(cacheName(place, made.version));
    if (hasNoRoom || error instanceof Mismatch) await noteFailure(place, made.version);
    throw error;
  }
}

const NO_ROOM = 'QuotaExceededError';

async function failedLately(place: Place, version: string): Promise<boolean> {
  const notes = await place.caches.open(cacheName(place, NOTES));
  const note = await notes.match(place.scope + version);
  if (!note) return false;
  return place.now() - Number(await note.text()) < PAUSE;
}

/** Where there is no room for the note either, the next attempt fails as this one did. */
async function noteFailure(place: Place, version: string): Promise<void> {
  try {
    await place.caches.delete(cacheName(place, NOTES));
    const notes = await place.caches.open(cacheName(place, NOTES));
    await notes.put(place.scope + version, new Response(String(place.now())));
  } catch {
    // Nothing else can be kept here.
  }
}
