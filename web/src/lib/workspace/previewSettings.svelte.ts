/** How pages are made in this browser: remembered by it, for all projects. */
const LIVE_KEY = 'legible:live-preview';
const LOCAL_KEY = 'legible:compile-here';

export class PreviewSettings {
  /** The page follows what is typed. */
  live = $state(stored(LIVE_KEY) !== '0');
  /** Compiling sends nothing away. */
  local = $state(stored(LOCAL_KEY) === '1');

  setLive(live: boolean): void {
    this.live = live;
    keep(LIVE_KEY, live);
  }

  setLocal(local: boolean): void {
    this.local = local;
    keep(LOCAL_KEY, local);
  }
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: boolean): void {
  try {
    localStorage.setItem(key, value ? '1' : '0');
  } catch {
    // Storage is refused: the choice holds for this visit.
  }
}
