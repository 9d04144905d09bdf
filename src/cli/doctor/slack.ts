/** Do the tokens work, do they grant what Meanwhile uses, and does this machine agree with Slack about the time? */
import { z } from 'zod';
import type { Config } from '../../config.js';
import { systemClock } from '../../core/clock.js';
import { BOT_SCOPES } from '../../slack/scopes.js';
import { type Finding, fail, ok, warn } from './finding.js';

const TIMEOUT_MS = 10_000;
/** Slack refuses signatures five minutes off; a minute is where one should look. */
const MOST_OFF_MS = 60_000;

const answer = z.looseObject({ ok: z.boolean(), error: z.string().optional(), team: z.string().optional() });

interface Told {
  readonly body: z.output<typeof answer>;
  readonly scopes: readonly string[];
  /** By how much this machine's clock is ahead, in ms; undefined when Slack does not tell the time. */
  readonly aheadMs: number | undefined;
}

export async function checkSlack({ apiUrl, access, receive }: Config['slack']): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  try {
    if (access.by === 'token') {
      const told = await ask(apiUrl, 'auth.test', access.botToken);
      findings.push(...botFindings(told), clockFinding(told.aheadMs));
    } else {
      findings.push(ok('Installed by OAuth: tokens are checked for each workspace when they are used'));
    }
    if (receive.by === 'socket')
      findings.push(socketFinding(await ask(apiUrl, 'apps.connections.open', receive.appToken)));
  } catch {
    findings.push(
      fail(
        `Slack can’t be reached at ${apiUrl}`,
        'Check the network, a proxy, and SLACK_API_URL if you set it.',
      ),
    );
  }
  return findings;
}

function botFindings({ body, scopes }: Told): readonly Finding[] {
  if (!body.ok)
    return [
      fail(
        `SLACK_BOT_TOKEN is refused (${body.error})`,
        'Copy it again from your app’s page, “OAuth & Permissions”.',
      ),
    ];
  const missing = Object.keys(BOT_SCOPES).filter((scope) => !scopes.includes(scope));
  const token = ok(`SLACK_BOT_TOKEN works in ${body.team ?? 'its workspace'}`);
  if (missing.length === 0) return [token, ok('Every scope is granted')];
  const reasons = missing.map((scope) => `${scope} (${BOT_SCOPES[scope]})`).join(', ');
  return [
    token,
    fail(`Scopes are missing: ${reasons}`, 'Update the app from manifest.yml, then install it again.'),
  ];
}

function socketFinding({ body }: Told): Finding {
  if (body.ok) return ok('SLACK_APP_TOKEN opens Socket Mode connections');
  return fail(
    `SLACK_APP_TOKEN is refused (${body.error})`,
    'Make one under “Basic Information”, “App-Level Tokens”, with connections:write; switch Socket Mode on.',
  );
}

function clockFinding(aheadMs: number | undefined): Finding {
  if (aheadMs === undefined)
    return warn('Slack did not tell its time', 'Compare this machine’s clock by hand.');
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) <= MOST_OFF_MS) return ok('This machine’s clock agrees with Slack’s');
  const advice =
    'Set the clock (NTP): requests are refused when it is 5 minutes off, and deadlines are wrong before.';
  return fail(`This machine’s clock is ${seconds} s ${aheadMs > 0 ? 'ahead' : 'behind'}`, advice);
}

/** A bare call: `doctor` wants the headers of the answer, which the client library keeps to itself. */
async function ask(apiUrl: string, method: string, token: string): Promise<Told> {
  const response = await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const date = Date.parse(response.headers.get('date') ?? '');
  return {
    body: answer.parse(await response.json()),
    scopes: (response.headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim()),
    aheadMs: Number.isNaN(date) ? undefined : systemClock.now() - date,
  };
}
