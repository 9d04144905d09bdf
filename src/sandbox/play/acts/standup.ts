/** A standup across five zones: everybody at their own ten o'clock, one thread, a late answer, a blocker carried, clocks that change. */
import {
  type Act,
  type Day,
  HOUR_MS,
  lastDm,
  MINUTE_MS,
  openForm,
  pressIn,
  putAway,
  seeLast,
  submit,
  typeWords,
} from '../doing.js';
import type { Member } from '../team.js';

/** Thursday, 26 March 2026, 10:01 in Tokyo; the others' mornings follow. */
const THURSDAY_IN_TOKYO = Date.UTC(2026, 2, 26, 1, 1);

export const standup: Act = async (day, flush) => {
  const { sandbox, team, clock, screen } = day;
  const { ana, chi, mei } = team.people;

  screen.scene('A standup for everybody in #team');
  await typeWords(day, ana, '/async standup new');
  const form = await openForm(day, ana);
  screen.view(ana, form);
  await submit(day, ana, form);
  await putAway(day, ana);
  screen.note('nothing else is needed: everybody is asked at ten in their own morning');

  await flush();
  screen.scene('Ten o’clock in Tokyo, then in Kolkata');
  await clock.advanceTo(THURSDAY_IN_TOKYO);
  seeDm(day, mei);
  await answer(day, mei, 'Drew the empty states', 'Review the importer', 'The test data from Ben');
  await clock.advanceTo(THURSDAY_IN_TOKYO + 3.5 * HOUR_MS);
  screen.note('Chitra just writes back, one line for each question');
  for (const line of ['Fixed the flaky build', 'Upgrade the parser', 'nothing']) {
    screen.act(chi, `writes to Meanwhile: ${line}`);
    await sandbox.dm(chi.id, line);
    await sandbox.settle();
  }
};

export const report: Act = async (day, flush) => {
  const { team, clock, screen } = day;
  const { ana, ben, luiz, mei } = team.people;

  screen.scene('One thread, as Luiz reads it in his own morning');
  await clock.advanceTo(THURSDAY_IN_TOKYO + 12 * HOUR_MS);
  await answer(day, luiz, 'Wrote the release notes', 'Translate them', '');
  await clock.advance(MINUTE_MS);
  seeThread(day, luiz);

  await flush();
  screen.scene('Ben was busy: late is fine, and marked');
  await clock.advanceTo(THURSDAY_IN_TOKYO + 22 * HOUR_MS);
  await answer(day, ben, 'Sent the test data to Mei', 'Sleep', '');
  await clock.advance(MINUTE_MS);
  seeLastReply(day, ana);

  await flush();
  screen.scene('The next day begins with the last one');
  await clock.advanceTo(THURSDAY_IN_TOKYO + 24 * HOUR_MS);
  await pressIn(day, mei, lastDm(day, mei), 'Answer');
  screen.view(mei, await openForm(day, mei));
  await putAway(day, mei);

  await flush();
  screen.scene('Thursday in one message');
  seeLast(day, mei);

  await flush();
  screen.scene('Nobody has to guess when they will be asked');
  await typeWords(day, ana, '/async preview');
};

function seeDm(day: Day, who: Member) {
  day.screen.act(who, 'has a message from Meanwhile');
  day.screen.message(who, lastDm(day, who));
}

async function answer(day: Day, who: Member, ...answers: readonly string[]) {
  await pressIn(day, who, lastDm(day, who), 'Answer');
  const form = await openForm(day, who);
  day.screen.note(`writes: ${answers.filter((text) => text !== '').join(' · ')}`);
  await submit(day, who, form, ...answers);
  await putAway(day, who);
}

const reportOf = ({ sandbox, team }: Day) => {
  const report = sandbox.messagesIn(team.channel).find(({ text }) => text.startsWith('Daily standup'));
  if (!report) throw new Error('there is no report');
  return sandbox.threadOf(team.channel, report.ts);
};

function seeThread(day: Day, viewer: Member) {
  for (const message of reportOf(day)) day.screen.message(viewer, message);
}

function seeLastReply(day: Day, viewer: Member) {
  const [parent, ...replies] = reportOf(day);
  const last = replies.at(-1);
  if (parent) day.screen.message(viewer, parent);
  if (last) day.screen.message(viewer, last);
}
