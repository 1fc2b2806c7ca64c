/** Where the points of a history stand in its drawing. */
import type { HistoryPoint } from '#lib/project/history.ts';

export interface Dot {
  x: number;
  y: number;
  point: HistoryPoint;
}

export interface Chart {
  /** Where the drawing begins, after the numbers of the axis. */
  left: number;
  dots: Dot[];
  /** One path for each run of points of the same scorer and weights. */
  paths: string[];
  /** Where scorer or weights changed: before and after cannot be compared. */
  breaks: number[];
  /** The scale: two to six lines. */
  lines: { value: number; y: number }[];
  from: string;
  to: string;
}

const LEFT = 30;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 28;
/** The scale spans at least so many points, so that a change of 0.1 does not look like a cliff. */
const SPAN_MIN = 10;

/** Points evenly spaced in their order: sessions of work are hours apart, and time would hide them. */
export function chartOf(points: readonly HistoryPoint[], width: number, height: number): Chart {
  const values = points.map(({ overall }) => overall);
  const [low, high] = scale(values);
  const inner = width - LEFT - RIGHT;
  const x = (at: number) =>
    round(LEFT + (points.length > 1 ? (at / (points.length - 1)) * inner : inner / 2));
  const y = (value: number) => round(TOP + (1 - (value - low) / (high - low)) * (height - TOP - BOTTOM));
  const dots = points.map((point, at): Dot => ({ x: x(at), y: y(point.overall), point }));

  const paths: string[] = [];
  const breaks: number[] = [];
  let run: Dot[] = [];
  const end = () => {
    if (run.length > 1) paths.push(`M${run.map((dot) => `${dot.x} ${dot.y}`).join('L')}`);
  };
  for (const dot of dots) {
    const last = run.at(-1);
    if (last && last.point.engine !== dot.point.engine) {
      end();
      run = [];
      breaks.push(round((last.x + dot.x) / 2));
    }
    run.push(dot);
  }
  end();

  const step = (high - low) / 10 > 2 ? 20 : high - low > 20 ? 10 : 5;
  const lines: Chart['lines'] = [];
  for (let value = low; value <= high; value += step) lines.push({ value, y: y(value) });
  const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
  const name = (point: HistoryPoint | undefined) => (point ? day.format(point.at) : '');
  const from = name(points[0]);
  const to = name(points.at(-1));
  return { left: LEFT, dots, paths, breaks, lines, from, to: to === from ? '' : to };
}

/** A range of whole fives around the values, within 0–100. */
function scale(values: readonly number[]): [number, number] {
  let low = Math.floor(Math.min(100, ...values) / 5) * 5;
  let high = Math.ceil(Math.max(0, ...values) / 5) * 5;
  if (high - low < SPAN_MIN) {
    low = Math.max(0, low - 5);
    high = Math.min(100, Math.max(high, low + SPAN_MIN));
    low = Math.min(low, high - SPAN_MIN);
  }
  return [low, high];
}

const round = (value: number) => Math.round(value * 10) / 10;
