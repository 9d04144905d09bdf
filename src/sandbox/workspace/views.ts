/** Modals in stacks of up to three per person, and one Home view each. Records never change; updates replace them. */

import { demandView } from '../block-kit/check-view.js';
import { completeBlocks } from '../block-kit/complete-blocks.js';
import { stateOf } from '../block-kit/input-state.js';
import { type StateValues, textField, type View, type Wire, wireField, wires } from '../wire.js';
import { Refusal } from './refusal.js';
import { seconds, teamOf, type World } from './world.js';

const DEEPEST = 3;

export interface Views {
  /** Shows a modal on its own; an open stack gives way. */
  open(team: string, user: string, wanted: Wire): View;
  /** Shows a modal on top of the person's stack. */
  push(team: string, user: string, wanted: Wire): View;
  /** @param hash when given, must be the view's present one. */
  update(view: View, wanted: Wire, hash?: string): View;
  publish(team: string, user: string, wanted: Wire, hash?: string): View;
  find(id: string): View | undefined;
  withExternalId(team: string, externalId: string): View | undefined;
  /** Who has the view open. */
  ownerOf(id: string): string | undefined;
  stackOf(user: string): readonly View[];
  homeOf(user: string): View | undefined;
  /** Keeps what a person entered. */
  enter(id: string, values: StateValues): View;
  /** Takes one view, or the whole stack, away. */
  close(user: string, id: string): void;
  clear(user: string): void;
}

export function createViews({ world }: { readonly world: World }): Views {
  const stacks = new Map<string, readonly View[]>();
  const homes = new Map<string, View>();
  /** Where each view that is shown now is. */
  const owners = new Map<string, string>();

  const all = (): View[] => [...[...stacks.values()].flat(), ...homes.values()];

  const show = (user: string, view: View): View => {
    if (view.type === 'home') homes.set(user, view);
    else
      stacks.set(
        user,
        (stacks.get(user) ?? []).map((each) => (each.id === view.id ? view : each)),
      );
    return view;
  };

  const find = (id: string): View | undefined => {
    const user = owners.get(id);
    if (user === undefined) return undefined;
    return stacks.get(user)?.find((view) => view.id === id) ?? homes.get(user);
  };

  /** The view as wanted, with everything that Slack adds. Ids, place and state come from the view before, if any. */
  const made = (team: string, wanted: Wire, type: View['type'], before?: View, previous?: View): View => {
    demandView(wanted, type);
    const { id: teamId, botId } = teamOf(world, team);
    const id = before?.id ?? world.ids.numbered('V');
    const blocks = completeBlocks(world.ids, wires(wanted.blocks));
    const externalId = textField(wanted, 'external_id') ?? '';
    const taken = all().find(
      (view) => view.team_id === teamId && view.external_id === externalId && view.id !== id,
    );
    if (externalId !== '' && taken) throw new Refusal('duplicate_external_id');
    const title = (field: string) => {
      const text = textField(wireField(wanted, field), 'text');
      return text === undefined ? null : { type: 'plain_text', text, emoji: true };
    };
    return {
      id,
      team_id: teamId,
      type,
      blocks,
      private_metadata: textField(wanted, 'private_metadata') ?? '',
      callback_id: textField(wanted, 'callback_id') ?? '',
      external_id: externalId,
      state: { values: stateOf(blocks, before?.state.values) },
      hash: world.ids.hash(seconds(world)),
      title: title('title') ?? { type: 'plain_text', text: 'View Title', emoji: true },
      submit: title('submit'),
      close: title('close'),
      clear_on_close: wanted.clear_on_close === true,
      notify_on_close: wanted.notify_on_close === true,
      previous_view_id: previous?.id ?? before?.previous_view_id ?? null,
      root_view_id: previous?.root_view_id ?? before?.root_view_id ?? id,
      app_id: world.app.id,
      app_installed_team_id: teamId,
      bot_id: botId,
    };
  };

  const demandHash = (view: View | undefined, hash: string | undefined): void => {
    if (hash !== undefined && view !== undefined && view.hash !== hash) throw new Refusal('hash_conflict');
  };

  const forget = (user: string, gone: (view: View) => boolean): void => {
    const stack = stacks.get(user) ?? [];
    for (const view of stack.filter(gone)) owners.delete(view.id);
    stacks.set(
      user,
      stack.filter((view) => !gone(view)),
    );
  };

  return {
    open(team, user, wanted) {
      const view = made(team, wanted, 'modal');
      forget(user, () => true);
      stacks.set(user, [view]);
      owners.set(view.id, user);
      return view;
    },
    push(team, user, wanted) {
      const stack = stacks.get(user) ?? [];
      if (stack.length === 0) throw new Refusal('not_found');
      if (stack.length >= DEEPEST) throw new Refusal('push_limit_reached');
      const view = made(team, wanted, 'modal', undefined, stack.at(-1));
      stacks.set(user, [...stack, view]);
      owners.set(view.id, user);
      return view;
    },
    update(view, wanted, hash) {
      demandHash(view, hash);
      const user = owners.get(view.id);
      if (user === undefined) throw new Refusal('not_found');
      return show(user, made(view.team_id, wanted, view.type, view));
    },
    publish(team, user, wanted, hash) {
      const before = homes.get(user);
      demandHash(before, hash);
      const view = made(team, wanted, 'home', before);
      owners.set(view.id, user);
      return show(user, view);
    },
    find,
    withExternalId: (team, externalId) =>
      all().find((view) => view.team_id === team && view.external_id === externalId),
    ownerOf: (id) => owners.get(id),
    stackOf: (user) => stacks.get(user) ?? [],
    homeOf: (user) => homes.get(user),
    enter(id, values) {
      const view = find(id);
      const user = owners.get(id);
      if (!view || user === undefined) throw new Refusal('not_found');
      return show(user, { ...view, state: { values } });
    },
    close(user, id) {
      forget(user, (view) => view.id === id);
    },
    clear(user) {
      forget(user, () => true);
    },
  };
}

/** A view as the Web API answers with it: what the person entered is not told there. */
export const bareView = (view: View): View => ({ ...view, state: { values: {} } });
