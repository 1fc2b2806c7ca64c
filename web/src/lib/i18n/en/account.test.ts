import { describe, expect, it } from 'vitest';
import { en } from './account.ts';

const problem = (status: number, code: string, detail?: string) => ({
  status,
  code,
  title: 'Title',
  ...(detail !== undefined && { detail }),
});
const CODES: [number, string][] = [
  [0, 'offline'],
  [422, 'email_invalid'],
  [422, 'password_refused'],
  [422, 'name_invalid'],
  [422, 'scopes_invalid'],
  [401, 'credentials_wrong'],
  [401, 'code_wrong'],
  [401, 'sign_in_required'],
  [403, 'step_up_required'],
  [403, 'account_blocked'],
  [403, 'cross_site'],
  [403, 'role_required'],
  [403, 'second_factor_required'],
  [404, 'account_not_found'],
  [404, 'session_not_found'],
  [404, 'token_not_found'],
  [409, 'email_taken'],
  [409, 'role_invalid'],
  [409, 'second_factor_on'],
  [409, 'password_required'],
  [409, 'last_way_in'],
  [409, 'second_factor_not_begun'],
  [409, 'too_many_tokens'],
  [410, 'link_expired'],
  [410, 'ticket_expired'],
  [429, 'too_many_attempts'],
  [503, 'not_configured'],
  [500, 'internal'],
];

describe('a refusal', () => {
  it.each(CODES)('%i %s is said in a sentence of its own', (status, code) => {
    const text = en.problemText(problem(status, code));
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).not.toContain(code);
    expect(text).not.toContain('Title');
    const others = CODES.filter(([, other]) => other !== code);
    expect(others.map(([, other]) => en.problemText(problem(400, other)))).not.toContain(text);
  });

  it('of a password says what the server found', () => {
    expect(en.problemText(problem(422, 'password_refused', 'It contains your e-mail.'))).toBe(
      'It contains your e-mail.',
    );
  });

  it('of credentials says the same whatever the server adds', () => {
    const text = en.problemText(problem(401, 'credentials_wrong', 'No such account'));
    expect(text).not.toContain('No such account');
  });

  it('for too many attempts says how long to wait', () => {
    expect(en.problemText(problem(429, 'too_many_attempts'), 42_000)).toContain('in 42 s');
    expect(en.problemText(problem(429, 'too_many_attempts'))).toContain('in a few minutes');
  });
});

it.each([
  'oauth_denied',
  'oauth_failed',
  'oauth_email_unverified',
  'oauth_link_required',
  'oauth_taken',
  'oauth_other_identity',
  'oauth_code_required',
  'oauth_too_long_ago',
  'sign_in_required',
  'step_up_required',
  'cross_site',
  'account_blocked',
  'too_many_attempts',
  'x',
])('the provider’s %s is said in words', (code) => {
  expect(en.oauthText(code)).toMatch(/^[A-Z].*\.$/);
  expect(en.oauthText(code)).not.toContain(code === 'x' ? 'oauth' : code);
  if (code !== 'x' && code !== 'oauth_failed') expect(en.oauthText(code)).not.toBe(en.oauthText('x'));
});

it('an act without words is still readable', () => {
  expect(en.activity.act('signed_in')).toBe('Signed in');
  expect(en.activity.act('library.resume_shared')).toBe('Library resume shared');
});
