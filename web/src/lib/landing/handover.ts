/** Leaves what was dropped, picked or typed for the workspace, then goes there. */
import type { Handover } from '#lib/project/store.ts';

/** Gives false when this browser refuses storage. */
export async function openInWorkspace(handover: Handover | undefined): Promise<boolean> {
  if (handover) {
    try {
      const { leaveHandover } = await import('#lib/project/store.ts');
      await leaveHandover(handover);
    } catch {
      return false;
    }
  }
  location.assign('/workspace');
  return true;
}
