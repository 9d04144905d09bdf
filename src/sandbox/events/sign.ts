/** Slack's request signature, version 0. */
import { createHmac } from 'node:crypto';

/**
 * @param timestamp seconds since the epoch, as sent in `x-slack-request-timestamp`.
 * @returns the value of `x-slack-signature`.
 */
export const signatureOf = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
