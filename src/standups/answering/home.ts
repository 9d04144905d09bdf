/** Leave on Home: what is noted, a form to note more, and taking it back. */
import type { HomeSection, RefreshHome } from '../../people/home.js';
import type { ActionPress } from '../../slack/incoming.js';
import type { ListenerTable } from '../../slack/listener-table.js';
import type { SlackApi } from '../../slack/slack-api.js';
import type { TakeLeave } from './take-leave.js';
import { CLEAR_LEAVE_ACTION, HOME_LEAVE_ACTION, homeLeaveView, leaveFormView } from './views/leave.js';

export interface LeaveAtHomeDeps {
  readonly leave: TakeLeave;
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly refreshHome: RefreshHome;
}

export const leaveSection =
  ({ leave }: Pick<LeaveAtHomeDeps, 'leave'>): HomeSection =>
  async (team, user) =>
    homeLeaveView(await leave.coming(team, user));

export const leaveActions = ({ leave, slack, refreshHome }: LeaveAtHomeDeps): ListenerTable['actions'] => ({
  [HOME_LEAVE_ACTION]: async ({ team, user, triggerId }: ActionPress) => {
    await slack.openView(team, triggerId, leaveFormView(await leave.today(team, user), 'home'));
  },
  [CLEAR_LEAVE_ACTION]: async ({ team, user }: ActionPress) => {
    await leave.clear(team, user);
    refreshHome(team, user);
  },
});
