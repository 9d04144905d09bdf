/** Block Kit as plain text for a terminal: what one person sees of a message, a modal or the Home tab. Pure. */
import { heldText, labelOf, renderControl } from './render/controls.js';
import { renderRichText } from './render/rich-text.js';
import { renderText } from './render/text.js';
import type { Viewer } from './sandbox.js';
import { isWire, type StateValues, textField, type View, type Wire, wireField, wires } from './wire.js';

const RULE = '─'.repeat(40);

/** A message or an ephemeral: its blocks, or its text when there are none. */
export function render(
  shown: { readonly text: string; readonly blocks: readonly Wire[] },
  viewer: Viewer,
): string {
  return shown.blocks.length === 0 ? renderText(shown.text, viewer) : renderBlocks(shown.blocks, viewer);
}

/** A modal with its title and buttons, or a Home tab; inputs with what they hold now. */
export function renderView(view: View, viewer: Viewer): string {
  const blocks = renderBlocks(view.blocks, viewer, view.state.values);
  if (view.type === 'home') return blocks;
  const buttons = [view.close?.text ?? 'Cancel', view.submit?.text].filter((text) => text !== undefined);
  return [`== ${view.title.text} ==`, blocks, buttons.map((text) => `[ ${text} ]`).join(' ')].join('\n');
}

const renderBlocks = (blocks: readonly Wire[], viewer: Viewer, values: StateValues = {}): string =>
  blocks.map((block) => renderBlock(block, viewer, values)).join('\n');

function renderBlock(block: Wire, viewer: Viewer, values: StateValues): string {
  const held = (element: Wire): Wire | undefined =>
    values[textField(block, 'block_id') ?? '']?.[textField(element, 'action_id') ?? ''];
  const control = (element: Wire): string => renderControl(element, viewer, held(element));
  switch (block.type) {
    case 'header':
      return `= ${labelOf(block.text, viewer)} =`;
    case 'divider':
      return RULE;
    case 'section': {
      const fields = wires(block.fields).map((field) => labelOf(field, viewer));
      const accessory = isWire(block.accessory) ? control(block.accessory) : '';
      return [labelOf(block.text, viewer), ...fields, accessory].filter((line) => line !== '').join('\n');
    }
    case 'context':
      return `  ${wires(block.elements)
        .map((part) => (part.type === 'image' ? control(part) : labelOf(part, viewer)))
        .join(' · ')}`;
    case 'actions':
      return wires(block.elements).map(control).join(' ');
    case 'input':
      return renderInput(block, viewer, held);
    case 'rich_text':
      return renderRichText(block, viewer);
    case 'image':
      return control(block);
    case 'markdown':
      return textField(block, 'text') ?? '';
    default:
      return `[${String(block.type)}]`;
  }
}

/** `Label (optional)`, the value on lines of its own behind a bar, then the hint. */
function renderInput(block: Wire, viewer: Viewer, held: (element: Wire) => Wire | undefined): string {
  const element = wireField(block, 'element') ?? {};
  const label = `${labelOf(block.label, viewer)}${block.optional === true ? ' (optional)' : ''}`;
  const isTyped = String(element.type).endsWith('_input');
  const value = heldText(held(element) ?? element, viewer);
  const body = isTyped
    ? value || labelOf(element.placeholder, viewer)
    : renderControl(element, viewer, held(element));
  const hint = labelOf(block.hint, viewer);
  return [label, body.replace(/^/gm, '  | '), ...(hint === '' ? [] : [`  ${hint}`])].join('\n');
}
