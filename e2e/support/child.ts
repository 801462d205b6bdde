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
  await page.goto('/search');
  await page.locator('input[name=q]').fill(written);
  await page.locator('main form[role=search] [type=submit]').click();
  const hit = page.locator('main a[href^="/children/"]').filter({ hasText: name });
  await expect(hit).toHaveCount(1);
  await hit.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  return new URL(page.url()).pathname;
}

/** A button of a form that goes to an address. */
export const send = (page: Page, action: string) => page.locator(`main form[action="${action}"] [type=submit]`).first();

/** What the last act has to say. */
export const said = (page: Page) => page.locator('main > .k-flash');
