/** The choice of a user group. */
import type { InputBlock, StaticSelect } from '@slack/types';
import { input, option, plain } from '../../../slack/blocks.js';
import { LIMITS } from '../../../slack/limits.js';
import { shorten } from '../../../slack/mrkdwn.js';
import type { SlackGroup } from '../../../slack/slack-api.js';
import type { Draft } from '../draft.js';
import { FIELDS } from './fields.js';

/** Far more than a workspace has; a view holds 250 kB, and these some 100. */
const MOST_GROUPS = 600;

/** @returns no field where there is nothing to choose. */
export function groupField({ roster, group }: Draft, groups: readonly SlackGroup[]): readonly InputBlock[] {
  const followed = roster === 'group' && group !== '' && !groups.some(({ id }) => id === group);
  const offered = [
    ...groups.slice(0, MOST_GROUPS).map(({ id, handle, name }) => groupOption(`@${handle} (${name})`, id)),
    // Disabled, or not to be seen just now: saving the form does not change it.
    ...(followed ? [groupOption('The one it follows now', group)] : []),
  ];
  if (offered.length === 0) return [];
  const chosen = offered.find(({ value }) => value === group);
  return [
    input({
      label: 'User group',
      hint: 'Used only when you chose a user group above.',
      optional: true,
      element: {
        type: 'static_select',
        action_id: FIELDS.group,
        placeholder: plain('Choose a user group'),
        ...inParts(offered),
        ...(chosen && { initial_option: chosen }),
      },
    }),
  ];
}

const groupOption = (label: string, id: string) => option(shorten(label, LIMITS.option.text), id);

/** A list holds a hundred; more go into lists under the handles they begin with. */
function inParts(
  offered: readonly ReturnType<typeof groupOption>[],
): Pick<StaticSelect, 'options'> | Pick<StaticSelect, 'option_groups'> {
  if (offered.length <= LIMITS.select.options) return { options: [...offered] };
  const parts = [];
  for (let from = 0; from < offered.length; from += LIMITS.select.options) {
    const options = offered.slice(from, from + LIMITS.select.options);
    parts.push({ label: plain(`From ${shorten(options[0]?.text.text ?? '', 60)}`), options });
  }
  return { option_groups: parts };
}
