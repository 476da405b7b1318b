import type { Passage } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { nameForm } from '@/lib/engine/analyse/name-form'
import type { NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import type { Article, Finding } from '@/lib/schema/finding'
import { placeOf, plainTextOfPage } from './quotation'

/** The text of a page as it was read. */
export interface SourcePage {
  /** Number of the source. */
  source: number
  url?: string | undefined
  text: string
  /** ISO date of publication. */
  published?: string | null
}

/** A passage of a claim on its page. */
export interface PlacedPassage {
  passage: Passage
  page: SourcePage
  /** Offsets into the page's text; null if the words are not on the page. */
  place: { start: number; end: number } | null
}

/** Returns the passages of a claim whose pages are among `pages`, each with its place. */
export function passagesOf({ research }: Dossier, { id }: Claim, pages: readonly SourcePage[]): PlacedPassage[] {
  return (research?.passages ?? []).flatMap((passage) => {
    const isIts = ({ source, url }: SourcePage): boolean =>
      source === passage.source && (passage.url === undefined || passage.url === url)
    const page = passage.claim === id ? pages.find(isIts) : undefined
    return page ? [{ passage, page, place: placeOf(plainTextOfPage(page), passage.quote) }] : []
  })
}

/** A passage with its surroundings, as the engine reads them. */
export interface QuotedReading {
  /** The sentences that the quotation is in. */
  sentences: ParsedSentence[]
  /** The page's first sentences, and sentences shortly before the passage: for years that the passage may leave out. */
  before: ParsedSentence[]
  findings: Finding[]
  page: PageNames
  /** ISO date of the page: "in October" means its year. */
  published: string
}

/** Names and words anywhere on a page. */
export interface PageNames {
  names: NamedItem[]
  stems: ReadonlySet<string>
  /** The same by sentence. */
  sentences: readonly ReadonlySet<string>[]
  /** The text of the page in the form in which names are compared. */
  form: string
}

export type PageReader = ReturnType<typeof createPageReader>

/** Returns functions that read claims and pages like the engine; each page is read once. */
export function createPageReader(dossier: Dossier) {
  const engine = createEngine(dossier)
  const gazetteer = buildGazetteer(dossier)
  const readings = (article: Article) =>
    Array.from(analyseArticle(article, dossier, gazetteer), ({ reading }) => reading)
  const read = ({ text, published }: SourcePage) => {
    const article = { text, ...(published && { date: published }) }
    const sentences = readings(article)
    const names = sentences.flatMap(({ items }) => items.filter((item) => 'id' in item))
    const bySentence = sentences.map(({ words }) => new Set(words.map(({ stem }) => stem)))
    const stems = new Set(bySentence.flatMap((own) => [...own]))
    const findings = engine.check(article, 'asked').findings.flatMap((finding) => finding.answers ?? [finding])
    return { sentences, findings, page: { names, stems, sentences: bySentence, form: ` ${nameForm(text)} ` } }
  }
  const known = new Map<SourcePage, ReturnType<typeof read>>()
  return {
    subject: dossier.subject.name,
    claim: ({ text }: Claim): ParsedSentence[] => readings({ text }),
    quoted(text: SourcePage, place: { start: number; end: number }): QuotedReading {
      const { sentences, findings, page } = known.get(text) ?? read(text)
      known.set(text, { sentences, findings, page })
      const isIn = (range: { start: number; end: number }): boolean =>
        range.start < place.end && range.end > place.start
      const first = Math.max(LEADING, sentences.findIndex(isIn))
      return {
        sentences: sentences.filter(isIn),
        before: [...sentences.slice(0, LEADING), ...sentences.slice(Math.max(LEADING, first - NEARBY), first)],
        findings: findings.filter(isIn),
        page,
        published: text.published ?? '',
      }
    },
  }
}

/** Number of sentences at the start of a page that may name its subject and its year. */
const LEADING = 2
/** Number of sentences before a passage that may say which year it means. */
const NEARBY = 12
