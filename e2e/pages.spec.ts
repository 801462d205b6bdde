// Every page in every language, at a desk and on a phone, and pictures of it. What no page may do is watched in
// support/test.ts.

import { expectAccessible, expectFits, inLanguage, languages, picture, pictured, widths } from './support/pages.ts';
import { addressAt, arrive, missing, places, whoHas } from './support/places.ts';
import { expect, test } from './support/test.ts';

// One page does not wait for another.
test.describe.configure({ mode: 'parallel' });

const [DESK, PHONE] = widths;
let nth = 0;
for (const [kind, pages] of Object.entries(places)) {
  for (const [name, place] of Object.entries(pages)) {
    // What a machine can tell of a page is asked of the first language at a desk and of one other on a phone: the
    // pages take turns, so that each language is asked about, and no page is asked four times for what its structure
    // says. On a phone every language has to fit.
    const other = 1 + (nth++ % (languages.length - 1));
    test(`the page ${name} of a ${kind} in four languages`, async ({ visitor, kring }) => {
      const page = await arrive(visitor, kring, kind);
      const path = await addressAt(page, kring, kind, place);
      for (const [at, language] of languages.entries()) {
        await page.setViewportSize({ width: at === 0 ? DESK : PHONE, height: 844 });
        const answer = await page.goto(inLanguage(path, language));
        expect(answer?.status()).toBe(missing.includes(name) ? 404 : 200);
        if (typeof place !== 'string') await place.then(page, whoHas(kring, kind));
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        if (at === 0 || at === other) await expectAccessible(page);
        await page.setViewportSize({ width: PHONE, height: 844 });
        await expectFits(page);
        if (pictured.includes(language)) await picture(page, name, language);
      }
    });
  }
}
