/** What the wrap-ups slice listens to. */
import type { ActionPress, ShortcutUse, ViewSubmission } from '../slack/incoming.js';
import type { ListenerTable, ViewReply } from '../slack/listener-table.js';
import type { Drafting } from './drafting/drafting.js';
import { readTalkValue } from './form-refs.js';
import type { OpenWrapUp } from './open-form.js';
import type { Reopen } from './reopen.js';
import { OPEN_ACTION } from './views/answers.js';
import { AGREE_CALLBACK } from './views/draft.js';
import { DRAFT_ACTION, FORM_CALLBACK } from './views/form.js';
import { EDIT_ACTION } from './views/post.js';
import { TRY_AGAIN_ACTION } from './views/returned.js';

/** The message shortcut *Wrap up this thread*, on any of its messages. */
const THIS_THREAD_SHORTCUT = 'wrapups:this-thread';

export const wrapUpListeners = (does: {
  readonly open: OpenWrapUp;
  readonly submit: (submission: ViewSubmission) => Promise<ViewReply>;
  readonly reopen: Reopen;
  readonly drafting?: Drafting;
}): ListenerTable => ({
  actions: {
    [OPEN_ACTION]: ({ team, user, triggerId, value }: ActionPress) =>
      does.open({ team, user, triggerId, ...readTalkValue(value) }),
    [EDIT_ACTION]: does.reopen.edit,
    [TRY_AGAIN_ACTION]: does.reopen.tryAgain,
    ...(does.drafting && { [DRAFT_ACTION]: does.drafting.offer }),
  },
  views: {
    [FORM_CALLBACK]: does.submit,
    ...(does.drafting && { [AGREE_CALLBACK]: does.drafting.agree }),
  },
  shortcuts: {
    async [THIS_THREAD_SHORTCUT]({ team, user, triggerId, message }: ShortcutUse) {
      if (!message) return; // Only message shortcuts bear this name.
      const { channel, ts, threadTs = ts } = message;
      await does.open({ team, user, triggerId, channel, threadTs });
    },
  },
});
