import { converter, wcagContrast } from 'culori';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const toRgb = converter('rgb');

function token(name: string, theme: 'light' | 'dark'): string {
  const match = new RegExp(`--${name}: light-dark\\((oklch\\([^)]+\\)), (oklch\\([^)]+\\))\\);`).exec(css);
  const value = match?.[theme === 'light' ? 1 : 2];
  if (!value) throw new Error(`tokens.css has no --${name}`);
  return value;
}

const contrast = (front: string, back: string) => {
  const [a, b] = [toRgb(front), toRgb(back)];
  if (!a || !b) throw new Error('not a colour');
  return wcagContrast(a, b);
};

const BACKGROUNDS = ['paper', 'surface', 'raised'];
const TEXTS = ['ink', 'ink-2', 'accent', 'good', 'warn', 'bad'];

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  it.each(TEXTS.flatMap((text) => BACKGROUNDS.map((back) => [text, back])))(
    '%s reads on %s',
    (text, back) => {
      expect(contrast(token(text ?? '', theme), token(back ?? '', theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    ['on-accent', 'accent'],
    ['accent', 'accent-soft'],
    ['ink', 'accent-soft'],
    ['ink', 'mark'],
  ])('%s reads on %s', (text, back) => {
    expect(contrast(token(text, theme), token(back, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it('draws the focus ring visibly on every background', () => {
    for (const back of BACKGROUNDS) {
      expect(contrast(token('accent', theme), token(back, theme))).toBeGreaterThanOrEqual(3);
    }
  });
});
