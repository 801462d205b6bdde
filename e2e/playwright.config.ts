import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

// Debian's own browser: nothing is downloaded for the tests.
const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const executablePath = process.env.CHROMIUM ?? installed;
if (!executablePath) throw new Error('no browser: install Debian\'s chromium, or say where it is in CHROMIUM');

const pages = /pages\.spec\.ts/;
// What is done on the way between two visits.
const onPhone = /(circle|hand-over|sign-in)\.spec\.ts/;
const desk = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } };
const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } };

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './support/seed.ts',
  outputDir: 'test-results',
  reporter: [['list']],
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 10_000,
    launchOptions: { executablePath },
    // With KRING_TRACE a failed journey can be looked at afterwards: npx playwright show-trace. Each step is slower then.
    trace: { mode: process.env.KRING_TRACE ? 'retain-on-failure' : 'off', screenshots: false },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
  },
  projects: [
    { name: 'desktop', use: desk, testIgnore: pages },
    { name: 'phone', use: phone, testMatch: onPhone },
    { name: 'pages', use: desk, testMatch: pages },
  ],
});
