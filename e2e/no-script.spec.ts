import { child, findChild, said, send } from './support/child.ts';
import { account, practitioners } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const without = { javaScriptEnabled: false };

test('everything of a day works without script', async ({ visitor, kring }) => {
  const { worker } = practitioners(kring, 'nb');
  const page = await visitor(worker, without);
  await page.goto('/my-day');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const path = await findChild(page, child.nb.written, child.nb.name);
  await expect(page.locator('svg.k-circle')).toBeVisible();
  await page.locator(`main a[href="${path}/attention"]`).click();
  await page.locator('textarea[name=words]').fill('Møtet er flyttet.');
  await send(page, `${path}/attention`).click();
  await expect(page.locator('main')).toContainText('Møtet er flyttet.');
});

test('a circle is joined without script', async ({ visitor, kring }) => {
  const page = await visitor(practitioners(kring, 'nb').other, without);
  const path = await findChild(page, child.nb.written, child.nb.name);
  await page.locator('input[name=relation]').first().check();
  await send(page, `${path}/join`).click();
  await expect(said(page)).toBeVisible();
  await expect(page.locator('.k-sector')).not.toHaveCount(0);
});

test('a list is read without script', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'agency_admin', 'da'), without);
  await page.goto('/import');
  await page.locator('input[name=mode][value=delta]').check();
  const buffer = Buffer.from('Sagsnummer,Fornavn,Efternavn,Fødselsdato\nE2E-1,Søren,Ærø,2015-02-03\n');
  await page.locator('input[name=file]').setInputFiles({ name: 'elever.csv', mimeType: 'text/csv', buffer });
  await page.locator('form[action="/import"] [type=submit]').click();
  await expect(page.locator('main form[action$="/land"]')).toBeVisible();
});
