/** The same, told region by region: each at its own morning, below one message a day. */
import {
  type Act,
  HOUR_MS,
  lastDm,
  MINUTE_MS,
  openForm,
  pressIn,
  putAway,
  submitWith,
  typeWords,
} from '../doing.js';

/** Friday, 27 March 2026, 09:01 in New York: everybody's day has begun. */
const FRIDAY_IN_NEW_YORK = Date.UTC(2026, 2, 27, 13) + MINUTE_MS;

export const handOver: Act = async (day, flush) => {
  const { sandbox, team, clock, screen } = day;
  const { ana, ben, mei } = team.people;

  screen.scene('Or as a hand-over: each region is told at its own morning');
  await typeWords(day, ana, '/async digest settings');
  const form = await openForm(day, ana);
  screen.note('chooses: At each region’s morning');
  await submitWith(day, ana, form, { 'How often': 'hand-over' });
  await sandbox.closeView(ana.id, form.id, 'all');
  await clock.advance(HOUR_MS / 2);
  await pressIn(day, mei, lastDm(day, mei), 'Answer');
  screen.note('writes: Reviewed the importer · Draw the error pages');
  await submitWith(day, mei, await openForm(day, mei), {
    'What did you finish on your last working day?': 'Reviewed the importer',
    'What do you plan for today?': 'Draw the error pages',
  });
  await putAway(day, mei);

  await flush();
  screen.scene('What changed since each region’s last one, as Ben reads it on Friday');
  await clock.advanceTo(FRIDAY_IN_NEW_YORK);
  const parent = sandbox.messagesIn(team.channel).findLast(({ text }) => text.startsWith('Hand-over'));
  if (!parent) throw new Error('there is no hand-over');
  for (const message of sandbox.threadOf(team.channel, parent.ts)) screen.message(ben, message);
};
