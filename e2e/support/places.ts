// Every page, and how a browser gets there.

import type { Page } from '@playwright/test';
import { addressInFamily, addressOf, child } from './child.ts';
import { beginFactor, found, scene } from './scenes.ts';
import { account, practitioners, sendSignIn, type Account } from './sign-in.ts';
import type { Kring, Visitor } from './test.ts';

/**
 * Where a page is: an address, in which `child` stands for the sample's child's and `<name>` for one that the scene of
 * the kind of user has left; `A > B` is the page that the first link B on page A leads to. With `then`, what is done
 * there until the page stands; it is done anew in each language.
 */
export type Place = string | { at: string; then: (page: Page, who?: Account) => Promise<void> };

const search = (words: string, shows: string): Place => ({
  at: '/search',
  then: async (page) => {
    await page.locator('input[name=q]').fill(words);
    await page.locator('main form[role=search] [type=submit]').click();
    await page.locator(shows).waitFor();
  },
});

/** Pages by the kind of user who has them. */
export const places: Record<string, Record<string, Place>> = {
  nobody: {
    'sign-in': '/sign-in',
    password: '/password',
    'password-link': '<password-link>',
    invitation: '<invitation>',
    letters: '/demo/mail',
    'report-where': '/report',
    report: '/report/bjorkdal',
    'report-state': '/receipt',
    law: '/law?country=se',
    'law-process': '/law/processes/SE-BARN',
    'law-rule': {
      at: '/law/rules/SE-ORO-FORHAND',
      then: async (page) => {
        await page.locator('#day').fill('2026-03-20');
        await page.locator('main form.k-form [type=submit]').click();
        await page.locator('main dl.k-facts').nth(1).waitFor();
      },
    },
    'not-there': '/invitation/none',
  },
  halfway: { 'second-factor': '/second-factor' },
  practitioner: {
    'my-day': '/my-day',
    children: '/children',
    search: '/search',
    'search-found': search('nilsson', '.k-hits'),
    'search-nobody': search('Ingen Alls 2011-02-03', '.k-empty'),
    notices: '/notices',
    account: '/account',
    'second-factor-set-up': { at: '/account', then: beginFactor },
    circle: 'child',
    invite: 'child/invite',
    'hand-over': 'child/hand-over',
    attention: 'child/attention',
    signals: 'child/signals',
    'signals-triangle': 'child/signals?view=triangle',
    'signals-list': 'child/signals?view=list',
    'note-signal': 'child/signals/new',
    sharing: 'child/sharing',
    consents: 'child/consents',
    'ask-consent': 'child/consents/new',
    'consent-paper': 'child/consents > main a[href$="/paper"]',
    'consent-signed': 'child/consents > main a[href$="/signed"]',
    disclosures: 'child/disclosures',
    'new-disclosure': 'child/disclosures/new',
    disclosure: 'child/disclosures > main a[href*="/disclosures/"]:not([href$="/new"])',
    exposure: 'child/exposure',
    tasks: '/tasks',
    'my-cases': '/cases',
    'my-case': '/cases > main a[href^="/cases/"]',
    'reports-sent': '/concerns/sent',
    'report-inside': 'child/concern',
    'begin-case': 'child/cases',
    leave: 'child/leave',
    'no-such-child': '/children/00000000-0000-0000-0000-000000000000',
  },
  newcomer: { join: 'child', 'join-form': 'child/join', 'break-glass-form': 'child/break-glass' },
  agency_admin: {
    import: '/import',
    'import-preview': '<preview>',
    receipt: '<receipt>',
    questions: '/questions',
    'api-keys': '/api-keys',
  },
  data_steward: {
    reviews: '/reviews',
    review: '/reviews > main table a',
    links: '/links',
    why: '/links > main li a[href^="/links/"]',
    'link-quality': '/links/quality',
  },
  data_protection_officer: { audit: '/audit', 'break-glass': '/audit/break-glass' },
  duty_officer: { concerns: '/concerns', 'all-cases': '/cases', case: '/cases > main a[href^="/cases/"]' },
  manager: { counts: '/counts', cases: '/cases' },
  partnership_admin: {
    accounts: '/admin/accounts',
    'new-account': '/admin/accounts/new',
    'an-account': '/admin/accounts > main table a[href^="/admin/accounts/"]',
    agencies: '/admin/agencies',
    linking: '/admin/linking',
    'alert-rules': '/admin/alert-rules',
    'new-alert-rule': '/admin/alert-rules/new',
    'local-rules': '/admin/local-rules',
    'new-local-rule': '/admin/local-rules/new',
    'local-rule-file': '/admin/local-rules/file',
    'new-agency': '/admin/agencies/new',
    'an-agency': '/admin/agencies > main a[href^="/admin/agencies/"]:not([href$="/new"])',
    operations: '/admin/operations',
    mail: '/admin/mail',
  },
  guardian: {
    family: '/family',
    'own-circle': 'child',
    'who-looked': 'child/who-looked',
    'own-cases': 'child/cases',
    'own-consents': 'child/consents',
    'give-consent': 'child/consents/new',
    'change-consent': 'child/consents > main a[href$="/change"]',
    'own-signals': 'child/signals',
    'note-own-signal': 'child/signals/new',
  },
};

/** Pages that say that something is not there. */
export const missing: readonly string[] = ['not-there', 'no-such-child'];

/** Who has those pages: a sign-in of the first partnership, or nobody. A newcomer is not in the child's circle yet. */
export function whoHas(kring: Kring, kind: string): Account | undefined {
  if (kind === 'nobody') return undefined;
  if (kind === 'halfway') return account(kring, 'manager', 'nb');
  return kind === 'newcomer' ? practitioners(kring, 'sv').other : account(kring, kind, 'sv');
}

/** A browser that stands where that kind of user stands, with what there is to be seen. */
export async function arrive(visitor: Visitor, kring: Kring, kind: string): Promise<Page> {
  await scene(visitor, kring, kind);
  const who = whoHas(kring, kind);
  if (kind !== 'halfway') return visitor(who);
  const page = await visitor();
  await page.goto('/sign-in');
  await sendSignIn(page, who?.email ?? '', who?.password ?? '');
  await page.waitForURL(/second-factor/);
  return page;
}

/** The address of such a place, for whoever is signed in. */
export async function addressAt(page: Page, kring: Kring, kind: string, place: Place): Promise<string> {
  const at = typeof place === 'string' ? place : place.at;
  if (at.startsWith('<')) return found(kring, at.slice(1, -1));
  if (at.startsWith('child') && !at.includes(' > ')) {
    const path = kind === 'guardian' ? addressInFamily(page, child.sv.name) : addressOf(page, child.sv.written);
    return at.replace('child', await path);
  }
  const [first, link] = at.split(' > ');
  const list = first?.startsWith('child') ? await addressAt(page, kring, kind, first) : first;
  if (link === undefined) return at;
  await page.goto(list ?? at);
  const href = await page.locator(link).first().getAttribute('href');
  if (!href) throw new Error(`nothing leads on from ${list}`);
  return href;
}
