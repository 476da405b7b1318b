import { parseMarkup } from './parse-markup'

type WordHandler = Parameters<typeof parseMarkup>[1]

/**
 * Parses a part of a .docx file. Elements and attributes get the usual prefixes (`w:p`, `r:id`), whatever prefixes the
 * file has for their namespaces, in the transitional and in the strict form of the format.
 */
export function parseWordPart(xml: string, handler: WordHandler): void {
  const prefixes = new Map<string, string>()
  const usual = (name: string): string => {
    const at = name.indexOf(':')
    const prefix = prefixes.get(name.slice(0, Math.max(0, at)))
    return prefix === undefined ? name : `${prefix}:${name.slice(at + 1)}`
  }
  const open = (name: string, attributes: Record<string, string>): void => {
    for (const [key, value] of Object.entries(attributes)) {
      const usualPrefix = /^xmlns(?::|$)/.test(key) && NAMESPACES.find(([pattern]) => pattern.test(value))?.[1]
      const prefix = key.slice('xmlns:'.length)
      if (usualPrefix && usualPrefix !== prefix) prefixes.set(prefix, usualPrefix)
    }
    if (prefixes.size === 0) return handler.open?.(name, attributes)
    // An attribute without a prefix has no namespace, so only those with one are renamed.
    const renamed = Object.entries(attributes).map(([key, value]) => [key.includes(':') ? usual(key) : key, value])
    handler.open?.(usual(name), Object.fromEntries(renamed) as Record<string, string>)
  }
  const close = (name: string, at: number): void => handler.close?.(usual(name), at)
  parseMarkup(xml, { open, close, text: (words, at) => handler.text?.(words, at) }, { xmlMode: true })
}

const NAMESPACES: readonly [RegExp, string][] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/\/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/\/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/\/markup-compatibility\/2006$/, 'mc'],
]
