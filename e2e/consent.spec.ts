import { addressInFamily, addressOf, child, said, send } from './support/child.ts';
import { expectAccessible } from './support/pages.ts';
import { account, practitioners } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test('a guardian gives a consent, the other signs on paper, and one takes it back', async ({ visitor, kring }) => {
  // Without script: whoever gives a consent on an old telephone does it the same way.
  const guardian = await visitor(account(kring, 'guardian', 'sv'), { javaScriptEnabled: false });
  await guardian.setViewportSize({ width: 390, height: 844 });
  const path = await addressInFamily(guardian, child.sv.name);
  await guardian.locator(`main a[href="${path}/consents"]`).click();
  await guardian.locator(`main a[href="${path}/consents/new"]`).click();
  await guardian.locator('input[name=purpose][value=meeting]').check();
  await guardian.locator('textarea[name=words]').fill('Mötet i december');
  await guardian.locator('input[name=agencies]').first().check();
  await send(guardian, `${path}/consents/new`).click();
  // Nothing is chosen to share: the form says so and keeps the rest.
  await expect(guardian.locator('.ds-error-summary')).toBeVisible();
  await expect(guardian.locator('textarea[name=words]')).toHaveValue('Mötet i december');
  await guardian.locator('input[name=parts][value=circle]').check();
  await send(guardian, `${path}/consents/new`).click();
  await expect(guardian.locator('main')).toContainText('Mötet i december');
  await expect(guardian.locator('main')).toContainText('Inget är sparat än');
  await send(guardian, `${path}/consents/new`).click();
  await expect(said(guardian)).toBeVisible();
  const mine = guardian.locator('main article').filter({ hasText: 'Mötet i december' });
  await expect(mine).toHaveCount(1);

  // The practitioner records what the others have signed.
  const worker = await visitor(practitioners(kring, 'sv').worker);
  const inside = await addressOf(worker, child.sv.written);
  const list = `${inside}/consents`;
  await worker.goto(list);
  await expectAccessible(worker);
  const seen = worker.locator('main article').filter({ hasText: 'Mötet i december' });
  const signed = await seen.locator('a[href$="/signed"]').getAttribute('href');
  const paper = await seen.locator('a[href$="/paper"]').getAttribute('href');
  await worker.goto(signed ?? '');
  const count = await worker.locator('input[name=giver]').count();
  for (let n = 0; n < count; n += 1) {
    await worker.goto(signed ?? '');
    await expectAccessible(worker);
    await worker.locator('input[name=giver]').nth(n).check();
    await worker.locator('input[name=answer][value=given]').check();
    await worker.locator('input[name=signed]').fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    await worker.locator('input[name=kept_at]').fill('akten');
    await send(worker, signed ?? '').click();
    await expect(said(worker)).toBeVisible();
  }
  await expect(seen.locator('.k-tag')).toHaveText('Gäller');
  for (const language of ['sv', 'nb', 'da', 'en']) {
    await worker.goto(`${paper}?words=${language}`);
    await expect(worker.locator('main article')).toHaveAttribute('lang', language);
    await expectAccessible(worker);
  }

  await guardian.goto(`${path}/consents`);
  const back = mine.locator('form').filter({ has: guardian.locator('input[name=answer][value=withdrawn]') });
  await back.locator('[type=submit]').click();
  await expect(said(guardian)).toBeVisible();
  await expect(mine.locator('.k-tag')).toHaveText('Återkallat');
  await worker.goto(list);
  await expect(seen.locator('.k-tag')).toHaveText('Återkallat');
});
