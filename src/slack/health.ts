/** `/healthz` says that the process lives, `/readyz` that it takes in work: for orchestrators and load balancers. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** Whether deliveries would be handled: the store answers, Slack is connected, nobody asked for a stop. */
export type IsReady = () => Promise<boolean>;

/** @returns a handler that answers the two paths, and tells whether it did. */
export function createHealth(isReady: IsReady) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    switch (request.url) {
      case '/healthz':
        response.writeHead(200).end('ok');
        return true;
      case '/readyz':
        isReady().then(
          (ready) => response.writeHead(ready ? 200 : 503).end(ready ? 'ready' : 'not ready'),
          () => response.writeHead(503).end('not ready'),
        );
        return true;
      default:
        return false;
    }
  };
}

/** A server for the two paths alone. */
export function createHealthServer(isReady: IsReady): Server {
  const health = createHealth(isReady);
  return createServer((request, response) => {
    if (!health(request, response)) response.writeHead(404).end();
  });
}
