/** Some questions earn a call: its card has everybody's local time, and afterwards its outcome. */
import {
  type Act,
  HOUR_MS,
  lastDm,
  lastPost,
  openForm,
  pressEphemeral,
  pressIn,
  say,
  submit,
  submitWith,
} from '../doing.js';

export const call: Act = async (day, flush) => {
  const { team, clock, screen } = day;
  const { ana, ben, luiz } = team.people;

  screen.scene('Some questions earn a call');
  await say(
    day,
    luiz,
    `<@${ana.id}> <@${ben.id}> can we jump on a call today about the rollback drill? Last time half of us read the steps differently.`,
  );
  await pressEphemeral(day, luiz, 'It needs a call');
  const form = await openForm(day, luiz);
  await submitWith(day, luiz, form, {
    'What must be decided?': 'Who does which step of the rollback drill?',
  });
  screen.note('writes what must be decided: Who does which step of the rollback drill?');
  const card = lastPost(day);
  screen.message(ana, card);

  await flush();
  await clock.advance(2 * HOUR_MS);
  const question = lastDm(day, luiz);
  screen.note('after the call, Luiz is asked once for its outcome');
  await pressIn(day, luiz, question, 'Write the outcome');
  await submit(
    day,
    luiz,
    await openForm(day, luiz),
    'Ben rolls back, Ana watches the queues, Luiz tells the customers.',
  );
  screen.message(ana, lastPost(day));
};
