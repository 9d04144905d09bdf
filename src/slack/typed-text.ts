/**
 * Long text that a person typed, cut into pieces that Slack takes. Nothing is lost and nothing is added: the pieces joined are the
 * whole. A cut falls after a line, else after a word, and never inside an escape, a link or a surrogate pair.
 */
import { escapeText } from './mrkdwn.js';

/** A bare link, or any one character. */
const ATOM = /https?:\/\/[^\s<>|"`]{1,2000}|[\s\S]/gu;
/** Signs that end a sentence or close a mark rather than belong to the link before them. */
const AFTER_LINK = /[.,;:!?)\]}'’”»*_~…]+$/u;

/**
 * Mrkdwn of typed text, escaped once and with bare links made clickable (`verbatim` sections do not do it), in pieces.
 * @param max UTF-16 units in one piece, 20 or more.
 */
export function typedPieces(typed: string, max: number): readonly string[] {
  return pack(mrkdwnAtoms(typed, max), max);
}

/** The text as it is, in pieces: for the fields of a form. */
export function plainPieces(text: string, max: number): readonly string[] {
  return pack(Array.from(text), max);
}

function mrkdwnAtoms(typed: string, max: number): readonly string[] {
  const atoms: string[] = [];
  for (const [atom] of typed.matchAll(ATOM)) {
    const tail = atom.length > 2 ? afterLink(atom) : '';
    const link = `<${escapeText(atom.slice(0, atom.length - tail.length))}>`;
    const isLink = atom.length > 2 && link.length <= max && link.length > '<https://>'.length;
    if (isLink) atoms.push(link);
    for (const sign of isLink ? tail : atom) atoms.push(escapeText(sign));
  }
  return atoms;
}

/** A bracket that the address opened is closed by it: `…/wiki/Queue_(data)`. */
function afterLink(link: string): string {
  const tail = AFTER_LINK.exec(link)?.[0] ?? '';
  const address = link.slice(0, link.length - tail.length);
  const isOpen = address.lastIndexOf('(') > address.lastIndexOf(')');
  return isOpen && tail.startsWith(')') ? tail.slice(1) : tail;
}

/** Fills pieces to `max`, and cuts them back to the last line end or space of their second half. */
function pack(atoms: readonly string[], max: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let lineEnd = 0;
  let wordEnd = 0;
  for (const atom of atoms) {
    while (piece.length + atom.length > max) {
      const cut = [lineEnd, wordEnd].find((end) => end > max / 2) ?? piece.length;
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
      lineEnd = 0;
      wordEnd = Math.max(0, wordEnd - cut);
    }
    piece += atom;
    if (atom === '\n') lineEnd = piece.length;
    if (atom === '\n' || atom === ' ') wordEnd = piece.length;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}
