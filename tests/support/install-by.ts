/** What an admin's browser does to install the app: from our page to Slack's, and back. */
import type { Sandbox, Workspace } from '../../src/sandbox/sandbox.js';

/** @param address of the app. @returns the status of the last page. */
export async function installBy(
  sandbox: Pick<Sandbox, 'oauth'>,
  address: string,
  workspace: Workspace,
  keepsCookie = true,
): Promise<number> {
  const admin = workspace.addUser({ name: 'admin' });
  sandbox.oauth.visitor(workspace.id, admin, 'allow');
  const page = await fetch(`${address}/slack/install`);
  const [cookie = ''] = (page.headers.get('set-cookie') ?? '').split(';');
  const [, link = ''] = /href="([^"]*authorize[^"]*)"/.exec(await page.text()) ?? [];
  const atSlack = await fetch(link.replaceAll('&amp;', '&'), { redirect: 'manual' });
  const back = new URL(atSlack.headers.get('location') ?? '');
  const done = await fetch(`${address}${back.pathname}${back.search}`, {
    redirect: 'manual',
    ...(keepsCookie && { headers: { cookie } }),
  });
  return done.status;
}
