/** Figures beside their targets: one table, or JSON. */

export interface Row {
  readonly measured: string;
  /** What it is compared with, if anything. */
  readonly yardstick?: number;
  readonly ours: number;
  /** `ours` over `yardstick`, unless it is said otherwise. */
  readonly ratio?: number;
  /** In words; '' when none is set. */
  readonly target: string;
  readonly met: boolean;
}

/** What was measured of one thing. */
export interface Part {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
  /** What the rows were made from, for JSON. */
  readonly raw: unknown;
}

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export function printPart({ title, rows, notes }: Part): void {
  console.log(`${title}\n`);
  console.table(
    rows.map(({ measured, yardstick, ours, ratio, target, met }) => ({
      ...{ measured, beside: shown(yardstick), Meanwhile: shown(ours), ratio: shown(ratio) },
      ...{ target, met: target === '' ? '' : met ? 'yes' : 'NO' },
    })),
  );
  for (const note of notes) console.log(note);
  console.log();
}

function shown(figure: number | undefined): string {
  if (figure === undefined) return '';
  return figure >= 100 ? Math.round(figure).toLocaleString('en') : figure.toFixed(2);
}
