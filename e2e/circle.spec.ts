import { child, findChild, said, send } from './support/child.ts';
import { practitioners } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test('a social worker joins, is seen by the circle at once, asks it to look, and leaves', async ({ visitor, kring }) => {
  const { nurse, other } = practitioners(kring, 'sv');
  const member = await visitor(nurse);
  await member.goto('/children');
  await member.evaluate(() => document.body.setAttribute('data-not-reloaded', ''));

  const page = await visitor(other);
  const path = await findChild(page, child.sv.written, child.sv.name);
  // Nothing of the circle before a relation is stated.
  await expect(page.locator('.k-circle, .k-sector')).toHaveCount(0);

  await page.locator('input[name=relation]').first().check();
  await page.locator('input[name=role]').fill('Avlastning');
  await send(page, `${path}/join`).click();
  await expect(said(page)).toBeVisible();
  await expect(page.locator('.k-sector li').filter({ hasText: other.name })).toContainText('Avlastning');
  // Too narrow for the drawing, a phone has the list alone.
  const drawn = page.locator('svg.k-circle').getByText(other.name);
  await expect(drawn).toBeVisible({ visible: (page.viewportSize()?.width ?? 0) > 832 });

  // The other browser hears of it where it stands, without a name or a reason.
  const notice = member.locator('#live .k-flash').first();
  await expect(notice).toBeVisible();
  await expect(notice).not.toContainText(new RegExp(`${other.name}|Alva|Avlastning`));
  await expect(member.locator('[data-unread]')).toHaveText('1');
  await expect(member.locator('body')).toHaveAttribute('data-not-reloaded', '');
  await notice.getByRole('link').click();
  await expect(member.locator('main')).toContainText(child.sv.name);

  await page.locator(`main a[href="${path}/attention"]`).click();
  await page.locator('textarea[name=words]').fill('Skolan har inte nått familjen på två veckor.');
  await send(page, `${path}/attention`).click();
  await expect(said(page)).toBeVisible();
  await member.goto('/my-day');
  await expect(member.locator('main .k-card--due')).toContainText('inte nått familjen');

  await page.locator(`main a[href="${path}/leave"]`).click();
  await send(page, `${path}/leave`).click();
  await expect(page).toHaveURL(/\/children$/);
  await expect(page.locator('main')).not.toContainText(child.sv.name);
  await member.goto(path);
  await expect(member.locator('.k-sector li').filter({ hasText: other.name })).toHaveCount(0);
});

test('a form without its answers says so at the fields, and keeps what was written', async ({ visitor, kring }) => {
  const page = await visitor(practitioners(kring, 'sv').other);
  const path = await findChild(page, child.sv.written, child.sv.name);
  await page.goto(`${path}/join`);
  await page.locator('input[name=role]').fill('Avlastning');
  await page.locator('main form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await send(page, `${path}/join`).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.locator('input[name=role]')).toHaveValue('Avlastning');
  await page.getByRole('alert').getByRole('link').first().click();
  await expect(page).toHaveURL(/#relation$/);
});
