import { Parser, type ParserOptions } from 'htmlparser2'
import { UnreadableDocument } from './unreadable'

interface MarkupHandler {
  open: (name: string, attributes: Record<string, string>) => void
  /** @param at offset of the tag */
  close: (name: string, at: number) => void
  /** @param at offset of the text */
  text: (text: string, at: number) => void
}

/**
 * Parses HTML or XML. Throws `UnreadableDocument` with `too-deep`: the parser takes time in proportion to the square of
 * the depth.
 *
 * @param onProgress receives the share that is read, 0 to 1
 */
export function parseMarkup(
  markup: string,
  reader: Partial<MarkupHandler>,
  options: ParserOptions,
  onProgress?: (share: number) => void,
): void {
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new UnreadableDocument('too-deep')
        reader.open?.(name, attributes)
      },
      onclosetag(name) {
        depth--
        reader.close?.(name, parser.startIndex)
      },
      ontext: (text) => reader.text?.(text, parser.startIndex),
    },
    options,
  )
  for (let at = 0; at < markup.length; at += PROGRESS_STEP) {
    parser.write(markup.slice(at, at + PROGRESS_STEP))
    onProgress?.(Math.min(1, (at + PROGRESS_STEP) / markup.length))
  }
  parser.end()
}

/** Greatest depth of nested elements. */
const DEEPEST = 3000

/** Throws `UnreadableDocument` if the elements of HTML are nested too deeply. */
export function refuseDeepHtml(html: string): void {
  parseMarkup(html, {}, {})
}

/** Characters between two reports of progress. */
const PROGRESS_STEP = 100_000
