/** Every control and form that the app has shown, read off its calls and answers: each must lead somewhere when it is used. */
import { controlsOf } from '../../src/sandbox/block-kit/input-state.js';
import type { Sandbox, Wire } from '../../src/sandbox/sandbox.js';
import { isWire, parseJson, textField, wireField, wires } from '../../src/sandbox/wire.js';

export interface ShownIds {
  /** Action ids of controls that send something when used. */
  readonly actions: readonly string[];
  /** Callback ids of forms that can be submitted. */
  readonly views: readonly string[];
}

export function shownIds({ calls, deliveries }: Pick<Sandbox, 'calls' | 'deliveries'>): ShownIds {
  const answers = deliveries.flatMap(({ body }) => (isWire(body) ? [body] : []));
  const said = [...calls.map(({ args }) => args), ...answers];
  const views = said.map((each) => objectIn(each, 'view')).filter(isWire);
  const surfaces = [...said, ...views].flatMap((each) => listIn(each, 'blocks'));
  return {
    actions: unique(controlsOf(surfaces.filter(sends)).map(({ actionId }) => actionId)),
    views: unique(views.filter(isForm).map((view) => textField(view, 'callback_id') ?? '')),
  };
}

/** What is typed or chosen in an input goes with the form, not by itself. */
const sends = (block: Wire): boolean => block.type !== 'input' || block.dispatch_action === true;
const isForm = (view: Wire): boolean => view.type === 'modal' && isWire(view.submit);

/** Slack takes both JSON bodies and forms whose fields hold JSON. */
function objectIn(said: Wire, field: string): unknown {
  const text = textField(said, field);
  return text === undefined ? wireField(said, field) : parseJson(text);
}
const listIn = (said: Wire, field: string): readonly Wire[] => {
  const text = textField(said, field);
  return wires(text === undefined ? said[field] : parseJson(text));
};

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
