import { PARTS } from '#lib/admin/parts.ts';

// Without `load`, which would add to what every page loads: the address says all that is needed.
export const entries = () => PARTS.map((part) => ({ part }));
