/** My standups, as Home shows them. */
import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../../core/clock.js';
import { formatInZone } from '../../../core/zoned-time.js';
import { actions, button, context, section } from '../../../slack/blocks.js';
import { channelLink, escapeText, localTime } from '../../../slack/mrkdwn.js';
import { type ListedStandup, NEW_ACTION } from './list.js';
import { MANAGE_ACTION, pausedWords } from './manage.js';

/** @param left how many more standups I have. */
export const homeStandupsView = (
  shown: readonly (ListedStandup & { readonly next?: Instant })[],
  left: number,
): readonly KnownBlock[] => [
  section(shown.length > 0 ? '*My standups*' : '*My standups*\nNone yet.'),
  ...shown.map(({ standup, manageable, next }) => {
    const when = standup.state === 'paused' ? pausedWords(standup) : nextWords(next);
    const text = `${escapeText(standup.name)} in ${channelLink(standup.channel)}: ${when}`;
    return manageable
      ? section(text, button({ actionId: MANAGE_ACTION, text: 'Manage', value: standup.id }))
      : section(text);
  }),
  ...(left > 0 ? [context(`And ${left} more: \`/standup\` lists them.`)] : []),
  actions('standups.home', button({ actionId: NEW_ACTION, text: 'New standup' })),
];

const nextWords = (next: Instant | undefined): string =>
  next === undefined
    ? 'asks you nothing in the coming days'
    : `asks you next ${localTime(next, `${formatInZone(next, 'UTC', 'day-and-time')} UTC`)}`;
