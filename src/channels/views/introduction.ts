/** What Meanwhile says of itself, once, in a channel to which it was invited. */
import { actions, button, message, section } from '../../slack/blocks.js';
import { escapeText } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import { OPEN_SETTINGS_ACTION, TURN_OFF_ACTION } from './settings.js';

/** @param addedBy display name as in Slack, shown without a ping; undefined when Slack does not tell. */
export function introductionView({ addedBy }: { readonly addedBy?: string }): MessageContent {
  return message(
    greeting(addedBy),
    section(
      [
        greeting(addedBy),
        '• *I listen for* messages that ask for a meeting, and conversations that go on live; I show whoever began it, nobody else, a written way.',
        '• *I keep* ids, times and rule names, and what you type into my forms. Never the text of messages.',
        '• *To turn me off*: here with the buttons (members only), for yourself with `/async settings me off`. More with `/async help`.',
      ].join('\n'),
    ),
    actions(
      'channels:introduction',
      button({ actionId: OPEN_SETTINGS_ACTION, text: 'Settings' }),
      button({ actionId: TURN_OFF_ACTION, text: 'Turn off here' }),
    ),
  );
}

/** In a channel shared with another organisation. */
export function externalIntroductionView({ addedBy }: { readonly addedBy?: string }): MessageContent {
  const text = `${greeting(addedBy)} This channel is shared with another organisation, so I stay silent here: I suggest nothing and keep nothing.`;
  return message(text);
}

const greeting = (addedBy: string | undefined): string =>
  `Hello, I am Meanwhile.${addedBy === undefined ? '' : ` ${escapeText(addedBy)} added me to this channel.`}`;
