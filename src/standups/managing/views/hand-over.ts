/** *Hand over*: who owns a standup from now on. */
import type { ModalView } from '@slack/types';
import { input, plain, section } from '../../../slack/blocks.js';
import { escapeText } from '../../../slack/mrkdwn.js';
import type { Standup } from '../../standup-record.js';
import { writeStandup } from '../refs.js';
import { FIELDS, MOST_OWNERS } from './fields.js';

export const HAND_OVER_VIEW = 'standups:save-owners';

export const handOverView = ({ id, name, owners }: Standup): ModalView => ({
  type: 'modal',
  callback_id: HAND_OVER_VIEW,
  private_metadata: writeStandup(id),
  title: plain('Hand over'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    section(`Who looks after *${escapeText(name)}* from now on? To leave it, take yourself off the list.`),
    input({
      label: 'Owners',
      // Optional, so that our own words say why nobody is not enough.
      optional: true,
      element: {
        type: 'multi_users_select',
        action_id: FIELDS.owners,
        max_selected_items: MOST_OWNERS,
        placeholder: plain('Choose people'),
        ...(owners.length > 0 && { initial_users: owners.slice(0, MOST_OWNERS) }),
      },
    }),
  ],
});
