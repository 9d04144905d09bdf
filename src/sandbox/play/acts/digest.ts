/** What went on, in one message at the end of the day: nobody had to be there. */
import { type Act, MINUTE_MS, openForm, seeLast, submit, typeWords } from '../doing.js';

/** Wednesday, 25 March 2026, 17:01 in Berlin: the digest's usual time, and a minute. */
const WEDNESDAY_EVENING = Date.UTC(2026, 2, 25, 16) + MINUTE_MS;

export const digest: Act = async (day, flush) => {
  const { sandbox, team, clock, screen } = day;
  const { ana, mei } = team.people;
  screen.scene('A digest, so that nobody had to be there');
  await typeWords(day, ana, '/async digest settings');
  const form = await openForm(day, ana);
  screen.view(ana, form);
  await submit(day, ana, form);
  await sandbox.closeView(ana.id, form.id, 'all');

  await flush();
  screen.scene('Wednesday in one message, at its end in Berlin; Mei reads it when she wakes');
  await clock.advanceTo(WEDNESDAY_EVENING);
  seeLast(day, mei);
};
