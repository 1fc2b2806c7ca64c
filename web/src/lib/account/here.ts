/** What all parts of a page share: one client, one knowledge of who is signed in. */
import { AccountApi } from './client.ts';
import { Session } from './session.svelte.ts';

export const api = new AccountApi();
export const session = new Session({ api });
