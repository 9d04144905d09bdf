/** What is said beside the form and the post. */
import { actions, button, message, section } from '../../slack/blocks.js';
import type { MessageContent } from '../../slack/slack-api.js';
import { writeTalk } from '../form-refs.js';
import type { Talk } from '../wrap-up.js';

/** *Open the form*; its value is what to wrap up. */
export const OPEN_ACTION = 'wrapups:open';

const HOW =
  'Copy the link of any message in the thread (*More actions* › *Copy link*) and type `/async wrap <link>`. Or use *Wrap up this thread* in the menu of a message.';

export const usageView = (): MessageContent => message(HOW.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));

/** Words in the DM cannot open a form; a button can. */
export function offerView(talk: Talk): MessageContent {
  const sentence = 'The form opens from here, filled with what I find in the thread.';
  return message(
    sentence,
    section(sentence),
    actions(
      'wrapups.offer',
      button({ actionId: OPEN_ACTION, text: 'Wrap it up', value: writeTalk(talk), style: 'primary' }),
    ),
  );
}

/** For anybody but the author, and for what is not there: nobody learns which. */
export const NOT_YOURS = 'Only the person who wrote this can do that here.';
export const notYoursView = (): MessageContent => message(NOT_YOURS);

export const notReadyView = (): MessageContent =>
  message('This is still being posted. Please try again in a moment.');
