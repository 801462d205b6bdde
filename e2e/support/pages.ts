// What holds for every page, and pictures of it.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The languages of the interface. */
export const languages = ['sv', 'nb', 'da', 'en'] as const;
export type Language = (typeof languages)[number];

/** The widths at which pages are looked at: a desk and a phone, in CSS pixels. */
export const widths = [1280, 390] as const;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** WCAG 2.2 AA as far as a machine can tell, and no sideways scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const told = violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).join('; ')})`);
  expect(told, 'accessibility').toEqual([]);
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(spill, 'pixels beyond the right edge').toBeLessThanOrEqual(0);
}

/** Chooses the language of the signed-in account. */
export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page.goto('/account');
  const form = page.locator('form').filter({ has: page.locator('select[name=language]') });
  await form.locator('select[name=language]').selectOption(language);
  await form.locator('[type=submit]').first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** Pictures of the page as it stands, at both widths, into `screenshots/`. */
export async function picture(page: Page, name: string, language: Language): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `screenshots/${name}-${language}-${width}.png`, fullPage: true, animations: 'disabled' });
  }
}
