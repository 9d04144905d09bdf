/** Puts the digests slice together. */

import type { ChannelForMember } from '../channels/access.js';
import type { Subcommand } from '../commands/command.js';
import type { CalendarDate } from '../core/calendar-date.js';
import type { Clock } from '../core/clock.js';
import type { ChannelId, TeamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { Retention } from '../core/retention.js';
import type { InTransaction } from '../core/transaction.js';
import type { JobDefinition, JobQueue } from '../jobs/job.js';
import type { Outbox } from '../outbox/outbox.js';
import type { Attention, UnaskedSource } from '../outbox/unasked.js';
import type { ComingReader } from '../people/coming.js';
import type { PeopleReader } from '../people/person.js';
import type { PersonalData } from '../people/personal-data.js';
import type { PreferenceReader } from '../people/preference.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { SlackApi } from '../slack/slack-api.js';
import { createAnsweredLate } from './answered-late.js';
import { createBuildDigest } from './build.js';
import { type CatchUp, createCatchUp } from './catch-up/catch-up.js';
import { createComing } from './coming.js';
import { digestCommands } from './commands.js';
import type { DigestRepository } from './digest.js';
import { createPostPart } from './hand-over/part.js';
import { createPlanParts } from './hand-over/plan.js';
import { createReadMembers } from './hand-over/read-members.js';
import { digestJobs } from './jobs.js';
import { digestListeners } from './listeners.js';
import { createMyDigests } from './my-digests.js';
import { digestData } from './personal-data.js';
import { createPostDigest } from './post.js';
import { createPreview } from './preview.js';
import type { DigestReaders } from './readers.js';
import { rememberMembership } from './remember-membership.js';
import { sections } from './sections/index.js';
import { createSettings } from './settings.js';
import { refusedSource } from './tell-refused.js';
import type { DrawChart } from './week/draw.js';
import { createPostPicture } from './week/post-picture.js';

export interface DigestsSliceDeps extends Retention {
  readonly digests: DigestRepository;
  readonly readers: Omit<DigestReaders, 'memberCount'>;
  readonly channelForMember: ChannelForMember;
  readonly people: PeopleReader;
  readonly preferences: PreferenceReader;
  readonly slack: SlackApi;
  readonly outbox: Pick<Outbox, 'put' | 'standing'>;
  readonly attention: Attention;
  /** Absent: weekly digests have no picture. */
  readonly drawChart?: DrawChart | undefined;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface DigestsSlice {
  readonly commands: readonly Subcommand[];
  readonly jobs: readonly JobDefinition[];
  readonly listeners: ListenerTable;
  readonly personalData: PersonalData;
  /** A person's choices changed: their catch-up goes by them. Joins the running transaction. */
  readonly choicesChanged: CatchUp['chosen'];
  readonly coming: ComingReader;
  /** What it tells people unasked. */
  readonly unasked: readonly UnaskedSource[];
  /** An answer of `workDay` was saved: a digest that told of that day is brought up to date. Joins the running transaction. */
  readonly answered: (team: TeamId, channel: ChannelId, workDay: CalendarDate) => Promise<void>;
}

export function createDigestsSlice(given: DigestsSliceDeps): DigestsSlice {
  const readMembers = createReadMembers(given);
  const memberCount: DigestReaders['memberCount'] = async (...of) => (await readMembers(...of)).length;
  const build = createBuildDigest({ ...given, sections, readers: { ...given.readers, memberCount } });
  const deps = { ...given, sections, build, readMembers };
  const catchUp = createCatchUp({ ...deps, myDigests: createMyDigests(deps) });
  const preview = createPreview(deps);
  const post = createPostDigest(deps);
  const settings = createSettings({ ...deps, preview });
  return {
    commands: digestCommands({ ...deps, preview, post, settings }),
    jobs: digestJobs({
      ...{ ...deps, post, catchUp },
      ...{ planParts: createPlanParts(deps), part: createPostPart(deps) },
      postPicture: createPostPicture(deps),
    }),
    listeners: digestListeners(settings),
    personalData: digestData(deps.digests),
    coming: createComing({
      ...deps,
      myDigests: createMyDigests({ ...deps, channelForMember: rememberMembership(deps) }),
    }),
    unasked: [refusedSource(deps), catchUp.unasked],
    answered: createAnsweredLate(deps),
    choicesChanged: catchUp.chosen,
  };
}
