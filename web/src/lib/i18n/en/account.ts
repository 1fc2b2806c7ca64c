/** English, everything around an account. Functions take what varies; numbers come with their unit. */
import { doors } from './account/doors.ts';
import { problems } from './account/problems.ts';
import { records } from './account/records.ts';
import { security } from './account/security.ts';
import { settings } from './account/settings.ts';

export const en = { ...doors, ...problems, ...settings, ...security, ...records };
