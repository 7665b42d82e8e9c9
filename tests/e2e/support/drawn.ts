import type { Locator, Page } from '@playwright/test';

interface Clip {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where an element is, with so many pixels around it. */
export async function placeOf(element: Locator, around = 0): Promise<Clip> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('The element is not to be seen');
  const { x, y, width, height } = box;
  const more = 2 * around;
  return { x: x - around, y: y - around, width: width + more, height: height + more };
}

/**
 * The contrast (1 to 21, as WCAG has it) between the lightest and the darkest pixel that is drawn
 * there: what styles ask for is not what a browser draws where colours are forced.
 */
export async function drawnContrast(page: Page, clip: Clip): Promise<number> {
  const [lights] = await lightsOf(page, [await page.screenshot({ clip })]);
  return contrast(Math.min(...(lights ?? [])), Math.max(...(lights ?? [])));
}

/**
 * How many pixels there look different once something is done, by a contrast of at least 3 between
 * before and after: a focus that is seen.
 */
export async function drawnChange(
  page: Page,
  clip: Clip,
  act: () => Promise<unknown>,
): Promise<number> {
  const before = await page.screenshot({ clip });
  await act();
  const after = await page.screenshot({ clip });
  const [was = [], is = []] = await lightsOf(page, [before, after]);
  return was.filter((light, at) => contrast(light, is[at] ?? light) >= 3).length;
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** The relative luminance of each pixel; the page's browser reads the pictures. */
function lightsOf(page: Page, pictures: readonly Buffer[]): Promise<number[][]> {
  const sources = pictures.map((png) => `data:image/png;base64,${png.toString('base64')}`);
  return page.evaluate(
    (all) =>
      Promise.all(
        all.map(async (src) => {
          const image = Object.assign(new Image(), { src });
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d');
          context?.drawImage(image, 0, 0);
          const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
          const linear = (part = 0) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          };
          return Array.from({ length: data.length / 4 }, (_, pixel) => {
            const [red, green, blue] = data.slice(pixel * 4, pixel * 4 + 3);
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
          });
        }),
      ),
    sources,
  );
}
