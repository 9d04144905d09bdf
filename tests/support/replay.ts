/** Sends the app once more what Slack sent it before, rightly signed: a double click, a retry, or somebody who tries a trick. */
import type { Delivery, Sandbox, Wire } from '../../src/sandbox/sandbox.js';

/** The last thing of a kind that Slack sent. */
export const lastSent = (
  { deliveries }: Pick<Sandbox, 'deliveries'>,
  kind: Delivery['kind'],
): Delivery | undefined => deliveries.filter((each) => each.kind === kind).at(-1);

/** @param change fields of the payload to be different this time. */
export async function replay(
  { traffic }: Pick<Sandbox, 'traffic'>,
  delivery: Delivery | undefined,
  change: Wire = {},
): Promise<Delivery> {
  if (!delivery) throw new Error('nothing was delivered that could come again');
  const payload = { ...delivery.payload, ...change };
  if (delivery.kind === 'event') return traffic.forge({ body: JSON.stringify(payload) });
  const fields = delivery.kind === 'interaction' ? { payload: JSON.stringify(payload) } : payload;
  const texts = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
  return traffic.forge({
    body: new URLSearchParams(texts).toString(),
    contentType: 'application/x-www-form-urlencoded',
  });
}
