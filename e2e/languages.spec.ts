import { chooseLanguage } from './support/pages.ts';
import { account } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test('the language of an account follows to every page and to the next sign-in', async ({ visitor, kring }) => {
  const who = account(kring, 'manager', 'nb');
  const page = await visitor(who);
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb');
  await chooseLanguage(page, 'da');
  await page.goto('/counts');
  await expect(page.locator('html')).toHaveAttribute('lang', 'da');
  kring.sessions.delete(who.email);
  const again = await visitor(who);
  await expect(again.locator('html')).toHaveAttribute('lang', 'da');
});
