/** Questions and days to begin with, so that a new standup needs nothing but a choice. */
import type { Question } from '../standup-record.js';

export const TEMPLATE_IDS = ['daily', 'check-in', 'weekly', 'retro'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

export interface Template {
  /** Names the standup until its owner does. */
  readonly name: string;
  /** In the list of templates. */
  readonly label: string;
  readonly questions: readonly Question[];
  /** As `parseSchedule` reads it. */
  readonly when: string;
}

export const TEMPLATES: Readonly<Record<TemplateId, Template>> = {
  daily: {
    name: 'Daily standup',
    label: 'Daily: last working day, today, blockers',
    questions: [
      { text: 'What did you finish on your last working day?', role: 'last' },
      { text: 'What do you plan for today?', role: 'plan' },
      { text: 'Is anything in your way?', role: 'blockers' },
    ],
    when: 'weekdays at 10:00',
  },
  'check-in': {
    name: 'Check-in',
    label: 'Check-in, Mon and Thu: how it goes, what you need',
    questions: [
      { text: 'How is it going?', role: 'other' },
      { text: 'What do you need from others?', role: 'blockers' },
    ],
    when: 'Mon, Thu at 10:00',
  },
  weekly: {
    name: 'Weekly update',
    label: 'Weekly, Fri: this week, next week, blockers',
    questions: [
      { text: 'What moved forward this week?', role: 'last' },
      { text: 'What do you plan for next week?', role: 'plan' },
      { text: 'Is anything in your way?', role: 'blockers' },
    ],
    when: 'Fri at 10:00',
  },
  retro: {
    name: 'Retro',
    label: 'Retro, every other Fri: went well, to change, to try',
    questions: [
      { text: 'What went well?', role: 'other' },
      { text: 'What should change?', role: 'other' },
      { text: 'What shall we try next?', role: 'other' },
    ],
    when: 'every other week, Fri at 10:00',
  },
};
