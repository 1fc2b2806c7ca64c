import { FileText } from '@lucide/svelte';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import EmptyState from './EmptyState.svelte';

it('says what is empty and what to do', async () => {
  const screen = await render(EmptyState, {
    icon: FileText,
    title: 'No page yet',
    hint: 'Compile to see it.',
  });
  await expect.element(screen.getByText('No page yet')).toBeVisible();
  await expect.element(screen.getByText('Compile to see it.')).toBeVisible();
});
