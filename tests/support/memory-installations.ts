/** Installations in memory, in place of the store's. */
import type { TeamId } from '../../src/core/ids.js';
import type { Installation } from '../../src/installations/installation.js';

export function memoryInstallations() {
  const rows = new Map<TeamId, Installation>();
  let finds = 0;
  return {
    find: async (team: TeamId) => {
      finds += 1;
      return rows.get(team);
    },
    save: async (installation: Installation) => void rows.set(installation.team, installation),
    rows,
    /** How often it was asked. */
    finds: () => finds,
  };
}
