import { parseMarkup } from './parse-markup'

interface OpenElement {
  record?: Record<string, unknown>
  /** The property of the record around that the element's text is the value of. */
  property?: { name: string; of: Record<string, unknown>; text: string }
}

/**
 * Reads the records of schema.org in markup, those of a type with what is inside them: microdata (`itemprop`) and RDFa
 * (`property`) as objects, and the texts of the scripts with JSON-LD.
 */
export function markedUpRecords(markup: string, type: string) {
  const records: Record<string, unknown>[] = []
  const scripts: string[] = []
  const open: OpenElement[] = []
  let script: string | null = null
  parseMarkup(
    markup,
    {
      open: (name, attributes) => {
        if (name === 'script' && /ld\+json/i.test(attributes.type ?? '')) script = ''
        const around = open.findLast(({ record }) => record)?.record
        const property = (attributes.itemprop ?? attributes.property)?.replace(/^.*[/:]/, '')
        const ownType = attributes.itemtype ?? attributes.typeof
        const isRecord = ownType !== undefined && (around !== undefined || ownType.endsWith(type))
        const element: OpenElement = isRecord ? { record: { '@type': ownType } } : {}
        open.push(element)
        if (element.record && !around) records.push(element.record)
        if (property === undefined || !around) return
        const value = attributes.content ?? attributes.datetime ?? attributes.href ?? attributes.src
        if (element.record) add(around, property, element.record)
        else if (value !== undefined) add(around, property, value)
        else element.property = { name: property, of: around, text: '' }
      },
      text: (text) => {
        if (script !== null) script += text
        for (const { property } of open) if (property) property.text += text
      },
      close: (name) => {
        if (name === 'script' && script !== null) {
          scripts.push(script)
          script = null
        }
        const property = open.pop()?.property
        if (property) add(property.of, property.name, property.text)
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  return { records, scripts }
}

/** Adds a value to a record: several of one property become a list. */
function add(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name.startsWith('@') || name === '__proto__') return
  record[name] = name in record ? [record[name], value].flat() : value
}
