// Signing in as a kind of user. Fields are found by name, so that it works in every language.

import { createHmac } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { Kring } from './test.ts';

/** A line of `sign-ins.json`, which `kring demo` writes. */
export interface Account {
  /** `practitioner`, `data_steward`, `agency_admin`, ... */
  kind: string;
  name: string;
  email: string;
  password: string;
  partnership: string;
  /** `sv`, `nb` or `da`. */
  language: string;
  /** Secret of the second factor in base32, when the account has one. */
  secret?: string;
}

/** The sign-in of a kind of user; the first partnership's unless a language is asked for. */
export function account(kring: Kring, kind: string, language?: string): Account {
  const found = kring.accounts.find((a) => a.kind === kind && (!language || a.language === language));
  if (!found) throw new Error(`the samples have no ${kind} ${language ?? ''}`);
  return found;
}

/** The practitioners who can sign in to a partnership. */
export interface Practitioners {
  /** A social worker in the circle of the sample's child. */
  worker: Account;
  /** The school nurse who is the child's named person. */
  nurse: Account;
  /** Another social worker, who is in no circle of that child and is cleared for protected identities. */
  other: Account;
}

export function practitioners(kring: Kring, language: string): Practitioners {
  const [worker, nurse, other] = kring.accounts.filter((a) => a.kind === 'practitioner' && a.language === language);
  if (!worker || !nurse || !other) throw new Error(`the samples lack practitioners for ${language}`);
  return { worker, nurse, other };
}

/** Fills the form and sends it. */
export async function sendSignIn(page: Page, email: string, password: string): Promise<void> {
  const form = page.locator('form').filter({ has: page.locator('input[name=password]') });
  await form.locator('input[name=email]').fill(email);
  await form.locator('input[name=password]').fill(password);
  await form.locator('[type=submit]').click();
}

/** Signs in, with the second factor if the account has one, and waits for the first page of the hat. */
export async function signIn(page: Page, who: Account): Promise<void> {
  await page.goto('/sign-in');
  await sendSignIn(page, who.email, who.password);
  if (who.secret) {
    await page.locator('input[name=code]').fill(code(who.secret, Date.now()));
    await page.locator('form').filter({ has: page.locator('input[name=code]') }).locator('[type=submit]').click();
  }
  await expect(page).not.toHaveURL(/\/(sign-in|second-factor|hats)/);
}

/** The code of a second factor at a moment (RFC 6238: SHA-1, six digits, thirty seconds). */
export function code(secret: string, now: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/=+$/, '')].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
