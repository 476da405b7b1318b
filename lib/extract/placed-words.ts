import type { BlockKind } from '@/lib/schema/finding'
import type { PageMapBuilder } from './page-map-builder'
import { isOpen } from './placement'
import { unclobbered } from './unclobbered'

/** Separates a line from the line before it: by nothing in a word, by a blank, or by a paragraph. */
export function beginLine(
  element: Element,
  kind: BlockKind,
  { builder, line, block }: { builder: PageMapBuilder; line: { box?: DOMRect }; block: Element },
): void {
  const box = element.getBoundingClientRect()
  const last = line.box
  line.box = box
  if (!last) return
  const down = (box.top - last.top) / (last.height || 1)
  // A file has no layout: all its lines are one paragraph.
  if (box.height === 0) builder.gap()
  else if (Math.abs(down) < 0.5) {
    if (box.left - last.right > 0.15 * last.height) builder.gap()
  } else if ((down > 0 && down < 1.8) || (isOpen(builder.tail()) && /^\s*\p{Ll}/u.test(element.textContent)))
    builder.gap()
  else builder.begin(kind, block)
}

/** Whether an element is a single letter after another: words may be split into letters. */
export function isLetterBeside(element: Element): boolean {
  const before = unclobbered(element, 'previousElementSibling')
  return [element, before].every((each) => each && unclobbered(each, 'textContent').trim().length === 1)
}
