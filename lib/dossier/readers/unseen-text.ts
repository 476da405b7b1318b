import { mapDefined } from '@/lib/text/lists'

/**
 * Finds text that no visitor of a page sees, by style attributes and plain rules in the page: too small, transparent, in
 * the colour of its background, moved away, without height; and the styles by which `visibility.ts` finds the rest. Linked
 * style sheets are not read, and nothing is known of the layout.
 *
 * @param isPageShown whether what hides the whole page is left out: many do until their scripts have run
 * @returns a function that gives the style of an element as far as it is known, or of what a style draws before or after it
 */
export function createFileStyle(page: Document, isPageShown: boolean): (element: Element, part?: string) => FileStyle {
  const rulesOf = rulesThatApply(page)
  const inherited = new Map<Element | null, InheritedStyle>()
  const styles = new Map<Element, FileStyle>()
  for (const element of page.querySelectorAll('*')) {
    const around = inherited.get(element.parentElement) ?? ROOT_STYLE
    const isPage = element.parentElement === null || element.localName === 'body'
    const declared = isPageShown && isPage ? new Map<string, string>() : rulesOf(element)
    const variables = variablesIn(declared, around.variables)
    const own = withValues(declared, variables)
    const now = { ...inheritedBy(own, around), variables }
    inherited.set(element, now)
    const isDrawn = DRAWING.some((name) => own.has(name))
    const style = isDrawn
      ? { clipPath: own.get('clip-path') ?? '', filter: own.get('filter') ?? '', declared: own }
      : {}
    if (own.get('display') === 'none' || isSpokenOnly(element)) styles.set(element, { display: 'none' })
    else if (isNotRendered(own)) styles.set(element, { opacity: '0' })
    else if (isUnseen(now)) styles.set(element, { ...style, visibility: 'hidden' })
    else if (isDrawn || now.marker) styles.set(element, { ...style, listStyleType: now.marker.replaceAll("'", '"') })
  }
  return (element, part) => {
    const style = styles.get(element)
    if (part === undefined) return style ?? {}
    if (part === 'marker') return { content: 'normal' }
    const own = rulesOf(element, part)
    return own.size === 0 && element.localName !== 'q'
      ? {}
      : partStyle(withValues(own, inherited.get(element)?.variables ?? own), style)
  }
}

/** A style of a file, with the declarations that no property of it has. */
export type FileStyle = Partial<CSSStyleDeclaration> & { declared?: Declarations }

/** Properties by which an element is drawn otherwise than its letters are. */
const DRAWING = ['clip-path', 'filter', 'mask', 'mask-image', 'font-size-adjust', 'text-emphasis', 'text-emphasis-style', 'hyphenate-character', 'text-decoration', 'text-decoration-line', 'text-decoration-color', 'quotes'] // prettier-ignore

/** Returns the style of words that a rule draws; a quotation has its signs without one. */
function partStyle(own: Declarations, style: FileStyle | undefined): FileStyle {
  const valueOf = (name: string): string => own.get(name) ?? ''
  return {
    content: valueOf('content') || 'open-quote',
    quotes: own.get('quotes') ?? style?.declared?.get('quotes') ?? '',
    display: valueOf('display') || 'inline',
    visibility: valueOf('visibility'),
    opacity: valueOf('opacity'),
    fontSize: valueOf('font-size').replace(/^0\w*$/, '0px'),
    verticalAlign: valueOf('vertical-align'),
    float: /^(?:absolute|fixed)$/.exec(valueOf('position'))?.[0] ?? valueOf('float'),
    position: '',
    backgroundColor: valueOf('background-color') && 'rgb(',
    transform: valueOf('transform'),
  }
}

/** Class names for words that only a screen reader says. A linked style sheet hides them, which a file does not have. */
const isSpokenOnly = ({ classList }: Element): boolean => [...classList].some((name) => SPOKEN_ONLY.test(name))
const SPOKEN_ONLY =
  /^(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|screenreader(?:-only)?|assistive-text|a11y-hidden|element-invisible)$/i

/** Properties that apply to the elements in an element too, unless these have their own. */
interface InheritedStyle {
  /** Size of the letters in pixels. */
  size: number
  color: string
  /** Colour behind the text; empty if it is not known, or not one colour. */
  background: string
  isHidden: boolean
  /** Marks before the items of a list. */
  marker: string
  /** The page's own properties. */
  variables: Declarations
}
const ROOT_STYLE: InheritedStyle = {
  size: 16,
  color: 'black',
  background: '',
  isHidden: false,
  marker: '',
  variables: new Map(),
}

/** Returns the page's own properties for an element and those in it. */
function variablesIn(declared: Declarations, inherited: Declarations): Declarations {
  const set = [...declared].filter(([name]) => name.startsWith('--'))
  if (set.length === 0) return inherited
  const variables = new Map([...[...inherited].slice(-MOST_VARIABLES), ...set])
  for (const [name, value] of set) variables.set(name, valueOf(value, variables))
  return variables
}

/** Returns declarations with the values of the page's own properties in them. */
function withValues(own: Declarations, variables: Declarations): Declarations {
  if (![...own.values()].some((value) => value.includes('var('))) return own
  return new Map([...own].map(([name, value]) => [name, valueOf(value, variables)]))
}

const valueOf = (value: string, variables: Declarations): string =>
  value
    .replace(
      /var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)/g,
      (_, name: string, other = '') => variables.get(name) ?? String(other),
    )
    .slice(0, LONGEST_VALUE)
    .trim()
const LONGEST_VALUE = 300
const MOST_VARIABLES = 1000

function inheritedBy(own: Declarations, around: InheritedStyle): Omit<InheritedStyle, 'variables'> {
  const { size, color, background, isHidden, marker } = around
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
    marker: own.get('list-style-type') ?? own.get('list-style') ?? marker,
    isHidden: own.has('visibility') ? own.get('visibility') !== 'visible' : isHidden,
  }
}

/** Letters below this size, in pixels, look like a line. */
const LEAST_LETTER_SIZE = 4
/** Least opacity of a text that can be read; distance in pixels that moves a text out of a page. */
const LEAST_OPACITY = 0.1
const FAR_AWAY = -500

function isUnseen({ size, color, background, isHidden }: Omit<InheritedStyle, 'variables'>): boolean {
  return isHidden || size < LEAST_LETTER_SIZE || color === 'transparent' || (color !== '' && color === background)
}

function isNotRendered(declarations: Declarations): boolean {
  const value = (name: string): string => declarations.get(name) ?? ''
  if (value('content-visibility') === 'hidden') return true
  const isOutOfFlow = /^(?:absolute|fixed)$/.test(value('position'))
  // A text that fades or moves in when it is scrolled to begins like one that is never seen.
  const isAnimated = [...declarations.keys()].some((name) => /^(?:transition|animation)/.test(name))
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
    : Number(number) * (unit === '' && Number(number) !== 0 ? NaN : (PIXELS_PER_UNIT[unit] ?? NaN))
}
const PIXELS_PER_UNIT: Partial<Record<string, number>> = {
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

/** Properties of an element by name, in lower case, without marks of importance. */
type Declarations = ReadonlyMap<string, string>

/**
 * Returns a function that gives the declarations of an element: by the page's own style rules, then by its attributes; or
 * of what a rule draws before or after it.
 * Selectors are lists of types, classes, ids and attributes, also of ancestors and in `:is()`; others are skipped. Each
 * element has a share of the work, so that a hostile page takes no more than its length.
 */
function rulesThatApply(page: Document): (element: Element, part?: string) => Declarations {
  const rules = new Map<string, StyleRule[]>()
  const ruleOf = new Map<string, StyleRule>()
  for (const style of page.querySelectorAll('style'))
    for (const { selectors, body } of styleRulesIn(style.textContent))
      for (const plain of selectors) {
        if (plain.length > LONGEST_SELECTOR) continue
        const [, host = '', drawn = ''] = /^(.*?)(?:::?(before|after))?$/s.exec(plain) ?? []
        const parts = (drawn && !host.trim() ? '*' : host).match(/(?:\[[^\]]*\]|[^\s>[])+/g) ?? []
        if (parts.length === 0 || !parts.every((part) => COMPOUND.test(part))) continue
        const name = `${drawn} ${parts.join(' ')}`
        const rule = ruleOf.get(name) ?? { parts: parts.map(simplePartsOf), declared: new Map<string, string>() }
        for (const [property, value] of declarationsIn(body.toLowerCase())) rule.declared.set(property, value)
        if (ruleOf.has(name)) continue
        ruleOf.set(name, rule)
        const key = drawn + (rule.parts.at(-1)?.findLast((part) => !part.startsWith('[')) ?? '')
        rules.set(key, [...(rules.get(key) ?? []).slice(0, MOST_RULES_OF_A_KEY), rule])
      }
  return (element, drawn = '') => {
    const keys = ['', '*', element.localName.toLowerCase(), `#${element.id}`, ...classesOf(element)]
    const near = keys.flatMap((key) => rules.get(drawn + key) ?? []).slice(0, MOST_RULES_OF_AN_ELEMENT)
    const own = near.filter(({ parts }) => matchesSelector(element, parts))
    own.sort((a, b) => a.parts.flat().length - b.parts.flat().length)
    if (drawn) return new Map(own.flatMap(({ declared }) => [...declared]))
    const [color, bgcolor, mathcolor] = ['color', 'bgcolor', 'mathcolor'].map((name) =>
      element.getAttribute(name)?.toLowerCase(),
    )
    return new Map([
      ...(color === undefined ? [] : [['color', color] as const]),
      ...(mathcolor === undefined ? [] : [['color', mathcolor] as const]),
      ...(bgcolor === undefined ? [] : [['background', bgcolor] as const]),
      ...own.flatMap(({ declared }) => [...declared]),
      ...declarationsIn(withoutEscapes((element.getAttribute('style') ?? '').toLowerCase())),
    ])
  }
}

interface StyleRule {
  /** The simple selectors of the ancestors and, last, of the element. */
  parts: string[][]
  declared: Map<string, string>
}

const LONGEST_SELECTOR = 200
const MOST_RULES_OF_A_KEY = 50
const MOST_RULES_OF_AN_ELEMENT = 100
const SIMPLE_SELECTOR = String.raw`[.#][\w-]+|\[[a-z][\w-]*(?:=(?:"[^"\]]*"|'[^'\]]*'|[\w-]+))?\]`
const COMPOUND = new RegExp(String.raw`^(?=.)(?:\*|[a-z][\w-]*)?(?:${SIMPLE_SELECTOR})*$`, 'i')
const simplePartsOf = (part: string): string[] =>
  (part.match(new RegExp(String.raw`${SIMPLE_SELECTOR}|\*|^[a-z][\w-]*`, 'gi')) ?? []).map((simple) =>
    /^[.#[]/.test(simple) ? simple : simple.toLowerCase(),
  )

const classesOf = ({ classList }: Element): string[] => [...classList].slice(0, 50).map((name) => `.${name}`)

/** Returns whether an element matches, and its ancestors match the other parts in their order. */
function matchesSelector(element: Element, parts: readonly string[][]): boolean {
  let at = parts.length - 1
  if (!hasAllParts(element, parts[at] ?? [])) return false
  let steps = MOST_ANCESTORS
  for (let one = element.parentElement; at > 0 && one !== null && steps > 0; one = one.parentElement, steps -= 1)
    if (hasAllParts(one, parts[at - 1] ?? [])) at -= 1
  return at === 0
}
const MOST_ANCESTORS = 12
const classNamesCache = new WeakMap<Element, ReadonlySet<string>>()
function classNamesOf(element: Element): ReadonlySet<string> {
  const names = classNamesCache.get(element) ?? new Set(classesOf(element))
  classNamesCache.set(element, names)
  return names
}

function hasAllParts(element: Element, parts: readonly string[]): boolean {
  return parts.every((part) => {
    if (part.startsWith('.')) return classNamesOf(element).has(part)
    if (part.startsWith('#')) return `#${element.id}` === part
    if (!part.startsWith('[')) return part === '*' || part === element.localName.toLowerCase()
    const [name = '', ...value] = part.slice(1, -1).split('=')
    const has = element.getAttribute(name)
    return has !== null && (value.length === 0 || has === value.join('=').replace(/^["']|["']$/g, ''))
  })
}

/** Returns the selectors of a list in a plain form: `:is(.a, .b) p` is `.a p` and `.b p`. */
function plainSelectorsOf(list: string): string[] {
  // No element has the focus here, so `:not(:focus)` matches every element.
  const shown = list.replace(/:not\(:(?:focus|focus-within|active)\)/g, '').replace(/:root\b/gi, 'html')
  const all: string[] = shown.match(/(?:[^,(]|\((?:[^()]|\([^()]*\))*\))+/g) ?? []
  let selectors = all.filter(({ length }) => length <= LONGEST_CHOICE)
  for (let round = 0; round < MOST_CHOICES && selectors.some((selector) => CHOICE.test(selector)); round += 1) {
    const chosen: string[] = []
    for (const selector of selectors) if (chosen.length < MOST_SELECTORS) chosen.push(...withEachChoice(selector))
    selectors = chosen.slice(0, MOST_SELECTORS)
  }
  return selectors.map((selector) => selector.trim())
}
const MOST_CHOICES = 6
const LONGEST_CHOICE = 2000
const MOST_SELECTORS = 100
/** Selectors of which any may match, and the part of the selector before that is of the same element. */
const CHOICE = /([^\s>+~]*):(?:is|where|matches|-(?:webkit|moz)-any)\(([^()]*)\)/i

function withEachChoice(selector: string): string[] {
  const [whole, before = '', choices = ''] = CHOICE.exec(selector) ?? []
  if (whole === undefined || selector.length > LONGEST_CHOICE) return [selector]
  return choices.split(',', MOST_SELECTORS).map((choice) => {
    const own = choice.trim()
    // The type of an element stands first.
    return selector.replace(whole, () => (/^[a-z*]/i.test(own) ? own + before.replace(/^\*/, '') : before + own))
  })
}

/** Returns the selectors of a rule inside another one: "&" is the element of the outer one. */
function nestedIn(outer: readonly string[], own: readonly string[]): string[] {
  const nested: string[] = []
  for (const around of outer.slice(0, MOST_SELECTORS))
    for (const selector of own.slice(0, MOST_SELECTORS)) {
      const marks = selector.split('&').length - 1
      const length = selector.length + (marks > 0 ? marks * (around.length - 1) : around.length + 1)
      if (length > LONGEST_SELECTOR || nested.length >= MOST_SELECTORS) continue
      nested.push(marks > 0 ? selector.replaceAll('&', () => around) : `${around} ${selector}`)
    }
  return nested
}

function declarationsIn(body: string): [name: string, value: string][] {
  return mapDefined(body.split(';'), (part): [string, string] | null => {
    const [name = '', ...value] = part.split(':')
    const text = value
      .join(':')
      .trim()
      .replace(/!\s*important$/, '')
      .trim()
    return text === '' ? null : [name.trim(), text]
  })
}

/** Returns the style rules of a sheet that apply to a usual screen, without comments. Each character is read once. */
function styleRulesIn(css: string): { selectors: readonly string[]; body: string }[] {
  const rules: { selectors: readonly string[]; body: string }[] = []
  const open: { selectors: readonly string[]; isRead: boolean; isRule: boolean; body: string[] }[] = []
  let words = ''
  for (const piece of withoutEscapes(css.replace(/\/\*[^]*?(?:\*\/|$)/g, '')).split(/([{};])/)) {
    const block = open.at(-1)
    if (piece === '{') {
      const isRead = (block?.isRead ?? true) && open.length < DEEPEST && isForScreen(words.toLowerCase())
      const isRule = !words.startsWith('@')
      const own = isRead && isRule ? plainSelectorsOf(words) : []
      const outer = block?.selectors ?? []
      let selectors = isRule ? own : outer
      if (isRule && outer.length > 0) selectors = nestedIn(outer, own)
      open.push({ selectors, isRead, isRule: isRule || outer.length > 0, body: [] })
      words = ''
    } else if (piece === '}') {
      if (block?.isRead === true && block.isRule)
        rules.push({ selectors: block.selectors, body: [...block.body, words].join(';') })
      open.pop()
      words = ''
    } else if (piece === ';') {
      block?.body.push(words)
      words = ''
    } else words = piece.trim()
  }
  return rules
}
const DEEPEST = 20

/** Replaces the escapes of letters, digits and hyphens. */
const withoutEscapes = (css: string): string =>
  css.replace(/\\(?:([\da-f]{1,6})\s?|([g-z_-]))/gi, (escape, code: string | undefined, letter: string | undefined) => {
    const plain = letter ?? String.fromCodePoint(Math.min(parseInt(code ?? '0', 16), 0xffff))
    return /^[\w-]$/.test(plain) ? plain : escape
  })

/** Returns whether a block applies to a screen of 1,280 pixels: a rule, or an at-rule with such a condition. */
function isForScreen(prelude: string): boolean {
  if (/^@(?:supports|layer|container)\b/.test(prelude) || !prelude.startsWith('@')) return true
  const [, media] = /^@media\b(.*)$/s.exec(prelude) ?? []
  return media?.split(',').some((query) => query.split(/\band\b/).every((part) => matchesMedia(part.trim()))) ?? false
}

function matchesMedia(condition: string): boolean {
  const [, bound, number = '', unit] = /^\(\s*(min|max)-width\s*:\s*([\d.]+)(px|r?em)\s*\)$/.exec(condition) ?? []
  const width = Number(number) * (unit === 'px' ? 1 : 16)
  if (bound !== undefined) return bound === 'min' ? width <= SCREEN_WIDTH : width >= SCREEN_WIDTH
  return /^(?:(?:only\s+)?(?:all|screen)|not\s+(?:print|speech)|\(\s*prefers-color-scheme\s*:\s*light\s*\)|)$/.test(
    condition,
  )
}
const SCREEN_WIDTH = 1280
