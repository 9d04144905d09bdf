/** `/async overlap`. */
import type { CommandRequest, Subcommand } from '../../commands/command.js';
import type { Clock } from '../../core/clock.js';
import { userId } from '../../core/ids.js';
import { peopleNamed } from '../../slack/readable-words.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Attendees } from '../attendees.js';
import { findOverlap } from './find-overlap.js';
import { MOST_COMPARED, nobodyNamedView, notPickedView, overlapView, tooManyView } from './views.js';

export interface OverlapCommandDeps {
  readonly attendees: Attendees;
  readonly clock: Clock;
}

export const overlapCommands = (deps: OverlapCommandDeps): readonly Subcommand[] => [
  {
    name: 'overlap',
    summary:
      'When your hours and theirs overlap, the next time that suits all, and the written deadline instead',
    usage: '@name [@name …]',
    // People and nothing else, however many.
    understands: ({ rest }) => rest.split(/[\s,]+/).every((word) => /^(?:<?@|and$|$)/.test(word)),
    run: (request) => overlap(deps, request),
  },
];

async function overlap(
  { attendees, clock }: OverlapCommandDeps,
  { team, user, channel, inDm, rest }: CommandRequest,
): Promise<MessageContent> {
  const named = peopleNamed(rest)
    .map(userId)
    .filter((id) => id !== user);
  if (named.length > MOST_COMPARED) return tooManyView();
  if (named.length === 0 && peopleNamed(rest).length === 0 && /\S/.test(rest)) return notPickedView();
  const { attendees: people, ...leftOut } = await attendees.sorted(team, [user, ...named]);
  // Somebody alone overlaps with nobody.
  if (people.length < 2 || people[0]?.id !== user) return nobodyNamedView(leftOut);
  return overlapView(findOverlap(people, clock.now()), leftOut, inDm ? undefined : channel);
}
