/** A person's choices in words, and the sentences that confirm a change of them. */
import type { Button } from '@slack/types';
import type { Weekday } from '../../core/calendar-date.js';
import type { Instant } from '../../core/clock.js';
import { NO_REGION } from '../../core/regions.js';
import { actions, button, context, message, section } from '../../slack/blocks.js';
import { escapeText, localTime } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Choices, RuleName } from '../choices.js';
import { inWords } from '../in-words.js';

export const TURN_ON_ACTION = 'people:turn-nudges-on';
export const TURN_OFF_ACTION = 'people:turn-nudges-off';
export const SNOOZE_ACTION = 'people:snooze';
export const WAKE_ACTION = 'people:wake';
export const OPEN_SETTINGS_ACTION = 'people:open-settings';

const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};

/** What holds now, a line each. */
export function choiceLines(choices: Choices, rules: readonly RuleName[]): string {
  const { hours, zoneKept, quietRules } = choices;
  const off = rules.filter(({ id }) => quietRules.includes(id)).map(({ summary }) => escapeText(summary));
  const days = hours.days.map((day) => DAY_NAMES[day]).join(', ');
  return [
    `*Nudges:* ${nudgesInWords(choices)}`,
    ...(off.length > 0 ? [`*Kinds you switched off:* ${off.join(' ')}`] : []),
    `*Working hours:* ${hours.start} to ${hours.end}, ${days}`,
    `*Zone:* ${hours.zone} (${zoneKept ? 'kept by you' : 'as Slack has it'})`,
    `*Public holidays:* ${holidaysInWords(choices)}`,
    ...(choices.catchUp ? ['*Catch-up:* by DM when your day begins'] : []),
  ].join('\n');
}

function holidaysInWords({ region }: Choices): string {
  if (!region) return 'not told; a standup may go by its own region';
  return region.code === NO_REGION ? 'you keep none' : `${region.name} (${region.code})`;
}

function nudgesInWords({ optedOut, snoozedUntil, hours }: Choices): string {
  if (optedOut) return 'off';
  return snoozedUntil === undefined
    ? 'on'
    : `snoozed until ${localTime(snoozedUntil, inWords(snoozedUntil, hours.zone))}`;
}

/** Buttons that change what `choiceLines` says. */
export function choiceButtons({ optedOut, snoozedUntil }: Choices): readonly Button[] {
  const settings = button({ actionId: OPEN_SETTINGS_ACTION, text: 'My settings' });
  if (optedOut) return [turnOn, settings];
  const snooze =
    snoozedUntil === undefined
      ? button({ actionId: SNOOZE_ACTION, text: 'Snooze a day', value: '1d' })
      : button({ actionId: WAKE_ACTION, text: 'End snooze' });
  return [snooze, turnOff, settings];
}

const turnOn = button({ actionId: TURN_ON_ACTION, text: 'Turn nudges on' });
const turnOff = button({ actionId: TURN_OFF_ACTION, text: 'Turn nudges off' });

export function snoozedView(until: Instant, { hours, optedOut }: Choices): MessageContent {
  const local = localTime(until, inWords(until, hours.zone));
  return message(
    `Snoozed until ${inWords(until, hours.zone)}.`,
    section(`Snoozed until ${local}. Until then I suggest nothing to you.`),
    ...(optedOut ? [context('Nudges are also turned off in your settings, and stay off after that.')] : []),
    actions('people:snoozed', button({ actionId: WAKE_ACTION, text: 'End snooze' })),
  );
}

export const snoozeEndedView = ({ optedOut }: Choices): MessageContent =>
  optedOut
    ? withButton('Your snooze has ended. Nudges stay turned off in your settings.', turnOn)
    : message('Your snooze has ended: nudges are on for you.');

export const snoozeNotUnderstoodView = (): MessageContent =>
  message(
    'I could not read that length. Try `snooze 1h`, `snooze 2 days`, `snooze 1w`, `snooze until tomorrow`, `snooze until monday`, or `snooze off`.',
  );

export const snoozeTooLongView = (days: number): MessageContent =>
  withButton(`A snooze lasts ${days} days at most. For longer, turn nudges off.`, turnOff);

/** @param still the rules that stay off although nudges are on. */
export const nudgesOnView = (still: readonly RuleName[]): MessageContent =>
  still.length === 0
    ? message('Nudges are on for you.')
    : withButton(
        `Nudges are on for you, but these kinds stay off, as you chose: ${still.map(({ summary }) => escapeText(summary)).join(' ')}`,
        button({ actionId: OPEN_SETTINGS_ACTION, text: 'My settings' }),
      );

export const nudgesOffView = (): MessageContent =>
  withButton(
    'Nudges are off for you, in every channel. I suggest nothing, and send no reminders or notices, until you turn them on. Your standups still ask you.',
    turnOn,
  );

/** In the DM, where no modal can open by itself. */
export const settingsOfferView = (lines: string): MessageContent =>
  message(
    'Your settings',
    section(lines),
    actions('people:settings', button({ actionId: OPEN_SETTINGS_ACTION, text: 'Change my settings' })),
  );

const withButton = (text: string, ...buttons: readonly Button[]): MessageContent =>
  message(text, section(text), actions('people:choices', ...buttons));
