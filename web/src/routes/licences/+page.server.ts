import { licencesPage, notices } from '#lib/site/rules.server.ts';

export const load = () => ({ engine: licencesPage(), notices: notices() });
