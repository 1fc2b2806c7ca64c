/** The parts of the administration beside the queues, each with an address of its own. */
export const PARTS = ['users', 'audit', 'funnel', 'blocks'] as const;
export type Part = (typeof PARTS)[number];
