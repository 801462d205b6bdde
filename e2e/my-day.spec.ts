import { said } from './support/child.ts';
import { practitioners } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test('what waits is answered on My day, and what was read is new no longer', async ({ visitor, kring }) => {
  const page = await visitor(practitioners(kring, 'sv').worker);
  await page.goto('/my-day');
  const waiting = page.locator('main .k-card--waiting');
  await expect(waiting).not.toHaveCount(0);
  const before = await waiting.count();
  await page.locator('main form[action$="/decline"] [type=submit]').first().click();
  await expect(said(page)).toBeVisible();
  await expect(page).toHaveURL(/\/my-day$/);
  await expect(waiting).toHaveCount(before - 1);

  const news = page.locator('main .k-card--link h3 a[href^="/children/"]');
  const href = await news.first().getAttribute('href');
  await news.first().click();
  await expect(page).toHaveURL(new RegExp(`${href}$`));
  await page.goto('/my-day');
  await expect(page.locator(`main .k-card--link a[href="${href}"]`)).toHaveCount(0);

  await page.locator('main a[href="/notices"]').click();
  await page.locator('main form[action="/notices/seen"] [type=submit]').click();
  await expect(page.locator('main form[action="/notices/seen"]')).toHaveCount(0);
  await expect(page.locator('[data-unread]')).toBeHidden();
});
