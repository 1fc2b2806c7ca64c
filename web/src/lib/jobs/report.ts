/** The stored report of a job, in a few lines. */
import type { Finding, Severity } from '#lib/scorer/report.ts';

/** All findings of one rule. */
export interface Told {
  code: string;
  severity: Severity;
  title: string;
  times: number;
  /** Points of the overall score that mending all of them brings. */
  gain: number;
}

/** Rules by what mending them brings; those that bring nothing by how much they matter, as reported. */
export function told(findings: readonly Finding[]): Told[] {
  const rules = new Map<string, Told>();
  for (const { code, severity, title, gain } of findings) {
    const rule = rules.get(code);
    if (rule) {
      rule.times += 1;
      rule.gain += gain;
    } else rules.set(code, { code, severity, title, times: 1, gain });
  }
  return [...rules.values()].sort((a, b) => b.gain - a.gain || RANK[a.severity] - RANK[b.severity]);
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2, hint: 3 };
