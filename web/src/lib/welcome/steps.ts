/** The steps in their order, each with an address of its own: so the browser's back button goes through them. */
export const STEPS = ['resume', 'posting', 'found'] as const;
export type Step = (typeof STEPS)[number];

export const addressOf = (step: Step) => `#${step}`;

/** The step that an address names; the first one where it names none. */
export function stepOf(hash: string): Step {
  return STEPS.find((step) => addressOf(step) === hash) ?? 'resume';
}
