// A concern report from the public form to what its reporter is told, in four languages.

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { said } from './support/child.ts';
import { expectAccessible, inLanguage, languages } from './support/pages.ts';
import { account } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** By language of the reader: the partnership whose law it goes by, and the stages up to an investigation. */
const journeys = {
  sv: { law: 'sv', stages: ['skyddsbedomning', 'forhandsbedomning', 'utredning'] },
  nb: { law: 'nb', stages: ['undersokelse'] },
  da: { law: 'da', stages: ['vurdering24', 'screening', 'undersogelse'] },
  en: { law: 'sv', stages: ['skyddsbedomning', 'forhandsbedomning', 'utredning'] },
} as const;

/** Takes the case on to a stage, with what the law asks for. */
async function goOn(page: Page, to: string): Promise<void> {
  const step = page.locator('details').filter({ has: page.locator(`input[name=to][value="${to}"]`) });
  await step.locator('summary').click();
  const guard = step.locator('input[name=guard_met]');
  if (await guard.count()) await guard.check();
  await step.locator('input[name=decided_by]').fill('Enhetschefen');
  await step.locator('textarea[name=reasons]').fill('Uppgifterna är allvarliga och stämmer överens.');
  await step.locator('[type=submit]').click();
  await expect(said(page)).toBeVisible();
}

for (const language of languages) {
  const { law, stages } = journeys[language];
  test(`a report becomes a case and its reporter is told, in ${language}`, async ({ visitor, kring }) => {
    const duty = account(kring, 'duty_officer', law);
    const reporter = await visitor();
    await reporter.goto(inLanguage('/report', language));
    await reporter.locator(`main a[href^="/report/${duty.partnership}"]`).click();
    await expect(reporter.locator('html')).toHaveAttribute('lang', language);
    await expectAccessible(reporter);
    const words = `Barnet har sovit i trapphuset (${language}).`;
    await reporter.locator('textarea[name=words]').fill(words);
    await reporter.locator('input[name=child_name]').fill('Ellen Test');
    await reporter.locator('input[name=reporter][value=professional]').check();
    // Whoever reports at work is asked for a name, and what was written is still there.
    const send = reporter.locator('main form [type=submit]');
    await send.click();
    await expect(reporter.locator('#name-error')).toBeVisible();
    await expect(reporter.locator('textarea[name=words]')).toHaveValue(words);
    await reporter.locator('input[name=name]').fill('Jonas Ek');
    // What is no letter and no picture is named at its field; a letter comes with the report.
    const files = reporter.locator('input[name=files]');
    await files.setInputFiles({ name: 'brev.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ\0') });
    await send.click();
    await expect(reporter.locator('#files-error')).toContainText('brev.exe');
    await expectAccessible(reporter);
    const letter = Buffer.from(`%PDF-1.7 ${words}`);
    await files.setInputFiles({ name: 'Brev från skolan.pdf', mimeType: 'image/png', buffer: letter });
    await reporter.locator('input[name=wants_feedback]').check();
    await send.click();
    const reference = await reporter.locator('.k-reference').innerText();
    await expectAccessible(reporter);
    expect(await reporter.context().cookies()).toEqual([]);

    const page = await visitor(duty);
    await page.goto(inLanguage('/concerns', language));
    await expect(page.locator('main')).not.toContainText('trapphuset');
    await page.locator('main article form [type=submit]').last().click();
    await expect(page.locator('main')).toContainText(words);
    await expectAccessible(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('main a[href*="/attachments/"]').click(),
    ]);
    expect(download.suggestedFilename()).toBe('Brev från skolan.pdf');
    expect(await readFile(await download.path())).toEqual(letter);
    for (const stage of stages) await goOn(page, stage);
    await page.locator('select[name=what]').selectOption('opened');
    await page.locator('form[action$="/tell"] [type=submit]').click();
    await expect(said(page)).toBeVisible();

    await reporter.goto(inLanguage('/receipt', language));
    await reporter.locator('input[name=reference]').fill(reference.toLowerCase());
    await reporter.locator('main form [type=submit]').click();
    await expect(reporter.locator('main section li')).toHaveCount(2);
    await expect(reporter.locator('main')).not.toContainText(/Ellen|trapphuset/);
    await expectAccessible(reporter);
  });
}

test('a step that the law does not allow yet says what is missing, and a task is given and done', async ({ visitor, kring }) => {
  const page = await visitor(account(kring, 'practitioner', 'da'));
  await page.goto('/cases');
  await page.locator('main a[href^="/cases/"]').first().click();
  const step = page.locator('details.k-step').first();
  const guard = step.locator('input[name=guard_met]');
  await step.locator('summary').click();
  // The browser would ask for the box; the server must as well.
  await guard.evaluate((box: HTMLInputElement) => box.removeAttribute('required'));
  await step.locator('[type=submit]').click();
  await expect(page.locator('main [role=alert]')).toBeVisible();

  await page.goto('/tasks');
  await page.locator('input[name=words]').fill('Ring til skolen om torsdag');
  await page.locator('form[action="/tasks"] [type=submit]').click();
  const task = page.locator('.k-hits li').filter({ hasText: 'torsdag' });
  await task.locator('form[action$="/done"] [type=submit]').click();
  await expect(task).toHaveCount(0);
});
