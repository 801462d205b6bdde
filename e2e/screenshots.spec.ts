// Pictures of the pages in four languages and two widths, to be looked at; not compared, not kept in git.

import type { Page } from '@playwright/test';
import { addressOf, child, said, send } from './support/child.ts';
import { inLanguage, languages, picture, type Language } from './support/pages.ts';
import { addressAt, places } from './support/places.ts';
import { account, practitioners } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'parallel' });

/** Each page in each language. */
async function pictures(page: Page, pages: Record<string, string>): Promise<void> {
  for (const language of languages) {
    for (const [name, path] of Object.entries(pages)) await pictureOf(page, name, path, language);
  }
}

/** Each page of a kind of user in each language. */
async function picturesOf(page: Page, kind: string): Promise<void> {
  const pages: Record<string, string> = {};
  for (const [name, place] of Object.entries(places[kind] ?? {})) pages[name] = await addressAt(page, kind, place);
  await pictures(page, pages);
}

async function pictureOf(page: Page, name: string, path: string, language: Language): Promise<void> {
  const answer = await page.goto(inLanguage(path, language));
  expect(answer?.status(), name).toBeLessThan(300);
  await picture(page, name, language);
}

test('pictures of what everybody may see', async ({ page }) => {
  await picturesOf(page, 'nobody');
});

test('pictures for a social worker', async ({ visitor, kring }) => {
  test.setTimeout(240_000);
  const { worker, nurse, other } = practitioners(kring, 'sv');

  // Something waits and something is new.
  const friend = await visitor(nurse);
  const path = await addressOf(friend, child.sv.written);
  await friend.goto(`${path}/hand-over`);
  await friend.locator('input[name=kind][value=named_person]').check();
  const receiver = friend.locator('select[name=to] option').filter({ hasText: worker.name });
  await friend.locator('select[name=to]').selectOption(await receiver.getAttribute('value'));
  await friend.locator('textarea[name=note]').fill('Jag byter skola vid årsskiftet.');
  await send(friend, `${path}/hand-over`).click();
  await friend.goto(`${path}/attention`);
  await friend.locator('textarea[name=words]').fill('Alva har varit borta från skolan två veckor. Kan vi ses på torsdag?');
  await send(friend, `${path}/attention`).click();
  await expect(said(friend)).toBeVisible();
  const newcomer = await visitor(other);
  await picturesOf(newcomer, 'newcomer');
  await newcomer.goto(`${path}/join`);
  await newcomer.locator('input[name=relation]').first().check();
  await send(newcomer, `${path}/join`).click();
  await expect(said(newcomer)).toBeVisible();

  const page = await visitor(worker);
  await picturesOf(page, 'practitioner');
  for (const language of languages) {
    await page.goto(inLanguage('/search', language));
    await page.locator('input[name=q]').fill('nilsson');
    await page.locator('main form[role=search] [type=submit]').click();
    await expect(page.locator('.k-hits')).toBeVisible();
    await picture(page, 'search-found', language);
    await page.goto('/search');
    await page.locator('input[name=q]').fill('Ingen Alls 2011-02-03');
    await page.locator('main form[role=search] [type=submit]').click();
    await expect(page.locator('.k-empty')).toBeVisible();
    await picture(page, 'search-nobody', language);
  }
});

test('pictures of a delivery', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'agency_admin'));
  const rows = [
    'Ärendenummer;Förnamn;Efternamn;Födelsedatum;Adress;Postnummer;Postort;Intern kod',
    'E-900001;Åsa;Öhman;2016-05-04;Björkallén 12;991 22;Björkdal;a',
    'E-900002;Måns;Wåhlin;4/9 2014;Kyrkvägen 3;991 10;Björkdal;b',
    ';Nils;Utan;2015-01-02;Torggatan 1;991 10;Björkdal;c',
    'E-900001;=1+1;Berg;2013-03-03;Torggatan 2;991 10;Björkdal;d',
  ];
  await page.goto('/import');
  await page.locator('input[name=mode][value=delta]').check();
  const buffer = Buffer.from(rows.join('\r\n'), 'latin1');
  await page.locator('input[name=file]').setInputFiles({ name: 'elever-vecka-47.csv', mimeType: 'text/csv', buffer });
  await page.locator('form[action="/import"] [type=submit]').click();
  await expect(page.locator('main form[action$="/land"]')).toBeVisible();
  const delivery = new URL(page.url()).pathname;
  await pictures(page, { 'import-preview': delivery });
  await page.locator('main form[action$="/land"] [type=submit]').click();
  await expect(page.locator('main form[action$="/land"]')).toHaveCount(0);
  await picturesOf(page, 'agency_admin');
});

for (const kind of ['data_steward', 'data_protection_officer', 'manager', 'partnership_admin', 'guardian']) {
  test(`pictures for a ${kind}`, async ({ visitor, kring }) => {
    await picturesOf(await visitor(account(kring, kind)), kind);
  });
}
