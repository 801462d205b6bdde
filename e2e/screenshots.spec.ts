// Pictures of the pages in four languages and two widths, to be looked at; not compared, not kept in git.

import { account, signIn } from './support/sign-in.ts';
import { chooseLanguage, languages, picture } from './support/pages.ts';
import { expect, test } from './support/test.ts';

/** Who sees which pages. */
const seen = [
  { kind: 'practitioner', pages: { 'my-day': '/my-day', search: '/search', account: '/account' } },
  { kind: 'agency_admin', pages: { import: '/import' } },
  { kind: 'data_steward', pages: { reviews: '/reviews' } },
];

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: language });
    test('pictures of the sign-in page', async ({ page }) => {
      await page.goto('/sign-in');
      await picture(page, 'sign-in', language);
    });
  });

  for (const { kind, pages } of seen) {
    test(`pictures for ${kind}, ${language}`, async ({ page, kring }) => {
      await signIn(page, account(kring, kind));
      await chooseLanguage(page, language);
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(path);
        await picture(page, name, language);
      }
      if (kind !== 'practitioner') return;
      await page.goto('/my-day');
      await page.locator('main a[href^="/children/"]').first().click();
      await expect(page).toHaveURL(/\/children\/[0-9a-f]+/);
      await picture(page, 'circle', language);
    });
  }
}
