// Every page in every language, at a desk and on a phone. What no page may do is watched in support/test.ts.

import { chooseLanguage, expectAccessible, expectFits, inLanguage, languages, widths } from './support/pages.ts';
import { addressAt, places, whoHas } from './support/places.ts';
import { account } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** What a machine can tell of a page is asked in every language at one width, and in these at both. */
const both: readonly string[] = ['sv', 'en'];

// One page does not wait for another.
test.describe.configure({ mode: 'parallel' });

for (const [kind, pages] of Object.entries(places)) {
  for (const [name, place] of Object.entries(pages)) {
    test(`the page ${name} of a ${kind} in four languages`, async ({ visitor, kring }) => {
      const page = await visitor(whoHas(kring, kind));
      const path = await addressAt(page, kind, place);
      for (const [at, language] of languages.entries()) {
        const answer = await page.goto(inLanguage(path, language));
        expect(answer?.status()).toBe(200);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        for (const [nth, width] of widths.entries()) {
          await page.setViewportSize({ width, height: 844 });
          await expectFits(page);
          if (both.includes(language) || at % widths.length === nth) await expectAccessible(page);
        }
      }
    });
  }
}

test('a page that is not there says so in four languages', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'practitioner', 'sv'));
  for (const [at, language] of languages.entries()) {
    const answer = await page.goto(inLanguage('/children/00000000-0000-0000-0000-000000000000', language));
    expect(answer?.status()).toBe(404);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.setViewportSize({ width: widths[at % widths.length] ?? 390, height: 844 });
    await expectAccessible(page);
  }
});

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
