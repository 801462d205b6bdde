// What has to have happened before a kind of user sees pages that are not empty. Once for each worker's server.

import type { Page } from '@playwright/test';
import { addressOf, child, said, send } from './child.ts';
import { account, code, practitioners, type Account } from './sign-in.ts';
import { expect, type Kring, type Visitor } from './test.ts';

type Addresses = Record<string, string>;

const scenes: Record<string, (visitor: Visitor, kring: Kring) => Promise<Addresses>> = {
  nobody: links,
  halfway: factor,
  practitioner: news,
  agency_admin: lists,
};

/** Plays the scene of a kind of user, unless it was played. */
export async function scene(visitor: Visitor, kring: Kring, kind: string): Promise<void> {
  const play = scenes[kind];
  if (!play || kring.scenes.has(kind)) return;
  kring.scenes.set(kind, await play(visitor, kring));
}

/** An address that a scene has left. */
export function found(kring: Kring, name: string): string {
  for (const addresses of kring.scenes.values()) {
    const address = addresses[name];
    if (address) return address;
  }
  throw new Error(`no scene has left ${name}`);
}

/** Two links in letters: a new password, and an invitation to somebody without an account. */
async function links(visitor: Visitor, kring: Kring): Promise<Addresses> {
  const guest = await visitor();
  const { email } = account(kring, 'manager', 'sv');
  await guest.goto('/password');
  await guest.locator('input[name=email]').fill(email);
  await guest.locator('main form [type=submit]').click();
  const host = await visitor(practitioners(kring, 'sv').worker);
  const path = await addressOf(host, child.sv.written);
  const trainer = 'ledare@scouterna.example';
  await host.goto(`${path}/invite`);
  await host.locator('input[name=whom][value=outside]').check();
  await host.locator('input[name=organisation]').fill('Scouterna');
  await host.locator('select[name=sector]').selectOption('voluntary');
  await host.locator('input[name=email]').fill(trainer);
  await host.locator('select[name=language]').selectOption('sv');
  await send(host, `${path}/invite`).click();
  await expect(said(host)).toBeVisible();
  return { 'password-link': await letter(guest, email), invitation: await letter(guest, trainer) };
}

/** Where the link in the letter to somebody leads. Letters leave by the queue. */
async function letter(page: Page, to: string): Promise<string> {
  const link = page.locator('article').filter({ hasText: to }).getByRole('link').first();
  await expect(async () => {
    await page.goto('/demo/mail');
    await expect(link).toHaveCount(1, { timeout: 500 });
  }).toPass();
  return new URL((await link.getAttribute('href')) ?? '', page.url()).pathname;
}

/** A second factor, so that a password alone leads halfway. */
async function factor(visitor: Visitor, kring: Kring): Promise<Addresses> {
  const who = account(kring, 'manager', 'nb');
  const page = await visitor(who);
  await page.goto('/account');
  await beginFactor(page, who);
  const secret = (await page.locator('main form code').innerText()).replace(/\s/g, '');
  await page.locator('input[name=code]').fill(code(secret, Date.now()));
  await page.locator('form').filter({ has: page.locator('input[name=code]') }).locator('[type=submit]').click();
  await expect(page.locator('main form img')).toHaveCount(0);
  who.secret = secret;
  return {};
}

/** Asks for a second factor on the page of the account. */
export async function beginFactor(page: Page, who?: Account): Promise<void> {
  const form = page.locator('form[action="/account/second-factor"]');
  await form.locator('input[name=password]').fill(who?.password ?? '');
  await form.locator('[type=submit]').click();
  await page.locator('main form img').waitFor();
}

/** Something waits for a social worker, and something is new. */
async function news(visitor: Visitor, kring: Kring): Promise<Addresses> {
  const { worker, nurse } = practitioners(kring, 'sv');
  const friend = await visitor(nurse);
  const path = await addressOf(friend, child.sv.written);
  await friend.goto(`${path}/hand-over`);
  await friend.locator('input[name=kind][value=named_person]').check();
  const receiver = friend.locator('select[name=to] option').filter({ hasText: worker.name });
  await friend.locator('select[name=to]').selectOption(await receiver.getAttribute('value'));
  await friend.locator('textarea[name=note]').fill('Jag byter skola vid årsskiftet.');
  await send(friend, `${path}/hand-over`).click();
  await expect(said(friend)).toBeVisible();
  await friend.goto(`${path}/attention`);
  await friend.locator('textarea[name=words]').fill('Alva har varit borta från skolan två veckor. Kan vi ses på torsdag?');
  await send(friend, `${path}/attention`).click();
  await expect(said(friend)).toBeVisible();
  await friend.goto(`${path}/signals/new`);
  await friend.locator('input[name=direction][value=worry]').check();
  await friend.locator('input[name=indicator][value=healthy]').check();
  await friend.locator('textarea[name=words]').fill('Har ont i magen på måndagar.');
  await send(friend, `${path}/signals/new`).click();
  await expect(said(friend)).toBeVisible();
  return {};
}

/** A list that has landed, and one that has been read, with lines that cannot be. */
async function lists(visitor: Visitor, kring: Kring): Promise<Addresses> {
  const page = await visitor(account(kring, 'agency_admin', 'sv'));
  const rows = (week: number) => [
    'Ärendenummer;Förnamn;Efternamn;Födelsedatum;Adress;Postnummer;Postort;Intern kod',
    `E-${week}001;Åsa;Öhman;2016-05-04;Björkallén 12;991 22;Björkdal;a`,
    `E-${week}002;Måns;Wåhlin;4/9 2014;Kyrkvägen 3;991 10;Björkdal;b`,
    ';Nils;Utan;2015-01-02;Torggatan 1;991 10;Björkdal;c',
    `E-${week}001;=1+1;Berg;2013-03-03;Torggatan 2;991 10;Björkdal;d`,
  ];
  const read = async (week: number): Promise<string> => {
    await page.goto('/import');
    await page.locator('input[name=mode][value=delta]').check();
    const buffer = Buffer.from(rows(week).join('\r\n'), 'latin1');
    await page.locator('input[name=file]').setInputFiles({ name: `elever-vecka-${week}.csv`, mimeType: 'text/csv', buffer });
    await page.locator('form[action="/import"] [type=submit]').click();
    await expect(page.locator('main form[action$="/land"]')).toBeVisible();
    return new URL(page.url()).pathname;
  };
  const receipt = await read(46);
  await page.locator('main form[action$="/land"] [type=submit]').click();
  await expect(page.locator('main form[action$="/land"]')).toHaveCount(0);
  return { receipt, preview: await read(47) };
}
