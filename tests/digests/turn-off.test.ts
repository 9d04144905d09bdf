/** Who may turn a channel's digest off. */
import { expect, test } from '@jest/globals';
import { createChannelForMember } from '../../src/channels/access.js';
import { channelId, userId } from '../../src/core/ids.js';
import type { DigestSettings } from '../../src/digests/digest.js';
import { createSettings } from '../../src/digests/settings.js';
import { aChannel, fakeSlack, TEAM } from '../support/fake-slack.js';
import { stoppedClock } from '../support/memory-ports.js';
import { memoryDigests } from './memory-digests.js';

const CHANNEL = channelId('C1');
const [ANA, BEN] = [userId('UANA'), userId('UBEN')];

test('any member may, also when the channel has come to be shared with another organisation since', async () => {
  let kept: DigestSettings = {
    ...{ team: TEAM, channel: CHANNEL, on: true, without: [], regions: [], version: 1, updatedAt: 0 },
    schedule: { cadence: 'daily', time: '17:00', days: ['tue'], zone: 'UTC' },
  };
  const slack = fakeSlack({
    channels: [aChannel({ id: CHANNEL, isExternal: true })],
    members: { [CHANNEL]: [ANA] },
  }).api;
  const digests = memoryDigests(() => kept, new Map());
  const { turnOff } = createSettings({
    ...{ slack, sections: [], clock: stoppedClock(9), transaction: (work) => work() },
    channelForMember: createChannelForMember({ slack }),
    people: { person: async () => undefined },
    preview: async () => ({ state: 'empty' }),
    jobs: { enqueue: async () => {} },
    digests: {
      ...digests,
      async saveSettings(settings) {
        kept = settings;
        return true;
      },
    },
  });
  expect(await turnOff({ team: TEAM, user: BEN }, CHANNEL)).toBeUndefined();
  expect(kept.on).toBe(true);
  expect(await turnOff({ team: TEAM, user: ANA }, CHANNEL)).toBe(true);
  expect(kept).toMatchObject({ on: false, version: 2, updatedBy: ANA });
});
