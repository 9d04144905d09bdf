/** Claims of deliveries. */
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { Ambient } from './ambient.js';
import { countOf } from './rows.js';

export const deliveryStore = ({ handle, transaction }: Ambient): DeliveryRepository => ({
  claim: (team, keys, now) =>
    transaction(async () => {
      // In one order, so that two claims of the same keys wait for, and never lock out, each other.
      const wanted = [...new Set(keys)].sort();
      const claimed = await handle()
        .insertInto('delivery')
        .values(wanted.map((key) => ({ team_id: team, key, claimed_at: now })))
        .onConflict((conflict) => conflict.doNothing())
        .returning('key')
        .execute();
      if (claimed.length === wanted.length) return true;
      if (claimed.length > 0) {
        // Not rolled back: the transaction may be somebody else's, with work of its own.
        const ours = claimed.map((row) => row.key);
        await handle().deleteFrom('delivery').where('team_id', '=', team).where('key', 'in', ours).execute();
      }
      return false;
    }),

  async purge(before) {
    const gone = await handle().deleteFrom('delivery').where('claimed_at', '<', before).executeTakeFirst();
    return countOf(gone);
  },
});
