/** The card that floats over a place of the source; what is empty is left out. */
export function card(code: string, title: string, why: string, gain: string, className = ''): HTMLElement {
  const element = (tag: string, name: string, text: string) => {
    const node = document.createElement(tag);
    node.className = name;
    node.textContent = text;
    return node;
  };
  const box = document.createElement('div');
  box.className = className;
  const head = element('div', 'cm-card-head', '');
  head.append(element('span', '', title));
  if (code) head.append(element('span', 'cm-card-code', code));
  if (gain) head.append(element('span', 'cm-card-gain', gain));
  box.append(head);
  if (why) box.append(element('p', 'cm-card-why', why));
  return box;
}
