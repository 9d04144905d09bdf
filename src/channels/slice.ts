/** Puts the channels slice together: what others may use of it, and what it listens to, understands and does later. */
import type { Subcommand } from '../commands/command.js';
import type { Clock } from '../core/clock.js';
import type { Logger } from '../core/logger.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { JobDefinition, JobQueue } from '../jobs/job.js';
import type { Outbox } from '../outbox/outbox.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { createChannelForMember } from './access.js';
import {
  type ChangeChannelSettings,
  createChangeChannelSettings,
  createSettingsForMember,
} from './change-channel-settings.js';
import type { ChannelRepository } from './channel-settings.js';
import { type ChannelCommandsDeps, channelCommands } from './commands.js';
import { createPlanIntroduction, introduceJob } from './introduce.js';
import { createChannelListeners } from './listeners.js';
import { createOpenChannelSettings } from './open-settings.js';

export interface ChannelsSliceDeps {
  readonly slack: SlackApi;
  readonly channels: ChannelRepository;
  readonly deliveries: DeliveryRepository;
  readonly jobs: JobQueue;
  readonly outbox: Outbox;
  readonly transaction: InTransaction;
  readonly respond: Respond;
  readonly clock: Clock;
  readonly logger: Logger;
  /** One's own settings; the people slice keeps them. */
  readonly mine: ChannelCommandsDeps['mine'];
}

export interface ChannelsSlice {
  readonly changeSettings: ChangeChannelSettings;
  readonly commands: readonly Subcommand[];
  readonly jobs: readonly JobDefinition[];
  readonly listeners: ListenerTable;
}

export function createChannelsSlice(deps: ChannelsSliceDeps): ChannelsSlice {
  const access = { ...deps, channelForMember: createChannelForMember(deps) };
  const changeSettings = createChangeChannelSettings(access);
  const openSettings = createOpenChannelSettings({
    ...deps,
    settingsForMember: createSettingsForMember(access),
  });
  return {
    changeSettings,
    commands: channelCommands({ openSettings, changeSettings, mine: deps.mine }),
    jobs: [introduceJob(deps)],
    listeners: createChannelListeners({
      ...{ openSettings, changeSettings, respond: deps.respond, openMySettings: deps.mine.open },
      planIntroduction: createPlanIntroduction(deps),
    }),
  };
}
