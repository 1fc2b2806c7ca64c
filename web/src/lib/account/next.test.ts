import { describe, expect, it } from 'vitest';
import { ownPath, signInUrl } from './next.ts';

describe('the path after signing in', () => {
  it.each(['/workspace', '/settings/security?tab=1#codes', '/jobs#01a20409', '/rules/REA003', '/a/../jobs'])(
    'is taken: %s',
    (path) => expect(ownPath(path)).toBe(path === '/a/../jobs' ? '/jobs' : path),
  );

  it.each([
    null,
    '',
    'workspace',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%09/evil'.replace('%09', '\t'),
    '\u0000/jobs',
    '/jobs\nSet-Cookie: a=b',
    'javascript:alert(1)',
    ' /jobs',
    '/sign-in?next=/sign-in',
    '/verify',
    '/api/v1/auth/oauth/google/start',
  ])('is refused: %j', (path) => expect(ownPath(path)).toBeUndefined());
});

it.each([
  [undefined, '/sign-in'],
  ['/', '/sign-in'],
  ['/sign-up', '/sign-in'],
  ['/jobs#1', '/sign-in?next=%2Fjobs%231'],
])('the sign-in page of %s is %s', (path, url) => expect(signInUrl(path)).toBe(url));
