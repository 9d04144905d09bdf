/** A channel's settings: the modal, what holds now in words, and kind refusals. */
import type { Button, ModalView } from '@slack/types';
import { actions, button, context, input, message, option, plain, section } from '../../slack/blocks.js';
import { channelLink } from '../../slack/mrkdwn.js';
import type { MessageContent, SlackChannel } from '../../slack/slack-api.js';
import type { ChannelRefusal } from '../change-channel-settings.js';
import type { ChannelSensitivity, ChannelSettings } from '../channel-settings.js';

export const SAVE_SETTINGS_VIEW = 'channels:save-settings';
export const OPEN_SETTINGS_ACTION = 'channels:open-settings';
export const MY_SETTINGS_ACTION = 'channels:my-settings';
export const TURN_ON_ACTION = 'channels:turn-on';
export const TURN_OFF_ACTION = 'channels:turn-off';

/** Action ids of the inputs. */
export const FIELDS = {
  nudges: 'channels:nudges',
  sensitivity: 'channels:sensitivity',
  cooldown: 'channels:cooldown',
  talk: 'channels:talk-messages',
  deliver: 'channels:deliver',
  incident: 'channels:incident',
} as const;

const SENSITIVITIES: Readonly<Record<ChannelSensitivity, string>> = {
  low: 'Low: only when I am quite sure',
  normal: 'Normal',
  high: 'High: also when I am less sure',
};

const DELIVERIES: Readonly<Record<ChannelSettings['deliver'], string>> = {
  ephemeral: 'In the channel, visible to the author alone',
  dm: 'As a direct message to the author',
};

/** Offered in the form, in minutes. */
const COOLDOWN_MINUTES = [30, 60, 120, 240, 1_440] as const;

/** Offered in the form: messages of substance within half an hour. */
const TALK_MESSAGES = [9, 14, 18, 25] as const;

const talkInWords = (messages: number): string =>
  messages === 0 ? 'Never in this channel' : `After about ${messages} messages in half an hour`;

/** The form, filled with what holds now. `metadata` names the channel for the way back. */
export function settingsForm(settings: ChannelSettings, channel: SlackChannel, metadata: string): ModalView {
  const on = option('On', 'on');
  const off = option('Off: suggest nothing here', 'off');
  const incident = option('Yes: say nothing here, whatever is said', 'incident');
  // A length set by other means than this form is offered too, so that saving does not change it.
  const minutes = [...new Set<number>([...COOLDOWN_MINUTES, settings.cooldownMinutes])].sort((a, b) => a - b);
  const talk = [...new Set<number>([0, ...TALK_MESSAGES, settings.talkMessages])].sort((a, b) => a - b);
  return {
    type: 'modal',
    callback_id: SAVE_SETTINGS_VIEW,
    private_metadata: metadata,
    title: plain('Channel settings'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      section(`These hold for everybody in ${channelLink(channel.id)}. Any member may change them.`),
      ...(channel.isMember
        ? []
        : [context('I am not in this channel yet: type `/invite` there and choose me.')]),
      input({
        label: 'Nudges in this channel',
        element: {
          type: 'radio_buttons',
          action_id: FIELDS.nudges,
          options: [on, off],
          initial_option: settings.nudges ? on : off,
        },
      }),
      select(FIELDS.sensitivity, 'How readily I speak', entriesOf(SENSITIVITIES), settings.sensitivity),
      select(
        FIELDS.cooldown,
        'At most one nudge in this channel in',
        minutes.map((each) => [String(each), minutesInWords(each)]),
        String(settings.cooldownMinutes),
      ),
      select(
        FIELDS.talk,
        'When a conversation goes on live, I offer to write it up',
        talk.map((each) => [String(each), talkInWords(each)]),
        String(settings.talkMessages),
      ),
      select(FIELDS.deliver, 'Where I show a nudge', entriesOf(DELIVERIES), settings.deliver),
      input({
        label: 'Is this an incident channel?',
        optional: true,
        element: {
          type: 'checkboxes',
          action_id: FIELDS.incident,
          options: [incident],
          ...(settings.incident && { initial_options: [incident] }),
        },
      }),
      actions('channels:mine', button({ actionId: MY_SETTINGS_ACTION, text: 'My settings' })),
    ],
  };
}

function select(
  actionId: string,
  label: string,
  entries: readonly (readonly [string, string])[],
  chosen: string,
) {
  const options = entries.map(([value, text]) => option(text, value));
  const initial = options.find(({ value }) => value === chosen);
  return input({
    label,
    element: {
      type: 'static_select',
      action_id: actionId,
      options,
      ...(initial && { initial_option: initial }),
    },
  });
}

const entriesOf = (texts: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(texts);

/** `30 minutes`, `2 hours`, `1 day`. */
function minutesInWords(minutes: number): string {
  const [count, unit] =
    minutes % 1_440 === 0
      ? [minutes / 1_440, 'day']
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** What holds now, a line each. */
function settingLines(settings: ChannelSettings): string {
  return [
    `*Nudges:* ${settings.nudges ? 'on' : 'off'}${settings.incident ? ', but silent as long as this is an incident channel' : ''}`,
    `*How readily I speak:* ${SENSITIVITIES[settings.sensitivity]}`,
    `*At most one nudge in:* ${minutesInWords(settings.cooldownMinutes)}`,
    `*Offer to write up a live conversation:* ${talkInWords(settings.talkMessages).toLowerCase()}`,
    `*Where:* ${DELIVERIES[settings.deliver]}`,
    `*Incident channel:* ${settings.incident ? 'yes' : 'no'}`,
  ].join('\n');
}

/** In the modal, once saved. */
export const settingsSavedModal = (settings: ChannelSettings): ModalView => ({
  type: 'modal',
  title: plain('Channel settings'),
  close: plain('Close'),
  blocks: [
    section(`Saved. This holds in ${channelLink(settings.channel)} now:`),
    section(settingLines(settings)),
  ],
});

/** After a word or a button. */
export function settingsChangedView(settings: ChannelSettings): MessageContent {
  const other: Button = settings.nudges
    ? button({ actionId: TURN_OFF_ACTION, text: 'Turn off here' })
    : button({ actionId: TURN_ON_ACTION, text: 'Turn on here' });
  return message(
    `Nudges are ${settings.nudges ? 'on' : 'off'} in this channel.`,
    section(`This holds in ${channelLink(settings.channel)} now:\n${settingLines(settings)}`),
    actions('channels:changed', other, button({ actionId: OPEN_SETTINGS_ACTION, text: 'Settings' })),
  );
}

const REFUSALS: Readonly<Record<ChannelRefusal, string>> = {
  'not-a-member':
    'I have no settings to show here. Either I do not know this channel, or you are not a member of it. In a private channel, invite me first.',
  external:
    'This channel is shared with another organisation. I stay silent in such channels, so there is nothing to set here.',
};

export const refusedView = (why: ChannelRefusal): MessageContent => message(REFUSALS[why]);

/** The same in place of a form that was open. */
export const refusedModal = (why: ChannelRefusal): ModalView => ({
  type: 'modal',
  title: plain('Channel settings'),
  close: plain('Close'),
  blocks: [section(REFUSALS[why])],
});

export const settingsUsageView = (): MessageContent =>
  message(
    'Try `settings` to see them, `settings off` or `settings on` for this channel, or `settings me off` and `settings me on` for yourself everywhere.',
  );
