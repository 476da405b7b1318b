/**
 * Returns the violated MUST rules of the Web Annotation Data Model in a collection, as far as they apply to our
 * exports. Written from the text of the recommendation, independent of our writer.
 *
 * @see https://www.w3.org/TR/annotation-model/
 */
export function brokenMusts(collection: Node): string[] {
  const broken: string[] = []
  const must = (holds: boolean, rule: string): void => {
    if (!holds) broken.push(rule)
  }
  must(listOf(collection['@context']).includes('http://www.w3.org/ns/anno.jsonld'), '3.1 @context has the model’s own')
  must(isIri(collection.id), '5.1 a collection has exactly one IRI')
  must(listOf(collection.type).includes('AnnotationCollection'), '5.1 a collection has its type')
  must(isNatural(collection.total), '5.1 total is a non-negative integer')
  const page = collection.first as Node | undefined
  must(page !== undefined || collection.total === 0, '5.1 a collection that is not empty has a first page')
  const items = (page?.items ?? []) as Node[]
  if (page) {
    must(isIri(page.id), '5.2 a page has exactly one IRI')
    must(listOf(page.type).includes('AnnotationPage'), '5.2 a page has its type')
    must(!('@context' in page), '5.2 a page that is embedded has no context of its own')
    must(Array.isArray(page.items), '5.2 items is an array')
    must(isNatural(page.startIndex), '5.2 startIndex is a non-negative integer')
    must(items.length === collection.total, '5.1 total is the number of annotations')
  }
  items.forEach((item) => annotation(item, must))
  must(new Set(items.map(({ id }) => id)).size === items.length, '3.1 the id is the annotation’s identity')
  return broken
}

type Node = Record<string, unknown>
type Must = (holds: boolean, rule: string) => void

function annotation(item: Node, must: Must): void {
  must(isIri(item.id), '3.1 an annotation has exactly one IRI')
  must(listOf(item.type).includes('Annotation'), '3.1 an annotation has its type')
  must(listOf(item.target).length >= 1, '3.1 an annotation has at least one target')
  must(!('bodyValue' in item && 'body' in item), '3.2.5 bodyValue is allowed only without body')
  must(!('purpose' in item), '3.3.5 purpose belongs to bodies, not to the annotation')
  must(
    listOf(item.motivation).every((one) => MOTIVATIONS.has(String(one))),
    '3.3.5 motivations are of the model',
  )
  for (const date of [item.created, item.modified])
    must(typeof date === 'string' && DATE_TIME.test(date), '3.3.1 dates are xsd:dateTime in UTC, with Z')
  for (const agent of listOf(item.generator) as Node[]) must(isIri(agent.id), '3.3.2 an agent has at most one IRI')
  for (const body of listOf(item.body) as Node[]) textualBody(body, must)
  for (const target of listOf(item.target) as Node[]) resource(target, must)
}

function textualBody(body: Node, must: Must): void {
  must(body.type === 'TextualBody', '3.2.4 a body of text has its type')
  must(typeof body.value === 'string', '3.2.4 a body of text has exactly one value')
  must(
    listOf(body.purpose).every((one) => MOTIVATIONS.has(String(one))),
    '3.3.5 purposes are motivations',
  )
  must(listOf(body.format).length <= 1, '3.2.4 a body of text has one format at most')
}

function resource(target: Node, must: Must): void {
  if (target.type !== 'SpecificResource') {
    must(isIri(target.id), '3.2.1 a resource has exactly one IRI')
    must(!('selector' in target), '4.2 only a specific resource has selectors')
    return
  }
  must(listOf(target.source).length === 1, '4.1 a specific resource has exactly one source')
  const [source] = listOf(target.source)
  must(isIri(typeof source === 'string' ? source : (source as Node).id), '3.2.1 a source has exactly one IRI')
  for (const one of listOf(target.selector) as Node[]) selector(one, must)
}

function selector(one: Node, must: Must): void {
  switch (one.type) {
    case 'TextQuoteSelector':
      must(typeof one.exact === 'string', '4.2.4 a quote has exactly one exact')
      must(listOf(one.prefix).length <= 1 && listOf(one.suffix).length <= 1, '4.2.4 one prefix and suffix at most')
      break
    case 'TextPositionSelector':
      must(isNatural(one.start) && isNatural(one.end), '4.2.5 start and end are non-negative integers')
      break
    case 'XPathSelector':
      must(typeof one.value === 'string', '4.2.3 a path has exactly one value')
      break
    case 'RangeSelector':
      for (const end of ['startSelector', 'endSelector']) {
        must(listOf(one[end]).length === 1, `4.2.8 a range has exactly one ${end}`)
        selector(one[end] as Node, must)
      }
      break
    default:
      must(false, `4.2 a selector has a type of the model, not ${String(one.type)}`)
  }
  for (const refined of listOf(one.refinedBy) as Node[]) selector(refined, must)
}

const MOTIVATIONS = new Set(
  'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging'.split(
    ' ',
  ),
)
const DATE_TIME = /^(?:[+-]\d{6}|\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}

function isIri(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i.test(value) && value.isWellFormed()
}

function isNatural(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0
}
