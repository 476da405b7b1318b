import { Parser } from 'htmlparser2'
import { must } from './target'

/** Elements that our exports never write, and that the input of the fuzz tests contains. */
const FOREIGN = new Set(['x-fuzz', 'script', 'iframe', 'object', 'embed', 'base', 'form', 'img'])

/** Throws if exported HTML contains an element, event handler or address that came from its input. */
export function expectNoMarkup(html: string): void {
  const parser = new Parser({
    onopentag(name, attributes) {
      must(!FOREIGN.has(name), 'an element that came from the input', name)
      for (const [key, value] of Object.entries(attributes)) {
        must(!/^on/i.test(key), 'an event handler', key)
        if (key === 'href' || key === 'src' || key === 'cite')
          must(value === '' || /^(?:https?:|#|file:)/i.test(value), 'an address that is no web address', value)
      }
    },
  })
  parser.write(html)
  parser.end()
}
