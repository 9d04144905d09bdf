import { describe, expect, test } from '@jest/globals';
import { type UserId, userId } from '../../src/core/ids.js';
import type { JobRun } from '../../src/jobs/job.js';
import { RetryLater } from '../../src/jobs/job.js';
import { exportJob } from '../../src/people/export-job.js';
import { exportText, inPieces } from '../../src/people/export-text.js';
import type { PersonalData } from '../../src/people/personal-data.js';
import { preferenceData } from '../../src/people/preference-data.js';
import { createPrivacy } from '../../src/people/privacy.js';
import { deletedView, exportPieceView, privacyModal, privacyView } from '../../src/people/views/privacy.js';
import { checkMessage, checkView } from '../support/check-limits.js';
import { fakeSlack, slackRefusal, TEAM } from '../support/fake-slack.js';
import { memoryPreferences, recordingJobs, recordingOutbox, stoppedClock } from '../support/memory-ports.js';

const ANA = userId('UANA');
const BEN = userId('UBEN');
const NOW = Date.UTC(2026, 2, 12, 14, 5);

/** Records of a kind, by person. */
function keeps(title: string, records: Record<string, readonly Record<string, unknown>[]>): PersonalData {
  return {
    title,
    explanation: `Why ${title} are kept.`,
    export: async (_team, user) => records[user] ?? [],
    async delete(_team, user) {
      const count = records[user]?.length ?? 0;
      delete records[user];
      return count;
    },
  };
}

function setUp() {
  const preferences = memoryPreferences();
  const wrote = {
    [ANA]: [{ body: 'let us < & > `write` <!channel>' }, { body: '日本' }],
    [BEN]: [{ body: 'his' }],
  };
  const entries = [keeps('Proposals', wrote), preferenceData({ preferences })];
  const ports = {
    jobs: recordingJobs(),
    outbox: recordingOutbox(),
    clock: stoppedClock(NOW),
    slack: fakeSlack({}),
  };
  const privacy = createPrivacy({ entries, ...ports, transaction: (work) => work() });
  const job = exportJob({ ...ports, entries, slack: ports.slack.api });
  const runExport = (user: UserId) => job.run(job.parse({ user, turn: 1 }), JOB_RUN);
  return { ...ports, preferences, entries, privacy, job, runExport };
}

const JOB_RUN: JobRun = { team: TEAM, key: 'k', attempt: 1, last: false };

describe('what is stored', () => {
  test('is counted for each kind, about the asker alone', async () => {
    const { privacy, preferences } = setUp();
    await preferences.change(TEAM, ANA, { optedOut: true }, NOW);
    expect(await privacy.stored(TEAM, ANA)).toMatchObject([
      { title: 'Proposals', count: 2 },
      { title: 'Your choices', count: 1 },
    ]);
    expect((await privacy.stored(TEAM, BEN)).map(({ count }) => count)).toEqual([1, 0]);
  });

  test('is shown with its explanation, Export, and a Delete that asks first', async () => {
    const kinds = await setUp().privacy.stored(TEAM, ANA);
    const shown = JSON.stringify(privacyView(kinds));
    expect(shown).toContain('*Proposals*: 2 records\\nWhy Proposals are kept.');
    expect(shown).toContain('"people:export"');
    expect(shown).toMatch(/"people:delete".*"confirm":\{"title"/);
    expect(shown).toContain('forgets that you turned nudges off');
    expect(checkMessage(privacyView(kinds))).toEqual([]);
    expect(checkView(privacyModal(kinds))).toEqual([]);
  });
});

describe('Delete', () => {
  test('removes all of it, opt-out included, and tells how much', async () => {
    const { privacy, preferences } = setUp();
    await preferences.change(TEAM, ANA, { optedOut: true }, NOW);
    const deleted = await privacy.deleteAll(TEAM, ANA);
    expect(deleted.map(({ count }) => count)).toEqual([2, 1]);
    expect((await privacy.stored(TEAM, ANA)).map(({ count }) => count)).toEqual([0, 0]);
    const view = deletedView(deleted);
    expect(view.text).toBe('Deleted. Proposals: 2 records; Your choices: 1 record.');
    expect(checkMessage(view)).toEqual([]);
  });

  test('leaves everybody else’s alone', async () => {
    const { privacy } = setUp();
    await privacy.deleteAll(TEAM, ANA);
    expect((await privacy.stored(TEAM, BEN))[0]?.count).toBe(1);
  });

  test('runs in one transaction, and fails as a whole', async () => {
    let finished = 0;
    const entries = [
      keeps('Proposals', {}),
      { ...keeps('Nudges', {}), delete: () => Promise.reject(new Error('no')) },
    ];
    const privacy = createPrivacy({
      ...setUp(),
      entries,
      transaction: async (work) => {
        const done = await work();
        finished += 1;
        return done;
      },
    });
    await expect(privacy.deleteAll(TEAM, ANA)).rejects.toThrow('no');
    expect(finished).toBe(0);
  });

  test('says so when there was nothing', () => {
    expect(deletedView([]).text).toBe('There was nothing to delete.');
  });
});

describe('Export', () => {
  test('asked for by a double click is one job, whose payload holds ids alone', async () => {
    const { privacy, jobs } = setUp();
    await privacy.requestExport(TEAM, ANA);
    await privacy.requestExport(TEAM, ANA);
    expect(jobs.requests).toMatchObject([{ name: 'people.export', team: TEAM, payload: { user: ANA } }]);
  });

  test('sends one JSON file with everything to the person’s DM', async () => {
    const { runExport, slack, preferences } = setUp();
    await preferences.change(TEAM, ANA, { zone: 'Asia/Tokyo' }, NOW);
    await runExport(ANA);
    const [file] = slack.shown;
    if (file?.how !== 'file') throw new Error('no file was sent');
    expect(file).toMatchObject({ user: ANA, name: 'meanwhile-export-2026-03-12.json' });
    expect(JSON.parse(file.content)).toMatchObject({
      about: { workspace: TEAM, person: ANA },
      made: '2026-03-12T14:05Z',
      kinds: [
        { title: 'Proposals', records: [{ body: 'let us < & > `write` <!channel>' }, { body: '日本' }] },
        { title: 'Your choices', records: [{ zone: 'Asia/Tokyo', optedOut: false }] },
      ],
    });
    expect(file.content).not.toContain('his');
  });

  test('comes as messages where files are refused: nothing lost, nothing that pings', async () => {
    const { runExport, slack, outbox } = setUp();
    slack.refuseFiles = slackRefusal('scope', 'missing_scope');
    await runExport(ANA);
    expect(outbox.sent).toMatchObject([{ key: `export:${ANA}:1:1`, to: { kind: 'dm', user: ANA } }]);
    const shown = JSON.stringify(outbox.sent);
    expect(shown).toContain('part 1 of 1');
    expect(shown).not.toMatch(/[<>]/);
  });

  test('is tried again when Slack asks to wait, for the file as for the messages', async () => {
    const { runExport, slack, outbox } = setUp();
    slack.refuseFiles = slackRefusal('throttled', 'ratelimited', { retryAfterMs: 5_000 });
    await expect(runExport(ANA)).rejects.toMatchObject({ name: 'RetryLater', at: NOW + 5_000 });
    slack.refuseFiles = slackRefusal('policy', 'restricted_action');
    outbox.next.push({ state: 'later', at: 77 });
    await expect(runExport(ANA)).rejects.toBeInstanceOf(RetryLater);
  });

  test('fails for the runner to try again when Slack is down', async () => {
    const { runExport, slack, outbox } = setUp();
    slack.refuseFiles = slackRefusal('transient', 'http_503');
    await expect(runExport(ANA)).rejects.toBe(slack.refuseFiles);
    expect(outbox.sent).toEqual([]);
  });

  test('of any length is cut into pieces that fit and put together are the whole', async () => {
    const long = keeps('Proposals', { [ANA]: [{ body: '👩‍💻 a & b\n'.repeat(900) }] });
    const json = await exportText([long], TEAM, ANA, NOW);
    const pieces = inPieces(json);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join('')).toBe(json);
    for (const [index, piece] of pieces.entries()) {
      expect(checkMessage(exportPieceView(piece, index + 1, pieces.length))).toEqual([]);
    }
  });
});
