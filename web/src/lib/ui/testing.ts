/** Help for component tests. */
import { createRawSnippet } from 'svelte';

/** A snippet that shows plain text. */
export const text = (value: string) => createRawSnippet(() => ({ render: () => `<span>${value}</span>` }));
