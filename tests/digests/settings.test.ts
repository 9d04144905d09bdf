/** What the settings form is read as, and what it and a hand-over's message look like. */
import { describe, expect, test } from '@jest/globals';
import { channelId, teamId, userId } from '../../src/core/ids.js';
import { zoneOf } from '../../src/core/zoned-time.js';
import { type DigestDraft, draftOf } from '../../src/digests/draft.js';
import { metadataOf, readDraft, settle } from '../../src/digests/read-form.js';
import { sections } from '../../src/digests/sections/index.js';
import { parentView } from '../../src/digests/views/hand-over.js';
import { FIELDS, savedModal, settingsForm } from '../../src/digests/views/settings.js';
import { checkMessage, checkView } from '../support/check-limits.js';

const known = [...sections.map(({ id }) => id), 'picture' as const];
const channel = channelId('C1');
const settled = (draft: DigestDraft) =>
  settle(draft, { team: teamId('T1'), by: userId('UANA'), now: 5, known });
const draft = (changes: Partial<DigestDraft> = {}): DigestDraft => ({
  ...draftOf(channel, undefined, 'Europe/Berlin'),
  cadence: 'hand-over',
  ...changes,
});

describe('regions of a hand-over', () => {
  test('are read as people type them, and shown again as they were', () => {
    const typed = ' Europe/Berlin;America/New_York , America/Sao_Paulo;; ';
    const read = settled(draft({ regions: typed }));
    expect(read).toMatchObject({
      settings: {
        regions: [['Europe/Berlin'], ['America/New_York', 'America/Sao_Paulo']],
        schedule: { cadence: 'hand-over' },
      },
    });
    if (!('settings' in read)) throw new Error('refused');
    expect(draftOf(channel, read.settings, 'UTC').regions).toBe(
      'Europe/Berlin; America/New_York, America/Sao_Paulo',
    );
  });

  test.each([
    ['Europe/Berlin; Mars/Base', 'not a time zone I know'],
    ['Europe/Berlin; Asia/Tokyo, Europe/Berlin', 'belongs to one region'],
  ])('%s is refused with a sentence', (regions, sentence) => {
    const read = settled(draft({ regions }));
    expect('errors' in read && read.errors[FIELDS.regions]).toContain(sentence);
  });

  test('left empty in the form are none', () => {
    const values = {
      ...{ [FIELDS.cadence]: 'hand-over', [FIELDS.days]: ['mon'], [FIELDS.time]: '17:00' },
      ...{ [FIELDS.zone]: 'UTC', [FIELDS.sections]: known },
    };
    const read = readDraft({ privateMetadata: metadataOf(draft()), values }, known);
    expect(settled(read)).toMatchObject({ settings: { regions: [] } });
  });
});

test('a picture alone is no digest, and a digest may go without it', () => {
  const nothing = settled(draft({ without: known.filter((id) => id !== 'picture') }));
  expect('errors' in nothing && nothing.errors[FIELDS.sections]).toContain('Choose at least one');
  expect(settled(draft({ without: ['picture'] }))).toMatchObject({ settings: { without: ['picture'] } });
});

test('the form and the day’s message keep to Slack’s limits', () => {
  const form = settingsForm(draft({ regions: 'x'.repeat(500) }), sections, { state: 'empty' }, '{}');
  expect(checkView(form)).toEqual([]);
  const zones = Intl.supportedValuesOf('timeZone').map(zoneOf);
  const coming = zones.map((id, n) => ({ id, zones, morning: n }));
  expect(checkMessage(parentView('Tue 10 Mar', [], coming.slice(0, 40), 'UTC'))).toEqual([]);
});

test('the day’s message tells each region’s state, in the order of their mornings', () => {
  const part = (
    region: 'Asia/Tokyo' | 'Europe/Berlin',
    state: 'posted' | 'empty' | 'missed',
    to: number,
  ) => ({
    ...{ region, state, to, zones: [region, 'Europe/Lisbon' as const] },
  });
  const view = parentView(
    'Tue 10 Mar',
    [part('Europe/Berlin', 'empty', 2_000), part('Asia/Tokyo', 'posted', 1_000)],
    [{ id: 'America/Sao_Paulo', zones: ['America/Sao_Paulo'], morning: 3_000 }],
    'UTC',
  );
  const text = JSON.stringify(view.blocks);
  const order = [
    '*Tokyo, Lisbon*: told <!date^1^',
    '*Berlin, Lisbon*: nothing new',
    '*Sao Paulo*: to come <!date^3^',
  ];
  expect(order.map((words) => text.indexOf(words))).not.toContain(-1);
  expect(order.map((words) => text.indexOf(words))).toEqual(
    order.map((words) => text.indexOf(words)).sort((a, b) => a - b),
  );
});

test('what was saved is told in words', () => {
  const read = settled(draft());
  if (!('settings' in read)) throw new Error('refused');
  expect(JSON.stringify(savedModal(read.settings, 'at each region’s morning'))).toContain(
    'is a hand-over; the next one is due at each region’s morning',
  );
});
