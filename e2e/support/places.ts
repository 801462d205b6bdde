// Every page, and how a browser gets there.

import type { Page } from '@playwright/test';
import { addressInFamily, addressOf, child } from './child.ts';
import { account, practitioners, type Account } from './sign-in.ts';
import type { Kring } from './test.ts';

/**
 * Pages by the kind of user who has them. `child` stands for the address of the sample's child; `A > B` is the page
 * that the first link B on page A leads to.
 */
export const places: Record<string, Record<string, string>> = {
  nobody: { 'sign-in': '/sign-in', password: '/password', letters: '/demo/mail' },
  practitioner: {
    'my-day': '/my-day',
    children: '/children',
    search: '/search',
    notices: '/notices',
    account: '/account',
    circle: 'child',
    invite: 'child/invite',
    'hand-over': 'child/hand-over',
    attention: 'child/attention',
    sharing: 'child/sharing',
    exposure: 'child/exposure',
    leave: 'child/leave',
  },
  newcomer: { join: 'child', 'join-form': 'child/join' },
  agency_admin: { import: '/import', receipt: '/import > main table a', questions: '/questions' },
  data_steward: {
    reviews: '/reviews',
    review: '/reviews > main table a',
    links: '/links',
    why: '/links > main li a[href^="/links/"]',
    'link-quality': '/links/quality',
  },
  data_protection_officer: { audit: '/audit' },
  manager: { counts: '/counts' },
  partnership_admin: {
    accounts: '/admin/accounts',
    'new-account': '/admin/accounts/new',
    'an-account': '/admin/accounts > main table a[href^="/admin/accounts/"]',
    agencies: '/admin/agencies',
    linking: '/admin/linking',
    'new-agency': '/admin/agencies/new',
    'an-agency': '/admin/agencies > main a[href^="/admin/agencies/"]:not([href$="/new"])',
    mail: '/admin/mail',
  },
  guardian: { family: '/family', 'own-circle': 'child', 'who-looked': 'child/who-looked' },
};

/** Who has those pages: a sign-in of the first partnership, or nobody. A newcomer is not in the child's circle yet. */
export function whoHas(kring: Kring, kind: string): Account | undefined {
  if (kind === 'nobody') return undefined;
  return kind === 'newcomer' ? practitioners(kring, 'sv').other : account(kring, kind, 'sv');
}

/** The address of such a place, for whoever is signed in. */
export async function addressAt(page: Page, kind: string, place: string): Promise<string> {
  if (place.startsWith('child')) {
    const found = kind === 'guardian' ? addressInFamily(page, child.sv.name) : addressOf(page, child.sv.written);
    return place.replace('child', await found);
  }
  const [list, link] = place.split(' > ');
  if (link === undefined) return place;
  await page.goto(list ?? place);
  const href = await page.locator(link).first().getAttribute('href');
  if (!href) throw new Error(`nothing leads on from ${list}`);
  return href;
}
