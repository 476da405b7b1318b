import { isForeign } from './language'
import { BLOCK_BREAK } from '@/lib/text/article-blocks'
import type { MappedBlock, PageMap } from './page-map'
import { unclobbered } from './unclobbered'

/** The English parts of a page, as a map; the same map where all of it is English. */
export function keepEnglish(map: PageMap): PageMap {
  const isKept = map.blocks.map(({ element, start, end }) => {
    const text = map.text.slice(start, end)
    const language = languageOf(element)
    const before = known.get(element)
    if (before?.text === text && before.language === language) return before.isKept
    const isKept = !isForeign(text, language)
    known.set(element, { text, language, isKept })
    return isKept
  })
  return isKept.includes(false) ? cut(map, isKept) : map
}

/** Last answer for each element: most paragraphs are unchanged when a page is read again. */
const known = new WeakMap<Element, { text: string; language: string | null; isKept: boolean }>()

/**
 * The language that an element between the block and the page's root declares; the root's language counts for the page
 * as a whole.
 */
function languageOf(element: Element): string | null {
  const declared = unclobbered(element, 'closest').call(element, '[lang]')
  if (!declared || declared === unclobbered(element, 'ownerDocument').documentElement) return null
  return unclobbered(declared, 'getAttribute').call(declared, 'lang') || null
}

function cut(map: PageMap, isKept: readonly boolean[]): PageMap {
  const blocks: MappedBlock[] = []
  const pieces: PageMap['pieces'] = []
  const texts: string[] = []
  let at = 0
  let piece = 0
  map.blocks.forEach((block, i) => {
    const by = at - block.start
    while ((map.pieces[piece]?.start ?? Infinity) < block.start) piece++
    for (; (map.pieces[piece]?.start ?? Infinity) < block.end; piece++) {
      const known = map.pieces[piece]
      if (isKept[i] && known) pieces.push({ ...known, start: known.start + by })
    }
    if (!isKept[i]) return
    blocks.push({ ...block, start: block.start + by, end: block.end + by })
    texts.push(map.text.slice(block.start, block.end))
    at = block.end + by + BLOCK_BREAK.length
  })
  return { text: texts.join(BLOCK_BREAK), blocks, pieces }
}
