// The local secrets of the stack under test.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './corpus.ts';

export function secret(name: string): string {
  const line = readFileSync(join(root, '.dev.vars'), 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}=`));
  if (!line) throw new Error(`.dev.vars has no ${name}; scripts/dev-vars.sh makes it`);
  return line.slice(name.length + 1);
}
