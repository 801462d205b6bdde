import type { Page } from '@playwright/test';
import { child } from './support/child.ts';
import { practitioners, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Steps at most to what is sought. */
const LIMIT = 60;

/** Tabs until the focus stands on it; wherever it stands on the way, it can be seen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < LIMIT; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate((sought) => {
      const one = document.activeElement;
      if (!one || one === document.body) return { name: 'nothing', seen: true, there: false };
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const card = one.closest('.k-card--link');
      const ringed = [style, ...(card ? [getComputedStyle(card)] : [])].some(
        (s) => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none',
      );
      const inView = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      return { name: one.outerHTML.slice(0, 120), seen: ringed && inView, there: one.matches(sought) };
    }, selector);
    expect(at.seen, `the focus is seen on ${at.name}`).toBe(true);
    if (at.there) return;
  }
  throw new Error(`${selector} is not reached by Tab`);
}

test('the keyboard alone is enough from sign-in to the form that joins a circle', async ({ page, kring }) => {
  const { other } = practitioners(kring, 'da');
  await page.goto('/sign-in');
  await tabTo(page, 'input[name=email]');
  await page.keyboard.type(other.email);
  await tabTo(page, 'input[name=password]');
  await page.keyboard.type(other.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/my-day/);

  // Past the navigation in two strokes.
  await page.keyboard.press('Tab');
  const skip = page.locator('.ds-skip-link');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  await tabTo(page, 'main a[href="/children"]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/children/);
  await tabTo(page, 'main a[href="/search"]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search/);
  await tabTo(page, 'input[name=q]');
  await page.keyboard.type(`${child.da.written} ${child.da.born}`);
  await page.keyboard.press('Enter');
  await expect(page.locator('main a[href^="/children/"]')).toHaveCount(1);
  await tabTo(page, 'main a[href^="/children/"]');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(child.da.name);

  await tabTo(page, 'input[name=relation]');
  await page.keyboard.press('Space');
  await tabTo(page, 'form[action$="/join"] [type=submit]');
  await page.keyboard.press('Enter');
  await expect(page.locator('.k-sector li').filter({ hasText: other.name })).toHaveCount(1);
});

test('a slash goes to the search box, but not while somebody writes', async ({ page, kring }) => {
  await signIn(page, practitioners(kring, 'da').worker);
  await page.goto('/search');
  await page.locator('body').press('/');
  const box = page.locator('input[name=q]');
  await expect(box).toBeFocused();
  await page.keyboard.type('a/b');
  await expect(box).toHaveValue('a/b');
});
