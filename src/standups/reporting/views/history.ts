/** Looking back at a standup: its last work days, and the files that hold all of them. */
import { actions, button, context, message, section } from '../../../slack/blocks.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import type { Standup } from '../../standup-record.js';
import { dayLabel, nameLabel } from './words.js';

/** Their value is the standup's id. */
export const EXPORT_CSV_ACTION = 'standups:export-csv';
export const EXPORT_JSON_ACTION = 'standups:export-json';

export interface HistoryDay {
  readonly workDay: string;
  readonly answered: number;
  readonly asked: number;
  /** To its report. */
  readonly link?: string;
}

/** Names of standups that one answer lists. */
const MOST_NAMES = 12;
const LISTED_NAME_LENGTH = 40;

/** @param days newest first. */
export function historyView({ id, name }: Standup, days: readonly HistoryDay[]): MessageContent {
  const title = `The last work days of ${nameLabel(name)}`;
  if (days.length === 0) return message(`Nobody has answered ${nameLabel(name)} yet.`);
  return message(
    title,
    section(`*${title}*`),
    section(days.map(dayLine).join('\n')),
    actions(
      'standups.history',
      button({ actionId: EXPORT_CSV_ACTION, text: 'All as CSV', value: id }),
      button({ actionId: EXPORT_JSON_ACTION, text: 'All as JSON', value: id }),
    ),
    context('The files come by DM, to you alone.'),
  );
}

function dayLine({ workDay, answered, asked, link }: HistoryDay): string {
  const line = `• ${dayLabel(workDay)}: ${answered} of ${asked} answered`;
  return link === undefined ? line : `${line} (<${link}|report>)`;
}

export const whichStandupView = (names: readonly string[]): MessageContent =>
  message(`Which one? Try \`/async standup history\` with its name.\n${listed(names)}`);

/** The same for a standup that is not there and for one that is not theirs. */
export function noSuchStandupView(names: readonly string[]): MessageContent {
  const none = 'I found no such standup that you are part of.';
  return message(names.length === 0 ? none : `${none} Yours are:\n${listed(names)}`);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `• ${nameLabel(name, LISTED_NAME_LENGTH)}`);
  const others = names.length - shown.length;
  return [...shown, ...(others > 0 ? [`and ${others} more`] : [])].join('\n');
}
