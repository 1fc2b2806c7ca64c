/** Shown for a page that is not kept, when there is no network. */
export const OFFLINE_PAGE = '/offline';

/** Pages that open without a network, once the workspace was opened with one. */
export const KEPT_PAGES: readonly string[] = ['/', '/workspace', '/library', OFFLINE_PAGE];
