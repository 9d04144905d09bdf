/** A team in five zones, and the channel it talks in. */
import type { Sandbox } from '../sandbox.js';

const PEOPLE = [
  { name: 'ana', realName: 'Ana', tz: 'Europe/Berlin', place: 'Berlin' },
  { name: 'ben', realName: 'Ben', tz: 'America/New_York', place: 'New York' },
  { name: 'chi', realName: 'Chitra', tz: 'Asia/Kolkata', place: 'Kolkata' },
  { name: 'luiz', realName: 'Luiz', tz: 'America/Sao_Paulo', place: 'São Paulo' },
  { name: 'mei', realName: 'Mei', tz: 'Asia/Tokyo', place: 'Tokyo' },
] as const;

export type Handle = (typeof PEOPLE)[number]['name'];

export interface Team {
  readonly people: Readonly<Record<Handle, Member>>;
  /** Where everybody is and the app is not, until it is invited. */
  readonly channel: string;
}

export interface Member {
  /** User id. */
  readonly id: string;
  readonly name: string;
  readonly tz: string;
  readonly place: string;
}

export function seedTeam(sandbox: Pick<Sandbox, 'workspace'>): Team {
  const people = Object.fromEntries(
    PEOPLE.map(({ name, realName, tz, place }) => [
      name,
      { id: sandbox.workspace.addUser({ name, realName, tz }), name: realName, tz, place },
    ]),
  ) as Record<Handle, Member>;
  const members = Object.values(people).map(({ id }) => id);
  return { people, channel: sandbox.workspace.addChannel({ name: 'team', members }) };
}
