// What holds for every page, and pictures of it.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';

/** The languages of the interface. */
export const languages = ['sv', 'nb', 'da', 'en'] as const;
export type Language = (typeof languages)[number];

/** The widths at which pages are looked at: a desk and a phone, in CSS pixels. */
export const widths = [1280, 390] as const;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * WCAG 2.2 AA as far as a machine can tell, and no sideways scrolling. Axe is asked itself: what goes round it looks
 * for frames, which no page has, in a page of its own, and takes home what is right as well.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const told = await page.evaluate(async (rules) => {
    const { axe: judge } = window as unknown as { axe: typeof axe };
    const found = await judge.run(document, { runOnly: rules, resultTypes: ['violations'] });
    return found.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).join('; ')})`);
  }, RULES);
  expect(told, `accessibility of ${where(page)}`).toEqual([]);
  await expectFits(page);
}

const where = (page: Page) => `${new URL(page.url()).pathname} at ${page.viewportSize()?.width} pixels`;

/** No sideways scrolling. */
export async function expectFits(page: Page): Promise<void> {
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(spill, `pixels beyond the right edge of ${where(page)}`).toBeLessThanOrEqual(0);
}

/** Chooses the language of the signed-in account. */
export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page.goto('/account');
  const form = page.locator('form').filter({ has: page.locator('select[name=language]') });
  await form.locator('select[name=language]').selectOption(language);
  await form.locator('[type=submit]').first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** The page in a language, as chosen at the foot of a page. */
export const inLanguage = (path: string, language: Language): string =>
  `${path}${path.includes('?') ? '&' : '?'}language=${language}`;

/** The languages of which pictures are taken; KRING_PICTURES says which. */
export const pictured: readonly string[] = (process.env.KRING_PICTURES ?? '').split(',');

/** Nobody looks at more of a long list, in CSS pixels. */
const HIGHEST = 6000;

/** Pictures of the page as it stands, at both widths, into `screenshots/`. */
export async function picture(page: Page, name: string, language: Language): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    // As high as the page, so that a bar at the foot of the window does not stand in the middle.
    const height = await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return document.documentElement.scrollHeight;
    });
    await page.setViewportSize({ width, height: Math.min(height, HIGHEST) });
    await page.screenshot({ path: `screenshots/${name}-${language}-${width}.png`, animations: 'disabled' });
  }
}
