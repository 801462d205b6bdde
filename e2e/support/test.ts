// `test` for all journeys. Every worker has a server of its own on a copy of the samples, so desktop and phone
// never meet in the data. Every page is watched for what no page may do.

import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { serve } from './program.ts';
import { LOGS, SEED } from './seed.ts';
import { signIn, type Account } from './sign-in.ts';

export { expect };

/** A running Kring. */
export interface Kring {
  url: string;
  /** Its data folder. */
  data: string;
  /** One sign-in for each kind of user and partnership. */
  accounts: Account[];
  /** Sessions by e-mail address, so that a journey about something else need not sign in again. */
  sessions: Map<string, Session>;
  /** Addresses that the scenes which were played have left, by kind of user. */
  scenes: Map<string, Record<string, string>>;
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Another browser, watched as the first: signed in as somebody, or as nobody. */
export type Visitor = (who?: Account, options?: BrowserContextOptions) => Promise<Page>;

export const test = base.extend<{ watched: void; visitor: Visitor }, { kring: Kring }>({
  kring: [
    async ({}, use, worker) => {
      const data = mkdtempSync(join(tmpdir(), 'kring-e2e-'));
      cpSync(process.env[SEED] ?? '', data, { recursive: true });
      const running = await serve(data, join(LOGS, `kring-${worker.workerIndex}.log`));
      const accounts = JSON.parse(readFileSync(join(data, 'sign-ins.json'), 'utf8')) as Account[];
      await use({ url: running.url, data, accounts, sessions: new Map(), scenes: new Map() });
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: async ({ kring }, use) => use(kring.url),

  watched: [
    async ({ context, kring }, use) => {
      const faults = watch(context, kring.url);
      await use();
      expect(faults, 'what no page may do').toEqual([]);
    },
    { auto: true },
  ],

  visitor: async ({ browser, kring, contextOptions }, use) => {
    const opened: [BrowserContext, string[]][] = [];
    await use(async (who, options) => {
      const storageState = who && kring.sessions.get(who.email);
      const known = storageState ? { storageState } : {};
      const context = await browser.newContext({ ...contextOptions, baseURL: kring.url, ...known, ...options });
      opened.push([context, watch(context, kring.url)]);
      const page = await context.newPage();
      if (who && !storageState) {
        await signIn(page, who);
        kring.sessions.set(who.email, await context.storageState());
      }
      return page;
    });
    for (const [context, faults] of opened) {
      await context.close();
      expect(faults, 'what no page may do').toEqual([]);
    }
  },
});

/** Collects requests to other hosts, server errors, errors of scripts and breaches of the content policy. */
export function watch(context: BrowserContext, url: string): string[] {
  const faults: string[] = [];
  context.on('request', (request) => {
    const own = request.url().startsWith(url) || /^(data|blob|about):/.test(request.url());
    if (!own) faults.push(`a request to ${request.url()}`);
  });
  context.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} from ${answer.url()}`);
  });
  context.on('weberror', (error) => faults.push(`script: ${error.error().message}`));
  context.on('console', (line) => {
    // The browser reports every answer of 400 and above; a journey that asks for one judges it itself.
    const expected = line.text().startsWith('Failed to load resource');
    if (line.type() === 'error' && !expected) faults.push(`console: ${line.text()}`);
  });
  return faults;
}
