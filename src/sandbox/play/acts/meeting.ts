/** From one request to meet to its written outcome. */
import {
  type Act,
  HOUR_MS,
  invite,
  lastPost,
  MINUTE_MS,
  nothingFor,
  openForm,
  pressEphemeral,
  pressIn,
  say,
  seeEphemeral,
  seeLast,
  submit,
} from '../doing.js';

export const meeting: Act = async (day, flush) => {
  const { team, clock, screen } = day;
  const { ana, chi, luiz, mei } = team.people;

  screen.scene('Meanwhile is invited');
  await invite(day, chi);

  await flush();
  screen.scene('Ordinary talk, and an incident: silence');
  await clock.advance(2 * MINUTE_MS);
  await say(day, chi, 'The build is green again, thanks for the quick fix');
  await say(day, luiz, 'sev1: payments are down, can we jump on a call right now?');
  for (const who of [chi, luiz]) nothingFor(day, who);

  await flush();
  screen.scene('Somebody asks for a meeting');
  await clock.advance(3 * MINUTE_MS);
  await say(
    day,
    ana,
    `<@${mei.id}> can we hop on a quick call to decide about the release date? I would move it to the 7th, because the importer is not ready.`,
  );
  for (const who of [chi, mei]) nothingFor(day, who);
  seeEphemeral(day, ana);

  await flush();
  screen.scene('The written way is one click away, and filled in');
  await pressEphemeral(day, ana, 'Write a proposal');
  const form = await openForm(day, ana);
  screen.view(ana, form);
  screen.act(ana, `presses “${form.submit?.text}”`);
  await submit(day, ana, form);
  seeLast(day, mei);
  screen.note('each reader sees the deadline in their own zone; it is fair to Mei, who is asleep');

  await flush();
  screen.scene('Morning in Tokyo');
  await clock.advance(9 * HOUR_MS);
  const post = lastPost(day);
  await say(day, mei, 'The 7th is fine, if the importer is frozen on the 3rd.', post.ts);

  await flush();
  screen.scene('The outcome stays where everybody can find it');
  await clock.advance(8 * HOUR_MS);
  await pressIn(day, ana, post, 'Close with outcome');
  const closing = await openForm(day, ana);
  screen.note('writes: We release on the 7th; the importer is frozen on the 3rd.');
  await submit(day, ana, closing, 'We release on the 7th; the importer is frozen on the 3rd.');
  seeLast(day, mei);
};
