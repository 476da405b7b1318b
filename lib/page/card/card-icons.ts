import { attributesOf, iconFrame, icons, type IconName } from '@/lib/details/icons'

/** Draws an icon of the card. Hidden from screen readers unless named. */
export function icon(name: IconName, label?: string): SVGSVGElement {
  const named: Record<string, string> = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' }
  const svg = drawn('svg', [...attributesOf(iconFrame), ...Object.entries(named)])
  svg.append(...icons[name].map((path) => drawn('path', attributesOf(path))))
  return svg
}

function drawn<K extends 'svg' | 'path'>(
  tag: K,
  attributes: readonly [name: string, value: string][],
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of attributes) element.setAttribute(name, value)
  return element
}
