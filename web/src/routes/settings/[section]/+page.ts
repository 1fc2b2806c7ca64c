import { SECTIONS } from '#lib/settings/sections.ts';

// Without `load`, which would add to what every page loads: the address says all that is needed.
export const entries = () => SECTIONS.map((section) => ({ section }));
