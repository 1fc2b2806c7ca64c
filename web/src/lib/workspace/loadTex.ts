/** The engine's code, loaded with the first page that it is to make. */
import type { Chooser } from '#lib/tex/choice.ts';
import type { Manager, ManagerOptions } from '#lib/tex/manager.ts';
import type { FormatName } from '#lib/tex/release.ts';

/** Who hears of pages, and of what stands in their way. */
export type Listen = Pick<ManagerOptions, 'onShown' | 'onTrouble'>;

export interface Tex {
  chooser: Chooser;
  choose: typeof import('#lib/tex/choice.ts').choose;
  complaints: typeof import('#lib/tex/complaints.ts').complaints;
  start: (listen: Listen) => Manager;
  /** Fetches what the next lines may want, when there is time. */
  ahead: (manager: Manager, format: FormatName) => void;
}

export async function loadTex(): Promise<Tex> {
  const [choice, { complaints }, { startManager, startAhead }] = await Promise.all([
    import('#lib/tex/choice.ts'),
    import('#lib/tex/complaints.ts'),
    import('#lib/tex/start.ts'),
  ]);
  return {
    chooser: await choice.loadChooser(),
    choose: choice.choose,
    complaints,
    start: startManager,
    ahead: startAhead,
  };
}
