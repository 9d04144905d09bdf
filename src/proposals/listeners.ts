/** What the proposals slice listens to. */
import type { ActionPress, ShortcutUse, ViewSubmission } from '../slack/incoming.js';
import type { ListenerTable, ViewReply } from '../slack/listener-table.js';
import type { CloseProposal } from './close.js';
import { MAKE_ASYNC_SHORTCUT } from './make-async.js';
import { CLOSE_CALLBACK } from './views/close.js';
import { FORM_CALLBACK } from './views/form.js';
import { CLOSE_ACTION } from './views/post.js';
import { TRY_AGAIN_ACTION } from './views/returned.js';

export const proposalListeners = (does: {
  readonly submit: (submission: ViewSubmission) => Promise<ViewReply>;
  readonly close: CloseProposal;
  readonly tryAgain: (press: ActionPress) => Promise<void>;
  readonly makeAsync: (use: ShortcutUse) => Promise<void>;
}): ListenerTable => ({
  actions: { [CLOSE_ACTION]: does.close.open, [TRY_AGAIN_ACTION]: does.tryAgain },
  views: { [FORM_CALLBACK]: does.submit, [CLOSE_CALLBACK]: does.close.submit },
  shortcuts: { [MAKE_ASYNC_SHORTCUT]: does.makeAsync },
});
