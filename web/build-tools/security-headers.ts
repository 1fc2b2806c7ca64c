/**
 * The security headers of every page: the one place where the content security
 * policy of the web app stands. Written into `build/_headers` by `finish.ts`.
 *
 * - `script-src`: no inline scripts at all; the bootstrap script that SvelteKit
 *   would inline is moved into a file by `finish.ts`. `wasm-unsafe-eval` compiles
 *   WebAssembly (scorer, importer, pdf.js decoders) and nothing else.
 * - `style-src 'self'`: the editor lives in a shadow root and styles itself with
 *   constructable style sheets, everything else sets styles through the CSSOM.
 *   The one exception is the `style` attribute of SvelteKit's route announcer,
 *   allowed by its hash and nothing but it.
 * - `connect-src 'self'` covers the WebSocket on the same origin.
 * - `img-src blob:`: previews of the images of a project, which exist only in
 *   the browser.
 */
const ANNOUNCER_STYLE = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' 'unsafe-hashes' '${ANNOUNCER_STYLE}'`,
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];
const CONTENT_SECURITY_POLICY = POLICY.join('; ');

/** The one page that shows something from elsewhere, and where that comes from: the widget of a challenge. */
const CHALLENGE_PAGE = '/challenge';
const CHALLENGER = 'https://challenges.cloudflare.com';
const CHALLENGE_POLICY = POLICY.flatMap((rule) =>
  rule.startsWith('script-src') ? [`${rule} ${CHALLENGER}`, `frame-src ${CHALLENGER}`] : [rule],
).join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/**
 * Pages whose memory may be shared between threads, which the preview's warm start needs. Others are not:
 * nothing of another origin works on such a page. A page gains isolation by being loaded, never by a
 * navigation of the app, which is why links here have `data-sveltekit-reload`.
 */
export const ISOLATED_PAGES: readonly string[] = ['/workspace'];

/** Beside the opener policy that every page has. Scripts of workers need it as their page does. */
export const ISOLATION_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** The text of Cloudflare's `_headers` file. `immutable`: address patterns whose content never changes. */
export function headersFile(immutable: readonly string[]): string {
  const block = (path: string, lines: readonly string[]) =>
    [path, ...lines.map((line) => `  ${line}`)].join('\n');
  const security = Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}`);
  // `!` takes the default away first: two values of one header would be joined.
  const forever = ['! Cache-Control', 'Cache-Control: public, max-age=31536000, immutable'];
  const embedder = 'Cross-Origin-Embedder-Policy: require-corp';
  return [
    block('/*', security),
    block(CHALLENGE_PAGE, ['! Content-Security-Policy', `Content-Security-Policy: ${CHALLENGE_POLICY}`]),
    ...ISOLATED_PAGES.map((path) => block(path, [embedder])),
    ...immutable.map((path) => block(path, [...forever, embedder])),
    '',
  ].join('\n\n');
}
