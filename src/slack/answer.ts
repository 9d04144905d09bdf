/** Reads fields off Slack's answers, which the library types as perhaps absent, every one. */
import { SlackCallError } from './errors.js';

/** The field, or a `SlackCallError` that names the one Slack left out (Slack's trouble: the call itself was carried out). */
export function given<Value>(value: Value | null | undefined, field: string): Value {
  if (value !== undefined && value !== null && value !== '') return value;
  throw new SlackCallError({ kind: 'transient', code: `answer_without_${field}`, mayHaveHappened: true });
}
