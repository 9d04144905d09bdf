/** Asks a model for a draft: one POST to an OpenAI-compatible API, with a bound on everything. No SDK, no retries, no redirects. */
import { z } from 'zod';
import type { Clock } from '../../core/clock.js';
import { INSTRUCTIONS } from './instructions.js';

/** Somebody is looking at "one moment". */
const ANSWERS_WITHIN_MS = 10_000;
/** Far more than a draft of twenty lines; what is longer is none. In bytes. */
const LONGEST_ANSWER = 64 * 1024;
/** Of the answer, in the model's own units. */
const MOST_TOKENS = 1_200;

export type ModelAnswer =
  | { readonly state: 'answered'; readonly content: string }
  /** Late, could not be reached, said no, or said something that is no answer. */
  | { readonly state: 'failed'; readonly why: 'late' | 'unreached' | 'refused' | 'nonsense' };

export interface DraftModel {
  readonly name: string;
  /** Where it is, as a person is told before anything is sent there. */
  readonly host: string;
  /** Never throws. */
  ask(text: string): Promise<ModelAnswer>;
}

const answered = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

export function createDraftModel(of: {
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string;
  readonly clock: Clock;
}): DraftModel {
  const { url, model, apiKey, clock } = of;

  async function ask(text: string, signal: AbortSignal): Promise<ModelAnswer> {
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({
        model,
        messages: [
          { role: 'system', content: INSTRUCTIONS },
          { role: 'user', content: text },
        ],
        temperature: 0,
        max_tokens: MOST_TOKENS,
        stream: false,
      }),
      // What was agreed to be sent to one place is sent to no other.
      redirect: 'error',
      signal,
    });
    if (!response.ok) return failed('refused');
    const body = await readAtMost(response, LONGEST_ANSWER);
    const content = body === undefined ? undefined : contentOf(body);
    return content === undefined ? failed('nonsense') : { state: 'answered', content };
  }

  return {
    name: model,
    host: new URL(url).host,
    async ask(text) {
      const abort = new AbortController();
      const cancel = clock.wakeAt(clock.now() + ANSWERS_WITHIN_MS, () => abort.abort());
      try {
        return await ask(text, abort.signal);
      } catch {
        return failed(abort.signal.aborted ? 'late' : 'unreached');
      } finally {
        cancel();
        abort.abort();
      }
    },
  };
}

const failed = (why: Extract<ModelAnswer, { state: 'failed' }>['why']): ModelAnswer => ({
  state: 'failed',
  why,
});

/** @returns undefined when there is more; the rest is not read. */
async function readAtMost(response: Response, bytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > bytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function contentOf(body: string): string | undefined {
  try {
    return answered.safeParse(JSON.parse(body)).data?.choices[0]?.message.content;
  } catch {
    return undefined;
  }
}
