/** Conversations that were wrapped up, with what they came to. */
import type { WrittenWrapUp } from '../readers.js';
import { type DigestScope, defineSection, type Line } from '../section.js';

export const wrapUpSection = defineSection<readonly WrittenWrapUp[]>({
  id: 'wrap-ups',
  title: 'Wrapped up',
  summary: 'Conversations with a written summary, and what they came to',
  read: (readers, { team, channel, from, to }) => readers.wrapUps(team, channel, { from, to }),
  say: (wrapUps, scope) => wrapUps.map((each) => lineOf(each, scope)),
});

const lineOf = ({ author, title, outcome, ts }: WrittenWrapUp, { channel }: DigestScope): Line => [
  { person: author },
  ': ',
  { message: { channel, ts }, text: title },
  ...(outcome === undefined ? [', no decision found'] : [', outcome: ', { typed: outcome }]),
];
