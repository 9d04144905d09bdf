/** Whose public holidays the world's people keep, and which dates those are: asked of the tables day by day, not as the app asks. */
import Holidays from 'date-holidays';
import type { Stage } from './stage.js';
import { addDays, dateOn } from './wall.js';

/** By the zone in which somebody begins; they keep them wherever they travel. Everybody else told no region. */
const REGION_OF: Readonly<Record<string, string>> = {
  'America/Mexico_City': 'MX',
  'America/New_York': 'US-NY',
  'America/Sao_Paulo': 'BR',
  'Europe/London': 'GB-ENG',
  'Europe/Berlin': 'DE-BE',
  'Africa/Johannesburg': 'ZA',
  'Asia/Tokyo': 'JP',
  'Pacific/Auckland': 'NZ',
};

/** Everybody of a region says so in their settings; the app is up and Slack is well. @param days as many as the run may take. */
export async function chooseRegions({ sandbox, lobby, record }: Stage, days: number): Promise<void> {
  for (const person of record.people.values()) {
    const region = REGION_OF[person.zones[0]?.zone ?? ''];
    if (region === undefined) continue;
    await sandbox.slash(person.id, lobby, '/async', 'settings me');
    const form = sandbox.openViewOf(person.id);
    if (!form) throw new Error(`${person.name} was shown no settings`);
    const { action } = await sandbox.submit(person.id, form.id, { 'people:region': region });
    if (action === 'errors') throw new Error(`${region} was not taken`);
    const saved = sandbox.openViewOf(person.id);
    if (saved) await sandbox.closeView(person.id, saved.id, 'all');
    for (const date of holidaysOf(region, record.startsAt, days)) person.holidays.add(date);
  }
}

function* holidaysOf(region: string, startsAt: number, days: number): Generator<string> {
  const [country = '', state = ''] = region.split('-');
  const tables = new Holidays(country, state, { types: ['public'], timezone: 'UTC' });
  const first = addDays(dateOn('UTC', startsAt), -7);
  for (let n = 0; n < days + 21; n += 1) {
    const date = addDays(first, n);
    if (tables.isHoliday(new Date(`${date}T12:00:00Z`))) yield date;
  }
}
