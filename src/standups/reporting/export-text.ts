/** All answers of a standup as one file. Pure. */
import type { Standup, StandupResponse } from '../standup-record.js';
import { csv } from './csv.js';
import type { ExportFormat } from './requests.js';
import { shuffled } from './shuffle.js';
import type { NameOf } from './views/words.js';

/**
 * Work days in order. Anonymous answers have neither person nor mark in it, and come in an order of their own.
 * Nothing is counted or compared.
 */
export function exportText(
  standup: Standup,
  responses: readonly StandupResponse[],
  nameOf: NameOf,
  format: ExportFormat,
): string {
  const isAnonymous = standup.privacy === 'anonymous';
  const days = [...new Set(responses.map(({ workDay }) => workDay))].sort().map((workDay) => {
    const ofDay = responses.filter((each) => each.workDay === workDay);
    return { workDay, responses: isAnonymous ? shuffled(ofDay, contentOf, workDay) : ofDay };
  });
  return format === 'csv' ? asCsv(days, nameOf, isAnonymous) : asJson(standup, days, nameOf, isAnonymous);
}

interface Day {
  readonly workDay: string;
  readonly responses: readonly StandupResponse[];
}

/** One row for each answer. */
function asCsv(days: readonly Day[], nameOf: NameOf, isAnonymous: boolean): string {
  const rows = days.flatMap(({ workDay, responses }) =>
    responses.flatMap((response) => {
      const { late, editedAt } = response;
      const marks = [late ? 'late' : '', editedAt === undefined ? '' : 'edited'];
      return pairs(response).map(({ question, answer }) =>
        isAnonymous
          ? [workDay, question, answer]
          : [workDay, nameOf(response.user), question, answer, ...marks],
      );
    }),
  );
  const head = ['work day', 'question', 'answer'];
  return csv([isAnonymous ? head : ['work day', 'person', 'question', 'answer', 'late', 'edited'], ...rows]);
}

function asJson(
  { name, questions }: Standup,
  days: readonly Day[],
  nameOf: NameOf,
  isAnonymous: boolean,
): string {
  const told = (response: StandupResponse) => ({
    ...(!isAnonymous && {
      person: { id: response.user, name: nameOf(response.user) },
      late: response.late,
      edited: response.editedAt !== undefined,
    }),
    answers: pairs(response),
  });
  const standup = { name, questions: questions.map(({ text }) => text) };
  const workDays = days.map(({ workDay, responses }) => ({ workDay, responses: responses.map(told) }));
  return `${JSON.stringify({ standup, workDays }, undefined, 2)}\n`;
}

const pairs = ({ asked, answers }: StandupResponse) =>
  asked.map(({ text }, n) => ({ question: text, answer: answers[n] ?? '' }));

const contentOf = ({ answers }: StandupResponse): string => JSON.stringify(answers);
