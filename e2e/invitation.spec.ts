import { child, findChild, said, send } from './support/child.ts';
import { practitioners } from './support/sign-in.ts';
import { expectAccessible } from './support/pages.ts';
import { expect, test } from './support/test.ts';

test('somebody without an account answers a one-time link, once', async ({ visitor, kring }) => {
  const { worker } = practitioners(kring, 'da');
  const page = await visitor(worker);
  const path = await findChild(page, child.da.written, child.da.name);
  await page.locator(`main a[href="${path}/invite"]`).first().click();
  await page.locator('input[name=whom][value=outside]').check();
  await page.locator('input[name=organisation]').fill('Bøgelund Svømmeklub');
  await page.locator('select[name=sector]').selectOption('voluntary');
  await page.locator('input[name=email]').fill('traener@svoem.bogelund.example');
  await page.locator('select[name=language]').selectOption('da');
  await send(page, `${path}/invite`).click();
  await expect(said(page)).toBeVisible();
  await expect(page.locator('main')).toContainText('Bøgelund Svømmeklub');

  const guest = await visitor();
  const letter = guest.locator('article').filter({ hasText: 'traener@svoem.bogelund.example' });
  // Letters leave by the queue.
  await expect(async () => {
    await guest.goto('/demo/mail');
    await expect(letter).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await expect(letter).not.toContainText(/Asta|Bjerregaard|Borg/);
  await letter.getByRole('link').click();
  await expect(guest.locator('main')).toContainText(worker.name);
  await expect(guest.locator('main')).not.toContainText(/Asta|Bjerregaard/);
  await expectAccessible(guest);
  const link = guest.url();
  const late = await guest.context().newPage();
  await late.goto(link);

  await guest.locator('input[name=name]').fill('Freja Dam');
  await guest.locator('input[name=role]').fill('Svømmetræner');
  await guest.locator('button[name=answer][value=accept]').click();
  await expect(guest.locator('main form')).toHaveCount(0);
  const answered = await guest.locator('main .k-flash').innerText();

  // Once more, from a tab that still has the form, and by the link itself.
  await late.locator('input[name=name]').fill('En anden');
  await late.locator('button[name=answer][value=accept]').click();
  await expect(late.locator('main form')).toHaveCount(0);
  await expect(late.locator('main .k-flash')).toHaveText(answered);
  await guest.goto(link);
  await expect(guest.locator('main .k-flash')).toHaveText(answered);

  await page.goto(path);
  await expect(page.locator('.k-sector li').filter({ hasText: 'Freja Dam' })).toContainText('Svømmetræner');
  await expect(page.locator('main')).not.toContainText('En anden');
});

test('a link that nobody sent is no link', async ({ visitor }) => {
  const guest = await visitor();
  const answer = await guest.goto(`/invitation/${'a'.repeat(43)}`);
  expect(answer?.status()).toBe(404);
  await expect(guest.getByRole('heading', { level: 1 })).toBeVisible();
});
