/**
 * What a decision comes to when it closes: pure, from the positions taken. Consent first: silence accepts a proposal unless a concern
 * stands. Concerns that stand are outvoted only by more people who want it, and are kept as dissent. A tie changes nothing: what was, stays.
 */
import type { ClosedWhy, Decision, Position } from './decision.js';
import { tally } from './tally.js';

export interface Verdict {
  readonly state: 'accepted' | 'rejected';
  readonly why: ClosedWhy;
  /** Index of the option decided for. */
  readonly chosen?: number;
}

const accepted = (why: ClosedWhy, chosen?: number): Verdict => ({
  ...{ state: 'accepted', why },
  ...(chosen !== undefined && { chosen }),
});
const rejected = (why: ClosedWhy): Verdict => ({ state: 'rejected', why });

export function verdictOf(
  decision: Pick<Decision, 'options' | 'quorum' | 'silence'>,
  positions: readonly Position[],
): Verdict {
  const { taken, agree, concern, options } = tally(decision, positions);
  if (taken < (decision.quorum ?? 0)) return rejected('no-quorum');
  const hasOptions = options.length > 0;
  const most = hasOptions ? Math.max(...options.map(({ length }) => length)) : agree.length;
  const foremost = options.flatMap(({ length }, n) => (length === most ? n : []));
  if (concern.length > 0 && most <= concern.length)
    return rejected(most === concern.length ? 'tie' : 'concerns');
  if (hasOptions && most > 0)
    return foremost.length > 1 ? rejected('tie') : accepted('most-chosen', foremost[0]);
  if (concern.length > 0) return accepted('majority');
  if (decision.silence === 'accepts') return hasOptions ? accepted('default', 0) : accepted('no-objection');
  if (most > 0) return accepted('agreed');
  return rejected(hasOptions ? 'nobody-chose' : 'nobody-agreed');
}
