/** Questions, proposals and decisions that still wait for an answer. */
import type { UnansweredDecision, WrittenWay } from '../readers.js';
import { type DigestScope, defineSection, type Line, listed } from '../section.js';

interface Facts {
  readonly questions: readonly WrittenWay[];
  readonly decisions: readonly UnansweredDecision[];
}

/** The longest waiting come first; with more than these the list is no help. */
const MOST = 10;
/** Of one decision: beyond these a number says enough. */
const MOST_NAMES = 5;
/** After two weeks without an outcome a question is not waiting any more: nobody will come back to it. */
const LONGEST_MS = 14 * 86_400_000;

export const questionSection = defineSection<Facts>({
  id: 'questions',
  title: 'Waiting for an answer',
  summary: 'Questions past their reply time, decisions that people asked left open',
  async read(readers, { team, channel, to }) {
    const [questions, decisions] = await Promise.all([
      readers.openQuestions(team, channel, { from: to - LONGEST_MS, to }),
      readers.unansweredDecisions(team, channel, to),
    ]);
    return { questions, decisions };
  },
  isNews: ({ questions, decisions }, { from, to }) => {
    const isIn = (at: number | undefined) => at !== undefined && from <= at && at < to;
    return (
      questions.some(({ replyBy }) => isIn(replyBy)) ||
      decisions.some(({ waitsFor }) => waitsFor.some(({ since }) => isIn(since)))
    );
  },
  say: ({ questions, decisions }, scope) => [
    ...shortened(questions.map((each) => questionLine(each, scope))),
    ...shortened(decisions.map((each) => decisionLine(each, scope))),
  ],
});

const shortened = (lines: readonly Line[]): readonly Line[] => [
  ...lines.slice(0, MOST),
  ...(lines.length > MOST ? [[`and ${lines.length - MOST} more`]] : []),
];

const questionLine = ({ author, title, ts, postedAt }: WrittenWay, { channel }: DigestScope): Line => [
  { message: { channel, ts }, text: title },
  ', from ',
  { person: author },
  ', since ',
  { at: postedAt },
];

const decisionLine = (
  { question, ts, deadline, waitsFor }: UnansweredDecision,
  { channel }: DigestScope,
): Line => [
  ts === undefined ? { typed: question } : { message: { channel, ts }, text: question },
  ', a decision: no position yet from ',
  ...listed(
    waitsFor.map(({ user }) => ({ person: user })),
    MOST_NAMES,
  ),
  ...(deadline === undefined ? [] : [', until ', { at: deadline }]),
];
