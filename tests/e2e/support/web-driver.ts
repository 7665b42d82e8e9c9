import type { Tab } from './journeys.ts';

/** Keys by the names that Tab has for them: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keys: Record<string, string> = { Enter: '\uE007', Escape: '\uE00C', ArrowDown: '\uE015' };

/** The member by which an answer names an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/**
 * Has a browser opened by a driver that speaks WebDriver: the way to those that have no other.
 * @param driver address at which it answers
 */
export async function openDriven(
  driver: string,
  capabilities: object,
): Promise<{ tab: Tab; close: () => Promise<void> }> {
  const opened = await ask<{ sessionId: string }>(`${driver}/session`, {
    capabilities: { alwaysMatch: capabilities },
  });
  const session = `${driver}/session/${opened.sessionId}`;
  const pressAll = async (typed: readonly string[]) => {
    const actions = typed.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await ask(`${session}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
  };
  const tab: Tab = {
    goto: (url) => ask(`${session}/url`, { url }),
    evaluate: (expression) =>
      ask(`${session}/execute/sync`, { script: `return (${expression})`, args: [] }),
    async click(value) {
      const found = await ask<Record<string, string>>(`${session}/element`, {
        using: 'css selector',
        value,
      });
      // A driver that scrolls by itself does so smoothly, and finds what it clicks still out of view.
      const script = 'arguments[0].scrollIntoView({ behavior: "instant", block: "nearest" })';
      await ask(`${session}/execute/sync`, { script, args: [found] });
      await ask(`${session}/element/${found[ELEMENT]}/click`, {});
    },
    keyboard: {
      type: (text) => pressAll([...text]),
      press: (key) => pressAll([keys[key] ?? key]),
    },
  };
  const close = async () => void (await fetch(session, { method: 'DELETE' }));
  return { tab, close };
}

/** @throws with the driver's own words */
async function ask<Answer = unknown>(address: string, body: object): Promise<Answer> {
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await answer.json()) as {
    value: Answer & { error?: string; message?: string };
  };
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
