/** The words that several views of the slice share: times, names, refusals. */
import type { Instant } from '../../core/clock.js';
import { formatInZone, type Zone } from '../../core/zoned-time.js';
import { message } from '../../slack/blocks.js';
import { escapeText, localTime, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';

/** Slack's display names hold 80. */
const NAME_LENGTH = 80;

/** Escaped, for mrkdwn. */
export const nameOf = ({ name }: { readonly name: string }): string => escapeText(shorten(name, NAME_LENGTH));

/** `Europe/Berlin` is "Berlin" to people. */
export const placeOf = (zone: Zone): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

/** For each reader in their own zone; `zone` is named where Slack cannot do that. */
export const timeFor = (at: Instant, zone: Zone, style = '{date_short_pretty} at {time}'): string =>
  localTime(at, `${formatInZone(at, zone, 'day-and-time')} ${zone}`, style);

/** "Mei", "Mei and Ben", "Mei, Ben and Ana". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** For anybody but the person who asked, and for what is not there: nobody learns which. */
export const notYoursView = (): MessageContent => message(NOT_YOURS);
export const NOT_YOURS = 'Only the person who asked for this can do that here.';

export const overAlreadyView = (): MessageContent => message(OVER_ALREADY);
export const OVER_ALREADY = 'This call is cancelled or has its outcome already; the card says which.';
