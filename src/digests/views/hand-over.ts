/** A hand-over's one message of the day: which regions were told, and which are still asleep. Pure. */
import type { Instant } from '../../core/clock.js';
import { formatInZone, type Zone, zoneName } from '../../core/zoned-time.js';
import { context, header, message, section } from '../../slack/blocks.js';
import { escapeText, localTime } from '../../slack/mrkdwn.js';
import { joinWhileFits } from '../../slack/pages.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { DigestRecord, DigestState } from '../digest.js';
import { HOW_TO_CHANGE } from './digest.js';

/** `São Paulo` is `Sao Paulo` to the tz database; people know it all the same. */
const placeName = (zone: Zone): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** More places than these are a number. */
const MOST_PLACES = 5;

/** `Berlin, Lisbon`: the one that gives the region its name comes first. */
export function placesInWords(id: Zone, zones: readonly Zone[]): string {
  const all = [id, ...zones.filter((zone) => zone !== id)].map(placeName);
  const more = all.length - MOST_PLACES;
  return more > 0 ? `${all.slice(0, MOST_PLACES).join(', ')} and ${more} more` : all.join(', ');
}

type Told = Pick<DigestRecord, 'region' | 'zones' | 'state' | 'to'>;
interface Coming {
  readonly id: Zone;
  readonly zones: readonly Zone[];
  readonly morning: Instant;
}

/** @param zone for notifications and old clients, in which times are written out. */
export function parentView(
  day: string,
  told: readonly Told[],
  coming: readonly Coming[],
  zone: Zone,
): MessageContent {
  const lines = [
    ...told.flatMap(({ region, zones, state, to }) =>
      region === ''
        ? []
        : [
            {
              at: to,
              text: `• *${escapeText(placesInWords(region, zones))}*: ${stateWords(state, to, zone)}`,
            },
          ],
    ),
    ...coming.map(({ id, zones, morning }) => ({
      at: morning,
      text: `• *${escapeText(placesInWords(id, zones))}*: to come ${when(morning, zone)}`,
    })),
  ].sort((one, other) => one.at - other.at || (one.text < other.text ? -1 : 1));
  return message(
    `Hand-over, ${day}`,
    header(`Hand-over, ${day}`),
    section('What changed since each region’s last one is below, told when its day begins.'),
    ...joinWhileFits(
      lines.map(({ text }) => text),
      '\n',
    ).map((text) => section(text)),
    context(HOW_TO_CHANGE),
  );
}

function stateWords(state: DigestState, at: Instant, zone: Zone): string {
  if (state === 'posted') return `told ${when(at, zone)}`;
  if (state === 'empty') return 'nothing new';
  if (state === 'posting') return `to come ${when(at, zone)}`;
  return 'left out, its next one tells it';
}

const when = (at: Instant, zone: Zone): string =>
  localTime(at, `${formatInZone(at, zone, 'day-and-time')} ${zoneName(at, zone)}`);
