/** Each reason for silence in a sentence for the person it is about; `/async why` and `meanwhile explain` show them. */
import type { QuietReason } from './nudge.js';

export const QUIET_SENTENCES: Readonly<Record<QuietReason, string>> = {
  'not-a-request': 'it did not read like a request to talk live',
  'low-confidence': 'it was not clear enough that something written would help',
  'bot-author': 'an app wrote it',
  edited: 'it became a request only when it was edited',
  'channel-off': 'nudges, or those of this kind, are off in that channel',
  'external-channel': 'the channel is shared with another organisation',
  guest: 'guests are left alone',
  'opted-out': 'you switched this off',
  snoozed: 'you had snoozed nudges',
  'person-cooldown': 'you had a nudge within the last day',
  'channel-cooldown': 'the channel had a nudge a short while ago',
  'budget-spent': 'you had enough unasked messages that day',
  incident: 'it was about an incident, where talking live is right',
  care: 'it was personal, where talking live is right',
  social: 'it was a social plan',
  'agenda-present': 'it was prepared in writing already',
  'not-live': 'nobody went back and forth for long',
  settled: 'an outcome or thanks had been said already',
  chatter: 'it was light talk',
  'mixed-topics': 'several conversations ran through each other',
};
