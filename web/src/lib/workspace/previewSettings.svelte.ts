/** How pages are made in this browser. */
import { keepPreviewPref, previewPref } from './previewPrefs.ts';

export class PreviewSettings {
  /** The page follows what is typed. */
  live = $state(previewPref('live') ?? true);
  /** Compiling sends nothing away. */
  local = $state(previewPref('local') ?? false);

  setLive(live: boolean): void {
    this.live = live;
    keepPreviewPref('live', live);
  }

  setLocal(local: boolean): void {
    this.local = local;
    keepPreviewPref('local', local);
  }
}
