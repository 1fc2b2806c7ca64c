/** Answers of the account's routes for tests; of people who do not exist. */
import { ApiError } from '#lib/api/problem.ts';
import type { Account, AccountSession, AuditEntry, Token } from './contract.ts';

export const account = (more: Partial<Account> = {}): Account => ({
  id: '01a20409-a534-7e0c-ad68-2d75d4195a9d',
  email: 'ada@example.org',
  pending_email: null,
  undeliverable: null,
  name: 'Ada Sample',
  role: 'user',
  plan: 'free',
  created_at: Date.UTC(2026, 0, 2),
  has_password: true,
  second_factor: false,
  recovery_codes_left: 0,
  identities: [],
  notifications: { new_device: true, product: false },
  stepped_up_until: null,
  deletion_at: null,
  ...more,
});

export const accountSession = (more: Partial<AccountSession> = {}): AccountSession => ({
  id: 'session-1',
  current: false,
  browser: 'Firefox 140',
  system: 'Linux',
  place: 'Pune, India',
  created_at: 0,
  last_used_at: 0,
  expires_at: 90 * 86_400_000,
  ...more,
});

export const token = (more: Partial<Token> = {}): Token => ({
  id: 'token-1',
  name: 'Command line',
  hint: 'lgp_ab…',
  scopes: ['score', 'compile'],
  created_at: 0,
  expires_at: 90 * 86_400_000,
  last_used_at: null,
  ...more,
});

export const entry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: 'entry-1',
  at: 0,
  act: 'signed_in',
  actor: 'self',
  place: 'Pune, India',
  browser: 'Firefox 140',
  detail: {},
  ...more,
});

export const refusal = (status: number, code: string, detail?: string, retryAfterMs?: number) =>
  new ApiError({ status, code, title: code, ...(detail !== undefined && { detail }) }, retryAfterMs);
