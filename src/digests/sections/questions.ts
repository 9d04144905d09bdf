/** Questions and proposals that still wait for an answer. */
import type { WrittenWay } from '../readers.js';
import { defineSection } from '../section.js';

/** The longest waiting come first; with more than these the list is no help. */
const MOST = 10;
/** After two weeks without an outcome a question is not waiting any more: nobody will come back to it. */
const LONGEST_MS = 14 * 86_400_000;

export const questionSection = defineSection<readonly WrittenWay[]>({
  id: 'questions',
  title: 'Waiting for an answer',
  summary: 'Questions and proposals past their time to reply, without an outcome',
  read: async (readers, { team, channel, to }) =>
    (await readers.openQuestions(team, channel, to)).filter(({ replyBy }) => isWaiting(replyBy, to)),
  isNews: (questions, { from, to }) =>
    questions.some(({ replyBy }) => replyBy !== undefined && from <= replyBy && replyBy < to),
  say: (questions, { channel }) => [
    ...questions
      .slice(0, MOST)
      .map(({ author, title, ts, postedAt }) => [
        { message: { channel, ts }, text: title },
        ', from ',
        { person: author },
        ', since ',
        { at: postedAt },
      ]),
    ...(questions.length > MOST ? [[`and ${questions.length - MOST} more`]] : []),
  ],
});

const isWaiting = (replyBy: number | undefined, at: number): boolean =>
  replyBy !== undefined && replyBy < at && at - replyBy <= LONGEST_MS;
