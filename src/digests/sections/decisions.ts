/** Decisions in writing: closed with their outcome, closing before the next digest, and opened. Each is told once, by what matters most. */
import type { WrittenDecision } from '../readers.js';
import { type DigestScope, defineSection, type Line } from '../section.js';

interface Facts {
  readonly opened: readonly WrittenDecision[];
  readonly closing: readonly WrittenDecision[];
  readonly closed: readonly WrittenDecision[];
}

const OUTCOMES: Readonly<Record<WrittenDecision['state'], string>> = {
  proposed: 'open again',
  accepted: 'accepted',
  rejected: 'not accepted',
  superseded: 'accepted, and replaced since',
  withdrawn: 'withdrawn',
};

export const decisionSection = defineSection<Facts>({
  id: 'decisions',
  title: 'Decisions',
  summary: 'Opened, closing before the next digest, and closed with their outcome',
  read: (readers, { team, channel, from, to, ahead }) =>
    readers.decisions(team, channel, { from, to, ahead }),
  say({ opened, closing, closed }, scope) {
    const told = new Set<string>();
    const once = ({ id }: WrittenDecision) => !told.has(id) && told.add(id);
    return [
      ...closed.filter(once).map((each) => closedLine(each, scope)),
      ...closing.filter(once).map((each) => closingLine(each, scope)),
      ...opened.filter(once).map((each) => openedLine(each, scope)),
    ];
  },
});

/** Its card, or its words alone while Slack has no card of it. */
const linked = ({ question, ts }: WrittenDecision, { channel }: DigestScope) =>
  ts === undefined ? { typed: question } : { message: { channel, ts }, text: question };

const closedLine = (decision: WrittenDecision, scope: DigestScope): Line => [
  'Closed: ',
  linked(decision, scope),
  `, ${OUTCOMES[decision.state]}`,
  ...(decision.outcome === undefined ? [] : [': ', { typed: decision.outcome }]),
];

const closingLine = (decision: WrittenDecision, scope: DigestScope): Line => [
  'Closes soon: ',
  linked(decision, scope),
  ...deadline(decision, ', positions until '),
];

const openedLine = (decision: WrittenDecision, scope: DigestScope): Line => [
  ...(decision.owner === '' ? ['Asked: '] : [{ person: decision.owner }, ' asks for a decision: ']),
  linked(decision, scope),
  ...deadline(decision, ', positions until '),
];

const deadline = ({ deadline: at }: WrittenDecision, words: string): Line =>
  at === undefined ? [] : [words, { at }];
