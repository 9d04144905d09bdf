/** The sentences of the edge itself: when something failed, came too late, or is from an older version. */
import type { View } from '@slack/types';
import { message, plain, section } from './blocks.js';
import type { MessageContent } from './slack-api.js';

/** Something of ours failed. `reference` finds it in the log. */
export const troubleMessage = (reference: string): MessageContent =>
  message(
    `Sorry, something went wrong on our side. Please try again in a minute. If it happens again, tell your admin this reference: ${reference}`,
  );

/** The three seconds in which a form may be opened had passed. */
export const tooLateMessage = (): MessageContent =>
  message('Sorry, that took too long, so the form could not be opened. Please press it again.');

/** A button, shortcut or command that nobody listens to any more. */
export const unknownMessage = (): MessageContent =>
  message(
    'This is from an older version of Meanwhile and does nothing any more. `/async help` shows what there is.',
  );

/** Shown at the first field of a form, so that what was typed stays where it is. */
export const formTrouble = (reference: string): string =>
  `Sorry, something went wrong on our side. Your text is still here: please try again in a minute. Reference for your admin: ${reference}`;

/** The same for a form that nobody listens to any more. */
export const unknownForm =
  'This form is from an older version of Meanwhile and can’t be sent. Please copy your text, close it and open it again.';

/** In place of a form that has no field to show a sentence at. */
export const sentenceModal = (sentence: string): View => ({
  type: 'modal',
  title: plain('Meanwhile'),
  close: plain('Close'),
  blocks: [section(sentence)],
});
