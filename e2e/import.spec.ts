import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { said } from './support/child.ts';
import { expectAccessible } from './support/pages.ts';
import { account } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** As an old case system exports: semicolons, Windows-1252, a dash that ISO-8859-1 does not have. */
const list = (tag: string) =>
  Buffer.from(
    [
      'Ärendenummer;Förnamn;Efternamn;Födelsedatum;Adress;Postnummer;Postort;Intern kod',
      `E2E-${tag}-1;Åsa;Öhman;2016-05-04;Björkallén 12;991 22;Björkdal;a`,
      `E2E-${tag}-2;Måns;Wåhlin \u0096 Ek;4/9 2014;Kyrkvägen 3;991 10;Björkdal;b`,
      `;Nils;Utan;2015-01-02;Torggatan 1;991 10;Björkdal;c`,
      `E2E-${tag}-1;"=HYPERLINK(""http://ond.example"";""klicka"")";Berg;2013-03-03;Torggatan 2;991 10;Björkdal;d`,
    ].join('\r\n'),
    'latin1',
  );

async function choose(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.goto('/import');
  await page.locator('input[name=mode][value=delta]').check();
  const files = await page.evaluateHandle(
    ({ name, bytes }) => {
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(bytes)], name));
      return files;
    },
    { name, bytes: [...bytes] },
  );
  await page.locator('[data-drop]').dispatchEvent('drop', { dataTransfer: files });
  await page.locator('form[action="/import"] [type=submit]').click();
}

test('an administrator drops a messy list, sees what it does, takes it, and gets back what was wrong', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'agency_admin', 'sv'));
  await choose(page, 'elever.csv', list('a'));

  await expect(page).toHaveURL(/\/import\/[0-9a-f-]+$/);
  const main = page.locator('main');
  await expect(main.locator('form[action$="/land"]')).toBeVisible();
  await expect(main).toContainText(/Windows-1252/i);
  await expect(main.locator('.k-card--due').filter({ hasText: 'Post-id saknas' })).toBeVisible();
  await expect(main).toContainText('Intern kod');
  await expectAccessible(page);

  const wrong = page.waitForEvent('download');
  await page.locator('a[href$="/rejected.csv"]').click();
  const csv = await readFile(await (await wrong).path(), 'utf8');
  expect(csv).toContain('Utan');
  // No cell begins a formula.
  expect(csv).toContain('HYPERLINK');
  expect(csv).not.toMatch(/(^|[;,\t"])[=+@]/m);

  await page.locator('form[action$="/land"] [type=submit]').click();
  await expect(main.locator('form[action$="/land"]')).toHaveCount(0);
  await expect(main.locator('.k-facts')).toBeVisible();
  await expectAccessible(page);

  // Once more the very same.
  await choose(page, 'elever.csv', list('a'));
  await expect(said(page)).toBeVisible();
  await page.goto('/import');
  await expect(page.locator('table a').filter({ hasText: 'elever.csv' })).toHaveCount(1);
});

test('a picture is refused by name, and nothing is kept', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'agency_admin', 'sv'));
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  await choose(page, 'bild.csv', png);
  await expect(page.getByRole('alert')).toContainText('bild');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.locator('input[name=mode][value=delta]')).toBeChecked();
  await page.goto('/import');
  await expect(page.locator('table a').filter({ hasText: 'bild.csv' })).toHaveCount(0);
});

test('a list that would end many waits for a yes to that number', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'agency_admin', 'nb'));
  await page.goto('/import');
  await page.locator('input[name=mode][value=complete]').check();
  await page.locator('input[name=file]').setInputFiles({ name: 'alle.csv', mimeType: 'text/csv', buffer: list('b') });
  await page.locator('form[action="/import"] [type=submit]').click();
  // The preview asks already: there is no way past the number.
  await expect(page.locator('main form[action$="/confirm"]')).toBeVisible();
  await expect(page.locator('main form[action$="/land"]')).toHaveCount(0);
  await expectAccessible(page);
  await page.locator('main form[action$="/abandon"] [type=submit]').click();
  await expect(said(page)).toBeVisible();
});
