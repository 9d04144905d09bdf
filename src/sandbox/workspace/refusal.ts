/** Slack's way of saying no: HTTP 200 with `ok: false` and a short code. */
import type { Wire } from '../wire.js';

/** Thrown by a method; the server answers it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: string,
    /** Fields that go beside `error`: `needed`, `response_metadata`. */
    readonly extra: Wire = {},
  ) {
    super(code);
  }
}

/** A refusal that names what is wrong with the arguments, one line each, as `response_metadata.messages`. */
export const refusalWith = (code: string, messages: readonly string[]): Refusal =>
  new Refusal(code, { response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } });
