import { Parser, type ParserOptions } from 'htmlparser2'
import { UnreadableDocument } from './unreadable'

interface MarkupHandler {
  open: (name: string, attributes: Record<string, string>) => void
  close: (name: string) => void
  text: (text: string) => void
}

/**
 * Parses HTML or XML. Throws `UnreadableDocument` with `too-deep`: the parser takes time in proportion to the square of
 * the depth.
 */
export function parseMarkup(markup: string, reader: Partial<MarkupHandler>, options: ParserOptions): void {
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > MAX_DEPTH) throw new UnreadableDocument('too-deep')
        reader.open?.(name, attributes)
      },
      onclosetag(name) {
        depth--
        reader.close?.(name)
      },
      ontext: (text) => reader.text?.(text),
    },
    options,
  )
  parser.end(markup)
}

/**
 * Parses a part of a .docx file. Elements and attributes get the usual prefixes (`w:p`, `r:id`), whatever prefixes the
 * file has for their namespaces, in the transitional and in the strict form of the format.
 */
export function parseWordPart(xml: string, handler: Partial<MarkupHandler>): void {
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
  const close = (name: string): void => handler.close?.(usual(name))
  parseMarkup(xml, { open, close, text: (words) => handler.text?.(words) }, { xmlMode: true })
}

const NAMESPACES: readonly [RegExp, string][] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/\/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/\/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/drawingml\/(?:2006\/)?main$/, 'a'],
  [/\/drawingml\/(?:2006\/)?wordprocessingDrawing$/, 'wp'],
  [/\/word\/2010\/wordprocessingShape$/, 'wps'],
  [/\/word\/2010\/wordml$/, 'w14'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
]

const MAX_DEPTH = 3000

/** Throws `UnreadableDocument` if the elements of HTML are nested too deeply. */
export function refuseDeepHtml(html: string): void {
  parseMarkup(html, {}, {})
}
