import { rulesThatApply, type Declarations } from './style-rules'

/**
 * Finds text that no visitor of a page sees, by style attributes and plain rules in the page: too small, transparent, in
 * the colour of its background, moved away, clipped, without height. Linked style sheets are not read, and nothing is
 * known of the layout.
 *
 * @returns a function that gives the style to override: of an element without a visible part, or with unseen own text
 */
export function unseenText(page: Document): (element: Element) => Partial<CSSStyleDeclaration> {
  const rulesOf = rulesThatApply(page)
  const inherited = new Map<Element | null, Inherited>()
  const styles = new Map<Element, Partial<CSSStyleDeclaration>>()
  for (const element of page.querySelectorAll('*')) {
    const own = rulesOf(element)
    const now = inheritedBy(own, inherited.get(element.parentElement) ?? ROOT)
    inherited.set(element, now)
    if (isGone(own) || [...element.classList].some((name) => SPOKEN_ONLY.test(name)))
      styles.set(element, { display: 'none' })
    else if (isUnseen(now)) styles.set(element, { visibility: 'hidden' })
  }
  return (element) => styles.get(element) ?? {}
}

/** Class names for words that only a screen reader says. A linked style sheet hides them, which a file does not have. */
const SPOKEN_ONLY =
  /^(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|screenreader(?:-only)?|assistive-text|a11y-hidden|element-invisible)$/i

/** Properties that apply to the elements in an element too, unless these have their own. */
interface Inherited {
  /** In pixels. */
  size: number
  color: string
  /** Colour behind the text; empty if it is not known, or not one colour. */
  background: string
  isHidden: boolean
}
const ROOT: Inherited = { size: 16, color: 'black', background: '', isHidden: false }

function inheritedBy(own: Declarations, { size, color, background, isHidden }: Inherited): Inherited {
  const fontSize = own.get('font-size') ?? ''
  const relative = /^([\d.]+)(em|%)$/.exec(fontSize)
  const wide = relative ? size * (Number(relative[1]) / (relative[2] === '%' ? 100 : 1)) : pixelsOf(fontSize)
  const picture = own.get('background-image') ?? 'none'
  const behind = picture === 'none' ? (own.get('background-color') ?? own.get('background')) : 'url('
  // A gradient may fill the letters themselves.
  const isFilled = [...own].some(([name, value]) => name.endsWith('background-clip') && value.includes('text'))
  return {
    size: Number.isNaN(wide) ? size : wide,
    color: isFilled ? '' : colorOf(own.get('-webkit-text-fill-color') ?? own.get('color') ?? color),
    background: behind === undefined || colorOf(behind) === 'transparent' ? background : colorOf(behind),
    isHidden: own.has('visibility') ? own.get('visibility') !== 'visible' : isHidden,
  }
}

/** Letters below this size, in pixels, look like a line. */
const LEAST_SIZE = 4
/** Least opacity of a text that can be read; distance in pixels that moves a text out of a page. */
const LEAST_OPACITY = 0.1
const FAR_AWAY = -500

function isUnseen({ size, color, background, isHidden }: Inherited): boolean {
  return isHidden || size < LEAST_SIZE || color === 'transparent' || (color !== '' && color === background)
}

function isGone(own: Declarations): boolean {
  const value = (name: string): string => own.get(name) ?? ''
  if (value('display') === 'none' || value('content-visibility') === 'hidden') return true
  const isOutOfFlow = /^(?:absolute|fixed)$/.test(value('position'))
  // A text that fades or moves in when it is scrolled to begins like one that is never seen.
  const isAnimated = [...own.keys()].some((name) => /^(?:transition|animation)/.test(name))
  if (!isAnimated) {
    const opacity = value('opacity')
    if (opacity !== '' && parseFloat(opacity) / (opacity.endsWith('%') ? 100 : 1) < LEAST_OPACITY) return true
    if (
      /\bscale[xy3d]*\(\s*(?:[^)]*,\s*)?0*\.?0*%?\s*[,)]/.test(value('transform')) ||
      /^0+(?:\.0+)?%?$/.test(value('scale'))
    )
      return true
    const moved = /translate[xy3d]*\(([^)]*)\)/.exec(value('transform'))?.[1] ?? ''
    if (moved.split(',').some((part) => pixelsOf(part.trim()) <= FAR_AWAY)) return true
  }
  if (/^(?:inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|(?:circle|ellipse)\(\s*0)/.test(value('clip-path'))) return true
  if (isOutOfFlow && /^rect\(\s*[01](?:px)?[,\s]+[01](?:px)?[,\s]+[01](?:px)?[,\s]/.test(value('clip'))) return true
  const offsets = [
    'text-indent',
    'margin-left',
    'margin-top',
    ...(value('position') === '' ? [] : ['left', 'top', 'right', 'bottom']),
  ]
  if (offsets.some((name) => pixelsOf(value(name)) <= FAR_AWAY)) return true
  const isCut = /hidden|clip/.test(value('overflow') + value('overflow-x') + value('overflow-y'))
  return isCut && ['height', 'max-height', 'width', 'max-width'].some((name) => pixelsOf(value(name)) <= 1)
}

/** Returns a length in pixels, on a screen of usual size; NaN for other values. */
function pixelsOf(length: string): number {
  const [, number, unit = ''] = /^([-+]?\d*\.?\d+)([a-z]*|%)$/.exec(length) ?? []
  return number === undefined
    ? NaN
    : Number(number) * (unit === '' && Number(number) !== 0 ? NaN : (PIXELS[unit] ?? NaN))
}
const PIXELS: Partial<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  em: 16,
  rem: 16,
  vw: 12.8,
  vh: 8,
  ch: 8,
  cm: 38,
}

/** Returns a colour in a form that equal colours share; empty for one that is not known, as of a picture. */
function colorOf(value: string): string {
  if (/^(?:none|initial|unset)$/.test(value)) return 'transparent'
  if (/url\(|gradient|var\(|inherit|currentcolor/.test(value)) return ''
  const word = value.replace(/^.*?(#[\da-f]+|(?:rgb|hsl)a?\([^)]*\)|^[a-z]+).*$/, '$1')
  const hex = /^#(?:([\da-f]{3})([\da-f])?|([\da-f]{6})([\da-f]{2})?)$/.exec(word)
  if (hex) {
    const [, short, , long] = hex
    const alpha = hex[2] ?? hex[4]
    return /^0+$/.test(alpha ?? 'f') ? 'transparent' : (long ?? (short ?? '').replace(/./g, '$&$&'))
  }
  const parts = /^(?:rgb|hsl)a?\(([^)]*)\)$/
    .exec(word)?.[1]
    ?.split(/[\s,/]+/)
    .filter(Boolean)
  if (parts?.[3] !== undefined && parseFloat(parts[3]) === 0) return 'transparent'
  if (parts && word.startsWith('rgb'))
    return parts
      .slice(0, 3)
      .map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('')
  return COLOR_WORDS[word] ?? word
}
const COLOR_WORDS: Partial<Record<string, string>> = { white: 'ffffff', black: '000000' }
