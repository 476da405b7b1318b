/**
 * The elements hidden by the page's own `<style>` elements: `display: none`, `visibility: hidden`, and boxes of one
 * pixel for screen readers. Rules under `@media` and the like are skipped, because they apply only to some screens; an
 * invalid selector hides nothing.
 */
export function hiddenByStyle(page: Document): ReadonlySet<Element> {
  const hidden = new Set<Element>()
  for (const style of page.querySelectorAll('style')) {
    for (const [selector, body] of rulesOf(style.textContent)) {
      if (!hides(body)) continue
      for (const element of matching(page, selector)) hidden.add(element)
    }
  }
  return hidden
}

/** Plain rules, without comments and without all that is inside an at-rule's braces. Each letter is looked at once. */
function rulesOf(css: string): [selector: string, body: string][] {
  const rules: [string, string][] = []
  const plain = withoutComments(css)
  let from = 0
  let selector: string | null = null
  /** Braces that are open in an at-rule. */
  let inside = 0
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at]
    if (sign !== '{' && sign !== '}' && sign !== ';') continue
    const isAtRule = inside > 0 || (selector === null && isAt(plain, from))
    if (isAtRule && (sign !== ';' || inside === 0)) {
      inside = Math.max(0, inside + (sign === '{' ? 1 : sign === '}' ? -1 : 0))
      from = at + 1
    } else if (!isAtRule && sign === '{') {
      selector = plain.slice(from, at).trim()
      from = at + 1
    } else if (!isAtRule && sign === '}') {
      if (selector) rules.push([selector, plain.slice(from, at)])
      selector = null
      from = at + 1
    }
  }
  return rules
}

function isAt(css: string, from: number): boolean {
  let at = from
  while (/\s/.test(css[at] ?? 'x')) at++
  return css[at] === '@'
}

function withoutComments(css: string): string {
  const parts: string[] = []
  let from = 0
  for (;;) {
    const start = css.indexOf('/*', from)
    const end = start < 0 ? -1 : css.indexOf('*/', start + 2)
    if (end < 0) break
    parts.push(css.slice(from, start))
    from = end + 2
  }
  return [...parts, css.slice(from)].join('')
}

function hides(body: string): boolean {
  if (/(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(body)) return true
  return /position\s*:\s*absolute/i.test(body) && /clip(?:-path)?\s*:\s*(?:rect|inset)\(/i.test(body)
}

function matching(page: Document, selector: string): Iterable<Element> {
  try {
    // Nothing has the focus here.
    return page.querySelectorAll(selector.replace(/:not\(:(?:focus|focus-within|active)\)/g, ''))
  } catch {
    return [] // a selector of a newer kind than the parser knows
  }
}
