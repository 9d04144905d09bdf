/** Calls that were agreed on, and what came of them: for those who were not needed there. */
import type { AgreedCall } from '../readers.js';
import { type DigestScope, defineSection, type Line, listed } from '../section.js';

/** Names in one line. */
const MOST_NAMED = 3;

export const callSection = defineSection<readonly AgreedCall[]>({
  id: 'calls',
  title: 'Calls',
  summary: 'Calls that were agreed on, and their outcomes',
  read: (readers, { team, channel, from, to }) => readers.agreedCalls(team, channel, { from, to }),
  say: (calls, scope) => calls.map((call) => lineOf(call, scope)),
});

function lineOf(
  { asker, needed, title, ts, startsAt, outcome, outcomeAt }: AgreedCall,
  { channel, to }: DigestScope,
): Line {
  const people = [asker, ...needed].map((person) => ({ person }));
  const closed = outcomeAt !== undefined && outcomeAt < to;
  return [
    ...listed(people, MOST_NAMED),
    ': ',
    { message: { channel, ts }, text: title },
    ...(closed ? [', outcome: ', { typed: outcome ?? 'none' }] : [', ', { at: startsAt }]),
  ];
}
