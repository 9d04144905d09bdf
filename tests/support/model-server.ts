/** A stand-in for an OpenAI-compatible API on 127.0.0.1: remembers what it was sent, answers what it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What it does with the next request: an answer's content, a raw body with a status, or nothing at all. */
export type Turn =
  | { readonly content: string }
  | { readonly status: number; readonly body: string; readonly location?: string }
  | 'silence';

export interface ModelServer {
  /** For `LLM_URL`. */
  readonly url: string;
  readonly requests: { readonly path: string; readonly authorization?: string; readonly body: string }[];
  answers: Turn;
  close(): Promise<void>;
}

export async function openModelServer(): Promise<ModelServer> {
  const requests: ModelServer['requests'] = [];
  const server = createServer(async (request, response) => {
    const { authorization } = request.headers;
    const path = request.url ?? '';
    requests.push({
      path,
      body: await bodyOf(request),
      ...(authorization !== undefined && { authorization }),
    });
    answer(response, model.answers);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const model: ModelServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    answers: { content: '{}' },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return model;
}

function answer(response: ServerResponse, turn: Turn): void {
  if (turn === 'silence') return;
  const { status, body } =
    'content' in turn
      ? {
          status: 200,
          body: JSON.stringify({ choices: [{ message: { role: 'assistant', content: turn.content } }] }),
        }
      : turn;
  const location = 'location' in turn ? turn.location : undefined;
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(location !== undefined && { location }),
  });
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
