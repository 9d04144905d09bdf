/** The small checks that Slack's refusals are made of. Each problem is one line with a JSON pointer, worded like Slack's. */
import { isWire, textField, type Wire } from '../wire.js';

/** Collects what is wrong. */
export type Report = (pointer: string, problem: string) => void;

export function problemsOf(check: (report: Report) => void): readonly string[] {
  const problems: string[] = [];
  check((pointer, problem) => problems.push(`${problem} [json-pointer:${pointer}]`));
  return problems;
}

/** A string of 1 to `most` characters; `needed` makes its absence a problem. */
export function checkString(
  report: Report,
  value: unknown,
  pointer: string,
  most: number,
  needed = false,
): void {
  if (value === undefined || value === null) {
    if (needed) report(pointer, 'missing required field');
  } else if (typeof value !== 'string') {
    report(pointer, 'must be a string');
  } else if (value.length > most) {
    report(pointer, `must be less than ${most + 1} characters`);
  } else if (needed && value.length === 0) {
    report(pointer, 'must be more than 0 characters');
  }
}

/** A text object; `kind` is the only type allowed, if there is only one. */
export function checkText(
  report: Report,
  value: unknown,
  pointer: string,
  {
    most,
    kind,
    needed = false,
  }: { readonly most: number; readonly kind?: 'plain_text'; readonly needed?: boolean },
): void {
  if (value === undefined || value === null) {
    if (needed) report(pointer, 'missing required field');
    return;
  }
  if (!isWire(value)) {
    report(pointer, 'must be an object');
    return;
  }
  const type = textField(value, 'type');
  if (type !== 'plain_text' && (type !== 'mrkdwn' || kind === 'plain_text')) {
    report(`${pointer}/type`, `must be ${kind ?? 'mrkdwn or plain_text'}`);
  }
  checkString(report, value.text, `${pointer}/text`, most, true);
}

/** A list of `least` to `most` objects. @returns its items, empty when it is no list. */
export function checkList(
  report: Report,
  value: unknown,
  pointer: string,
  least: number,
  most: number,
): readonly Wire[] {
  if (!Array.isArray(value)) {
    if (value !== undefined || least > 0)
      report(pointer, value === undefined ? 'missing required field' : 'must be an array');
    return [];
  }
  if (value.length > most) report(pointer, `no more than ${most} items allowed`);
  if (value.length < least) report(pointer, `must have at least ${least} items`);
  return value.map((item) => {
    if (!isWire(item)) report(pointer, 'must contain objects only');
    return isWire(item) ? item : {};
  });
}

export function checkChoice(
  report: Report,
  value: unknown,
  pointer: string,
  allowed: readonly string[],
): void {
  if (value === undefined || (typeof value === 'string' && allowed.includes(value))) return;
  report(pointer, `must be one of: ${allowed.join(', ')}`);
}
