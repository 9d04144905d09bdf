/** Reads what stands in the form. Fields that are not shown keep what they had. Pure. */
import { z } from 'zod';
import { channelId, userId } from '../../core/ids.js';
import type { InputValue, OpenView } from '../../slack/incoming.js';
import type { Draft } from './draft.js';
import { TEMPLATE_IDS } from './templates.js';
import { FIELDS } from './views/fields.js';

const Hours = z.coerce.number().positive().max(24);
const Minutes = z.coerce.number().min(0).max(1_440);

/**
 * @param hidden what holds for fields that the form does not show.
 * @throws ZodError when a choice is none of ours: the form's lists leave a person nothing to get wrong.
 */
export function readDraft({ values }: Pick<OpenView, 'values'>, hidden: Draft): Draft {
  const shown = (field: string): boolean => Object.hasOwn(values, field);
  const typed = (field: string, otherwise: string) => (shown(field) ? textOf(values[field]) : otherwise);
  const people = (field: string, otherwise: Draft['people']) =>
    shown(field) ? listOf(values[field]).map(userId) : otherwise;
  const chosen = <Choice extends string>(field: string, choices: readonly Choice[], otherwise: Choice) =>
    values[field] === undefined ? otherwise : z.enum(choices).parse(values[field]);
  const channel = textOf(values[FIELDS.channel]);
  return {
    channel: shown(FIELDS.channel) ? (channel === '' ? undefined : channelId(channel)) : hidden.channel,
    template: chosen(FIELDS.template, TEMPLATE_IDS, hidden.template),
    questions: typed(FIELDS.questions, hidden.questions),
    name: typed(FIELDS.name, hidden.name),
    when: typed(FIELDS.when, hidden.when),
    zone: typed(FIELDS.zone, hidden.zone),
    windowHours: Hours.parse(values[FIELDS.window] ?? hidden.windowHours),
    reminder: chosen(FIELDS.reminder, ['half', 'last-hour', 'off', 'as-set'], hidden.reminder),
    catchUpMinutes: Minutes.parse(values[FIELDS.catchUp] ?? hidden.catchUpMinutes),
    holidays: chosen(FIELDS.holidays, ['free', 'asked'], hidden.holidays ? 'free' : 'asked') === 'free',
    region: typed(FIELDS.region, hidden.region),
    report: chosen(FIELDS.report, ['thread', 'compiled-person', 'compiled-question'], hidden.report),
    privacy: chosen(FIELDS.privacy, ['open', 'anonymous', 'confidential'], hidden.privacy),
    roster: chosen(FIELDS.roster, ['channel', 'list', 'group'], hidden.roster),
    group: typed(FIELDS.group, hidden.group),
    people: people(FIELDS.people, hidden.people),
    observers: people(FIELDS.observers, hidden.observers),
    owners: people(FIELDS.owners, hidden.owners),
  };
}

const textOf = (value: InputValue): string => (typeof value === 'string' ? value.trim() : '');
export const listOf = (value: InputValue): readonly string[] => (typeof value === 'object' ? value : []);
