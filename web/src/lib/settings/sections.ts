/** The sections of the settings, each with an address of its own. */
export const SECTIONS = [
  'profile',
  'security',
  'sessions',
  'tokens',
  'activity',
  'notifications',
  'privacy',
] as const;
export type Section = (typeof SECTIONS)[number];

export const sectionUrl = (section: Section) => `/settings/${section}`;
