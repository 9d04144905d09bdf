/** Every method the simulator knows. */
import type { Methods } from '../call.js';
import type { OAuthDesk } from '../oauth.js';
import { chatMethods } from './chat.js';
import { conversationMethods } from './conversations.js';
import type { MethodDeps } from './deps.js';
import { fileMethods } from './files.js';
import { installationMethods } from './installation.js';
import { userGroupMethods } from './usergroups.js';
import { userMethods } from './users.js';
import { viewMethods } from './views.js';

export function allMethods(deps: MethodDeps & { readonly oauth: OAuthDesk }): Methods {
  const { withBotToken, open } = installationMethods(deps);
  return {
    withBotToken: {
      ...withBotToken,
      ...chatMethods(deps),
      ...conversationMethods(deps),
      ...userMethods(deps),
      ...userGroupMethods(deps),
      ...viewMethods(deps),
      ...fileMethods(deps),
    },
    open,
  };
}
