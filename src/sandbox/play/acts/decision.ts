/** The question of a thread, decided in writing by five people in five zones: asked on Wednesday, closed by itself on Thursday. */
import type { Message } from '../../sandbox.js';
import {
  type Act,
  type Day,
  lastDm,
  lastPost,
  lastReply,
  MINUTE_MS,
  openForm,
  pressEphemeral,
  pressIn,
  submitWith,
  typeWords,
} from '../doing.js';

const PROPOSAL = 'A table of its own: support can query it, and it survives a restart.';
const CONCERN = 'It doubles our backups. I could agree if older rows really go after thirty days.';

/** Wednesday, 25 March 2026, 09:30 in New York and 10:30 in São Paulo. */
const WEDNESDAY_IN_NEW_YORK = Date.UTC(2026, 2, 25, 13, 30);
/** A minute after the deadline, at which Ana, who was asked at 10:22, has had eight working hours, and everybody else too. */
const AFTER_DEADLINE = Date.UTC(2026, 2, 26, 9, 22) + MINUTE_MS;

export const decision: Act = async (day, flush) => {
  const { team, clock, screen } = day;
  const { ana, ben, chi, luiz, mei } = team.people;

  screen.scene('The question goes to those who were not there, as a decision');
  await pressEphemeral(day, chi, 'Make it a decision');
  const form = await openForm(day, chi);
  screen.view(chi, form);
  screen.note(`asks Ben, Luiz and Mei too, and writes: ${PROPOSAL}`);
  await submitWith(day, chi, form, {
    Proposal: PROPOSAL,
    'Who is asked': [ana.id, ben.id, luiz.id, mei.id],
    'Where it goes': 'channel',
  });
  const card = lastPost(day);
  await pressIn(day, ana, card, 'Agree');

  await flush();
  screen.scene('New York and São Paulo wake up; everyone has eight working hours');
  await clock.advanceTo(WEDNESDAY_IN_NEW_YORK);
  screen.message(luiz, lastPost(day));
  await pressIn(day, luiz, card, 'Agree');
  await pressIn(day, ben, card, 'Concern…');
  screen.note(`writes: ${CONCERN}`);
  await submitWith(day, ben, await openForm(day, ben), { 'Your concern': CONCERN });
  screen.message(mei, lastReply(day, card.ts));
  screen.message(mei, lastPost(day));
};

export const closing: Act = async (day, flush) => {
  const { team, clock, screen } = day;
  const { ben, mei } = team.people;

  screen.scene('Who is missing is reminded once, in their own hours');
  const reminder = lastDm(day, mei);
  screen.message(mei, reminder);
  await pressIn(day, mei, reminder, 'Agree');

  await flush();
  screen.scene('At its deadline the decision closes by itself; the concern stays with it');
  await clock.advanceTo(AFTER_DEADLINE);
  const card = cardOf(day);
  screen.message(ben, card);
  screen.message(ben, lastReply(day, card.ts));

  await flush();
  screen.scene('And can be found later');
  await typeWords(day, mei, '/async decisions importer');
};

function cardOf({ sandbox, team }: Day): Message {
  const card = sandbox
    .messagesIn(team.channel)
    .find(({ bot_id, blocks }) => bot_id && JSON.stringify(blocks).includes('decisions:'));
  if (!card) throw new Error('there is no decision');
  return card;
}
