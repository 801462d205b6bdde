import { said } from './support/child.ts';
import { expectAccessible } from './support/pages.ts';
import { account } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test('a data steward compares, says the same, and undoes it', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'data_steward', 'sv'));
  await page.goto('/reviews');
  await page.locator('.k-page-head a.ds-button').click();
  await expect(page).toHaveURL(/\/reviews\/[0-9a-f-]+$/);
  const question = page.url();
  const stale = await page.context().newPage();
  await stale.goto(question);
  await expect(page.locator('.k-compare tbody tr').first()).toBeVisible();
  await expectAccessible(page);

  // By the key that the button shows.
  await page.keyboard.press('s');
  await expect(page).not.toHaveURL(question);
  await expect(said(page)).toBeVisible();
  await page.goto(question);
  await expect(page.locator('main form[action$="/same"]')).toHaveCount(0);

  // The tab that still asks gets a clear answer, and the question is not answered otherwise.
  await stale.locator('main form[action$="/not-same"] [type=submit]').click();
  await expect(stale.locator('main form[action$="/not-same"]')).toHaveCount(0);
  await expect(stale.locator('main').getByRole('alert')).toBeVisible();

  await page.goto('/links');
  const undo = page.locator('main form[action$="/undo"] [type=submit]').first();
  await expect(undo).toBeVisible();
  await expectAccessible(page);
  await undo.click();
  await expect(said(page)).toBeVisible();
});
