// A certificate authority of these tests alone. To be imported before anything that starts workerd, which
// learns whom it may trust when it is loaded.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'legible-certificates-'));
const at = (name: string) => join(folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** A key and a certificate for localhost, of an authority that is trusted here or of a stranger. */
function issue(name: string): { key: Buffer; cert: Buffer } {
  const [caKey, ca, key, request, cert, extensions] = ['ca.key', 'ca.pem', 'key', 'csr', 'pem', 'ext'].map(
    (end) => at(`${name}.${end}`),
  ) as [string, string, string, string, string, string];
  openssl('req', '-x509', ...newKey, '-keyout', caKey, '-out', ca, '-subj', `/CN=${name}`, '-days', '2');
  openssl('req', ...newKey, '-keyout', key, '-out', request, '-subj', '/CN=localhost');
  writeFileSync(extensions, 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  openssl(
    ...['x509', '-req', '-in', request, '-CA', ca, '-CAkey', caKey, '-CAcreateserial'],
    ...['-out', cert, '-days', '2', '-extfile', extensions],
  );
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

export const trusted = issue('trusted');
export const stranger = issue('stranger');

process.env['NODE_EXTRA_CA_CERTS'] = at('trusted.ca.pem');
