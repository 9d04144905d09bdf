/** Counts where everybody stands. Pure. */
import type { Decision, Position } from './decision.js';

export interface Tally {
  readonly agree: readonly Position[];
  /** Concerns that stand. */
  readonly concern: readonly Position[];
  readonly abstain: readonly Position[];
  /** Those who chose each option, by its index; empty without options. */
  readonly options: readonly (readonly Position[])[];
  /** How many took any position: what a quorum counts. */
  readonly taken: number;
}

/** @param positions one a person. A position that the decision does not offer counts for nothing. */
export function tally(decision: Pick<Decision, 'options'>, positions: readonly Position[]): Tally {
  const hasOptions = decision.options.length > 0;
  const of = (kind: Position['kind']) => positions.filter((each) => each.kind === kind);
  const agree = hasOptions ? [] : of('agree');
  const options = decision.options.map((_, n) => of('option').filter((each) => each.option === n));
  const concern = of('concern');
  const abstain = of('abstain');
  const taken = [agree, concern, abstain, ...options].reduce((sum, { length }) => sum + length, 0);
  return { agree, concern, abstain, options, taken };
}
