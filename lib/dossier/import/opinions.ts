import type { FoundOpinions } from '@/lib/features/evidence-feature'
import { findOpinions } from '@/lib/features/opinions'
import { pageDocument } from '@/lib/dossier/readers/page-document'
import { markedUpRecords } from '@/lib/dossier/readers/marked-up-records'
import { parsedJson } from '@/lib/text/parsed-json'
import { shortened } from '@/lib/text/shortened'
import type { ClaimCollector } from './claim-writer'
import type { ProblemList } from './import-result'
import { Section } from './section'
import type { SourceList } from './source-list'

/** Returns a page as a document, with the opinions on claims in its data. */
export const pageWithOpinions = (html: string, readable: Parameters<typeof pageDocument>[1]) => ({
  ...pageDocument(html, readable),
  opinions: opinionsInMarkup(html),
})

/** Reads the opinions on claims in the data of a page: JSON-LD, microdata and RDFa of schema.org. */
export const opinionsInMarkup = (markup: string): FoundOpinions | undefined =>
  findOpinions((type) => {
    if (!markup.includes(type)) return []
    const { records, scripts } = markedUpRecords(markup, type)
    return [...records, ...scripts.filter((text) => text.includes(type)).map((text) => parsedJson(text.trim()))]
  })

/** Reads the opinions on claims in a file of JSON; undefined for other JSON, which may be a dossier. */
export const opinionsInJson = (text: string): FoundOpinions | undefined =>
  findOpinions((type) => (text.toLowerCase().includes(type.toLowerCase()) ? [parsedJson(text) ?? null] : []))

/**
 * Adds the claims of a document on which somebody else has an opinion. They are uncertain, and a statement in the same
 * words is one of them.
 *
 * @param page name of the page that says so in its data
 * @returns their section; none where there are none
 */
export function addOpinions(
  found: FoundOpinions | undefined,
  writer: ClaimCollector,
  sources: SourceList,
  problems: ProblemList,
  page?: string,
): Section[] {
  if (!found) return []
  const section = new Section(found.topic)
  for (const { words, reason } of found.refused)
    problems.add({ level: 'dropped', code: 'bad-opinion', words: shortened(words), reason })
  for (const { text, note, source, fields } of found.claimsOn(page)) {
    const n = sources.addDocument({ kind: 'page', ...source })
    const origin = { sources: n === undefined ? [] : [n], notes: [note], line: 0, original: text, part: '' }
    const id = writer.addClaim(text, { ...origin, section })
    const claim = writer.claims.find((claim) => claim.id === id)
    if (!claim) continue
    Object.assign(claim, { ...fields, ...claim })
    claim.status = 'uncertain'
    claim.notes = [...new Set([...claim.notes, note])]
  }
  return [section]
}
