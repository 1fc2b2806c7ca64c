import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import QrCode from './QrCode.svelte';

it('draws dark modules on light in both themes, with a quiet zone', async () => {
  const screen = await render(QrCode, { text: 'otpauth://totp/Legible:ada?secret=ABC', label: 'QR code' });
  const svg = screen.getByRole('img', { name: 'QR code' }).element();
  const size = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
  // A symbol of version v has 17 + 4v modules, and four of quiet zone on each side.
  expect((size - 8 - 17) % 4).toBe(0);
  expect(svg.querySelector('rect')?.getAttribute('fill')).toBe('#fff');
  const path = svg.querySelector('path')?.getAttribute('d') ?? '';
  // The finder pattern's corner, and nothing before it.
  expect(path.startsWith('M4 4h1v1h-1z')).toBe(true);
  expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h/);
});
