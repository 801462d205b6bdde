import type { Page } from '@playwright/test';
import { said } from './support/child.ts';
import { expectAccessible } from './support/pages.ts';
import { account } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const question = /\/reviews\/[0-9a-f-]+$/;

/** Opens the queue and begins. A link that chance has drawn to be looked at again is said to be right on the way. */
async function begin(page: Page): Promise<string> {
  await page.goto('/reviews');
  await page.locator('.k-page-head a.ds-button').click();
  await expect(page).toHaveURL(/\/(reviews|links)\/[0-9a-f-]+$/);
  if (question.test(page.url())) return page.url();
  const link = new URL(page.url()).pathname;
  await page.locator(`main form[action="${link}/right"] [type=submit]`).click();
  await expect(said(page)).toBeVisible();
  return begin(page);
}

/** How many wait, as the page says it: "14 kvar". */
async function left(page: Page): Promise<number> {
  const crumbs = await page.locator('.k-crumbs').first().textContent();
  return Number(/(\d+) kvar/.exec(crumbs ?? '')?.[1] ?? 0);
}

test('a data steward compares, says the same, and undoes it', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'data_steward', 'sv'));
  const asked = await begin(page);
  const stale = await page.context().newPage();
  await stale.goto(asked);
  await expect(page.locator('.k-compare tbody tr').first()).toBeVisible();
  await expectAccessible(page);

  // By the key that the button shows.
  await page.keyboard.press('s');
  await expect(page).not.toHaveURL(asked);
  await expect(said(page)).toBeVisible();
  await page.goto(asked);
  await expect(page.locator('main form[action$="/same"]')).toHaveCount(0);

  // The tab that still asks gets a clear answer, and the question is not answered otherwise.
  await stale.locator('main form[action$="/not-same"] [type=submit]').click();
  await expect(stale.locator('main form[action$="/not-same"]')).toHaveCount(0);
  await expect(stale.locator('main').getByRole('alert')).toBeVisible();

  await page.goto('/links');
  const undo = page.locator('main form[action$="/undo"] [type=submit]').first();
  await expect(undo).toBeVisible();
  await expectAccessible(page);
  await page.locator('main a[href^="/links/"]').first().click();
  await expect(page.locator('.k-compare .k-fall').first()).toBeVisible();
  await expectAccessible(page);
  await page.locator('main form[action$="/undo"] [type=submit]').click();
  await expect(said(page)).toBeVisible();
});

test('by the keyboard alone: one key and two requests a decision, and the way back', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'data_steward', 'sv'));
  await page.goto('/reviews');
  const waiting = await left(page);
  expect(waiting).toBeGreaterThan(3);
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });

  // The key that begins is the one that leads on.
  await page.keyboard.press('h');
  await expect(page).toHaveURL(question);
  await expect(page.locator('h1')).toBeFocused();
  requests.length = 0;
  const seen = [page.url()];
  for (const key of ['i', 's', 'i']) {
    await page.keyboard.press(key);
    await expect(page).not.toHaveURL(seen.at(-1) ?? '');
    await expect(page).toHaveURL(question);
    // The next pair is there at once, and the reader stands at its question.
    await expect(page.locator('h1')).toBeFocused();
    seen.push(page.url());
  }
  expect(new Set(seen).size, 'each pair once').toBe(seen.length);
  expect(requests, 'a decision sends a form and shows the next pair').toHaveLength(6);
  expect(await left(page)).toBe(waiting - 3);

  // The latest answer is taken back by a key, and asked anew.
  await page.keyboard.press('z');
  await expect(page).toHaveURL(seen[2] ?? '');
  await expect(said(page)).toBeVisible();
  expect(await left(page)).toBe(waiting - 2);
  // A join is undone the same way.
  await page.keyboard.press('z');
  await expect(page).toHaveURL(seen[1] ?? '');
  expect(await left(page)).toBe(waiting - 1);

  // Skipping leads on and answers nothing.
  await page.keyboard.press('h');
  await expect(page).not.toHaveURL(seen[1] ?? '');
  await expect(page).toHaveURL(question);
  expect(await left(page)).toBe(waiting - 1);
  await page.goto('/links/quality');
  await expectAccessible(page);
});

test('two stewards at once get different pairs, and judge some twice', async ({ visitor, kring }) => {
  const manager = account(kring, 'manager', 'nb');
  const other = await visitor(manager);
  // The administrator makes a data steward of the manager as well.
  const admin = await visitor(account(kring, 'partnership_admin', 'nb'));
  await admin.goto('/admin/accounts');
  await admin.locator('input[name=search]').fill(manager.email);
  await admin.locator('main form [type=submit]').first().click();
  await admin.locator('main a[href^="/admin/accounts/"]:not([href$="/new"])').first().click();
  const hat = admin.locator('main form[action$="/hats"]');
  await hat.locator('select[name=role]').selectOption('data_steward');
  await hat.locator('[type=submit]').click();
  await expect(said(admin)).toBeVisible();
  await other.goto('/hats');
  // The hat that is on stands back; in whichever language the page is.
  await other.locator('main li [type=submit]:not([data-variant])').click();

  const page = await visitor(account(kring, 'data_steward', 'nb'));
  const mine = await begin(page);
  const theirs = await begin(other);
  expect(theirs).not.toBe(mine);
  // Whoever opens the other's pair is told that it is on a desk; an answer that comes too late is refused.
  await other.goto(mine);
  await expect(other.locator('main .k-flash')).toBeVisible();
  await page.keyboard.press('i');
  await expect(page).not.toHaveURL(mine);
  await other.keyboard.press('s');
  await expect(other.locator('main').getByRole('alert')).toBeVisible();
});

test('without script the queue is worked through by buttons', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'data_steward', 'da'), { javaScriptEnabled: false });
  const asked = await begin(page);
  await expect(page.locator('.k-compare .k-fall').first()).toBeVisible();
  await page.locator('main form[action$="/not-same"] [type=submit]').click();
  await expect(page).not.toHaveURL(asked);
  await expect(said(page)).toBeVisible();
  await page.locator('main form[action$="/take-back"] [type=submit]').click();
  await expect(page).toHaveURL(asked);
  await page.locator('main a[href^="/reviews/next"]').click();
  await expect(page).not.toHaveURL(asked);
});

test('an administrator sets the limits', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'partnership_admin', 'sv'));
  await page.goto('/admin/linking');
  await expectAccessible(page);
  await page.locator('input[name=accept][value="0.9999"]').check();
  await page.locator('input[name=ask_percent]').fill('40');
  await page.locator('main form [type=submit]').click();
  await expect(said(page)).toBeVisible();
  await expect(page.locator('input[name=accept][value="0.9999"]')).toBeChecked();
});
