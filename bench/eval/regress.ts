/** Logistic regression over named features, plain and repeatable: full batches, no chance anywhere. */

export interface Sample {
  readonly features: readonly string[];
  readonly label: boolean;
  readonly weight: number;
}

export type Weights = Readonly<Record<string, number>>;

interface Regression {
  /** Strength of the pull towards zero. */
  readonly ridge: number;
  readonly steps: number;
  /** Features that may only speak for (+1) or only against (-1), so that what "Why this?" says stays true. */
  readonly sign: (feature: string) => 1 | -1 | 0;
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

export function scoreOf(weights: Weights, features: readonly string[]): number {
  return features.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0);
}

/** Weights that fit the samples best (Adam on the whole batch; `base` is not pulled towards zero). */
export function regress(samples: readonly Sample[], options: Regression, from: Weights = {}): Weights {
  const names = [...new Set(samples.flatMap(({ features }) => features))].sort();
  const index = new Map(names.map((name, at) => [name, at]));
  const rows = samples.map((sample) => ({
    columns: sample.features.flatMap((name) => index.get(name) ?? []),
    target: sample.label ? 1 : 0,
    weight: sample.weight,
  }));
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const values = Float64Array.from(names, (name) => from[name] ?? 0);
  const mean = new Float64Array(names.length);
  const spread = new Float64Array(names.length);
  for (let step = 1; step <= options.steps; step += 1) {
    const slope = Float64Array.from(names, (name, at) =>
      name === 'base' ? 0 : (options.ridge * (values[at] ?? 0)) / total,
    );
    for (const { columns, target, weight } of rows) {
      const error = sigmoid(columns.reduce((sum, at) => sum + (values[at] ?? 0), 0)) - target;
      for (const at of columns) slope[at] = (slope[at] ?? 0) + (weight * error) / total;
    }
    names.forEach((name, at) => {
      const g = slope[at] ?? 0;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * g;
      spread[at] = 0.999 * (spread[at] ?? 0) + 0.001 * g * g;
      const move =
        (0.05 * ((mean[at] ?? 0) / (1 - 0.9 ** step))) /
        (Math.sqrt((spread[at] ?? 0) / (1 - 0.999 ** step)) + 1e-9);
      const next = (values[at] ?? 0) - move;
      const sign = options.sign(name);
      values[at] = sign === 1 ? Math.max(0, next) : sign === -1 ? Math.min(0, next) : next;
    });
  }
  return Object.fromEntries(names.map((name, at) => [name, Math.round((values[at] ?? 0) * 100) / 100]));
}
