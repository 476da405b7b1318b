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

/** Plain rules: comments and everything inside an at-rule's braces are cut out first. */
function rulesOf(css: string): [selector: string, body: string][] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})/g, '')
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => [selector.trim(), body])
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
