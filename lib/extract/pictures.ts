import { HOLE } from '@/lib/text/article-blocks'
import { unclobbered } from './unclobbered'

/**
 * Returns the words of a picture or control within a sentence: the number or formula that it shows, `HOLE` if it shows
 * something that cannot be read, and nothing for icons, emoji and decoration.
 */
export function wordsOfPicture(element: Element): string {
  const tag = unclobbered(element, 'localName')
  const image = tag === 'picture' ? (element.querySelector('img') ?? element) : element
  const alt = image.getAttribute('alt')
  const names = `${image.getAttribute('class')} ${image.getAttribute('src')?.slice(0, 200)}`
  if (alt !== null) {
    if (!/[\p{L}\p{N}]/u.test(alt)) return ''
    if (isLetter(element)) return alt.trim()
    if (/^[\d\s.,%$€£×^+−-]{1,20}$/.test(alt) || /latex|math|formula|equation/i.test(names)) return alt
  }
  if (/emoji|icon|smiley|avatar|flag/i.test(names)) return ''
  if (tag === 'input' && /^(?:hidden|checkbox|radio|button|submit|image)$/.test(element.getAttribute('type') ?? ''))
    return ''
  const { width, height } = sizeOf(image)
  if (width === null || height === null) return tag === 'svg' ? '' : HOLE
  if (width < 3 || height < 3) return ''
  return tag !== 'canvas' && width <= LARGEST_ICON && height <= LARGEST_ICON ? '' : HOLE
}

/** Whether a picture is one letter, as at the beginning of a chapter. */
export function isLetter(picture: Element): boolean {
  return /^["“‘]?\p{Lu}$/u.test(picture.getAttribute('alt')?.trim() ?? '')
}

/** Sides of an icon beside words, in px. */
const LARGEST_ICON = 32

/** Returns the size on the screen, else the size in the attributes, as in a file; null where it is unknown. */
function sizeOf(element: Element): { width: number | null; height: number | null } {
  const box = unclobbered(element, 'getBoundingClientRect').call(element)
  if (box.width > 0 || box.height > 0) return box
  const side = (name: string) => Number.parseInt(element.getAttribute(name) ?? '', 10)
  const [width, height] = [side('width'), side('height')]
  return { width: width >= 0 ? width : null, height: height >= 0 ? height : null }
}
