// Once for all tests: a data folder with the samples, which every worker copies.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seed } from './program.ts';

/** Where the workers find the filled folder. */
export const SEED = 'KRING_E2E_SEED';
/** Where the program's own words go. */
export const LOGS = 'test-results';

export default async function prepare(): Promise<() => void> {
  mkdirSync(LOGS, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'kring-e2e-'));
  process.env[SEED] = folder;
  await seed(folder, join(LOGS, 'seed.log'));
  return () => rmSync(folder, { recursive: true, force: true });
}
