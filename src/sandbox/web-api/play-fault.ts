/** A call that goes wrong: what is done of it, what is written down, and what the caller gets. */
import type { ServerResponse } from 'node:http';
import type { Fault } from '../sandbox.js';
import type { Reply } from './call.js';

export const answer = (response: ServerResponse, { status, headers, body }: Reply): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
};

/** One call, ready to be carried out. */
interface Stage {
  /** Carries the call out. */
  readonly act: () => Reply;
  /** Writes it down; `told` is what it would be answered. */
  readonly write: (status: number, done: boolean, told?: Reply) => void;
  readonly response: ServerResponse;
  /** Waits on the sandbox's clock. */
  readonly later: (ms: number, work: () => void) => void;
}

/** Plays one fault in the place of a plain answer. */
export function playFault(fault: Fault, { act, write, response, later }: Stage): void {
  if ('latencyMs' in fault) {
    const told = act();
    later(fault.latencyMs, () => {
      write(told.status, true, told);
      answer(response, told);
    });
  } else if ('drop' in fault) {
    const told = fault.drop === 'before' ? undefined : act();
    write(0, told !== undefined, told);
    if (fault.drop === 'midway' && told) {
      const body = Buffer.from(JSON.stringify(told.body));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
    } else {
      response.destroy();
    }
  } else if ('status' in fault) {
    if (fault.done) act();
    write(fault.status, fault.done ?? false);
    response.writeHead(fault.status, { 'content-type': 'text/html' });
    response.end(
      `<!DOCTYPE html><html><body><h1>${fault.status}</h1>Our service is not available.</body></html>`,
    );
  } else {
    const limited = 'rateLimited' in fault;
    const done = !limited && (fault.done ?? false);
    if (done) act();
    const wait = limited ? fault.rateLimited.retryAfter : undefined;
    const headers: Record<string, string> = wait === undefined ? {} : { 'retry-after': String(wait) };
    const body = { ok: false, error: limited ? 'ratelimited' : fault.error };
    const told: Reply = { status: limited ? 429 : 200, headers, body, team: undefined };
    write(told.status, done, told);
    answer(response, told);
  }
}
