/** What inputs hold: as shown first, as a person fills them in, and as payloads carry it. */
import type { Entries, Entry } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { isWire, type StateValues, textField, type Wire, wireField, wires } from '../wire.js';

/** How one type of input keeps its value: in which field, from which initial field, and of which form. */
interface Keeping {
  readonly field: string;
  readonly initial: string;
  readonly form: 'text' | 'option' | 'options' | 'list';
}

const text = (field: string, initial: string): Keeping => ({ field, initial, form: 'text' });
const OPTION: Keeping = { field: 'selected_option', initial: 'initial_option', form: 'option' };
const OPTIONS: Keeping = { field: 'selected_options', initial: 'initial_options', form: 'options' };
const list = (field: string, initial: string): Keeping => ({ field, initial, form: 'list' });
const TYPED = text('value', 'initial_value');

const KEEPING: Readonly<Record<string, Keeping>> = {
  plain_text_input: TYPED,
  email_text_input: TYPED,
  url_text_input: TYPED,
  number_input: TYPED,
  rich_text_input: text('rich_text_value', 'initial_value'),
  datepicker: text('selected_date', 'initial_date'),
  timepicker: text('selected_time', 'initial_time'),
  datetimepicker: text('selected_date_time', 'initial_date_time'),
  users_select: text('selected_user', 'initial_user'),
  channels_select: text('selected_channel', 'initial_channel'),
  conversations_select: text('selected_conversation', 'initial_conversation'),
  static_select: OPTION,
  external_select: OPTION,
  radio_buttons: OPTION,
  overflow: OPTION,
  checkboxes: OPTIONS,
  multi_static_select: OPTIONS,
  multi_external_select: OPTIONS,
  multi_users_select: list('selected_users', 'initial_users'),
  multi_channels_select: list('selected_channels', 'initial_channels'),
  multi_conversations_select: list('selected_conversations', 'initial_conversations'),
  file_input: list('files', 'none'),
};

/** An element that a person can act on, and its block. */
export interface Control {
  readonly block: Wire;
  readonly blockId: string;
  readonly element: Wire;
  readonly actionId: string;
  readonly type: string;
}

/** Every control of a surface, from the top. */
export function controlsOf(blocks: readonly Wire[]): readonly Control[] {
  return blocks.flatMap((block) => {
    const elements = [...wires(block.elements), block.element, block.accessory].filter(isWire);
    return elements.flatMap((element) => {
      const actionId = textField(element, 'action_id');
      const type = textField(element, 'type') ?? '';
      return actionId === undefined
        ? []
        : { block, blockId: textField(block, 'block_id') ?? '', element, actionId, type };
    });
  });
}

/** Whether a control holds a value (a button and an overflow hold none). */
const holds = (type: string): boolean => type !== 'overflow' && KEEPING[type] !== undefined;

const EMPTY = { text: null, option: null, options: [], list: [] } as const;

function initialOf({ element, type }: Control): Wire {
  const keeping = KEEPING[type];
  if (!keeping) return { type };
  const initial = element[keeping.initial];
  return { type, [keeping.field]: initial === undefined || initial === '' ? EMPTY[keeping.form] : initial };
}

/**
 * The state of a surface that is shown now. What was held before under the same ids is kept, also when the app sent
 * other initial values: Slack does the same, and an app that wants fresh values must change the `block_id`.
 */
export function stateOf(blocks: readonly Wire[], before: StateValues = {}): StateValues {
  let values: StateValues = {};
  for (const control of controlsOf(blocks)) {
    if (!holds(control.type)) continue;
    const kept = before[control.blockId]?.[control.actionId];
    values = withValue(values, control, kept?.type === control.type ? kept : initialOf(control));
  }
  return values;
}

export const withValue = (values: StateValues, { blockId, actionId }: Control, value: Wire): StateValues => ({
  ...values,
  [blockId]: { ...values[blockId], [actionId]: value },
});

/** What a control holds after a person chose or typed `entry`. @throws SandboxError for an option that is not offered. */
export function valueAfter({ element, type, actionId }: Control, entry: Entry): Wire {
  const keeping = KEEPING[type];
  if (!keeping) throw new SandboxError(`${actionId} is a ${type}: it holds no value`);
  const many = Array.isArray(entry) ? entry : entry === null ? [] : [String(entry)];
  const value = {
    text: () => (entry === null || entry === '' ? null : String(entry)),
    option: () => (entry === null ? null : optionNamed(element, String(entry))),
    options: () => many.map((name: string) => optionNamed(element, name)),
    list: () => many,
  }[keeping.form]();
  return { type, [keeping.field]: value };
}

/** The options of an element, those in groups too. */
export function optionsOf(element: Wire): readonly Wire[] {
  const grouped = wires(element.option_groups).flatMap((group) => wires(group.options));
  return [...wires(element.options), ...grouped];
}

/** Finds an option by its value or its visible text. */
function optionNamed(element: Wire, name: string): Wire {
  const options = optionsOf(element);
  const found =
    options.find((option) => option.value === name) ??
    options.find((option) => textField(wireField(option, 'text'), 'text') === name);
  if (found) return found;
  // What an external select offers is not in the element; a person picked it from the suggestions.
  if (String(element.type).includes('external'))
    return { text: { type: 'plain_text', text: name }, value: name };
  throw new SandboxError(
    `no option "${name}"; offered: ${options.map((option) => String(option.value)).join(', ')}`,
  );
}

/** Puts entries into a state. @throws SandboxError when an entry names no input. */
export function entered(blocks: readonly Wire[], values: StateValues, entries: Entries): StateValues {
  const controls = controlsOf(blocks).filter((control) => holds(control.type));
  let state = values;
  const enter = (named: (control: Control) => boolean, name: string, entry: Entry): void => {
    const [control, another] = controls.filter(named);
    if (!control || another) {
      const known = controls.map(({ blockId, actionId }) => `${blockId}/${actionId}`).join(', ');
      throw new SandboxError(
        `"${name}" names ${another ? 'several inputs' : 'no input'}; there are: ${known}`,
      );
    }
    state = withValue(state, control, valueAfter(control, entry));
  };
  for (const [name, entry] of Object.entries(entries)) {
    if (isNested(entry)) {
      for (const [actionId, inner] of Object.entries(entry)) {
        enter(
          (control) => control.blockId === name && control.actionId === actionId,
          `${name}/${actionId}`,
          inner,
        );
      }
    } else {
      const byBlock = controls.some((control) => control.blockId === name);
      enter((control) => (byBlock ? control.blockId : control.actionId) === name, name, entry);
    }
  }
  return state;
}

const isNested = (entry: Entry | Readonly<Record<string, Entry>>): entry is Readonly<Record<string, Entry>> =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry);

/** What Slack's own form refuses before it sends anything, by `block_id`. */
export function unfit(blocks: readonly Wire[], values: StateValues): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const { block, blockId, element, actionId, type } of controlsOf(blocks)) {
    const keeping = KEEPING[type];
    if (block.type !== 'input' || !keeping) continue;
    const value = values[blockId]?.[actionId]?.[keeping.field];
    const missing = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    if (missing && block.optional !== true) errors[blockId] = 'Please complete this required field.';
    if (typeof value !== 'string') continue;
    if (Number(element.min_length ?? 0) > value.length) errors[blockId] = 'This entry is too short.';
    if (Number(element.max_length ?? 3000) < value.length) errors[blockId] = 'This entry is too long.';
  }
  return errors;
}
