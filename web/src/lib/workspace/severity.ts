/** How a severity looks: always an icon and a word beside its colour. */
import { CircleAlert, Info, Lightbulb, TriangleAlert } from '@lucide/svelte';

export const SEVERITY_LOOK = {
  error: { icon: CircleAlert, tone: 'text-bad' },
  warning: { icon: TriangleAlert, tone: 'text-warn' },
  info: { icon: Info, tone: 'text-accent' },
  hint: { icon: Lightbulb, tone: 'text-ink-2' },
} as const;
