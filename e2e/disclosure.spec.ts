import { addressOf, child, said, send } from './support/child.ts';
import { expectAccessible } from './support/pages.ts';
import { practitioners } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

test('a social worker decides to share, prints it on one page, and ends it', async ({ visitor, kring }) => {
  const page = await visitor(practitioners(kring, 'sv').worker);
  const path = `${await addressOf(page, child.sv.written)}/disclosures`;
  await page.goto(`${path}/new`);
  await expectAccessible(page);
  await page.locator('input[name=decision][value=share]').check();
  await page.locator('input[name=basis][value=se-osl-25-12]').check();
  await page.locator('input[name=parts][value=chronology]').check();
  await page.locator('input[name=parts][value=circle]').uncheck();
  // The section does not cover schools.
  const school = page.locator('.k-choice').filter({ hasText: 'Skolan' }).locator('input[name=agencies]');
  await school.check();
  await page.locator('textarea[name=need]').fill('Vården måste planeras tillsammans.');
  await page.locator('textarea[name=against]').fill('Mindre räcker inte.');
  await page.locator('input[name=asked][value=opposes]').check();
  await page.locator('input[name=told][value=told]').check();
  await page.locator('input[name=review]').fill(tomorrow());
  await send(page, `${path}/new`).click();
  await expect(page.locator('.ds-error-summary')).toBeVisible();
  await expectAccessible(page);
  await school.uncheck();
  await page.locator('.k-choice').filter({ hasText: 'Barnhälsovården' }).locator('input[name=agencies]').check();
  await send(page, `${path}/new`).click();
  await expect(said(page)).toBeVisible();
  await expectAccessible(page);
  const decision = new URL(page.url()).pathname;

  // On paper: the reasons, no buttons, one sheet.
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('main article')).toContainText('Vården måste planeras tillsammans.');
  await expect(page.locator('main [type=submit]').first()).toBeHidden();
  await expect(page.locator('nav').first()).toBeHidden();
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });

  await page.locator('textarea[name=why]').fill('Vården är klar.');
  await send(page, `${decision}/end`).click();
  await expect(said(page)).toBeVisible();
  await page.goto(decision);
  await expect(page.locator('main article')).toContainText('Vården är klar.');
});
