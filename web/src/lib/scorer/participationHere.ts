/** What all of a page share: with what this browser takes part. */
import { api } from '#lib/account/here.ts';
import { Participation } from './participation.ts';

export const participation = new Participation({
  running: () => api.experiment(),
  tell: async (id, arm) => (await api.takePart(id, arm)).arm,
});
