import type { MappedBlock, PageMap } from './page-map'
import { attributeOf, unclobbered } from './unclobbered'

/**
 * Returns the blocks of a page without those around its article that the markup does not name: lists of links, teasers
 * of other articles, forms, share bars. A page that is evidence would state what they say.
 *
 * The article is the deepest element with most of the running text. An element in it is left out where it has hardly
 * anything but links, or is a form; an element beside it is kept only where it has running text or a table.
 */
export function proseBlocks({ text, blocks, pieces }: PageMap): MappedBlock[] {
  const counts = countsOf(text, blocks, pieces)
  const mostText = [...counts].reduce((most, [, { long }]) => Math.max(most, long), 0)
  const [article] = [...counts]
    .filter(([, { long }]) => mostText > 0 && long >= mostText * ARTICLE_SHARE)
    .reduce<[Element, TextCounts][]>(([least], one) => [!least || one[1].letters <= least[1].letters ? one : least], [])
  const articleAncestors = new Set(article && elementAndAncestors(article[0]))
  const leftOutByElement = new Map<Element, boolean>()
  const isLeftOut = (element: Element): boolean => {
    const known = leftOutByElement.get(element)
    if (known !== undefined) return known
    const parent = unclobbered(element, 'parentElement')
    const count = counts.get(element)
    const isBeside = article !== undefined && !article[0].contains(element)
    const isOut =
      !articleAncestors.has(element) &&
      ((count !== undefined && isBesideText(element, count, isBeside)) || (parent !== null && isLeftOut(parent)))
    leftOutByElement.set(element, isOut)
    return isOut
  }
  const first = blocks.find(({ element }) => article?.[0].contains(element))?.start ?? 0
  // A line above the article, such as "3 May 2024" or "Press release", shows the kind of page.
  const isLineAbove = ({ element, start, end }: MappedBlock): boolean =>
    start < first &&
    end - start < LONGEST_LINE &&
    counts.get(element)?.linked === 0 &&
    DATE_OR_KIND.test(text.slice(start, end))
  return blocks.filter(
    (block) => unclobbered(block.element, 'localName') === 'h1' || !isLeftOut(block.element) || isLineAbove(block),
  )
}

const LONGEST_LINE = 100
const DATE_OR_KIND = /\b(?:19|20)\d\d\b|\bencyclop|\brelease\b|\btranscript\b/i

/** Share of the long paragraphs that the article has. */
const ARTICLE_SHARE = 0.6

/** Characters of an element: all, those in links, those of running text, and those of long paragraphs. */
interface TextCounts {
  letters: number
  linked: number
  prose: number
  long: number
}

function isBesideText(element: Element, { letters, linked, prose }: TextCounts, isBeside: boolean): boolean {
  const tag = unclobbered(element, 'localName')
  if (JUDGED_WITH_PARENT.has(tag)) return false
  if (tag === 'table') return linked > letters * 0.9
  const hasFields = tag === 'form' && unclobbered(element, 'querySelectorAll').call(element, FIELD_SELECTOR).length > 0
  if (hasFields || attributeOf(element, 'role') === 'form') return prose < letters * 0.8
  if (linked > letters * 0.8) return prose < letters * 0.2 || isBeside
  const hasTable = unclobbered(element, 'querySelectorAll').call(element, 'td, dd').length > 1
  return isBeside && !hasTable && (prose < letters * 0.5 || linked > letters * 0.3)
}

/** Parts that are judged with the table or list around them. */
const JUDGED_WITH_PARENT = new Set('tr td th tbody thead tfoot caption dt dd li ul ol'.split(' '))
const FIELD_SELECTOR = 'input:not([type="hidden"]), select, textarea'

function countsOf(text: string, blocks: readonly MappedBlock[], pieces: PageMap['pieces']): Map<Element, TextCounts> {
  const counts = new Map<Element, TextCounts>()
  let textIndex = 0
  for (const { element, start, end, kind } of blocks) {
    let linked = 0
    for (let piece = pieces[textIndex]; piece && piece.start < end; piece = pieces[++textIndex])
      if (unclobbered(piece.node, 'parentElement')?.closest('a[href]')) linked += piece.length
    const words = text.slice(start, end)
    const isProse = kind !== 'heading' && linked < words.length * 0.5 && RUNNING_TEXT.test(words)
    const prose = isProse ? words.length : 0
    const long = words.length >= LONG_PARAGRAPH ? prose : 0
    for (const outer of elementAndAncestors(element)) {
      const count = counts.get(outer) ?? { letters: 0, linked: 0, prose: 0, long: 0 }
      counts.set(outer, {
        letters: count.letters + words.length,
        linked: count.linked + linked,
        prose: count.prose + prose,
        long: count.long + long,
      })
    }
  }
  return counts
}

/** Characters of a paragraph that no teaser has. */
const LONG_PARAGRAPH = 120
/** Running text: six words and the end of a sentence. */
export const RUNNING_TEXT = /(?:\S+\s+){5,}\S*[.!?…]["”’)\]]*(?:\s|$)/

function* elementAndAncestors(element: Element): Generator<Element> {
  for (let one: Element | null = element; one; one = unclobbered(one, 'parentElement')) yield one
}
