/** What a newcomer sees of `meanwhile sandbox`. */
import { expect, test } from '@jest/globals';
import { run } from '../../src/cli/sandbox.js';
import { terminal } from '../cli/terminal.js';

test('the days show a nudge and what came of it, the reason of a silence, a thread wrapped up and decided, an earned call, digests, a standup across five zones, and a hand-over', async () => {
  const { io, written } = terminal();
  expect(await run([], io)).toBe(0);
  const shown = written();
  for (const part of [
    'Could this be written instead? It is 01:10 for Mei now',
    '== Write a proposal ==',
    'wrote this proposal instead of a meeting.',
    'Replies by today at 5:00 PM',
    'We release on the 7th',
    'silent, because it was about an incident',
    'goes on live: 14 messages in 9 min, between 2 people.',
    'Chitra wrapped up this thread.',
    'Ana: Then we should keep the rows for thirty days, support asks about last month [2]',
    'Ana: I’ll benchmark the polling with a million rows tomorrow morning [3]',
    'Chitra: Does anybody know whether the auditors want them for longer than that? [4]',
    '*Closes tomorrow at 6:22 AM*',
    '*Closes tomorrow at 6:22 PM*',
    'Agree *2*: Ana, Luiz  ·  Concern *1*: Ben  ·  Abstain *0*',
    '*Call: today at 3:30 PM.*',
    'Ben rolls back, Ana watches the queues, Luiz tells the customers.',
    '= Digest, Wed 25 Mar =',
    'Chitra asks where you stand',
    '*Accepted*: 3 people agreed, with 1 concern kept.',
    '> It doubles our backups. I could agree if older rows really go after thirty days.',
    '*Decisions about “importer”*, newest first',
    '*Daily standup* for Thursday: 3 questions',
    '4 of 5 answered',
    '*Ben* · _late_',
    'On Thursday you were waiting for: The test data from Ben: still?',
    'clocks in Europe/Berlin have gone forward by 1 hour',
    '= Digest, Thu 26 Mar =',
    '= Hand-over, Fri 27 Mar =',
    '= New York, Sao Paulo: since your last hand-over =',
  ]) {
    expect(shown).toContain(part);
  }
  expect(shown).not.toContain('/archives/');
  expect(shown).not.toContain('the form says:');
});

test('with --stay, what people type is done: they ask, press, look, close, fill in and wait', async () => {
  const { io, written } = terminal(
    [
      'ana #team can we hop on a call?',
      'ana press Why this?',
      'ana press Close',
      'ana press Ask in writing',
      'ana submit',
      'ana press Close with outcome',
      'ana submit We take the 24th.',
      'ben #team good morning',
      'ben dm help',
      'ben home',
      'ben press My settings',
      'ben close',
      'ben submit',
      'ben #nowhere hello',
      'ben dances',
      'wait 2h',
      'what now',
      'quit',
    ].join('\n'),
  );
  expect(await run(['--stay'], io)).toBe(0);
  const [, stayed = ''] = written().split('The workspace stays open');
  for (const part of [
    'Could this be written instead?',
    '== Why this? ==',
    '== Ask in writing ==',
    'Ana asks this in writing instead of a meeting.',
    'We take the 24th.',
    '(Ben sees nothing new from Meanwhile)',
    '*snooze*',
    '= Welcome to Meanwhile =',
    '== My settings ==',
    '(Ben has no form open.)',
    '(There is no channel #nowhere; there is #team.)',
    '(Say #team …, dm …, /async …, press …, submit, close or home.)',
    'looks at the clock',
  ]) {
    expect(stayed).toContain(part);
  }
});
