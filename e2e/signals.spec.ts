import { addressInFamily, addressOf, child, said, send } from './support/child.ts';
import { expectAccessible } from './support/pages.ts';
import { account, practitioners } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test('two worries ask the coordinator to look, by a rule that was tried out first', async ({ visitor, kring }) => {
  const { worker, nurse } = practitioners(kring, 'sv');

  const admin = await visitor(account(kring, 'partnership_admin', 'sv'));
  await admin.goto('/admin/alert-rules/new');
  await expectAccessible(admin);
  await admin.locator('input[name=kind][value=signals]').check();
  await expect(admin.locator('input[name=lasting]')).toBeHidden();
  await admin.locator('select[name=indicator]').selectOption('active');
  await admin.locator('select[name=direction]').selectOption('worry');
  await admin.locator('input[name=at_least]').fill('2');
  await admin.locator('input[name=agencies]').fill('2');
  await admin.locator('input[name=days]').fill('90');
  await admin.locator('input[name=tell][value=coordinator]').check();
  await admin.locator('main form.k-rule [type=submit]').click();
  await expect(said(admin)).toBeVisible();
  const rule = new URL(admin.url()).pathname;
  await send(admin, `${rule}/try`).click();
  await expect(admin.locator('main .k-note')).toBeVisible();
  await expectAccessible(admin);
  await send(admin, `${rule}/on`).click();
  await expect(said(admin)).toBeVisible();

  const first = await visitor(worker);
  await first.setViewportSize({ width: 390, height: 844 });
  const path = await addressOf(first, child.sv.written);
  for (const page of [first, await visitor(nurse)]) {
    await page.goto(`${path}/signals/new`);
    await expectAccessible(page);
    await page.locator('input[name=direction][value=worry]').check();
    await page.locator('input[name=indicator][value=active]').check();
    await page.locator('textarea[name=words]').fill('Har slutat med fotbollen.');
    await send(page, `${path}/signals/new`).click();
    await expect(said(page)).toBeVisible();
    for (const view of ['wheel', 'triangle', 'list']) {
      await page.goto(`${path}/signals?view=${view}`);
      await expect(page.locator('main .k-signal')).not.toHaveCount(0);
      await expectAccessible(page);
    }
  }

  // Whoever is asked finds the rule and the facts, and says what came of it.
  for (const who of [worker, nurse]) {
    const page = await visitor(who);
    await page.goto('/my-day');
    const alert = page.locator('main a[href^="/alerts/"]').first();
    if ((await alert.count()) === 0) continue;
    await alert.click();
    await expect(page.locator('main .k-signal')).toHaveCount(2);
    await expectAccessible(page);
    await page.locator('input[name=outcome][value=meeting_called]').check();
    await page.locator('main form[action^="/alerts/"] [type=submit]').click();
    await expect(said(page)).toBeVisible();
    await expect(page.locator('main a[href^="/alerts/"]')).toHaveCount(0);
    return;
  }
  throw new Error('nobody was asked to look');
});

test('a guardian notes a strength, and reads nothing that staff have noted', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'guardian', 'sv'));
  const path = await addressInFamily(page, child.sv.name);
  await page.goto('/family');
  await page.locator(`main a[href="${path}/signals"]`).click();
  await expect(page.locator('main .k-signal')).toHaveCount(0);
  await page.locator(`main a[href="${path}/signals/new"]`).click();
  await expectAccessible(page);
  await page.locator('input[name=direction][value=strength]').check();
  await page.locator('input[name=indicator][value=nurtured]').check();
  await send(page, `${path}/signals/new`).click();
  await expect(said(page)).toBeVisible();
  await expect(page.locator('main .k-signal')).toHaveCount(1);
});
