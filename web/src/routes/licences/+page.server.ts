import { licencesPage } from '#lib/site/rules.server.ts';

export const load = () => ({ licences: licencesPage() });
