/** Key names as the person's keyboard shows them: `Mod` is ⌘ on Apple's, Ctrl elsewhere. */
export function keyName(key: string, apple: boolean): string {
  if (!apple) return key === 'Mod' ? 'Ctrl' : key;
  const symbols: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵', Ctrl: '⌃' };
  return symbols[key] ?? key;
}

export const isApple = (platform: string) => /mac|iphone|ipad/i.test(platform);

/** True when keys typed here are text: single-letter shortcuts must stay silent. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const inner = target.shadowRoot?.activeElement ?? target;
  return (
    inner instanceof HTMLElement &&
    (inner.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(inner.tagName))
  );
}
