/** The chart of the last weeks, as shapes: what stands where, in which colour. Pure; `draw.ts` makes the pixels. */
import { type Week, writtenIn } from './weeks.js';

/** All lengths in points, from the top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

export interface Label {
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly isBold?: true;
  readonly colour: string;
  /** What of the text is at `x`. */
  readonly align: 'left' | 'middle' | 'right';
}

/** Boxes are painted in order, labels above them. */
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly labels: readonly Label[];
}

export interface ChartWords {
  readonly title: string;
  readonly subtitle: string;
  readonly legend: Readonly<Record<Series, string>>;
  readonly upwards: string;
  readonly along: string;
  /** Below a week's bars. */
  weekOf(week: Week): string;
}

type Series = 'ways' | 'decisions' | 'wrapUps' | 'calls';

/** Told apart by colour-blind people too (Okabe and Ito), and in grey: each is lighter than the one below it. */
const COLOURS: Readonly<Record<Series, string>> = {
  ways: '#0072b2',
  decisions: '#3fa08a',
  wrapUps: '#8ccbf0',
  calls: '#e08a00',
};
const [INK, SOFT, LINE, PAPER] = ['#1d2a35', '#56636f', '#e4e9ed', '#ffffff'];

const [WIDTH, HEIGHT] = [600, 372];
const PLOT = { left: 56, right: 576, top: 142, bottom: 304 };
const LEGEND: Readonly<Record<Series, number>> = { ways: 24, decisions: 158, wrapUps: 278, calls: 396 };
const STACK_WIDTH = 24;
const CALLS_WIDTH = 12;
const BETWEEN = 3;

/** At most so many lines above the lowest. */
const MOST_LINES = 4;

export function chartOf(weeks: readonly Week[], words: ChartWords): Chart {
  const most = Math.max(1, ...weeks.flatMap((week) => [writtenIn(week), week.calls]));
  const step = stepFor(most);
  const lines = Math.ceil(most / step);
  const heightOf = (count: number) => (count / (lines * step)) * (PLOT.bottom - PLOT.top);
  const band = (PLOT.right - PLOT.left) / weeks.length;
  const middleOf = (n: number) => PLOT.left + band * (n + 0.5);
  const ticks = Array.from({ length: lines + 1 }, (_, n) => n * step);
  return {
    width: WIDTH,
    height: HEIGHT,
    boxes: [
      { x: 0, y: 0, width: WIDTH, height: HEIGHT, colour: PAPER },
      ...keys((series, x) => ({ x, y: 80, width: 12, height: 12, colour: COLOURS[series] })),
      ...ticks.map((count) => ({
        ...{ x: PLOT.left, y: PLOT.bottom - heightOf(count), width: PLOT.right - PLOT.left, height: 1 },
        colour: count === 0 ? SOFT : LINE,
      })),
      ...weeks.flatMap((week, n) => barsOf(week, middleOf(n), heightOf)),
    ],
    labels: [
      { x: 24, y: 38, text: words.title, size: 21, isBold: true, colour: INK, align: 'left' },
      { x: 24, y: 61, text: words.subtitle, size: 14, colour: SOFT, align: 'left' },
      ...keys((series, x) => ({
        ...{ x: x + 18, y: 91, text: words.legend[series], size: 14, colour: INK, align: 'left' as const },
      })),
      { x: 24, y: 124, text: words.upwards, size: 12, colour: SOFT, align: 'left' },
      ...ticks.map((count) => ({
        ...{ x: PLOT.left - 9, y: PLOT.bottom - heightOf(count) + 5, text: `${count}`, size: 13 },
        ...{ colour: SOFT, align: 'right' as const },
      })),
      ...weeks.map((week, n) => ({
        ...{ x: middleOf(n), y: PLOT.bottom + 20, text: words.weekOf(week), size: 13 },
        ...{ colour: n === weeks.length - 1 ? INK : SOFT, align: 'middle' as const },
      })),
      {
        ...{ x: (PLOT.left + PLOT.right) / 2, y: HEIGHT - 22, text: words.along, size: 12, colour: SOFT },
        align: 'middle',
      },
    ],
  };
}

const keys = <Each>(make: (series: Series, x: number) => Each): readonly Each[] =>
  (Object.keys(LEGEND) as Series[]).map((series) => make(series, LEGEND[series]));

/** What was written, as one pile; the calls beside it. */
function barsOf(week: Week, middle: number, heightOf: (count: number) => number): readonly Box[] {
  const left = middle - (STACK_WIDTH + BETWEEN + CALLS_WIDTH) / 2;
  let below = 0;
  const pile = (['ways', 'decisions', 'wrapUps'] as const).flatMap((series): readonly Box[] => {
    const height = heightOf(week[series]);
    const y = PLOT.bottom - below - height;
    // A hair of paper between two of them.
    const gap = below > 0 ? 1 : 0;
    below += height;
    if (week[series] === 0) return [];
    return [{ x: left, y, width: STACK_WIDTH, height: height - gap, colour: COLOURS[series] }];
  });
  const height = heightOf(week.calls);
  const x = left + STACK_WIDTH + BETWEEN;
  return [
    ...pile,
    ...(week.calls === 0
      ? []
      : [{ x, y: PLOT.bottom - height, width: CALLS_WIDTH, height, colour: COLOURS.calls }]),
  ];
}

/** 1, 2, 5, 10, 20, 50 and so on: the smallest that reaches `most` with few lines. */
function stepFor(most: number): number {
  for (let ten = 1; ; ten *= 10) {
    for (const step of [ten, 2 * ten, 5 * ten]) if (step * MOST_LINES >= most) return step;
  }
}
