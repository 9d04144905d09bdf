/** Why nobody heard anything about the incident. */
import { type Act, typeWords } from '../doing.js';

export const why: Act = async (day) => {
  day.screen.scene('Every silence has a reason');
  await typeWords(day, day.team.people.luiz, '/async why');
};
