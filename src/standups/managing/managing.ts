/** Making and managing standups, put together: what it listens to and understands. */
import type { ChannelForMember } from '../../channels/access.js';
import type { Subcommand } from '../../commands/command.js';
import type { Clock } from '../../core/clock.js';
import type { StandupId, UserId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import type { DeliveryRepository } from '../../deliveries/delivery-repository.js';
import type { ComingReader } from '../../people/coming.js';
import type { HomeSection } from '../../people/home.js';
import type { PeopleReader } from '../../people/person.js';
import type { PersonalData } from '../../people/personal-data.js';
import type { ChoosableGroups } from '../../slack/choosable-groups.js';
import type { ListenerTable } from '../../slack/listener-table.js';
import type { Respond, SlackApi } from '../../slack/slack-api.js';
import type { Resumed } from '../ports.js';
import type { Standup } from '../standup-record.js';
import type { StandupRepository } from '../standup-repository.js';
import { checkOwnersArePeople, createManageable } from './access.js';
import { createChangeStandup } from './change.js';
import { type ComingDeps, createComingPrompts } from './coming.js';
import { managingCommands } from './commands.js';
import { createHomeSection } from './home.js';
import { managingListeners } from './listeners.js';
import { createListStandups } from './listing.js';
import { createWeekSection } from './my-week.js';
import { createOpenForms } from './open-forms.js';
import { standupPlacesData } from './personal-data.js';
import type { PlanFor, ShowHistory } from './ports.js';
import { createDraftInForm } from './read-form.js';
import { createSave } from './save.js';
import { sentenceOf } from './sentence-of.js';
import { checkOwners } from './settle.js';

export interface ManagingDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'pushView' | 'updateView' | 'members' | 'groupMembers'>;
  readonly groups: ChoosableGroups;
  readonly respond: Respond;
  readonly standups: StandupRepository;
  readonly occurrences: ComingDeps['occurrences'];
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly people: PeopleReader;
  readonly channelForMember: ChannelForMember;
  readonly gatherFacts: ComingDeps['gatherFacts'];
  readonly planFor: PlanFor;
  readonly resumed: Resumed;
  readonly history: ShowHistory;
  /** What other slices are about to do, for `/async preview` and Home. */
  readonly alsoComing?: readonly ComingReader[] | undefined;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly newId: () => StandupId;
}

export interface Managing {
  readonly commands: readonly Subcommand[];
  readonly listeners: ListenerTable;
  readonly personalData: PersonalData;
  /** My standups. */
  readonly homeSection: HomeSection;
  /** What is coming to me, of all slices. */
  readonly weekSection: HomeSection;
}

export function createManaging(deps: ManagingDeps): Managing {
  const manageable = createManageable(deps);
  const coming = createComingPrompts(deps);
  const draftInForm = createDraftInForm({ ...deps, manageable });
  const openForms = createOpenForms({ ...deps, manageable, draftInForm, coming });
  const checkNewOwners = ({ team, owners: before }: Standup, owners: readonly UserId[]) =>
    sentenceOf(async () => {
      checkOwners(owners);
      const fresh = owners.filter((owner) => !before.includes(owner));
      await checkOwnersArePeople(deps.people, team, fresh);
    });
  const listStandups = createListStandups(deps);
  return {
    commands: managingCommands({ ...deps, listStandups, openForms, coming }),
    listeners: managingListeners({
      ...{ ...deps, manageable, openForms, checkNewOwners },
      changeStandup: createChangeStandup({ ...deps, manageable }),
      save: createSave({ ...deps, manageable, draftInForm }),
    }),
    personalData: standupPlacesData(deps),
    homeSection: createHomeSection({ listStandups, coming }),
    weekSection: createWeekSection({ ...deps, listStandups, coming }),
  };
}
