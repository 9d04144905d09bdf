/** What was written instead of a meeting, and what came of it. */
import type { WrittenWay } from '../readers.js';
import { type DigestScope, defineSection, type Line } from '../section.js';

const WORDS: Readonly<Record<WrittenWay['kind'], string>> = {
  proposal: 'proposed',
  question: 'asked',
  update: 'shared',
};

export const writtenWaySection = defineSection<readonly WrittenWay[]>({
  id: 'written-ways',
  title: 'Written instead of met',
  summary: 'Proposals, questions and updates, and their outcomes',
  read: (readers, { team, channel, from, to }) => readers.writtenWays(team, channel, { from, to }),
  say: (ways, scope) => ways.map((way) => lineOf(way, scope)),
});

function lineOf(
  { kind, author, title, ts, replyBy, outcome, closedAt }: WrittenWay,
  scope: DigestScope,
): Line {
  const closed = closedAt !== undefined && closedAt < scope.to;
  return [
    { person: author },
    ` ${WORDS[kind]}: `,
    { message: { channel: scope.channel, ts }, text: title },
    ...(closed ? [', outcome: ', { typed: outcome ?? 'none' }] : []),
    ...(!closed && replyBy !== undefined && replyBy > scope.now ? [', replies until ', { at: replyBy }] : []),
  ];
}
