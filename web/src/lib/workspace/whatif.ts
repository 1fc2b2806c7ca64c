/** The what-if list: findings that cost points, the greatest gain first, and what the number would be after each. */
import type { Card, Group } from './findings.ts';
import { grouped } from './findings.ts';

export interface Step {
  group: Group;
  /** What mending its findings one by one would bring, at most; the order of the list. */
  gain: number;
}

/** One step a rule; those without weight are left out. */
export function stepsOf(cards: readonly Card[]): Step[] {
  return grouped(cards)
    .map((group) => ({
      group,
      gain: group.cards.reduce((sum, { finding }) => sum + finding.gain, 0),
      cost: group.cards.reduce((sum, { finding }) => sum + finding.cost, 0),
    }))
    .filter(({ cost }) => cost > 0)
    .sort((a, b) => b.gain - a.gain || b.cost - a.cost)
    .map(({ group, gain }) => ({ group, gain }));
}

/** For each step the findings that are mended once it is done: its own, if ticked, and all ticked ones before. */
export function mendedAfter(steps: readonly Step[], ticked: (code: string) => boolean): string[][] {
  const mended: string[] = [];
  return steps.map(({ group }) => {
    if (ticked(group.code)) mended.push(...group.cards.map(({ finding }) => finding.id));
    return [...mended];
  });
}
