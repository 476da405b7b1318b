import { Parser, type ParserOptions } from 'htmlparser2'
import { DEEPEST } from './too-much'
import { UnreadableDocument } from './unreadable'

interface MarkupHandler {
  open: (name: string, attributes: Record<string, string>) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** Parses HTML or XML. Throws `UnreadableDocument` with `too-deep`: the parser takes time in proportion to the square of the depth. */
export function parseMarkup(markup: string, reader: MarkupHandler, options: ParserOptions): void {
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new UnreadableDocument('too-deep')
        reader.open(name, attributes)
      },
      onclosetag(name) {
        depth--
        reader.close(name)
      },
      ontext: (text) => reader.text(text),
    },
    options,
  )
  parser.end(markup)
}
