import type { Page } from '@playwright/test';
import { child, findChild, said, send } from './support/child.ts';
import { practitioners } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Who is shown as the child's named person. */
const holder = (page: Page) => page.locator('.k-facts .k-card').first().locator('dd').first();
/** What somebody offers, among all that waits. */
const offered = (page: Page, from: string) => page.locator('main .k-card--waiting').filter({ hasText: from });
const accept = (page: Page, from: string, about = '') =>
  offered(page, from).filter({ hasText: about }).locator('form[action$="/accept"] [type=submit]');

async function offer(page: Page, path: string, to: string): Promise<void> {
  await page.goto(`${path}/hand-over`);
  await page.locator('input[name=kind][value=named_person]').check();
  const receiver = page.locator('select[name=to] option').filter({ hasText: to });
  await page.locator('select[name=to]').selectOption(await receiver.getAttribute('value'));
  await send(page, `${path}/hand-over`).click();
  await expect(said(page)).toBeVisible();
}

test('a role is held until the other has taken it over, and is taken over once', async ({ visitor, kring }) => {
  const { worker, nurse } = practitioners(kring, 'nb');
  const old = await visitor(nurse);
  const path = await findChild(old, child.nb.written, child.nb.name);
  await offer(old, path, worker.name);
  await expect(holder(old)).toHaveText(nurse.name);

  const page = await visitor(worker);
  await page.goto('/my-day');
  const second = await page.context().newPage();
  await second.goto('/my-day');
  await expect(offered(page, nurse.name)).toHaveCount(1);
  await page.goto(path);
  await expect(holder(page)).toHaveText(nurse.name);

  await accept(page, nurse.name).click();
  await expect(said(page)).toBeVisible();
  await expect(holder(page)).toHaveText(worker.name);
  const first = await said(page).innerText();

  // The other tab still shows the offer.
  await accept(second, nurse.name).click();
  await expect(second).toHaveURL(new RegExp(`${path}$`));
  await expect(said(second)).toBeVisible();
  expect(await said(second).innerText()).not.toBe(first);
  await expect(holder(second)).toHaveText(worker.name);

  await old.reload();
  await expect(holder(old)).toHaveText(worker.name);
});

test('an offer that was taken back cannot be taken over', async ({ visitor, kring }) => {
  const { worker, nurse } = practitioners(kring, 'da');
  const old = await visitor(nurse);
  const path = await findChild(old, child.da.written, child.da.name);
  await offer(old, path, worker.name);

  const page = await visitor(worker);
  await page.goto('/my-day');
  await old.locator('main form[action$="/withdraw"] [type=submit]').first().click();
  await expect(said(old)).toBeVisible();

  // The same colleague may offer something about another child.
  await accept(page, nurse.name, child.da.name.split(' ')[0]).click();
  // Said so, with one way on.
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('main a[href="/my-day"]')).toHaveCount(1);
  await old.reload();
  await expect(holder(old)).toHaveText(nurse.name);
});
