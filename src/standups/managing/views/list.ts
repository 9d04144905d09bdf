/** `/async standup`: my standups and those of this channel. */
import type { KnownBlock } from '@slack/types';
import { actions, button, context, message, section } from '../../../slack/blocks.js';
import { channelLink, escapeText } from '../../../slack/mrkdwn.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import type { Standup } from '../../standup-record.js';
import { scheduleSentence } from '../schedule-words.js';
import { MANAGE_ACTION, pausedWords } from './manage.js';

/** Its value is the channel it was offered in; none in the DM. */
export const NEW_ACTION = 'standups:new';

/** A message holds 50 blocks. */
const MOST_LISTED = 20;

export interface ListedStandup {
  readonly standup: Standup;
  readonly manageable: boolean;
}

export function listView(of: {
  readonly mine: readonly ListedStandup[];
  /** Of this channel, and not mine. */
  readonly others: readonly ListedStandup[];
  readonly channel?: string;
}): MessageContent {
  const { mine, others, channel } = of;
  const create = actions(
    'standups.list',
    button({
      ...{ actionId: NEW_ACTION, text: 'New', style: 'primary' },
      ...(channel !== undefined && { value: channel }),
    }),
  );
  if (mine.length + others.length === 0) {
    const none = 'There is no standup of yours yet, and none in this channel.';
    return message(none, section(none), create);
  }
  const shownOthers = others.slice(0, Math.max(0, MOST_LISTED - mine.length));
  const left = mine.length + others.length - Math.min(mine.length, MOST_LISTED) - shownOthers.length;
  return message(
    'Your standups, and those of this channel',
    ...group('*Your standups*', mine.slice(0, MOST_LISTED)),
    ...group('*In this channel*', shownOthers),
    ...(left > 0 ? [context(`And ${left} more. \`standup\` and a part of the name finds one.`)] : []),
    create,
  );
}

const group = (heading: string, listed: readonly ListedStandup[]): readonly KnownBlock[] =>
  listed.length === 0 ? [] : [section(heading), ...listed.map(entry)];

function entry({ standup, manageable }: ListedStandup): KnownBlock {
  const { id, name, state, channel, schedule } = standup;
  const paused = state === 'paused' ? ` (${pausedWords(standup)})` : '';
  const text = `*${escapeText(name)}*${paused}\n${channelLink(channel)}, ${scheduleSentence(schedule)}`;
  return manageable
    ? section(text, button({ actionId: MANAGE_ACTION, text: 'Manage', value: id }))
    : section(text);
}

export const usageView = (): MessageContent =>
  message(
    'I found no standup of yours by that name. Try `standup` for the list, `standup new`, or `standup history`.',
  );

/** In the DM, where no form can open by itself. */
export const offerNewView = (): MessageContent =>
  message(
    'A new standup',
    section('Press *New*, then choose a channel and the questions.'),
    actions('standups.list', button({ actionId: NEW_ACTION, text: 'New', style: 'primary' })),
  );
