import type { BlockKind } from '@/lib/schema/finding'
import { attributeOf, unclobbered } from './unclobbered'

/** Returns the kind of an element; a paragraph inside a list item, a cell or a quote is of that kind. */
export function kindOf(element: Element, around: BlockKind): BlockKind {
  if (attributeOf(element, 'role') === 'heading') return 'heading'
  return KINDS[unclobbered(element, 'localName')] ?? around
}

const KINDS: Record<string, BlockKind> = {
  h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading',
  li: 'item', dt: 'item', dd: 'item',
  figcaption: 'caption', caption: 'caption',
  td: 'cell', th: 'cell',
  blockquote: 'quote',
} // prettier-ignore
