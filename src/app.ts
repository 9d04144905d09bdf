/**
 * The composition root: the only file that picks store, job engine and receiver, and joins the slices. Read it top to bottom to know
 * what Meanwhile is made of; each slice's own file tells the rest.
 */

import { createCallsSlice } from './calls/slice.js';
import { createChannelForMember } from './channels/access.js';
import { channelSettingsData } from './channels/personal-data.js';
import { createChannelsSlice } from './channels/slice.js';
import { withHelp } from './commands/help.js';
import { createCommandListeners } from './commands/listeners.js';
import { commandSections } from './commands/views.js';
import type { Config } from './config.js';
import type { Clock } from './core/clock.js';
import { createHolidayCalendar } from './core/holiday-calendar.js';
import { callId, decisionId, pauseId, proposalId, wrapUpId } from './core/ids.js';
import type { Logger } from './core/logger.js';
import { randomId } from './core/random.js';
import { createDecisionsSlice } from './decisions/slice.js';
import { deliveryJobs } from './deliveries/jobs.js';
import { createDigestsSlice } from './digests/slice.js';
import { encryptionKey } from './encryption-key.js';
import { createTokenCheck, installWithToken } from './installations/install.js';
import { createInstallations, type Installations } from './installations/installations.js';
import { installationJobs } from './installations/jobs.js';
import { installationListeners } from './installations/listeners.js';
import { createInstallationStore } from './installations/oauth-store.js';
import { installationData } from './installations/personal-data.js';
import type { JobRunner } from './jobs/job.js';
import { openPgBoss } from './jobs/pg-boss.js';
import { createJobRunner } from './jobs/runner.js';
import { ruleNames, rules, talkRule } from './nudges/rules/index.js';
import { createNudgesSlice } from './nudges/slice.js';
import { warmUp } from './nudges/warm-up.js';
import { wayFor } from './nudges/ways.js';
import { createHomeSection as sentAtHome } from './outbox/home.js';
import { outboxJobs } from './outbox/jobs.js';
import { outboxData } from './outbox/personal-data.js';
import { createOutbox } from './outbox/send.js';
import { createInWords } from './people/in-words.js';
import { createPeople } from './people/people.js';
import { preferenceData } from './people/preference-data.js';
import { createPeopleSlice } from './people/slice.js';
import { createProposals } from './proposals/proposals.js';
import { createEdge, type Edge } from './slack/edge.js';
import type { ListenedTo } from './slack/merge-tables.js';
import { statusSaysAway } from './standups/scheduling/status-away.js';
import { createStandupsSlice } from './standups/slice.js';
import { openStore, type Store } from './store/database.js';
import { createDraftModel } from './wrapups/drafting/model.js';
import { createWrapUpsSlice } from './wrapups/slice.js';

export interface AppDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface MeanwhileApp {
  /** @throws AppError `config-invalid` when Slack refuses a token or the port is taken. */
  start(): Promise<void>;
  /** Takes in nothing more, finishes or hands back what is under way within about `withinMs`, and closes the store. */
  stop(withinMs: number): Promise<void>;
  /** Of the HTTP server; undefined over Socket Mode without a PORT. */
  port(): number | undefined;
  /** Resolves when no delivery is being answered and no background work runs. */
  idle(): Promise<void>;
  /** What it listens to, by name; the manifest and every control of its views are held to it. */
  readonly listensTo: ListenedTo;
}

/** Opens the store and puts everything together; nothing is taken in before `start`. @throws AppError as `openStore` does. */
export async function createApp({ config, clock, logger }: AppDeps): Promise<MeanwhileApp> {
  const key = await encryptionKey(config.store, logger);
  const store = openStore({ ...config.store, encryptionKey: key, clock, logger });
  try {
    await store.migrate();
    await store.check();
    return await assemble({ config, clock, logger }, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble({ config, clock, logger }: AppDeps, store: Store): Promise<MeanwhileApp> {
  const { repositories, transaction } = store;
  const { access, apiUrl } = config.slack;
  let taking = false;

  const installations = createInstallations({
    ...{ repository: repositories.installations, clock, logger },
    ...(access.by === 'token' && { ownToken: access.botToken }),
    tokenWorks: createTokenCheck({ apiUrl, logger }),
  });
  const runner = await openJobRunner({ config, clock, logger }, store, installations.mayWorkFor);
  const edge = createEdge({
    ...{ config, clock, logger, access: installations.access, onTokenRefused: installations.tokenRefused },
    installationStore: createInstallationStore({ installations, clock }),
    isReady: async () => taking && (await answers(store)),
  });
  const slices = joinSlices({ config, clock, logger }, store, runner, edge, installations);
  const listensTo = edge.listen([installationListeners({ installations }), ...slices.listeners]);

  return {
    async start() {
      if (access.by === 'token') await installWithToken({ ...access, apiUrl, installations, clock, logger });
      await runner.start([
        ...slices.jobs,
        ...deliveryJobs({ deliveries: repositories.deliveries, clock }),
        ...outboxJobs({ outbox: repositories.outbox, clock, ...config }),
        ...installationJobs({
          ...{ installations: repositories.installations, jobs: runner },
          ...{ transaction, clock, logger },
        }),
      ]);
      await slices.takeUp();
      taking = true;
      await edge.start();
      if (config.nudges.enabled) clock.wakeAt(clock.now(), () => warmUp(rules));
    },
    async stop(withinMs) {
      taking = false;
      const began = clock.now();
      await edge.stop(withinMs);
      await slices.leaveBehind();
      await runner.stop(Math.max(0, withinMs - (clock.now() - began)));
      await store.close();
    },
    port: edge.port,
    async idle() {
      await edge.inFlight.idle(Number.MAX_SAFE_INTEGER);
      await runner.idle();
    },
    listensTo,
  };
}

/** Every slice, given what it needs of the others as ports. */
function joinSlices(
  { config, clock, logger }: AppDeps,
  store: Store,
  jobs: JobRunner,
  edge: Edge,
  installations: Installations,
) {
  const { repositories, transaction } = store;
  const { slack, respond, takeAway, directory, groups, inFlight } = edge;
  const ofSlack = { slack, respond, takeAway, directory, groups, inFlight };
  const outbox = createOutbox({ slack, repository: repositories.outbox, clock, logger });
  const holidaysIn = createHolidayCalendar({ clock });
  const people = createPeople({ ...repositories, directory, holidaysIn });
  const inWords = createInWords({ people });
  const shared = { ...repositories, ...ofSlack, holidaysIn, outbox, people, inWords };
  const deps = { ...shared, jobs, transaction, clock, logger, retentionDays: config.retentionDays };

  const channelForMember = createChannelForMember({ slack });
  const proposals = createProposals({
    ...deps,
    newId: () => proposalId(randomId('P')),
    kindFor: (text) => wayFor(rules, text),
  });
  const calls = createCallsSlice({
    ...deps,
    openWrittenWay: proposals.openForm,
    newCallId: () => callId(randomId('K')),
    newPauseId: () => pauseId(randomId('B')),
  });
  const decisions = createDecisionsSlice({
    ...deps,
    ...{ channelForMember, statusSaysAway },
    newId: () => decisionId(randomId('D')),
  });
  const wrapUps = createWrapUpsSlice({
    ...deps,
    channelForMember,
    ...(config.llm && { model: createDraftModel({ ...config.llm, clock }) }),
    recentTexts: (...of) => nudges.recentTexts(...of),
    newId: () => wrapUpId(randomId('W')),
  });
  const nudges = createNudgesSlice({
    ...deps,
    ...{ rules, talkRule, ruleNames, writer: randomId('W') },
    outboxRecords: repositories.outbox,
    openWrittenWay: proposals.openForm,
    ...{ openDecision: decisions.openDecision, openWrapUp: wrapUps.openWrapUp },
    ...{ openCall: calls.openCall, continueTomorrow: calls.continueTomorrow },
    otherChoices: (...of) => standups.recentChoices(...of),
    isMember: async (team, channel, user) => (await channelForMember(team, channel, user)) !== undefined,
    setChannelNudges: async (team, channel, by, on) =>
      !('refused' in (await channels.changeSettings(team, channel, by, { nudges: on }))),
  });
  const standups = createStandupsSlice({
    ...deps,
    outboxRecords: repositories.outbox,
    refreshHome: (team, user) => mine.refreshHome(team, user),
    channelForMember,
    digestToldOf: (...day) => digests.answered(...day),
    alsoComing: [decisions.coming, calls.coming, (...of) => digests.coming(...of)],
  });
  const digests = createDigestsSlice({
    ...deps,
    readers: {
      ...{ ...standups.digestReader, ...proposals.digestReader, ...calls.digestReader },
      ...{ ...decisions.digestReader, ...wrapUps.digestReader, ...nudges.digestReader },
    },
    channelForMember,
  });
  const mine = createPeopleSlice({
    ...deps,
    rules: ruleNames,
    entries: [
      proposals.personalData,
      ...calls.personalData,
      ...nudges.personalData,
      decisions.personalData,
      wrapUps.personalData,
      ...standups.personalData,
      outboxData({ outbox: repositories.outbox }),
      preferenceData(deps),
      digests.personalData,
      channelSettingsData({ channels: repositories.channels }),
      installationData({ installations }),
    ],
    commandHelp: () => commandSections(subcommands),
    choicesChanged: (...whose) =>
      standups.replanPerson(...whose).then(() => digests.choicesChanged(...whose)),
    homeSections: [decisions.homeSection, ...standups.homeSections, sentAtHome({ ...repositories, clock })],
  });
  const channels = createChannelsSlice({ ...deps, channels: repositories.channels, mine: mine.mine });
  const subcommands = withHelp([
    ...decisions.commands,
    ...standups.commands,
    ...digests.commands,
    ...calls.commands,
    ...wrapUps.commands,
    ...nudges.commands,
    ...channels.commands,
    ...mine.commands,
  ]);

  // A workspace that switched nudges off everywhere keeps the rest: forms, commands, and the answers to nudges that are out.
  const { message: _unheard, ...withoutNudges } = nudges.listeners;
  /** What would be a pity to lose, and is no reason not to start or stop. */
  const ifItCan = (what: string, work: () => Promise<void>) =>
    work().catch((error: unknown) => logger.warn({ error }, `${what} failed`));
  return {
    takeUp: () => ifItCan('taking up talks', nudges.recallTalks),
    leaveBehind: () => ifItCan('leaving talks behind', nudges.leaveTalks),
    jobs: [
      ...proposals.jobs,
      ...calls.jobs,
      ...decisions.jobs,
      ...wrapUps.jobs,
      ...standups.jobs,
      ...digests.jobs,
      ...nudges.jobs,
      ...mine.jobs,
      ...channels.jobs,
    ],
    listeners: [
      ...[
        config.nudges.enabled ? nudges.listeners : withoutNudges,
        proposals.listeners,
        calls.listeners,
        decisions.listeners,
        wrapUps.listeners,
        ...standups.listeners,
        digests.listeners,
        mine.listeners,
        channels.listeners,
        createCommandListeners({ ...deps, subcommands, fallback: standups.takeDmAnswer }),
      ],
    ],
  };
}

/** SQLite's jobs live in its own file; on Postgres pg-boss shares them among all replicas. */
async function openJobRunner(
  { config, clock, logger }: AppDeps,
  store: Store,
  mayRun: Installations['mayWorkFor'],
): Promise<JobRunner> {
  const { transaction, running, afterCommit } = store;
  const { databaseUrl } = config.store;
  const engine = databaseUrl
    ? await openPgBoss({
        ...{ connection: { connectionString: databaseUrl }, transaction, running, clock, logger },
      })
    : store.jobTable;
  return createJobRunner({ engine, clock, logger, afterCommit, mayRun });
}

const answers = (store: Store): Promise<boolean> =>
  store.check().then(
    () => true,
    () => false,
  );
