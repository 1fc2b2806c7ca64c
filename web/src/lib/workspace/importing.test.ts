import { describe, expect, it } from 'vitest';
import type { Project } from '#lib/project/model.ts';
import { Importing } from './importing.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

function setUp() {
  const opened: Project[] = [];
  const workspace = {
    project: { files: {}, posting: 'The one before', postingId: 'p1' } as unknown as Project,
    toasts: { show: () => undefined },
    replace(project: Project) {
      opened.push(project);
      this.project = project;
    },
  };
  // Documents are opened without the module that reads projects.
  const load = () => Promise.reject(new Error('not needed'));
  return { importing: new Importing(workspace as unknown as Workspace, load), opened };
}

describe('what another page left', () => {
  const document = { kind: 'files' as const, files: [{ path: 'cv.pdf', blob: new Blob(['%PDF-1.7']) }] };

  it('is held against the posting that came with it, once', async () => {
    const { importing, opened } = setUp();
    await importing.takeHandover({ ...document, posting: 'An engineer' });
    await importing.takeHandover(document);
    expect(opened.map(({ posting, postingId }) => [posting, postingId])).toEqual([
      ['An engineer', undefined],
      ['An engineer', undefined],
    ]);
  });

  it('keeps the posting of the present project where none came', async () => {
    const { importing, opened } = setUp();
    await importing.takeHandover(document);
    expect(opened[0]).toMatchObject({ posting: 'The one before', postingId: 'p1' });
  });

  it('that is refused leaves nothing for the next', async () => {
    const { importing, opened } = setUp();
    const old = {
      path: 'cv.doc',
      blob: new Blob([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])]),
    };
    await importing.takeHandover({ kind: 'files', files: [old], posting: 'An engineer' });
    expect(importing.failure).toBeDefined();
    await importing.take(document.files);
    expect(opened[0]?.posting).toBe('The one before');
  });
});
