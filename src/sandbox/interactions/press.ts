/** Pressing and choosing: `block_actions`; and typing in a select that the app fills: `block_suggestion`. */

import { type Control, controlsOf, optionsOf, valueAfter, withValue } from '../block-kit/input-state.js';
import { type PeopleDeps, rested } from '../people/deps.js';
import type { Answered, Choice, People } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { isWire, textField, type Wire, wireField } from '../wire.js';
import { actionTs, basePayload, failure, teamIdFor } from './payloads.js';
import { type Surface, surfaceAt } from './surface.js';

type Pressing = Pick<People, 'press' | 'suggest'>;

export function pressing(deps: PeopleDeps): Pressing {
  const { world, dispatch, views, triggers, responseUrls, activity } = deps;

  const act = async (user: string, surface: Surface, control: Control, choice: Choice): Promise<Answered> => {
    const chosen = chosenWith(control, choice);
    const holds = chosen.type !== 'button' && chosen.type !== 'overflow';
    const values = holds ? withValue(surface.values, control, chosen) : surface.values;
    if (surface.viewId !== undefined) views.enter(surface.viewId, values);
    const team = teamIdFor(world, user, surface.answerTo?.channel);
    const { answerTo } = surface;
    const payload = {
      ...basePayload(world, 'block_actions', user, team),
      ...surface.fields(values),
      trigger_id: triggers.issue(team, user),
      ...(answerTo
        ? {
            response_url: responseUrls.issue({
              team,
              user,
              channel: answerTo.channel.id,
              original: answerTo.original,
            }),
          }
        : {}),
      actions: [{ ...actionOf(control, chosen), action_ts: actionTs(world) }],
    };
    const delivery = await dispatch.send('interaction', team, payload);
    const error = failure(delivery);
    return { deliveries: [delivery], ...(error === undefined ? {} : { error }) };
  };

  return {
    async press(user, where, actionId, choice = {}) {
      const surface = surfaceAt(deps, user, where);
      const control = controlAt(surface, actionId, choice);
      if (control.block.type === 'input' && control.block.dispatch_action !== true) {
        throw new SandboxError(
          `${actionId} is in an input block: it is filled in (fill, submit) and sends nothing`,
        );
      }
      return rested(activity, act(user, surface, control, choice));
    },

    async suggest(user, where, actionId, typed) {
      const surface = surfaceAt(deps, user, where);
      const control = controlAt(surface, actionId, {});
      const team = teamIdFor(world, user, surface.answerTo?.channel);
      const payload = {
        ...basePayload(world, 'block_suggestion', user, team),
        ...surface.fields(surface.values),
        action_id: actionId,
        block_id: control.blockId,
        value: typed,
      };
      const asked = dispatch.send('interaction', team, payload).then((delivery) => {
        const error = failure(delivery);
        const body = isWire(delivery.body) ? delivery.body : {};
        const options = optionsOf(body);
        return { deliveries: [delivery], options, ...(error === undefined ? {} : { error }) };
      });
      return rested(activity, asked);
    },
  };
}

function controlAt({ blocks }: Surface, actionId: string, { blockId, value }: Choice): Control {
  const all = controlsOf(blocks);
  const named = all.filter(
    (control) => control.actionId === actionId && (blockId === undefined || control.blockId === blockId),
  );
  const found =
    named.length > 1 && value !== undefined ? named.find(({ element }) => element.value === value) : named[0];
  if (found) return found;
  throw new SandboxError(
    `no control ${actionId} here; there are: ${all.map((control) => control.actionId).join(', ')}`,
  );
}

/** The state that the act gives the control; a button's is its type alone. */
function chosenWith(control: Control, { selectedOption, selectedOptions, value, values }: Choice): Wire {
  if (control.type === 'button') return { type: 'button' };
  const entry = selectedOption ?? selectedOptions ?? values ?? value;
  if (entry === undefined) throw new SandboxError(`say what to choose in ${control.actionId}`);
  return valueAfter(control, entry);
}

/** What `actions[]` tells of a control: its own texts, and what was chosen. */
function actionOf({ element, actionId, blockId, type }: Control, chosen: Wire): Wire {
  const told: Record<string, unknown> = { action_id: actionId, block_id: blockId };
  if (type === 'button') {
    told.text = { emoji: true, ...wireField(element, 'text') };
    for (const field of ['value', 'style', 'url'])
      if (textField(element, field)) told[field] = element[field];
  } else if (isWire(element.placeholder)) {
    told.placeholder = element.placeholder;
  }
  return { ...told, ...chosen };
}
