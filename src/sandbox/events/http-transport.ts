/** Signed requests to the app's one address. */
import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import type { Clock } from '../../core/clock.js';
import type { Forgery, Wire } from '../sandbox.js';
import { isWire, parseJson } from '../wire.js';
import { signatureOf } from './sign.js';
import type { Answer, Attempt, Outgoing, Transport } from './transport.js';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

export interface HttpTransport extends Transport {
  connectApp(url: string): void;
  /** Sends a body as it is, signed as told. */
  forge(forgery: Forgery): Attempt;
}

interface Deps {
  readonly signingSecret: string;
  readonly signatureClock: Clock;
}

export function httpTransport({ signingSecret, signatureClock }: Deps): HttpTransport {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  let appUrl: string | undefined;

  const signed = (body: string, offset = 0, how: Forgery['signature'] = 'right'): OutgoingHttpHeaders => {
    const timestamp = Math.floor(signatureClock.now() / 1000) + offset;
    const right = signatureOf(signingSecret, timestamp, body);
    const stamped = { 'x-slack-request-timestamp': String(timestamp) };
    if (how === 'missing') return stamped;
    const wrong = how === 'wrong' ? signatureOf('another-secret', timestamp, body) : right.slice(0, 20);
    return { ...stamped, 'x-slack-signature': how === 'right' ? right : wrong };
  };

  const post = (body: string, headers: OutgoingHttpHeaders, path?: string): Attempt => {
    if (appUrl === undefined) return { answer: Promise.resolve(undefined), abandon: () => undefined };
    const url = path === undefined ? appUrl : new URL(path, appUrl).href;
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: {
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
    });
    const answer = new Promise<Answer | undefined>((resolve) => {
      sent.on('response', (response) => readAnswer(response, resolve));
      sent.on('error', () => resolve(undefined));
      sent.on('close', () => resolve(undefined));
    });
    sent.end(body);
    return { answer, abandon: () => sent.destroy() };
  };

  return {
    connectApp(url) {
      appUrl = url;
    },
    send(outgoing) {
      const { body, contentType } = encoded(outgoing);
      const unsigned = outgoing.kind === 'ssl_check';
      return post(body, {
        'content-type': contentType,
        ...(unsigned ? {} : signed(body)),
        ...retryHeaders(outgoing),
      });
    },
    forge({ body, contentType = JSON_TYPE, signature, timestampOffset, path }) {
      return post(body, { 'content-type': contentType, ...signed(body, timestampOffset, signature) }, path);
    },
    // "Nearly at once", after one minute, after five minutes.
    retryDelays: [0, 60_000, 300_000],
    retryReasons: { late: 'http_timeout', broken: 'connection_failed' },
    close: () => agent.destroy(),
  };
}

/** Events travel as JSON, commands as plain form fields, interactions as JSON in the form field `payload`. */
function encoded({ kind, payload }: Outgoing): { body: string; contentType: string } {
  if (kind === 'command' || kind === 'ssl_check') return { body: formOf(payload), contentType: FORM_TYPE };
  const json = JSON.stringify(payload);
  if (kind === 'interaction') return { body: formOf({ payload: json }), contentType: FORM_TYPE };
  return { body: json, contentType: JSON_TYPE };
}

const formOf = (fields: Wire): string =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();

const retryHeaders = ({ attempt, retryReason }: Outgoing): OutgoingHttpHeaders =>
  attempt === 0
    ? {}
    : { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': retryReason ?? 'unknown_error' };

function readAnswer(response: IncomingMessage, resolve: (answer: Answer | undefined) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', () => resolve(undefined));
  response.on('end', () => {
    const text = Buffer.concat(chunks).toString('utf8');
    const json = text.startsWith('{') ? parseJson(text) : undefined;
    resolve({
      status: response.statusCode ?? 0,
      headers: { ...response.headers },
      body: isWire(json) ? json : text,
    });
  });
}
