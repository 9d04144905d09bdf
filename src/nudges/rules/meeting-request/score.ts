/** From what was noticed to a confidence: a sum of weights, and the share of such messages that really ask. */
import type { Features } from './surroundings.js';
import { weights } from './weights.js';

const byName: ReadonlyMap<string, number> = new Map(Object.entries(weights));

/** The sum of the weights of the features, in log-odds. */
export function score({ names }: Features): number {
  let sum = 0;
  for (const name of names) sum += byName.get(name) ?? 0;
  return sum;
}

/** Log-odds as a share between 0 and 1, in steps of a hundredth. */
export function confidence(logOdds: number): number {
  return Math.round(100 / (1 + Math.exp(-logOdds))) / 100;
}
