/** Installing by OAuth: the options that switch on the pages of Bolt's receiver, `/slack/install` and `/slack/oauth_redirect`. */
import type { HTTPReceiverOptions, InstallationStore } from '@slack/bolt';
import type { Logger } from '../core/logger.js';
import { randomId } from '../core/random.js';
import { BOT_SCOPES } from './scopes.js';

const REDIRECT_PATH = '/slack/oauth_redirect';
const TIMEOUT_MS = 10_000;

export function oauthOptions(deps: {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly apiUrl: string;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly installationStore: InstallationStore;
  readonly logger: Logger;
}): Partial<HTTPReceiverOptions> {
  return {
    clientId: deps.clientId,
    clientSecret: deps.clientSecret,
    stateSecret: deps.stateSecret,
    installationStore: deps.installationStore,
    scopes: Object.keys(BOT_SCOPES),
    redirectUri: `${deps.publicUrl}${REDIRECT_PATH}`,
    installerOptions: {
      redirectUriPath: REDIRECT_PATH,
      authorizationUrl: new URL('../oauth/v2/authorize', deps.apiUrl).href,
      // Never `headers` here: the installer's client would write each new workspace's token into them.
      clientOptions: {
        slackApiUrl: deps.apiUrl,
        timeout: TIMEOUT_MS,
        retryConfig: { retries: 2, maxTimeout: 5_000 },
      },
      callbackOptions: {
        // Bolt's own answer is an HTTP 500, also when somebody just pressed "Cancel".
        failure: (error, _options, _request, response) => {
          const reference = randomId('', 8);
          deps.logger.warn({ reference, error }, 'An installation did not come about');
          response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' });
          response.end(failurePage(reference));
        },
      },
    },
  };
}

const failurePage = (reference: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Meanwhile was not installed</title>
<body style="font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1>Meanwhile was not installed</h1>
<p>Slack did not complete the installation. Nothing was changed in your workspace.</p>
<p><a href="/slack/install">Try again</a>. If it happens again, tell the people who run Meanwhile this reference: ${reference}</p>
</body></html>
`;
