import { account, sendSignIn, signIn } from './support/sign-in.ts';
import { expectAccessible, languages } from './support/pages.ts';
import { expect, test } from './support/test.ts';

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: language });
    test('the sign-in page speaks the language of the browser', async ({ page }) => {
      await page.goto('/sign-in');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expectAccessible(page);
    });
  });
}

test('a social worker signs in, sees the day, and signs out', async ({ page, kring }) => {
  await signIn(page, account(kring, 'practitioner'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);

  await page.locator('form[action="/sign-out"] [type=submit]').first().click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/my-day');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('nothing is shown to somebody who is not signed in', async ({ page }) => {
  for (const path of ['/my-day', '/search', '/import', '/reviews', '/account', '/children/0192f0c0000070008000000000000000']) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/sign-in/);
  }
});

test('a wrong password and an unknown address get the same answer', async ({ page, kring }) => {
  const { email } = account(kring, 'practitioner');
  const answers: string[] = [];
  for (const name of [email, `nobody-${email}`]) {
    await page.goto('/sign-in');
    await sendSignIn(page, name, 'not the password');
    const alert = page.getByRole('alert');
    await expect(alert).toBeVisible();
    answers.push((await alert.innerText()).trim());
    await expect(page.locator('input[name=password]')).toHaveValue('');
  }
  expect(answers[0]).toBe(answers[1]);
  await expectAccessible(page);
});

test('the keyboard alone is enough', async ({ page, kring }) => {
  const who = account(kring, 'practitioner');
  await page.goto('/sign-in');
  await page.locator('input[name=email]').focus();
  await page.keyboard.type(who.email);
  await page.keyboard.press('Tab');
  await expect(page.locator('input[name=password]')).toBeFocused();
  await page.keyboard.type(who.password);
  await page.keyboard.press('Enter');
  await expect(page.locator('input[name=email]')).toBeHidden();
});

test('the session cookie and the content policy are strict', async ({ page, context, kring }) => {
  const answer = await page.goto('/sign-in');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  await signIn(page, account(kring, 'practitioner'));
  const cookies = await context.cookies();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  }
});
