/** What people read after they pressed, wrote or saved: confirmations, choices and kind refusals. */
import type { ModalView } from '@slack/types';
import { actions, button, context, message, plain, section } from '../../../slack/blocks.js';
import { channelLink, escapeText, shorten } from '../../../slack/mrkdwn.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import type { Standup, StandupResponse } from '../../standup-record.js';
import { dayName } from '../day-names.js';
import type { TurnRef } from '../turn-ref.js';
import type { Turn } from '../turns.js';
import { answerButton, privacyLines } from './prompt.js';

/** All that is said of a turn needs no more of it. */
type About = Pick<Turn, 'standup' | 'workDay'>;

export const CHOOSE_ACTION = 'standups:choose';

/** A message holds 50 blocks; nobody is in so many standups. */
const MOST_CHOICES = 45;

/** Unknown, deleted, or not theirs: the same words for all, so that nobody learns which. */
export const UNKNOWN = 'I know no such standup that you could answer. It may have been deleted or changed.';
export const unknownView = (): MessageContent => message(UNKNOWN);

export const LINE_CHANGED =
  'Your earlier answer was changed since this form was opened. Please choose otherwise here, and write the line below.';

/** In place of the form, once saved. */
export function savedModal({ standup, workDay }: Turn, response: StandupResponse): ModalView {
  return {
    type: 'modal',
    title: plain(shorten(standup.name, 24)),
    close: plain('Close'),
    blocks: [section(savedSentence(standup, workDay, response))],
  };
}

/** The same as a message, with the way to change it: a prompt that is answered turns into it. */
export const savedView = (turn: About, response: StandupResponse): MessageContent =>
  message(
    `Answered for ${dayName(turn.workDay)}.`,
    section(`*Answered.* ${savedSentence(turn.standup, turn.workDay, response)}`),
    actions('standups:saved', answerButton(refOf(turn), 'Edit', false)),
  );

function savedSentence(standup: Standup, workDay: Turn['workDay'], response: StandupResponse): string {
  const where =
    standup.privacy === 'confidential' ? '' : ` They go to ${channelLink(standup.channel)} with the report.`;
  const marks = [...(response.late ? ['late'] : []), ...(response.editedAt ? ['edited'] : [])];
  const marked = marks.length > 0 ? ` They are marked ${marks.join(' and ')}.` : '';
  const [privacy = ''] = privacyLines(standup.privacy);
  return `Your answers for *${escapeText(standup.name)}* on ${dayName(workDay)} are saved.${where}${marked} ${privacy}`.trim();
}

/** After an answer by message: what it was taken for, and the next question. */
export function nextQuestionView(turn: Turn, response: StandupResponse): MessageContent {
  const { asked, answers } = response;
  const next = asked[answers.length];
  if (!next) return savedView(turn, response);
  const given = asked[answers.length - 1]?.text ?? '';
  const name = escapeText(turn.standup.name);
  return message(
    `Saved. Next: ${escapeText(shorten(next.text, 300))}`,
    section(
      `Saved for *${name}*, as your answer to “${escapeText(shorten(given, 300))}”. Next, ${answers.length + 1} of ${asked.length}:`,
    ),
    section(`*${escapeText(shorten(next.text, 500))}*`),
    actions('standups:next', answerButton(refOf(turn), 'Answer in a form', false)),
    context('Write it here, or leave it: what you wrote is saved.'),
  );
}

/** A message that is longer than an answer can be: nothing was taken of it. */
export const tooLongView = (turn: Turn, length: number): MessageContent =>
  message(
    'That is longer than one answer can be.',
    section(
      `An answer holds 3,000 characters, and your message has ${length}, so I have not saved it. Please send it shorter, or spread it over the questions in the form.`,
    ),
    actions('standups:too-long', answerButton(refOf(turn), 'Answer in a form', true)),
  );

/** A prompt whose questions are being answered one by one. */
export const partlyAnsweredView = (turn: About, { asked, answers }: StandupResponse): MessageContent =>
  message(
    `${answers.length} of ${asked.length} answered for ${dayName(turn.workDay)}.`,
    section(
      `*${answers.length} of ${asked.length} answered* for *${escapeText(turn.standup.name)}* on ${dayName(turn.workDay)}. What you wrote is saved.`,
    ),
    actions('standups:saved', answerButton(refOf(turn), 'Answer in a form', false)),
  );

/** A prompt that came before its reader told of their leave. */
export const onLeaveView = (turn: About): MessageContent =>
  message(
    `You are on leave on ${dayName(turn.workDay)}.`,
    section(
      `You are on leave, so *${escapeText(turn.standup.name)}* asks you nothing for ${dayName(turn.workDay)}.`,
    ),
    actions('standups:skipped', answerButton(refOf(turn), 'Answer after all', false)),
  );

export const skippedView = (turn: About): MessageContent =>
  message(
    `Skipped for ${dayName(turn.workDay)}.`,
    section(
      `You will not be asked for *${escapeText(turn.standup.name)}* on ${dayName(turn.workDay)}. Nothing is written about why.`,
    ),
    actions('standups:skipped', answerButton(refOf(turn), 'Answer after all', false)),
  );

/** Nothing is left to skip: it is answered, or its time is over. */
export const nothingToSkipView = (turn: Turn): MessageContent =>
  message(
    `Nothing to skip for ${dayName(turn.workDay)}.`,
    section(
      `*${escapeText(turn.standup.name)}* asks you nothing more for ${dayName(turn.workDay)}, so there is nothing to skip.`,
    ),
    actions('standups:not-skipped', answerButton(refOf(turn), 'My answers', false)),
  );

export const noPlanView = (turn: Turn): MessageContent =>
  message(
    'There is no earlier plan to use.',
    section('I found no earlier plan of yours here, so there is nothing to use again.'),
    actions('standups:no-plan', answerButton(refOf(turn), 'Answer', true)),
  );

export const answeredAlreadyView = (turn: Turn): MessageContent =>
  message(
    'You have answered already.',
    section(
      `You have answered *${escapeText(turn.standup.name)}* for ${dayName(turn.workDay)} already, and I left that as it is.`,
    ),
    actions('standups:answered', answerButton(refOf(turn), 'Edit', false)),
  );

/** `/async report` or `/async skip` where several standups may be meant, or where no form can be opened. */
export function chooseView(turns: readonly Turn[], label: string, actionId: string): MessageContent {
  const sentence = turns.length === 1 ? 'Here it is:' : 'Which standup do you mean?';
  return message(sentence, section(sentence), ...choices(turns, label, actionId, refValue));
}

/** Words in the DM that may be meant for several standups: saved in none before the person chose. */
export const whichStandupView = (turns: readonly Turn[], value: (turn: Turn) => string): MessageContent =>
  message(
    'Which standup is this for?',
    section('Several standups wait for your answer. Which one is this for?'),
    ...choices(turns, 'This one', CHOOSE_ACTION, value),
    context('If it is for none of them, just leave it. `help` shows what else I understand.'),
  );

const choices = (turns: readonly Turn[], label: string, actionId: string, value: (turn: Turn) => string) =>
  turns
    .slice(0, MOST_CHOICES)
    .map((turn) =>
      section(
        `*${escapeText(turn.standup.name)}*, ${dayName(turn.workDay)}`,
        button({ actionId, text: label, value: value(turn) }),
      ),
    );

export const noStandupsView = (named: string): MessageContent =>
  message(
    named === ''
      ? 'You are in no standup that is running. `/async standup` shows what there is.'
      : `You are in no running standup called “${escapeText(shorten(named, 80))}”. \`/async report\` alone shows yours.`,
  );

/** The message could not be read again when the standup was chosen. */
export const wordsGoneView = (turn: Turn): MessageContent =>
  message(
    'I could not read that message again.',
    section(
      'I could not read that message again, so nothing is saved. It still stands above; the form takes it too.',
    ),
    actions('standups:words-gone', answerButton(refOf(turn), 'Answer in a form', true)),
  );

export const refOf = ({ standup, workDay }: About): TurnRef => ({ standup: standup.id, workDay });
const refValue = (turn: Turn): string => `${turn.standup.id}/${turn.workDay}`;
