/** The labelled messages of the shared data folder, read when the folder is there. Never part of the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One labelled line; see the folder's own guide for what the fields mean. */
export interface Line {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly genre: string;
  readonly label: boolean;
  readonly kind: string;
  readonly borderline: boolean;
  readonly conv: string;
  readonly redistributable: boolean;
}

export interface Data {
  readonly dev: readonly Line[];
  readonly natural: readonly Line[];
  readonly otherLanguages: readonly Line[];
}

function lines(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** The data below `folder`, or undefined when it is not there. */
export function loadData(folder: string): Data | undefined {
  const meeting = join(folder, 'meeting');
  if (!existsSync(join(meeting, 'dev.jsonl'))) return undefined;
  return {
    dev: lines(join(meeting, 'dev.jsonl')),
    natural: lines(join(meeting, 'natural_dev.jsonl')),
    otherLanguages: lines(join(meeting, 'other_langs_dev.jsonl')),
  };
}
