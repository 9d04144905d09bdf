/** The coming prompts in words: over a form, for owners, and as the answer to `/async preview`. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { CalendarDate } from '../../../core/calendar-date.js';
import type { Instant } from '../../../core/clock.js';
import type { UserId } from '../../../core/ids.js';
import type { ComingItem } from '../../../people/coming.js';
import { context, message, plain, section } from '../../../slack/blocks.js';
import { escapeText, shorten } from '../../../slack/mrkdwn.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import type { Occurrence } from '../../occurrence.js';
import { dayHeading, slotInWords } from '../../preview-text.js';
import type { Slot, StandupSchedule } from '../../standup.js';
import type { Standup } from '../../standup-record.js';
import { type Coming, slotKey } from '../coming.js';
import { comingBlocks } from './my-week.js';
import { packLines } from './pack-lines.js';

/** A form holds far more than a message, which ends somewhat above 13,000 characters. */
const MOST_SECTIONS = { form: 30, message: 3 } as const;
/** A display name longer than this says nothing more. */
const NAME_LENGTH = 40;
const NOT_ASKED = 'not asked that day';
const NONE = 'Nobody is asked in the next two weeks.';

/** What one standup is about to do: everybody's prompts by day, or one person's. */
interface Preview {
  readonly name: string;
  readonly schedule: StandupSchedule;
  readonly paused: boolean;
  readonly coming: Coming;
  /** Who reads it. Why somebody else is not asked is theirs to tell. */
  readonly reader: UserId;
}

export const previewOf = ({ name, schedule, state }: Standup, coming: Coming, reader: UserId): Preview => ({
  ...{ name, schedule, coming, reader },
  paused: state === 'paused',
});

/** Shown at once, because what comes in its place takes longer than Slack waits for a form. */
export const previewLoadingModal = (): ModalView =>
  modal(section('One moment, I look up who is asked when.'));

export const previewModal = (preview: Preview): ModalView =>
  modal(...within('form', linesByDay(preview)), ...leftOut(preview));

/** @param sentences what still keeps the form from being previewed. */
export const previewNotYetModal = (sentences: readonly string[]): ModalView =>
  modal(
    section('I can show the coming prompts once this is mended in the form:'),
    ...packLines(sentences.map((each) => `• ${escapeText(each)}`)).map((text) => section(text)),
  );

export const previewFailedModal = (): ModalView =>
  modal(section('I could not look it up just now. Please close this and try again in a minute.'));

const modal = (...blocks: readonly KnownBlock[]): ModalView => ({
  type: 'modal',
  title: plain('Coming prompts'),
  close: plain('Back'),
  blocks: [...blocks],
});

/** For owners, as a message. */
export const previewView = (preview: Preview): MessageContent =>
  message('Coming prompts', ...within('message', linesByDay(preview)), ...leftOut(preview));

/**
 * What I am asked in the next days, a standup after the other, and what else is coming.
 * @param left how many more standups I have than were looked at. @param also of other slices, in time order.
 */
export const myPreviewView = (
  previews: readonly Preview[],
  left: number,
  also: readonly ComingItem[] = [],
): MessageContent =>
  previews.length + left + also.length === 0
    ? message('No standup asks you anything.')
    : message(
        'Your coming prompts',
        ...within(
          'message',
          previews.length > 0 ? previews.flatMap(myLines) : ['No standup asks you anything.'],
        ),
        ...(left === 0 ? [] : [context(`And ${left} more. \`preview\` and a name shows that one.`)]),
        ...comingBlocks('Also in the next 7 days', also),
      );

/** What somebody else is asked, in standups that both are part of. @param name as in Slack. */
export const theirPreviewView = (name: string, previews: readonly Preview[]): MessageContent => {
  const title = `Coming prompts of ${escapeText(shorten(name, NAME_LENGTH))}`;
  return message(title, ...within('message', [`*${title}*`, ...previews.flatMap(myLines)]));
};

/** The same whether there is no such person, none that shares a standup with the reader, or no standup of that name. */
export const nobodySharedView = (): MessageContent =>
  message('I found no standup that asks them and that you are part of.');

export const unknownStandupView = (): MessageContent =>
  message('I found no standup of yours by that name. `standup` lists them.');

const titleLine = ({ name, paused }: Preview): string =>
  `*${escapeText(name)}*${paused ? ': paused, so nobody is asked until it is resumed' : ''}`;

function linesByDay(preview: Preview): readonly string[] {
  if (preview.paused) return [titleLine(preview)];
  const names = new Map(preview.coming.people.map(({ member, name }) => [member.id, name]));
  const days = new Map<CalendarDate, string[]>();
  for (const { slot, words } of inWords(preview)) {
    const lines = days.get(slot.workDay) ?? [];
    days.set(slot.workDay, lines);
    lines.push(`• ${escapeText(shorten(names.get(slot.user) ?? slot.user, NAME_LENGTH))}: ${words}`);
  }
  const inOrder = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  const byDay = inOrder.flatMap(([day, lines]) => [`*${dayHeading(day)}*`, ...lines]);
  return [titleLine(preview), ...(byDay.length > 0 ? byDay : [NONE])];
}

function myLines(preview: Preview): readonly string[] {
  if (preview.paused) return [titleLine(preview)];
  const days = inWords(preview).map(({ slot, words }) => `• ${dayHeading(slot.workDay)}: ${words}`);
  return [titleLine(preview), ...(days.length > 0 ? days : [NONE])];
}

function inWords({ schedule, coming, reader }: Preview) {
  const zones = new Map(coming.people.map(({ member }) => [member.id, member.zone]));
  const before = new Map<string, Instant>();
  return coming.slots.map((slot) => {
    const done = coming.settled.get(slotKey(slot));
    const away = coming.away.has(slotKey(slot));
    const told = slot.user === reader ? wordsForReader(slot, done, away) : wordsForOthers(slot, done, away);
    const words = told ?? slotInWords(schedule, slot, zones.get(slot.user) ?? 'UTC', before.get(slot.user));
    if (slot.skip === undefined) before.set(slot.user, slot.promptAt);
    return { slot, words };
  });
}

function wordsForReader({ skip }: Slot, done: Occurrence | undefined, away: boolean): string | undefined {
  if (done) return settledWords(done);
  return away && skip === undefined
    ? 'not asked, should your Slack status still say that you are away'
    : undefined;
}

/** Leave, holidays, a status and working days are told to nobody else, and neither is whether they have answered. */
function wordsForOthers({ skip }: Slot, done: Occurrence | undefined, away: boolean): string | undefined {
  if (done) return done.state === 'skipped' || done.state === 'missed' ? NOT_ASKED : 'dealt with already';
  if (away) return NOT_ASKED;
  return skip === undefined || skip === 'deactivated' ? undefined : NOT_ASKED;
}

/** A work day that lies ahead and is dealt with already. */
function settledWords({ state }: Occurrence): string {
  if (state === 'answered') return 'answered already';
  return state === 'skipped' ? 'not asked: skipped' : 'asked already';
}

function within(where: keyof typeof MOST_SECTIONS, lines: readonly string[]): readonly KnownBlock[] {
  const texts = packLines(lines);
  const shown = texts.slice(0, MOST_SECTIONS[where]).map((text) => section(text));
  return texts.length > shown.length ? [...shown, context('There is more than fits here.')] : shown;
}

const leftOut = ({ coming: { left } }: Preview): readonly KnownBlock[] =>
  left === 0
    ? []
    : [
        context(
          `And ${left} more ${left === 1 ? 'member' : 'members'}, each at the time set, in the same way.`,
        ),
      ];
