import { describe, expect, test, vi } from 'vitest';
import { keepForOffline } from './keep.ts';

function setUp({ saveData = false, fails = false } = {}) {
  const idle: (() => void)[] = [];
  const register = vi.fn(() =>
    fails ? Promise.reject(new Error('no room')) : Promise.resolve({} as ServiceWorkerRegistration),
  );
  keepForOffline({ serviceWorker: { register }, saveData, whenIdle: (then) => idle.push(then) });
  return { idle, register };
}

describe('keeping the workspace for when there is no network', () => {
  test('waits until the page is at rest', () => {
    const { idle, register } = setUp();
    expect(register).not.toHaveBeenCalled();
    idle.forEach((run) => run());
    expect(register).toHaveBeenCalledExactlyOnceWith('/service-worker.js');
  });

  test('leaves those alone who spare their data', () => {
    expect(setUp({ saveData: true }).idle).toEqual([]);
  });

  test('asks nothing of a browser that has no service workers', () => {
    const whenIdle = vi.fn();
    keepForOffline({ whenIdle });
    expect(whenIdle).not.toHaveBeenCalled();
  });

  test('a refusal is no error of the page', async () => {
    const { idle, register } = setUp({ fails: true });
    idle.forEach((run) => run());
    await expect(register.mock.results[0]?.value).rejects.toThrow('no room');
  });
});
