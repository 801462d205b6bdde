// The child whose circle the samples are made around, and the way to the child's page.

import { expect, type Page } from '@playwright/test';

/** By language of the partnership: the name, and the same as somebody in a hurry writes it. */
export const child = {
  sv: { name: 'Alva Bergström', written: 'bergstrom alva', born: '2017-03-14' },
  nb: { name: 'Tiril Bjørnstad', written: 'tiril bjornstad', born: '2017-03-14' },
  da: { name: 'Asta Bjerregaard', written: 'asta bjerregaard', born: '2017-03-14' },
} as const;

/** Searches, and opens the only child that is found; gives the address of the child's page. */
export async function findChild(page: Page, written: string, name: string): Promise<string> {
  const path = await addressOf(page, written);
  await page.locator(`main a[href="${path}"]`).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  return path;
}

/** The address of the page of the only child that is found, without opening it. */
export async function addressOf(page: Page, written: string): Promise<string> {
  await page.goto('/search');
  await page.locator('input[name=q]').fill(written);
  await page.locator('main form[role=search] [type=submit]').click();
  const href = await page.locator('main a[href^="/children/"]').getAttribute('href');
  if (!href) throw new Error(`nobody is found by ${written}`);
  return href;
}

/** The same for whoever sees only the own family. */
export async function addressInFamily(page: Page, name: string): Promise<string> {
  await page.goto('/family');
  const circle = page.locator('section').filter({ hasText: name }).locator('a[href^="/children/"]').first();
  const href = await circle.getAttribute('href');
  if (!href) throw new Error(`${name} is not in the family`);
  return href;
}

/** A button of a form that goes to an address. */
export const send = (page: Page, action: string) => page.locator(`main form[action="${action}"] [type=submit]`).first();

/** What the last act has to say. */
export const said = (page: Page) => page.locator('main > .k-flash');
