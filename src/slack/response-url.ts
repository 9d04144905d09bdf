/** Answers in place of what somebody pressed or typed, through the address that came with it. */
import { ofCode, ofNetwork, ofStatus } from './errors.js';
import type { Respond, TakeAway } from './slack-api.js';

const TIMEOUT_MS = 10_000;

/** @returns both ways to answer; they throw `SlackCallError`, kind `gone` when the address is used up (5 uses, 30 minutes). */
export function createResponder(): { readonly respond: Respond; readonly takeAway: TakeAway } {
  return {
    respond: (responseUrl, { text, blocks, replaceOriginal = false }) =>
      send(responseUrl, { response_type: 'ephemeral', replace_original: replaceOriginal, text, blocks }),
    takeAway: (responseUrl) => send(responseUrl, { delete_original: true }),
  };
}

async function send(responseUrl: string, body: object): Promise<void> {
  let answer: Response;
  let said: string;
  try {
    answer = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    said = await answer.text();
  } catch (error) {
    throw ofNetwork(error);
  }
  const code = codeIn(said);
  if (code !== undefined) throw ofCode(code);
  if (!answer.ok) throw answer.status === 404 ? ofCode('expired_url') : ofStatus(answer.status);
}

/** The error code of an answer like `{"ok":false,"error":"used_url"}`; a plain `ok` has none. */
function codeIn(said: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(said);
    if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined;
    return typeof answer.error === 'string' ? answer.error : undefined;
  } catch {
    return undefined;
  }
}
