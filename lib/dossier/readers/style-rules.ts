/** Properties of an element by name, in lower case, without marks of importance. */
export type Declarations = ReadonlyMap<string, string>

/**
 * Returns a function that gives the declarations of an element: by the page's own style rules, then by its attributes.
 * Selectors are lists of types, classes, ids and attributes, also of ancestors; others are skipped. Each element has a
 * share of the work, so that a hostile page takes no more than its length.
 */
export function rulesThatApply(page: Document): (element: Element) => Declarations {
  const rules = new Map<string, Rule[]>()
  const known = new Map<string, Rule>()
  for (const style of page.querySelectorAll('style'))
    for (const { prelude, body } of styleRulesIn(style.textContent))
      for (const selector of prelude.split(',')) {
        // No element has the focus here, so `:not(:focus)` matches every element.
        const plain = selector.replace(/:not\(:(?:focus|focus-within|active)\)/g, '')
        const parts = plain.match(/(?:\[[^\]]*\]|[^\s>[])+/g) ?? []
        if (parts.length === 0 || plain.length > LONGEST_SELECTOR || !parts.every((part) => COMPOUND.test(part)))
          continue
        const name = parts.join(' ')
        const rule = known.get(name) ?? { parts: parts.map(simplePartsOf), declared: new Map<string, string>() }
        for (const [property, value] of declarationsIn(body.toLowerCase())) rule.declared.set(property, value)
        if (known.has(name)) continue
        known.set(name, rule)
        const key = rule.parts.at(-1)?.findLast((part) => !part.startsWith('[')) ?? ''
        rules.set(key, [...(rules.get(key) ?? []).slice(0, MOST_RULES_OF_A_KEY), rule])
      }
  return (element) => {
    const keys = ['', '*', element.localName.toLowerCase(), `#${element.id}`, ...classesOf(element)]
    const near = keys.flatMap((key) => rules.get(key) ?? []).slice(0, MOST_RULES_OF_AN_ELEMENT)
    const own = near.filter(({ parts }) => matches(element, parts))
    own.sort((a, b) => a.parts.flat().length - b.parts.flat().length)
    const [color, bgcolor] = ['color', 'bgcolor'].map((name) => element.getAttribute(name)?.toLowerCase())
    return new Map([
      ...(color === undefined ? [] : [['color', color] as const]),
      ...(bgcolor === undefined ? [] : [['background', bgcolor] as const]),
      ...own.flatMap(({ declared }) => [...declared]),
      ...declarationsIn((element.getAttribute('style') ?? '').toLowerCase()),
    ])
  }
}

interface Rule {
  /** The simple selectors of the ancestors and, last, of the element. */
  parts: string[][]
  declared: Map<string, string>
}

const LONGEST_SELECTOR = 200
const MOST_RULES_OF_A_KEY = 50
const MOST_RULES_OF_AN_ELEMENT = 100
const SIMPLE = String.raw`[.#][\w-]+|\[[a-z][\w-]*(?:=(?:"[^"\]]*"|'[^'\]]*'|[\w-]+))?\]`
const COMPOUND = new RegExp(String.raw`^(?=.)(?:\*|[a-z][\w-]*)?(?:${SIMPLE})*$`, 'i')

const simplePartsOf = (part: string): string[] =>
  (part.match(new RegExp(String.raw`${SIMPLE}|\*|^[a-z][\w-]*`, 'gi')) ?? []).map((one) =>
    /^[.#[]/.test(one) ? one : one.toLowerCase(),
  )

const classesOf = ({ classList }: Element): string[] => [...classList].slice(0, 50).map((name) => `.${name}`)

/** Returns whether an element matches, and its ancestors match the other parts in their order. */
function matches(element: Element, parts: readonly string[][]): boolean {
  let at = parts.length - 1
  if (!hasAll(element, parts[at] ?? [])) return false
  let steps = MOST_ANCESTORS
  for (let one = element.parentElement; at > 0 && one !== null && steps > 0; one = one.parentElement, steps -= 1)
    if (hasAll(one, parts[at - 1] ?? [])) at -= 1
  return at === 0
}
const MOST_ANCESTORS = 12

const namesCache = new WeakMap<Element, ReadonlySet<string>>()
function namesOf(element: Element): ReadonlySet<string> {
  const names = namesCache.get(element) ?? new Set(classesOf(element))
  namesCache.set(element, names)
  return names
}

function hasAll(element: Element, parts: readonly string[]): boolean {
  return parts.every((part) => {
    if (part.startsWith('.')) return namesOf(element).has(part)
    if (part.startsWith('#')) return `#${element.id}` === part
    if (!part.startsWith('[')) return part === '*' || part === element.localName.toLowerCase()
    const [name = '', ...value] = part.slice(1, -1).split('=')
    const has = element.getAttribute(name)
    return has !== null && (value.length === 0 || has === value.join('=').replace(/^["']|["']$/g, ''))
  })
}

function declarationsIn(body: string): [name: string, value: string][] {
  return body.split(';').flatMap((part): [string, string][] => {
    const [name = '', ...value] = part.split(':')
    const text = value
      .join(':')
      .replace(/\s*!\s*important\s*$/, '')
      .trim()
    return text === '' ? [] : [[name.trim(), text]]
  })
}

/** Returns the style rules of a sheet that apply to a usual screen, without comments. Each character is read once. */
function styleRulesIn(css: string): { prelude: string; body: string }[] {
  const rules: { prelude: string; body: string }[] = []
  // Whether each open block is read; a block in a rule is not.
  const open: { prelude: string; isRead: boolean; isRule: boolean; body: string[] }[] = []
  let words = ''
  for (const piece of css.replace(/\/\*[^]*?(?:\*\/|$)/g, '').split(/([{};])/)) {
    const block = open.at(-1)
    if (piece === '{') {
      const isRead = (block === undefined || (block.isRead && !block.isRule)) && isForScreen(words.toLowerCase())
      open.push({ prelude: words, isRead, isRule: !words.startsWith('@'), body: [] })
      words = ''
    } else if (piece === '}') {
      if (block?.isRead === true && block.isRule)
        rules.push({ prelude: block.prelude, body: [...block.body, words].join(';') })
      open.pop()
      words = ''
    } else if (piece === ';') {
      block?.body.push(words)
      words = ''
    } else words = piece.trim()
  }
  return rules
}

/** Returns whether a block applies to a screen of 1,280 pixels: a rule, or an at-rule with such a condition. */
function isForScreen(prelude: string): boolean {
  if (/^@(?:supports|layer|container)\b/.test(prelude) || !prelude.startsWith('@')) return true
  const [, media] = /^@media\b(.*)$/s.exec(prelude) ?? []
  return media?.split(',').some((query) => query.split(/\band\b/).every((part) => holds(part.trim()))) ?? false
}

function holds(condition: string): boolean {
  const [, bound, number = '', unit] = /^\(\s*(min|max)-width\s*:\s*([\d.]+)(px|r?em)\s*\)$/.exec(condition) ?? []
  const width = Number(number) * (unit === 'px' ? 1 : 16)
  if (bound !== undefined) return bound === 'min' ? width <= SCREEN_WIDTH : width >= SCREEN_WIDTH
  return /^(?:(?:only\s+)?(?:all|screen)|not\s+(?:print|speech)|\(\s*prefers-color-scheme\s*:\s*light\s*\)|)$/.test(
    condition,
  )
}
const SCREEN_WIDTH = 1280
