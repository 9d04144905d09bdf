/** Arguments of a call, whether they came as a form (every value a string) or as JSON. */
import type { IncomingMessage } from 'node:http';
import { isWire, parseJson, type Wire, wires } from '../wire.js';
import { Refusal, refusalWith } from '../workspace/refusal.js';

/** The whole body. Rejects when the connection breaks on the way. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Arguments by name, from the query string and the body. @throws Refusal for a body of another kind. */
export function argumentsOf(request: IncomingMessage, body: Buffer): Wire {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://127.0.0.1').searchParams);
  if (body.length === 0) return query;
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
  }
  if (!type.startsWith('application/json')) throw new Refusal('invalid_post_type');
  const json = parseJson(body.toString('utf8'));
  if (!isWire(json)) throw new Refusal('invalid_json');
  return { ...query, ...json };
}

/** Undefined when missing or empty: WebClient drops what is undefined, other clients send ''. */
export function text(args: Wire, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function required(args: Wire, name: string): string {
  const value = text(args, name);
  if (value === undefined) throw refusalWith('invalid_arguments', [`missing required field: ${name}`]);
  return value;
}

export const flag = (args: Wire, name: string): boolean => ['true', '1'].includes(text(args, name) ?? '');

/** Between 1 and `most`; `otherwise` when absent. */
export function count(args: Wire, name: string, otherwise: number, most: number): number {
  const value = Number(text(args, name) ?? otherwise);
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : otherwise;
}

/** An object argument: itself, or as JSON text in a form field. @throws Refusal(`code`) when it is neither. */
export function objectArgument(args: Wire, name: string, code: string): Wire | undefined {
  const value = args[name];
  if (value === undefined || value === '') return undefined;
  const parsed = typeof value === 'string' ? parseJson(value) : value;
  if (!isWire(parsed)) throw new Refusal(code);
  return parsed;
}

/** A list argument, like `objectArgument`. */
export function listArgument(args: Wire, name: string, code: string): readonly Wire[] | undefined {
  const value = args[name];
  if (value === undefined || value === '') return undefined;
  const parsed = typeof value === 'string' ? parseJson(value) : value;
  if (!Array.isArray(parsed) || !parsed.every(isWire)) throw new Refusal(code);
  return wires(parsed);
}
