/** What people are told of a decision unasked: reminders, reviews, and that one is theirs now. Each is told as it is at that moment. */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Clock } from '../core/clock.js';
import { decisionId, type UserId } from '../core/ids.js';
import type { LesserOffer, UnaskedSource } from '../outbox/unasked.js';
import { hoursBetween } from './deadline.js';
import type { Decision } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';
import type { ReadNames } from './names.js';
import type { Seeing } from './seeing.js';
import { isOpen } from './take-position.js';
import { reminderView, reviewView } from './views/direct.js';
import { yoursNowView } from './views/outcome.js';
import type { Voters } from './voters.js';

export const reminderOf = ({ team, id }: Decision, user: UserId): LesserOffer => ({
  ...{ team, user, key: `decision:${id}:reminder:${user}`, source: 'decision-reminder', about: id },
});

export const reviewOf = ({ team, id, owner }: Decision, day: CalendarDate): LesserOffer => ({
  ...{ team, user: owner, key: `decision:${id}:review:${day}`, source: 'decision-review', about: id },
});

export const yoursOf = ({ team, id, owner }: Decision): LesserOffer => ({
  ...{ team, user: owner, key: `decision:${id}:yours:${owner}`, source: 'decision-yours', about: id },
});

export interface UnaskedDeps {
  readonly decisions: Pick<DecisionRepository, 'find' | 'positions'>;
  readonly voters: Pick<Voters, 'one'>;
  readonly seeing: Pick<Seeing, 'channel'>;
  readonly readNames: ReadNames;
  readonly clock: Clock;
}

export function unaskedOfDecisions({
  decisions,
  voters,
  seeing,
  readNames,
  clock,
}: UnaskedDeps): readonly UnaskedSource[] {
  const find = ({ team, about }: LesserOffer) => decisions.find(team, decisionId(about));
  return [
    {
      name: 'decision-reminder',
      kind: 'decision-reminder',
      async tell(item) {
        const decision = await find(item);
        if (!decision || !isOpen(decision, clock.now())) return undefined;
        const positions = await decisions.positions(item.team, decision.id);
        const voter = await voters.one(item.team, item.user);
        if (!voter || positions.some(({ user }) => user === item.user)) return undefined;
        // Asked, but not in its private channel: neither its words nor its buttons are for them.
        if (!(await seeing.channel(item.team, item.user, decision.channel))) return undefined;
        const { deadline = 0 } = decision;
        const left = hoursBetween(voter.availability, clock.now(), deadline);
        const names = await readNames(decision, positions);
        return { content: reminderView(decision, names, voter.person.zone, left), worthlessAt: deadline };
      },
    },
    {
      name: 'decision-review',
      kind: 'decision-reminder',
      async tell(item) {
        const decision = await find(item);
        if (decision?.state !== 'accepted' || decision.owner !== item.user) return undefined;
        return { content: reviewView(decision) };
      },
    },
    {
      name: 'decision-yours',
      kind: 'notice',
      async tell(item) {
        const decision = await find(item);
        if (!decision || !isOpen(decision, clock.now()) || decision.owner !== item.user) return undefined;
        const names = await readNames(decision, await decisions.positions(item.team, decision.id));
        const owner = await voters.one(item.team, item.user);
        return { content: yoursNowView(decision, names, owner?.person.zone ?? 'UTC') };
      },
    },
  ];
}
