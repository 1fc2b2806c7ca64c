/** Layout that is remembered between visits: small, harmless, per browser. */

export interface Layout {
  /** Width of the file list, pixels; 0 = hidden. */
  files: number;
  /** Share of the editor in editor + page, 0–1. */
  editor: number;
  /** Width of the score panel, pixels; 0 = hidden. */
  score: number;
}

export const DEFAULT_LAYOUT: Layout = { files: 180, editor: 0.5, score: 380 };
const KEY = 'legible:layout';

export const FILES_RANGE = [140, 360] as const;
export const EDITOR_RANGE = [0.2, 0.8] as const;
export const SCORE_RANGE = [300, 560] as const;

const within = (
  value: unknown,
  [low, high]: readonly [number, number],
  fallback: number,
  hideable: boolean,
) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return fallback;
  if (hideable && value === 0) return 0;
  return Math.min(high, Math.max(low, value));
};

/** The stored layout; whatever is missing or makes no sense falls back. */
export function parseLayout(stored: string | null): Layout {
  let value: Partial<Record<keyof Layout, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) value = parsed;
  } catch {
    // An older or broken value: start over.
  }
  return {
    files: within(value.files, FILES_RANGE, DEFAULT_LAYOUT.files, true),
    editor: within(value.editor, EDITOR_RANGE, DEFAULT_LAYOUT.editor, false),
    score: within(value.score, SCORE_RANGE, DEFAULT_LAYOUT.score, true),
  };
}

export function loadLayout(): Layout {
  try {
    return parseLayout(localStorage.getItem(KEY));
  } catch {
    return { ...DEFAULT_LAYOUT };
  }
}

export function saveLayout(layout: Layout): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(layout));
  } catch {
    // Storage is refused: the layout holds for this visit.
  }
}
