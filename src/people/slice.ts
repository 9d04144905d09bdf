/** Puts the people slice together: what others may use of it, and what it listens to, understands and does later. */
import type { Subcommand } from '../commands/command.js';
import type { JobDefinition } from '../jobs/job.js';
import type { InFlight } from '../slack/in-flight.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { SlackApi } from '../slack/slack-api.js';
import { createChangeChoices } from './change-choices.js';
import { createReadChoices, type RuleName } from './choices.js';
import { peopleCommands } from './commands.js';
import { type ExportJobDeps, exportJob } from './export-job.js';
import { createShowHome, type RefreshHome, type ShowHomeDeps } from './home.js';
import { createPeopleListeners, type PeopleListenersDeps } from './listeners.js';
import { createMySettings, type MySettings } from './my-settings.js';
import type { PreferenceRepository } from './preference.js';
import { createPrivacy, type PrivacyDeps } from './privacy.js';

export interface PeopleSliceDeps
  extends PrivacyDeps,
    ExportJobDeps,
    Pick<ShowHomeDeps, 'commandHelp' | 'homeSections'>,
    Pick<Parameters<typeof createMySettings>[0], 'choicesChanged'>,
    Pick<PeopleListenersDeps, 'respond'> {
  readonly inFlight: InFlight;
  readonly slack: SlackApi;
  /** Slack's directory, cached. */
  readonly directory: Pick<SlackApi, 'user'>;
  readonly preferences: PreferenceRepository;
  readonly rules: readonly RuleName[];
}

export interface PeopleSlice {
  readonly mine: Pick<MySettings, 'open' | 'offer'> & Pick<ReturnType<typeof createChangeChoices>, 'turn'>;
  readonly refreshHome: RefreshHome;
  readonly commands: readonly Subcommand[];
  readonly jobs: readonly JobDefinition[];
  readonly listeners: ListenerTable;
}

export function createPeopleSlice(deps: PeopleSliceDeps): PeopleSlice {
  const readChoices = createReadChoices(deps);
  const changeChoices = createChangeChoices({ ...deps, readChoices });
  const mySettings = createMySettings({ ...deps, readChoices });
  const privacy = createPrivacy(deps);
  const showHome = createShowHome({ ...deps, readChoices });
  const refreshHome: RefreshHome = (team, user, shownNow) =>
    deps.inFlight.run('people.home', () => showHome(team, user, shownNow));
  return {
    mine: { open: mySettings.open, offer: mySettings.offer, turn: changeChoices.turn },
    commands: peopleCommands({ changeChoices, privacy }),
    jobs: [exportJob(deps)],
    listeners: createPeopleListeners({ ...deps, changeChoices, mySettings, privacy, refreshHome }),
    refreshHome,
  };
}
