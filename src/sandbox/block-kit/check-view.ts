/** Checks a view that the app wants to show. */
import { textField, type Wire, wires } from '../wire.js';
import { Refusal, refusalWith } from '../workspace/refusal.js';
import { blockProblems } from './check-blocks.js';
import { checkList, checkString, checkText, problemsOf } from './checks.js';

/** 250 kB of JSON. */
const MOST_BYTES = 250_000;

/** @throws Refusal(view_too_large), or Refusal(invalid_arguments) that lists every problem. */
export function demandView(view: Wire, type: 'modal' | 'home'): void {
  if (Buffer.byteLength(JSON.stringify(view)) > MOST_BYTES) throw new Refusal('view_too_large');
  const problems = problemsOf((report) => {
    if (view.type !== type) report('/view/type', `must be ${type}`);
    const blocks = checkList(report, view.blocks, '/view/blocks', 0, 100);
    checkString(report, view.private_metadata, '/view/private_metadata', 3000);
    checkString(report, view.callback_id, '/view/callback_id', 255);
    checkString(report, view.external_id, '/view/external_id', 255);
    if (type === 'home') return;
    checkText(report, view.title, '/view/title', { most: 24, kind: 'plain_text', needed: true });
    checkText(report, view.submit, '/view/submit', { most: 24, kind: 'plain_text' });
    checkText(report, view.close, '/view/close', { most: 24, kind: 'plain_text' });
    const asks = blocks.some((block) => textField(block, 'type') === 'input');
    if (asks && view.submit === undefined) report('/view/submit', 'is required when there is an input block');
  });
  const all = [...problems, ...blockProblems(wires(view.blocks), type, '/view/blocks')];
  if (all.length > 0) throw refusalWith('invalid_arguments', all);
}
