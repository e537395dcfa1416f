/** Finds an element of the page. */
export function byId<E extends HTMLElement>(id: string, type: new () => E): E {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${type.name} with the id ${id}`);
  return found;
}

/** Creates an element. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Replaces the options of a select element. */
export function setOptions(
  select: HTMLSelectElement,
  options: readonly { readonly value: string; readonly text: string }[],
  value: string,
): void {
  select.replaceChildren(...options.map((option) => create('option', option)));
  select.value = value;
}
