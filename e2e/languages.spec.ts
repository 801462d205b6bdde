// Every page in every language, at a desk and on a phone. What no page may do is watched in support/test.ts.

import { addressOf, addressInFamily, child } from './support/child.ts';
import { chooseLanguage, expectAccessible, expectFits, inLanguage, languages, places, widths } from './support/pages.ts';
import { account } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Where most time is spent: looked at in all languages. */
const main = ['my-day', 'children', 'search', 'circle', 'notices', 'account', 'import'];

// One page does not wait for another.
test.describe.configure({ mode: 'parallel' });

for (const [kind, pages] of Object.entries(places)) {
  for (const [name, place] of Object.entries(pages)) {
    test(`the page ${name} of a ${kind} in four languages`, async ({ visitor, kring }) => {
      const page = await visitor(account(kring, kind, 'sv'));
      const ofChild = () => (kind === 'guardian' ? addressInFamily(page, child.sv.name) : addressOf(page, child.sv.written));
      const path = place.startsWith('child') ? place.replace('child', await ofChild()) : place;
      for (const [at, language] of languages.entries()) {
        const answer = await page.goto(inLanguage(path, language));
        expect(answer?.status()).toBe(200);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        for (const [nth, width] of widths.entries()) {
          await page.setViewportSize({ width, height: 844 });
          await expectFits(page);
          // What a machine can tell depends little on the language: each width in two of them.
          if (at === 0 || (main.includes(name) && at % widths.length === nth)) await expectAccessible(page);
        }
      }
    });
  }
}

test('the language of an account follows to every page and to the next sign-in', async ({ visitor, kring }) => {
  const who = account(kring, 'manager', 'nb');
  const page = await visitor(who);
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb');
  await chooseLanguage(page, 'da');
  await page.goto('/counts');
  await expect(page.locator('html')).toHaveAttribute('lang', 'da');
  kring.sessions.delete(who.email);
  const again = await visitor(who);
  await expect(again.locator('html')).toHaveAttribute('lang', 'da');
});
