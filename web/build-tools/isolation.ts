/**
 * Cross-origin isolation while developing: the workspace alone has it, and what it loads allows it, as
 * `security-headers.ts` says of the built pages.
 */
import type { Plugin } from 'vite';
import { ISOLATED_PAGES, ISOLATION_HEADERS } from './security-headers.ts';

export function isolation(): Plugin {
  return {
    name: 'legible-isolation',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        const isPage = request.headers['sec-fetch-dest'] === 'document';
        if (!isPage || ISOLATED_PAGES.includes(path))
          for (const [name, value] of Object.entries(ISOLATION_HEADERS)) response.setHeader(name, value);
        next();
      });
    },
  };
}
