/**
 * Opens the workspace without a network: keeps the page, its code and its modules as one version, and
 * dictionaries as they are first used. Nothing else passes here: requests of the API go their own way, the
 * engine's files have a cache of their own (`lib/tex/release.ts`), and the viewer's and the report's fonts
 * never change, so that the browser's own cache answers for them.
 */
import { enable as enableNavigationPreload } from 'workbox-navigation-preload';
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkOnly, StaleWhileRevalidate } from 'workbox-strategies';
import { KEPT_PAGES, OFFLINE_PAGE } from '../lib/offline/pages.ts';

declare const self: ServiceWorkerGlobalScope;

/** A network that says nothing for so long is none, where there is something to show instead. */
const NETWORK_SECONDS = 5;

cleanupOutdatedCaches();
enableNavigationPreload();

// A page comes from the network while there is one, so that nobody stays on an old version; its files are
// then new as well. Without a network, page and files are those that were kept together.
const kept = new NetworkOnly({
  networkTimeoutSeconds: NETWORK_SECONDS,
  plugins: [{ handlerDidError: ({ request }) => matchPrecache(new URL(request.url).pathname) }],
});
// A page that is not kept is waited for as long as the browser waits.
const others = new NetworkOnly({ plugins: [{ handlerDidError: () => matchPrecache(OFFLINE_PAGE) }] });
const isKept = KEPT_PAGES.map((page) => new RegExp(`^${page}(?:\\?|$)`));
registerRoute(new NavigationRoute(kept, { allowlist: isKept }));
registerRoute(new NavigationRoute(others, { denylist: [/^\/(?:api|docs|tex)\b/] }));

// The list is written here by `build-tools/finish.ts`, once all files of the build are there.
precacheAndRoute(self.__WB_MANIFEST);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/dictionaries/'),
  new StaleWhileRevalidate({ cacheName: 'dictionaries' }),
);
