/** Block Kit in few words: the pieces our views are made of. Pure; lengths are kept by the callers and checked in tests. */
import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  InputBlock,
  InputBlockElement,
  KnownBlock,
  Option,
  Overflow,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import type { MessageContent } from './slack-api.js';

export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: true });

/** Text in mrkdwn. Whatever a person typed in it must have gone through `escapeText`. */
export const section = (text: string, accessory?: Button | Overflow): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text, verbatim: true },
  ...(accessory && { accessory }),
});

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text) });

export const context = (...lines: readonly string[]): ContextBlock => ({
  type: 'context',
  elements: lines.map((text) => ({ type: 'mrkdwn', text, verbatim: true })),
});

export const divider: KnownBlock = { type: 'divider' };

export const actions = (blockId: string, ...elements: readonly (Button | Overflow)[]): ActionsBlock => ({
  type: 'actions',
  block_id: blockId,
  elements: [...elements],
});

export const button = (of: {
  actionId: string;
  text: string;
  value?: string;
  style?: 'primary' | 'danger';
  url?: string;
}): Button => ({
  type: 'button',
  action_id: of.actionId,
  text: plain(of.text),
  ...(of.value !== undefined && { value: of.value }),
  ...(of.style && { style: of.style }),
  ...(of.url && { url: of.url }),
});

export const option = (text: string, value: string): Option & { text: PlainTextElement } => ({
  text: plain(text),
  value,
});

/** `options`: up to five of `[text, value]`. */
export const overflow = (actionId: string, options: readonly (readonly [string, string])[]): Overflow => ({
  type: 'overflow',
  action_id: actionId,
  options: options.map(([text, value]) => option(text, value)),
});

/** An input in a modal. Its block id is made from the action id, so that a value and an error find each other. */
export const input = (of: {
  label: string;
  element: InputBlockElement & { action_id: string };
  hint?: string;
  optional?: boolean;
  /** Tells us at once what was chosen, as a press of the element. */
  tellAtOnce?: boolean;
}): InputBlock => ({
  type: 'input',
  block_id: `${of.element.action_id}.block`,
  label: plain(of.label),
  element: of.element,
  ...(of.hint && { hint: plain(of.hint) }),
  ...(of.optional && { optional: true }),
  ...(of.tellAtOnce && { dispatch_action: true }),
});

/** A message of plain lines; `text` is what notifications show. */
export const message = (text: string, ...blocks: readonly KnownBlock[]): MessageContent => ({
  text,
  blocks: blocks.length > 0 ? blocks : [section(text)],
});
