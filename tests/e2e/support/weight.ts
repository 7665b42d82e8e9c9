import { expect } from '@playwright/test';
import { bodyBytes } from '../../bench/body-bytes.ts';
import { pathWithin, type Visit } from './crawl.ts';

/** One TCP window: ten segments of 1,460 bytes. */
const PAPER_PAGE = 14_600;
/** Of it kinds of work, languages, prefetch and what programs read have 100 bytes each. */
const LIST_PAGE = 8_400;
const LISTED_PAPER = 800;

const aPaper = /^\/papers\/[^/]+\/$/;
const aList = /^\/(?:page\/|(?:authors|areas|orgs|venues|years)\/[^/]+\/)?(?:\d+\/)?$/;

type Looked = Pick<Visit, 'path' | 'requests' | 'papers'>;

/** What a page weighs that is a paper or a list, and may weigh; nothing for other pages. */
export function weightOf({ path, requests, papers }: Looked, folder: string, home: string) {
  const most = aPaper.test(path)
    ? PAPER_PAGE
    : aList.test(path) && LIST_PAGE + LISTED_PAPER * papers;
  return most ? [{ path, bytes: weigh(path, requests, folder, home), most, requests }] : [];
}

/** The brotli bodies of all that the browser fetched, as the files of the build. */
function weigh(path: string, requests: readonly string[], folder: string, home: string): number {
  expect(
    requests.some((url) => url.endsWith('.css')),
    `${path} has a style sheet`,
  ).toBe(true);
  return requests
    .filter((url) => !url.startsWith('data:'))
    .map((url) => bodyBytes(folder, pathWithin(home, url) ?? url))
    .reduce((sum, bytes) => sum + bytes, 0);
}
