import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { createArticleReader } from '@/lib/engine/analyse/read-article'
import type { Finding } from '@/lib/schema/finding'
import { plainPage } from './quotation'

/** The text of a page as it was read. */
export interface PageText {
  /** Number of the source. */
  source: number
  /** The page, where it is another than the source's own address. */
  url?: string
  text: string
  /** ISO date of publication. */
  published?: string
}

/** A passage with its surroundings, as the engine reads them. */
export interface QuotedReading {
  quote: string
  /** The sentences that the quotation is in. */
  sentences: ParsedSentence[]
  /** The heading of the page and the sentences shortly before: names and years that the passage may leave out. */
  before: ParsedSentence[]
  findings: Finding[]
}

/** Reads pages and claims as the engine does; each page once. */
export interface PageReader {
  quoted: (page: PageText, quote: string) => QuotedReading
  claim: (claim: Claim) => ParsedSentence[]
}

export function pageReader(dossier: Dossier): PageReader {
  const engine = createEngine(dossier)
  const { readArticle } = createArticleReader(dossier, buildGazetteer(dossier))
  const known = new Map<PageText, { sentences: ParsedSentence[]; findings: Finding[] }>()
  const read = (page: PageText) => {
    const date = page.published === undefined ? {} : { date: page.published }
    const article = { text: page.text, ...date }
    const entry = known.get(page) ?? {
      sentences: [...readArticle(article)].map(({ reading }) => reading),
      findings: engine.check(article, 'asked').findings.flatMap((finding) => finding.answers ?? [finding]),
    }
    known.set(page, entry)
    return entry
  }
  return {
    quoted(page, quote) {
      const { sentences, findings } = read(page)
      const { start, end } = placeOf(page.text, quote)
      const isIn = (range: { start: number; end: number }): boolean => range.start < end && range.end > start
      const first = sentences.findIndex(isIn)
      return {
        quote,
        sentences: sentences.filter(isIn),
        before: [...sentences.slice(0, 1), ...sentences.slice(Math.max(0, first - NEAR), Math.max(0, first))],
        findings: findings.filter(isIn),
      }
    },
    claim: ({ text }) => [...readArticle({ text })].map(({ reading }) => reading),
  }
}

/** Sentences before a passage that may name what it calls "it" or "that year". */
const NEAR = 4

/** The place of a quotation that is known to be in a text. */
export function placeOf(text: string, quote: string): { start: number; end: number } {
  const page = plainPage(text)
  const wanted = plainPage(quote).plain.replace(/^["' ]+|["' ]+$/g, '')
  const at = Math.max(0, page.plain.indexOf(wanted))
  return { start: page.startOf[at] ?? 0, end: (page.startOf[at + wanted.length - 1] ?? 0) + 1 }
}
