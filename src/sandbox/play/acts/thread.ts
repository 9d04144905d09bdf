/** A thread that goes on live while half of the team sleeps, and what is written up of it. */
import {
  type Act,
  converse,
  lastReply,
  MINUTE_MS,
  nothingFor,
  openForm,
  pressEphemeral,
  seeEphemeral,
  submit,
} from '../doing.js';

export const thread: Act = async (day, flush) => {
  const { team, clock, screen } = day;
  const { ana, ben, chi } = team.people;

  screen.scene('A thread runs hot; it is five in the morning for Ben');
  await clock.advance(2 * MINUTE_MS);
  screen.act(chi, 'begins a thread in #team, and talks with Ana there');
  const started = await converse(day, chi, [
    [chi, 'Where should the importer keep failed jobs: in Redis, or in a table of its own?'],
    [ana, 'I would say Redis, it is there already and fast enough for some thousand keys'],
    [chi, 'It forgets them on a restart though, we lost forty imports that way in January'],
    [ana, 'With append-only files it does not, that is one line in its settings'],
    [chi, 'True, but support still cannot look at them without asking one of us'],
    [ana, 'What do they look for, the customer or the error?'],
    [chi, 'Both, and since when. That is a query, and Redis has no good answer to queries'],
    [ana, 'A table would need two indexes, and the admin page could show it as it is'],
    [chi, 'The workers would poll it then, each of them once a second, does that hurt?'],
    [ana, 'Not with SKIP LOCKED, the mailer does it with ten times as many rows'],
    [chi, 'Right, this is how: https://git.example.com/mailer/queue.sql'],
    [ana, 'Then we should keep the rows for thirty days, support asks about last month'],
    [chi, 'Sounds good to me, it also keeps the table small'],
    [ana, 'I’ll benchmark the polling with a million rows tomorrow morning'],
    [chi, 'Does anybody know whether the auditors want them for longer than that?'],
    [ana, 'No idea, Luiz may know, he wrote the last report for them'],
  ]);

  await flush();
  screen.scene('Whoever began it is asked, once, and nobody else');
  for (const who of [ana, ben]) nothingFor(day, who, started);
  seeEphemeral(day, chi);

  await flush();
  screen.scene('Wrap up: rules read the thread, Chitra has the last word');
  await pressEphemeral(day, chi, 'Wrap up');
  const form = await openForm(day, chi);
  screen.view(chi, form);
  screen.act(chi, `presses “${form.submit?.text}”`);
  await submit(day, chi, form);
  screen.message(ben, lastReply(day, started));
};
