/** Checks interactive elements against Block Kit's limits (`@slack/types` 3.2.0, and the Block Kit reference). */

import { isWire, textField, type Wire, wires } from '../wire.js';
import { checkChoice, checkList, checkString, checkText, type Report } from './checks.js';
import { optionsOf } from './input-state.js';

type Check = (report: Report, element: Wire, pointer: string) => void;

const placeholder: Check = (report, element, pointer) =>
  checkText(report, element.placeholder, `${pointer}/placeholder`, { most: 150, kind: 'plain_text' });

function checkOptions(report: Report, options: unknown, pointer: string, most: number): void {
  for (const [i, option] of checkList(report, options, pointer, 1, most).entries()) {
    checkText(report, option.text, `${pointer}/${i}/text`, { most: 75, needed: true });
    checkString(report, option.value, `${pointer}/${i}/value`, 150, true);
    checkText(report, option.description, `${pointer}/${i}/description`, { most: 75 });
    checkString(report, option.url, `${pointer}/${i}/url`, 3000);
  }
}

/** An initial choice must be one of the options offered, word for word. */
function checkInitial(report: Report, element: Wire, pointer: string): void {
  const offered = new Set(optionsOf(element).map(optionKey));
  const single = element.initial_option;
  if (isWire(single) && !offered.has(optionKey(single)))
    report(`${pointer}/initial_option`, 'must match one of the options');
  if (wires(element.initial_options).some((option) => !offered.has(optionKey(option)))) {
    report(`${pointer}/initial_options`, 'must match the options');
  }
}

const optionKey = (option: Wire): string =>
  `${textField(option, 'value')} ${isWire(option.text) ? textField(option.text, 'text') : ''}`;

const withOptions =
  (most: number): Check =>
  (report, element, pointer) => {
    checkOptions(report, element.options, `${pointer}/options`, most);
    checkInitial(report, element, pointer);
  };

const staticSelect: Check = (report, element, pointer) => {
  placeholder(report, element, pointer);
  if (element.option_groups === undefined) checkOptions(report, element.options, `${pointer}/options`, 100);
  for (const [i, group] of checkList(
    report,
    element.option_groups,
    `${pointer}/option_groups`,
    0,
    100,
  ).entries()) {
    checkText(report, group.label, `${pointer}/option_groups/${i}/label`, {
      most: 75,
      kind: 'plain_text',
      needed: true,
    });
    checkOptions(report, group.options, `${pointer}/option_groups/${i}/options`, 100);
  }
  checkInitial(report, element, pointer);
};

const textInput: Check = (report, element, pointer) => {
  placeholder(report, element, pointer);
  const most = typeof element.max_length === 'number' ? element.max_length : 3000;
  if (most < 1 || most > 3000) report(`${pointer}/max_length`, 'must be between 1 and 3000');
  const least = element.min_length;
  if (typeof least === 'number' && (least < 0 || least > 3000))
    report(`${pointer}/min_length`, 'must be between 0 and 3000');
  checkString(report, element.initial_value, `${pointer}/initial_value`, most);
};

const matching =
  (field: string, pattern: RegExp): Check =>
  (report, element, pointer) => {
    placeholder(report, element, pointer);
    const value = textField(element, field);
    if (value !== undefined && !pattern.test(value)) report(`${pointer}/${field}`, 'has a wrong format');
  };

const button: Check = (report, element, pointer) => {
  checkText(report, element.text, `${pointer}/text`, { most: 75, kind: 'plain_text', needed: true });
  checkString(report, element.value, `${pointer}/value`, 2000);
  checkString(report, element.url, `${pointer}/url`, 3000);
  checkString(report, element.accessibility_label, `${pointer}/accessibility_label`, 75);
  checkChoice(report, element.style, `${pointer}/style`, ['primary', 'danger']);
};

/** Element types that a person can act on, with their checks. */
const ELEMENTS: Readonly<Record<string, Check>> = {
  button,
  workflow_button: button,
  overflow: withOptions(5),
  radio_buttons: withOptions(10),
  checkboxes: withOptions(10),
  static_select: staticSelect,
  multi_static_select: staticSelect,
  external_select: placeholder,
  multi_external_select: placeholder,
  users_select: placeholder,
  multi_users_select: placeholder,
  conversations_select: placeholder,
  multi_conversations_select: placeholder,
  channels_select: placeholder,
  multi_channels_select: placeholder,
  datepicker: matching('initial_date', /^\d{4}-\d\d-\d\d$/),
  timepicker: matching('initial_time', /^\d\d:\d\d$/),
  datetimepicker: placeholder,
  rich_text_input: placeholder,
  plain_text_input: textInput,
  email_text_input: placeholder,
  url_text_input: placeholder,
  number_input: placeholder,
  file_input: () => undefined,
};
/** Only `input` blocks may hold these. */
const INPUT_ONLY = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'file_input'];
/** `input` blocks may not hold these. */
const NEVER_INPUT = ['button', 'workflow_button', 'overflow'];

/** @param place where the element stands: an `input` block, an `actions` block, or beside a section. */
export function checkElement(
  report: Report,
  element: unknown,
  pointer: string,
  place: 'input' | 'actions' | 'accessory',
): void {
  if (!isWire(element)) {
    report(pointer, 'missing required field');
    return;
  }
  const type = textField(element, 'type') ?? '';
  if (type === 'image' && place === 'accessory') {
    checkImage(report, element, pointer);
    return;
  }
  const check = ELEMENTS[type];
  const forbidden = place === 'input' ? NEVER_INPUT : INPUT_ONLY;
  if (!check || forbidden.includes(type)) {
    report(`${pointer}/type`, `unsupported type: ${type}`);
    return;
  }
  checkString(report, element.action_id, `${pointer}/action_id`, 255);
  checkConfirm(report, element.confirm, `${pointer}/confirm`);
  check(report, element, pointer);
}

export function checkImage(report: Report, image: Wire, pointer: string): void {
  if (image.slack_file === undefined)
    checkString(report, image.image_url, `${pointer}/image_url`, 3000, true);
  checkString(report, image.alt_text, `${pointer}/alt_text`, 2000, true);
  checkText(report, image.title, `${pointer}/title`, { most: 2000, kind: 'plain_text' });
}

function checkConfirm(report: Report, confirm: unknown, pointer: string): void {
  if (!isWire(confirm)) return;
  checkText(report, confirm.title, `${pointer}/title`, { most: 100, kind: 'plain_text', needed: true });
  checkText(report, confirm.text, `${pointer}/text`, { most: 300, needed: true });
  checkText(report, confirm.confirm, `${pointer}/confirm`, { most: 30, kind: 'plain_text', needed: true });
  checkText(report, confirm.deny, `${pointer}/deny`, { most: 30, kind: 'plain_text', needed: true });
}
