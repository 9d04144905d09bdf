/** Measures messages and views against Slack's limits (`src/slack/limits.ts`): a list of sentences, empty when all is within them. */
import type { KnownBlock, View } from '@slack/types';
import { LIMITS } from '../../src/slack/limits.js';
import type { MessageContent } from '../../src/slack/slack-api.js';

type Json = Readonly<Record<string, unknown>>;

/** Covers messages that may be updated later too. */
export function checkMessage({ text, blocks }: MessageContent): readonly string[] {
  return [
    ...atLeastOne('message text', text),
    ...atMost('message text', text.length, LIMITS.message.updateText),
    ...atMost('blocks of a message', blocks.length, LIMITS.message.blocks),
    ...checkBlocks(blocks),
  ];
}

export function checkView(view: View): readonly string[] {
  const { title, submit, close } = view as { title?: Json; submit?: Json; close?: Json };
  const needsSubmit = view.type === 'modal' && view.blocks.some((block) => block.type === 'input');
  return [
    ...plainText('title', title, LIMITS.view.title),
    ...plainText('submit', submit, LIMITS.view.submit),
    ...plainText('close', close, LIMITS.view.close),
    ...(needsSubmit && !submit ? ['a modal with inputs needs a submit button'] : []),
    ...atMost('private_metadata', (view.private_metadata ?? '').length, LIMITS.view.privateMetadata),
    ...atMost('callback_id', (view.callback_id ?? '').length, LIMITS.id),
    ...atMost('bytes of a view', Buffer.byteLength(JSON.stringify(view)), LIMITS.view.bytes),
    ...atMost('blocks of a view', view.blocks.length, LIMITS.view.blocks),
    ...checkBlocks(view.blocks as readonly KnownBlock[]),
  ];
}

function checkBlocks(blocks: readonly KnownBlock[]): readonly string[] {
  const ids = blocks.flatMap((block) => block.block_id ?? []);
  return [
    ...(new Set(ids).size < ids.length ? ['block_id used twice'] : []),
    ...ids.flatMap((id) => atMost('block_id', id.length, LIMITS.id)),
    ...blocks.flatMap(checkBlock),
  ];
}

function checkBlock(block: KnownBlock): readonly string[] {
  switch (block.type) {
    case 'section':
      return [
        ...atLeastOne('section text', block.text?.text ?? block.fields?.[0]?.text),
        ...atMost('section text', block.text?.text.length ?? 0, LIMITS.section.text),
        ...atMost('section fields', block.fields?.length ?? 0, LIMITS.section.fields),
        ...(block.fields ?? []).flatMap(({ text }) =>
          atMost('section field', text.length, LIMITS.section.field),
        ),
        ...(block.accessory ? checkElement(block.accessory) : []),
      ];
    case 'header':
      return plainText('header', block.text, LIMITS.header);
    case 'context':
      return [
        ...atMost('context elements', block.elements.length, LIMITS.context.elements),
        ...block.elements.flatMap((each) =>
          'text' in each ? plainText('context', each, LIMITS.section.text) : [],
        ),
      ];
    case 'actions':
      return [
        ...atMost('actions elements', block.elements.length, LIMITS.actions.elements),
        ...block.elements.flatMap(checkElement),
      ];
    case 'input':
      return [
        ...plainText('input label', block.label, LIMITS.input.label),
        ...plainText('input hint', block.hint, LIMITS.input.hint),
        ...checkElement(block.element),
      ];
    default:
      return [];
  }
}

function checkElement(element: object): readonly string[] {
  const of: Json = { ...element };
  const options = Array.isArray(of.options) ? (of.options as readonly Json[]) : [];
  const common = [
    ...atMost('action_id', textOf(of.action_id).length, LIMITS.id),
    ...plainText('placeholder', of.placeholder, LIMITS.select.placeholder),
    ...options.flatMap(checkOption),
    ...(of.confirm ? checkConfirm(of.confirm as Json) : []),
  ];
  switch (of.type) {
    case 'button':
      return [
        ...common,
        ...plainText('button text', of.text, LIMITS.button.text),
        ...atMost('button value', textOf(of.value).length, LIMITS.button.value),
      ];
    case 'overflow':
      return [...common, ...atMost('overflow options', options.length, LIMITS.overflow.options)];
    case 'radio_buttons':
    case 'checkboxes':
      return [...common, ...atMost('options', options.length, 10)];
    case 'plain_text_input': {
      const maxLength = typeof of.max_length === 'number' ? of.max_length : LIMITS.input.text;
      return [
        ...common,
        ...atMost('max_length', maxLength, LIMITS.input.text),
        ...atMost('initial_value', textOf(of.initial_value).length, maxLength),
      ];
    }
    default: {
      const groups = (of.option_groups ?? []) as readonly { label: Json; options: readonly Json[] }[];
      return [
        ...common,
        ...atMost('select options', options.length, LIMITS.select.options),
        ...atMost('option groups', groups.length, LIMITS.select.options),
        ...groups.flatMap(({ label, options: grouped }) => [
          ...plainText('label of an option group', label, LIMITS.option.text),
          ...atMost('options of a group', grouped.length, LIMITS.select.options),
          ...grouped.flatMap(checkOption),
        ]),
      ];
    }
  }
}

const checkOption = (option: Json): readonly string[] => [
  ...plainText('option text', option.text, LIMITS.option.text),
  ...plainText('option description', option.description, LIMITS.option.description),
  ...atMost('option value', textOf(option.value).length, LIMITS.option.value),
];

const checkConfirm = (confirm: Json): readonly string[] => [
  ...plainText('confirm title', confirm.title, LIMITS.confirm.title),
  ...plainText('confirm text', confirm.text, LIMITS.confirm.text),
  ...plainText('confirm button', confirm.confirm, LIMITS.confirm.button),
  ...plainText('deny button', confirm.deny, LIMITS.confirm.button),
];

/** A text object that may be absent, but not empty. */
function plainText(what: string, object: unknown, max: number): readonly string[] {
  if (object === undefined) return [];
  const text = textOf((object as Json).text);
  return [...atLeastOne(what, text), ...atMost(what, text.length, max)];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const atMost = (what: string, size: number, max: number): readonly string[] =>
  size > max ? [`${what}: ${size} is more than ${max}`] : [];

const atLeastOne = (what: string, text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [`${what} is empty`] : [];
