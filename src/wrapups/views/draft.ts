/** What a person sees of drafting: what would be sent where, and what came of it. */
import type { KnownBlock, ModalView } from '@slack/types';
import { context, divider, plain, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { escapeText } from '../../slack/mrkdwn.js';
import { typedPieces } from '../../slack/typed-text.js';

/** *Send it*. */
export const AGREE_CALLBACK = 'wrapups:agree';

export interface Consent {
  readonly model: string;
  readonly host: string;
  /** Word for word what would be sent. */
  readonly text: string;
  /** Comes back with the agreement. */
  readonly metadata: string;
  /** It was shown before, and is another text now. */
  readonly changed: boolean;
}

export function consentView({ model, host, text, metadata, changed }: Consent): ModalView {
  return {
    ...frame(),
    callback_id: AGREE_CALLBACK,
    private_metadata: metadata,
    submit: plain('Send it'),
    close: plain('No, thanks'),
    blocks: [
      ...(changed ? [section('The conversation has changed since you looked. Please look again.')] : []),
      section(
        `If you agree, the text below is sent to *${escapeText(host)}*, once, where *${escapeText(model)}* writes a draft. Nothing else is sent: no names, no channel, no times, no links, no e-mail addresses, no pasted code. People are “Person A” and so on; a nickname that somebody typed stays as it is.`,
      ),
      section('The draft replaces what the form holds now. Nothing is posted before you post it.'),
      divider,
      ...typedPieces(text, LIMITS.section.text - 100)
        .filter((piece) => piece.trim() !== '')
        .map((piece) => section(piece)),
    ],
  };
}

export const readingView = (): ModalView => said(section('One moment, I am reading the conversation.'));

export const draftingView = (model: string): ModalView =>
  said(
    section(`One moment: *${escapeText(model)}* is writing a draft. It takes ten seconds at most.`),
    context('The draft will stand in the form below this one.'),
  );

export const draftReadyView = (): ModalView =>
  said(section('The draft is in the form. Close this to read and correct it.'));

/** Why there is no draft. */
export type NoDraft = keyof typeof WHY;

const WHY = {
  late: 'It took longer than ten seconds.',
  unreached: 'It could not be reached.',
  refused: 'It refused. Your admin can look whether its settings are right.',
  nonsense: 'Its answer could not be used: no line of it cited a message of the conversation.',
  unread: 'Slack does not let me read the conversation again just now. In a minute it may.',
  trouble: 'Something went wrong on our side.',
} as const;

export const noDraftView = (why: NoDraft): ModalView =>
  said(section(`There is no draft. ${WHY[why]} Your form is as you left it: close this to go on.`));

const said = (...blocks: readonly KnownBlock[]): ModalView => ({
  ...frame(),
  close: plain('Close'),
  blocks: [...blocks],
});

const frame = (): ModalView => ({ type: 'modal', title: plain('Draft'), blocks: [] });
