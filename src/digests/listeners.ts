/** What the digests slice listens to. */
import type { ListenerTable } from '../slack/listener-table.js';
import type { DigestSettingsForm } from './settings.js';
import { FIELDS, SETTINGS_VIEW } from './views/settings.js';

export const digestListeners = ({ chosen, submit }: DigestSettingsForm): ListenerTable => ({
  actions: {
    [FIELDS.cadence]: chosen,
    [FIELDS.days]: chosen,
    [FIELDS.time]: chosen,
    [FIELDS.sections]: chosen,
  },
  views: { [SETTINGS_VIEW]: submit },
});
