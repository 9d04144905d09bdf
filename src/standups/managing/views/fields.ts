/** Action ids of the form's inputs, and how much they hold. */
export const FIELDS = {
  channel: 'standups:channel',
  template: 'standups:template',
  questions: 'standups:questions',
  name: 'standups:name',
  when: 'standups:when',
  zone: 'standups:zone',
  window: 'standups:window',
  reminder: 'standups:reminder',
  holidays: 'standups:holidays',
  region: 'standups:region',
  catchUp: 'standups:catch-up',
  report: 'standups:report',
  privacy: 'standups:privacy',
  roster: 'standups:roster',
  group: 'standups:group',
  people: 'standups:people',
  observers: 'standups:observers',
  owners: 'standups:owners',
} as const;

export const MOST_QUESTIONS = 10;
/** Long enough for a sentence or two; it labels a field of the answer form. */
export const QUESTION_LENGTH = 200;
/** More people than this are a channel, which the roster can follow by itself. */
export const MOST_PEOPLE = 200;
export const MOST_OBSERVERS = 50;
export const MOST_OWNERS = 20;
