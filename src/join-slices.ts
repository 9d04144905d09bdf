/** What Meanwhile is made of: every slice, joined to the others. What one needs of another is a port in its `deps`, filled in here. */

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
import { createDigestsSlice } from './digests/slice.js';
import { createDrawChart } from './digests/week/draw.js';
import type { Installations } from './installations/installations.js';
import { installationData } from './installations/personal-data.js';
import type { JobRunner } from './jobs/job.js';
import { ruleNames, rules, talkRule } from './nudges/rules/index.js';
import { createNudgesSlice } from './nudges/slice.js';
import { wayFor } from './nudges/ways.js';
import { createAttention } from './outbox/attention.js';
import { createComing as lesserComing } from './outbox/coming.js';
import { createHomeSection as sentAtHome } from './outbox/home.js';
import { outboxListeners } from './outbox/listeners.js';
import { outboxData } from './outbox/personal-data.js';
import { createRecentChoices as recentLesser } from './outbox/recent-choices.js';
import { createOutbox } from './outbox/send.js';
import type { UnaskedSource } from './outbox/unasked.js';
import { switches } from './outbox/views/less.js';
import { createInWords } from './people/in-words.js';
import { createPeople } from './people/people.js';
import { preferenceData } from './people/preference-data.js';
import { createPeopleSlice } from './people/slice.js';
import { createProposals } from './proposals/proposals.js';
import type { Edge } from './slack/edge.js';
import { statusSaysAway } from './standups/scheduling/status-away.js';
import { createStandupsSlice } from './standups/slice.js';
import type { Store } from './store/database.js';
import { createDraftModel } from './wrapups/drafting/model.js';
import { createWrapUpsSlice } from './wrapups/slice.js';

export interface AppDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Every slice, given what it needs of the others as ports. */
export function joinSlices(
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
  const unasked = () =>
    [calls, decisions, standups, digests].flatMap((slice): readonly UnaskedSource[] => slice.unasked);
  const attention = createAttention({
    ...{ ...repositories, outbox, people, jobs, transaction, clock },
    sources: unasked,
  });
  const shared = { ...repositories, ...ofSlack, holidaysIn, outbox, attention, people, inWords };
  const deps = { ...shared, jobs, transaction, clock, logger, retentionDays: config.retentionDays };

  const lesserChoices = recentLesser({ ...deps, sources: unasked });
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
    otherChoices: async (...of) =>
      (await Promise.all([standups.recentChoices(...of), lesserChoices(...of)])).flat(),
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
    alsoComing: [
      ...[decisions.coming, calls.coming, lesserComing({ ...deps, sources: unasked })],
      (...of) => digests.coming(...of),
    ],
  });
  const digests = createDigestsSlice({
    ...deps,
    readers: {
      ...{ ...standups.digestReader, ...proposals.digestReader, ...calls.digestReader },
      ...{ ...decisions.digestReader, ...wrapUps.digestReader, ...nudges.digestReader },
    },
    channelForMember,
    ...(config.pictures.enabled && { drawChart: createDrawChart() }),
  });
  const mine = createPeopleSlice({
    ...deps,
    rules: [...ruleNames, ...switches],
    entries: [
      proposals.personalData,
      ...calls.personalData,
      ...nudges.personalData,
      decisions.personalData,
      wrapUps.personalData,
      ...standups.personalData,
      ...outboxData(repositories),
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
      ...attention.jobs,
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
        outboxListeners(deps),
        createCommandListeners({ ...deps, subcommands, fallback: standups.takeDmAnswer }),
      ],
    ],
  };
}
