/** Reads the submitted *My settings*. Pure. */
import { WEEKDAYS } from '../core/calendar-date.js';
import { defaultWorkingHours } from '../core/working-hours.js';
import { isZone, type WallTime, wallTime } from '../core/zoned-time.js';
import type { InputValue } from '../slack/incoming.js';
import type { RuleName } from './choices.js';
import type { PreferenceChange } from './preference.js';
import { FIELDS } from './views/settings-form.js';

/** `errors` by action id, as sentences for the field. */
export type ReadSettings =
  | { readonly change: PreferenceChange }
  | { readonly errors: Readonly<Record<string, string>> };

/**
 * A field equal to the default is kept as no choice at all: the person then follows the default, should it change.
 * @param values by action id, as submitted.
 */
export function readSettingsForm(
  values: Readonly<Record<string, InputValue>>,
  rules: readonly RuleName[],
): ReadSettings {
  const start = readTime(values[FIELDS.start]);
  const end = readTime(values[FIELDS.end]);
  const days = WEEKDAYS.filter((day) => chosen(values[FIELDS.days]).includes(day));
  const zone = readZone(values[FIELDS.zone]);
  const errors = {
    ...(start === undefined && { [FIELDS.start]: 'Please choose a time.' }),
    ...(end === undefined && { [FIELDS.end]: 'Please choose a time.' }),
    ...(end !== undefined &&
      end === start && { [FIELDS.end]: 'Work that ends when it starts would last the day round.' }),
    ...(days.length === 0 && { [FIELDS.days]: 'Please choose at least one day.' }),
    ...(zone === 'unknown' && { [FIELDS.zone]: 'I do not know that zone. Please choose another.' }),
  };
  if (Object.keys(errors).length > 0) return { errors };

  const usual = defaultWorkingHours('UTC');
  const wanted = [...chosen(values[FIELDS.rules]), ...chosen(values[FIELDS.otherKinds])];
  return {
    change: {
      optedOut: values[FIELDS.nudges] === 'off',
      catchUp: chosen(values[FIELDS.catchUp]).includes('on') ? true : undefined,
      quietRules: rules.map(({ id }) => id).filter((id) => !wanted.includes(id)),
      workStart: start === usual.start ? undefined : start,
      workEnd: end === usual.end ? undefined : end,
      workDays: days.join() === usual.days.join() ? undefined : days,
      zone: zone === 'follow' ? undefined : zone,
    },
  };
}

const chosen = (value: InputValue): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? []);

/** `follow`, the zone to keep, or `unknown`. */
function readZone(value: InputValue): string {
  if (value === 'follow') return 'follow';
  const name = typeof value === 'string' && value.startsWith('keep:') ? value.slice('keep:'.length) : '';
  return isZone(name) ? name : 'unknown';
}

function readTime(value: InputValue): WallTime | undefined {
  try {
    return typeof value === 'string' ? wallTime(value) : undefined;
  } catch {
    return undefined;
  }
}
