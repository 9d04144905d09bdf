/** Presses what a person sees: controls are found by the words on them, as people find them. */
import { optionsOf } from '../block-kit/input-state.js';
import type { Sandbox, Where } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { isWire, textField, type Wire, wireField, wires } from '../wire.js';

/** Something that holds controls. */
interface Surface {
  readonly blocks: readonly Wire[];
}

/** Presses the button, or chooses the option, that says `label`. @throws SandboxError when nothing here says so. */
export async function pressLabelled(
  sandbox: Sandbox,
  user: string,
  surface: Surface,
  where: Where,
  label: string,
): Promise<void> {
  for (const element of controlsOf(surface)) {
    const actionId = textField(element, 'action_id') ?? '';
    const value = textField(element, 'value');
    if (same(wordsOf(element.text), label)) {
      await sandbox.press(user, where, actionId, value === undefined ? {} : { value });
      return;
    }
    if (optionsOf(element).some((option) => same(wordsOf(option.text), label))) {
      await sandbox.press(user, where, actionId, { selectedOption: label });
      return;
    }
  }
  const there = labelsOf(surface).map((each) => `“${each}”`);
  throw new SandboxError(`Nothing here says “${label}”. There is ${there.join(', ') || 'nothing to press'}.`);
}

/** The words on everything that can be pressed here. */
export const labelsOf = (surface: Surface): readonly string[] =>
  controlsOf(surface).flatMap((element) => {
    const options = optionsOf(element).map((option) => wordsOf(option.text));
    return [wordsOf(element.text), ...options].filter((words) => words !== '');
  });

const controlsOf = ({ blocks }: Surface): readonly Wire[] =>
  blocks.flatMap((block) => {
    const accessory = wireField(block, 'accessory');
    return [...(block.type === 'actions' ? wires(block.elements) : []), ...(accessory ? [accessory] : [])];
  });

const wordsOf = (text: unknown): string => (isWire(text) ? (textField(text, 'text') ?? '') : '');
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
