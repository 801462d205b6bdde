import { addressOf, child, said, send } from './support/child.ts';
import { expectAccessible } from './support/pages.ts';
import { account, practitioners } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test('a closed circle is opened in an emergency, closed, and reviewed', async ({ visitor, kring }) => {
  const { other } = practitioners(kring, 'da');
  const page = await visitor(other);
  const path = await addressOf(page, child.da.written);
  await page.goto(path);
  await page.locator(`main a[href="${path}/break-glass"]`).click();
  await expectAccessible(page);

  // Without a reason nothing opens.
  await page.locator('input[name=category][value=child_missing]').check();
  await page.locator('textarea[name=reason]').fill('kort');
  await send(page, `${path}/break-glass`).click();
  await expect(page.locator('.ds-error-summary')).toBeVisible();
  await page.locator('textarea[name=reason]').fill('Meldt savnet siden klokken fire');
  await page.locator('input[name=confirmed]').check();
  await send(page, `${path}/break-glass`).click();
  await expect(said(page)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(child.da.name);
  const close = page.locator(`main form[action="${path}/break-glass/close"] [type=submit]`);
  await expect(close).toBeVisible();
  await expectAccessible(page);

  const officer = await visitor(account(kring, 'data_protection_officer', 'da'));
  await officer.goto('/audit/break-glass');
  await expectAccessible(officer);
  await officer.locator('main table a').first().click();
  await expect(officer.locator('blockquote')).toContainText('Meldt savnet');
  await expect(officer.locator('main')).not.toContainText(child.da.name);
  await expect(officer.locator('input[name=outcome]')).toHaveCount(0);
  const opening = new URL(officer.url()).pathname;

  await close.click();
  await expect(page).toHaveURL(/\/children$/);
  await page.goto(path);
  await expect(close).toHaveCount(0);

  await officer.reload();
  await officer.locator('input[name=outcome][value=justified]').check();
  await officer.locator('textarea[name=words]').fill('Barnet blev fundet samme aften');
  await send(officer, opening).click();
  await expect(said(officer)).toBeVisible();
  await expectAccessible(officer);
  await expect(officer.locator('main')).toContainText('fundet samme aften');
});
