/** Controls as plain characters: `[ Button ]`, `( overflow | options )`, `< select >`, and what inputs hold. */
import { optionsOf } from '../block-kit/input-state.js';
import type { Viewer } from '../sandbox.js';
import { isWire, textField, type Wire, wireField, wires } from '../wire.js';
import { renderText } from './text.js';

/** The text of a text object, as read by the viewer; '' when there is none. */
export function labelOf(value: unknown, viewer: Viewer): string {
  if (!isWire(value)) return '';
  const text = textField(value, 'text') ?? '';
  return value.type === 'mrkdwn' ? renderText(text, viewer) : text;
}

/** @param held the control's state, when it is in a view. */
export function renderControl(element: Wire, viewer: Viewer, held?: Wire): string {
  const type = textField(element, 'type') ?? '';
  if (type === 'image') return `[image: ${textField(element, 'alt_text') ?? ''}]`;
  if (type === 'button' || type === 'workflow_button') return `[ ${labelOf(element.text, viewer)} ]`;
  if (type === 'overflow')
    return `( ${optionsOf(element)
      .map((option) => labelOf(option.text, viewer))
      .join(' | ')} )`;
  if (type === 'radio_buttons' || type === 'checkboxes') return ticked(element, viewer, held);
  const value = heldText(held ?? element, viewer);
  return `< ${value === '' ? labelOf(element.placeholder, viewer) : value} >`;
}

/** What an input shows: text as it is, chosen people and options by name; '' when it is empty. */
export function heldText(held: Wire, viewer: Viewer): string {
  const shown: string[] = [];
  for (const [field, value] of Object.entries(held)) {
    if (!/^(value|selected_|initial_)/.test(field)) continue;
    for (const each of Array.isArray(value) ? value : [value]) shown.push(single(each, viewer));
  }
  return shown.filter((text) => text !== '').join(', ');
}

function single(value: unknown, viewer: Viewer): string {
  if (isWire(value)) return labelOf(value.text, viewer);
  if (typeof value !== 'string') return '';
  const name = viewer.nameOf(value);
  if (name === undefined) return value;
  return /^[UW]/.test(value) ? `@${name}` : `#${name}`;
}

function ticked(element: Wire, viewer: Viewer, held?: Wire): string {
  const state = held ?? {
    selected_option: element.initial_option,
    selected_options: element.initial_options,
  };
  const chosen = new Set(
    [wireField(state, 'selected_option'), ...wires(state.selected_options)].map((option) => option?.value),
  );
  return optionsOf(element)
    .map((option) => `(${chosen.has(option.value) ? 'x' : ' '}) ${labelOf(option.text, viewer)}`)
    .join('  ');
}
