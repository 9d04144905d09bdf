/** All of a work day in one message, by person or by question; what does not fit goes on in further ones. */
import { context } from '../../../slack/blocks.js';
import { joinWhileFits, pagesOf } from '../../../slack/pages.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import type { Question, StandupResponse } from '../../standup-record.js';
import type { ReportDay } from '../day.js';
import { headed } from '../pages.js';
import { shuffled } from '../shuffle.js';
import { headlineOf, outBlocks } from './parent.js';
import { marks } from './reply.js';
import { answerTexts, type NameOf, nameLabel, questionLabel, told } from './words.js';

/**
 * Anonymous answers carry neither name nor mark, and come in an order of their own for each question.
 * @param goesOn where the further messages stand, told at the end of the first.
 */
export function compiledView(day: ReportDay, nameOf: NameOf, goesOn: string): readonly MessageContent[] {
  const { headline, count } = headlineOf(day);
  const { groupBy } = day.standup.report;
  const texts = groupBy === 'question' ? byQuestion(day, nameOf) : byPerson(day, nameOf);
  const pages = pagesOf([`*${headline}*\n${count}`, ...joinWhileFits(texts, '\n')]);
  return pages.map((page, n) => {
    if (n > 0) {
      const where = `${headline}, continued (${n + 1})`;
      return told(where, page, [context(where)]);
    }
    const more = [...outBlocks(day, nameOf), ...(pages.length > 1 ? [context(goesOn)] : [])];
    return told(`${headline}: ${count}`, page, more, page.slice(1));
  });
}

function byPerson({ standup, workDay, responses }: ReportDay, nameOf: NameOf): readonly string[] {
  if (standup.privacy === 'anonymous') {
    return shuffled(responses, contentOf, workDay).flatMap((each) => ['*Somebody*', ...answerTexts(each)]);
  }
  return byName(responses, nameOf).flatMap((response) => [
    `*${nameLabel(nameOf(response.user))}*${marks(response)}`,
    ...answerTexts(response),
  ]);
}

function byQuestion(day: ReportDay, nameOf: NameOf): readonly string[] {
  return questionsOf(day).flatMap((asked, place) => {
    const answers = answersTo(asked, place, day, nameOf);
    return answers.length > 0 ? [questionLabel(asked.question), ...answers] : [];
  });
}

function answersTo(asked: Asked, place: number, day: ReportDay, nameOf: NameOf): readonly string[] {
  const { standup, workDay, responses } = day;
  const answerOf = (response: StandupResponse) =>
    response.answers[numbered(response.asked).findIndex(({ id }) => id === asked.id)] ?? '';
  if (standup.privacy === 'anonymous') {
    const inTheirOrder = shuffled(responses, answerOf, `${workDay} ${place}`);
    return inTheirOrder.flatMap((response) => headed('•', answerOf(response)));
  }
  return byName(responses, nameOf).flatMap((response) =>
    headed(`_${nameLabel(nameOf(response.user))}_${marks(response)}`, answerOf(response)),
  );
}

/** A question that may be asked twice in the same words; `id` tells the two apart. */
interface Asked {
  readonly question: Question;
  readonly id: string;
}

function numbered(questions: readonly Question[]): readonly Asked[] {
  return questions.map((question, n) => {
    const before = questions.slice(0, n).filter(({ text }) => text === question.text).length;
    return { question, id: `${before} ${question.text}` };
  });
}

/** Those of the standup first, then what was asked before it was edited; each once. */
function questionsOf({ standup, responses }: ReportDay): readonly Asked[] {
  const lists = [standup.questions, ...responses.map(({ asked }) => asked)];
  return [...new Map(lists.flatMap(numbered).map((asked) => [asked.id, asked] as const)).values()];
}

/** Two people with one name stay two. */
function byName(responses: readonly StandupResponse[], nameOf: NameOf): readonly StandupResponse[] {
  const keyed = responses.map((response) => ({
    response,
    key: `${nameOf(response.user)}\n${response.user}`,
  }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ response }) => response);
}

const contentOf = ({ answers }: StandupResponse): string => JSON.stringify(answers);
