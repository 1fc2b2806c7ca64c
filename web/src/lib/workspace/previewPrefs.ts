/** What a browser remembers of how pages are made in it, for all projects. */
const KEYS = {
  /** The page follows what is typed. */
  live: 'legible:live-preview',
  /** Compiling sends nothing away. */
  local: 'legible:compile-here',
  /** The engine has made a page here, so that what it needs is kept. */
  made: 'legible:page-made',
} as const;

export type PreviewPref = keyof typeof KEYS;

/** Undefined when nothing was chosen, or storage is refused. */
export function previewPref(name: PreviewPref): boolean | undefined {
  try {
    const kept = localStorage.getItem(KEYS[name]);
    return kept === null ? undefined : kept === '1';
  } catch {
    return undefined;
  }
}

export function keepPreviewPref(name: PreviewPref, value: boolean): void {
  try {
    localStorage.setItem(KEYS[name], value ? '1' : '0');
  } catch {
    // Storage is refused: the choice holds for this visit.
  }
}
