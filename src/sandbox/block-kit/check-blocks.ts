/** Checks a surface's blocks against Block Kit's limits and rules. */
import { textField, type Wire, wires } from '../wire.js';
import { checkElement, checkImage } from './check-elements.js';
import { checkList, checkString, checkText, problemsOf, type Report } from './checks.js';

export type Surface = 'message' | 'modal' | 'home';

const MOST_BLOCKS = { message: 50, modal: 100, home: 100 } as const;
/** Characters of all markdown blocks of a message together. */
const MOST_MARKDOWN = 12_000;

type Check = (report: Report, block: Wire, pointer: string) => void;

const section: Check = (report, block, pointer) => {
  if (block.text === undefined && block.fields === undefined) report(pointer, 'must have text or fields');
  checkText(report, block.text, `${pointer}/text`, { most: 3000 });
  for (const [i, field] of checkList(report, block.fields, `${pointer}/fields`, 0, 10).entries()) {
    checkText(report, field, `${pointer}/fields/${i}`, { most: 2000 });
  }
  if (block.accessory !== undefined)
    checkElement(report, block.accessory, `${pointer}/accessory`, 'accessory');
};

const context: Check = (report, block, pointer) => {
  for (const [i, item] of checkList(report, block.elements, `${pointer}/elements`, 1, 10).entries()) {
    if (item.type === 'image') checkImage(report, item, `${pointer}/elements/${i}`);
    else checkText(report, item, `${pointer}/elements/${i}`, { most: 3000 });
  }
};

const actions: Check = (report, block, pointer) => {
  const items = checkList(report, block.elements, `${pointer}/elements`, 1, 25);
  for (const [i, item] of items.entries()) checkElement(report, item, `${pointer}/elements/${i}`, 'actions');
  const ids = items.flatMap((item) => textField(item, 'action_id') ?? []);
  if (new Set(ids).size < ids.length)
    report(`${pointer}/elements`, '`action_id` is used more than once in a block');
};

const input: Check = (report, block, pointer) => {
  checkText(report, block.label, `${pointer}/label`, { most: 2000, kind: 'plain_text', needed: true });
  checkText(report, block.hint, `${pointer}/hint`, { most: 2000, kind: 'plain_text' });
  checkElement(report, block.element, `${pointer}/element`, 'input');
};

const anything: Check = () => undefined;

const BLOCKS: Readonly<Record<string, Check>> = {
  section,
  context,
  actions,
  input,
  header: (report, block, pointer) =>
    checkText(report, block.text, `${pointer}/text`, { most: 150, kind: 'plain_text', needed: true }),
  image: checkImage,
  divider: anything,
  rich_text: (report, block, pointer) =>
    void checkList(report, block.elements, `${pointer}/elements`, 1, 1000),
  markdown: (report, block, pointer) =>
    checkString(report, block.text, `${pointer}/text`, MOST_MARKDOWN, true),
  video: anything,
  file: anything,
  table: (report, block, pointer) => void checkList(report, block.rows, `${pointer}/rows`, 1, 100),
};
/** Blocks that only messages can show. */
const MESSAGE_ONLY = ['markdown', 'file', 'table'];

/** @returns one line for each thing that is wrong, with pointers under `prefix`; empty when all is well. */
export function blockProblems(
  blocks: readonly Wire[],
  surface: Surface,
  prefix = '/blocks',
): readonly string[] {
  return problemsOf((report) => {
    if (blocks.length > MOST_BLOCKS[surface])
      report(prefix, `no more than ${MOST_BLOCKS[surface]} items allowed`);
    for (const [i, block] of blocks.entries()) {
      const type = textField(block, 'type') ?? '';
      const check = BLOCKS[type];
      if (!check || (surface !== 'message' && MESSAGE_ONLY.includes(type))) {
        report(`${prefix}/${i}/type`, `unsupported type: ${type}`);
      } else {
        checkString(report, block.block_id, `${prefix}/${i}/block_id`, 255);
        check(report, block, `${prefix}/${i}`);
      }
    }
    const ids = blocks.flatMap((block) => textField(block, 'block_id') ?? []);
    if (new Set(ids).size < ids.length) report(prefix, '`block_id` is used more than once');
    const markdown = wires(blocks).filter((block) => block.type === 'markdown');
    const characters = markdown.reduce((sum, block) => sum + (textField(block, 'text') ?? '').length, 0);
    if (characters > MOST_MARKDOWN)
      report(prefix, `markdown must be less than ${MOST_MARKDOWN + 1} characters in all`);
  });
}
