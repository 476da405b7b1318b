import type { Passage } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { nameForm } from '@/lib/text/name-form'
import type { NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import type { Article, Finding } from '@/lib/schema/finding'
import { wordsOf } from '@/lib/text/words'
import { quotePlace, plainTextOfPage } from '@/packages/judges/quotation'
import { spansOverlap } from '@/lib/text/spans'
import { mapDefined } from '@/lib/text/lists'

export interface SourcePage {
  source: number
  url?: string | undefined
  text: string
  title?: string | null
  published?: string | null
  headings?: { start: number; end: number }[] | undefined
}

export interface PlacedPassage {
  passage: Passage
  page: SourcePage
  /** Offsets into the page's text; null if the words are not on the page. */
  place: { start: number; end: number } | null
}

export function passagesOf({ research }: Dossier, { id }: Claim, pages: readonly SourcePage[]): PlacedPassage[] {
  return mapDefined(research?.passages ?? [], (passage) => {
    const isIts = ({ source, url }: SourcePage): boolean =>
      source === passage.source && (passage.url === undefined || passage.url === url)
    const page = passage.claim === id ? pages.find(isIts) : undefined
    return page ? { passage, page, place: quotePlace(plainTextOfPage(page), passage.quote) } : undefined
  })
}

interface QuotedReading {
  sentences: ParsedSentence[]
  /** The page's first sentences, and sentences shortly before the passage: for years that the passage may leave out. */
  before: ParsedSentence[]
  findings: Finding[]
  page: PageNames
  /** ISO date of the page: "in October" means its year. */
  published: string
}

export interface Comparison {
  claim: Claim
  stated: ParsedSentence[]
  readings: QuotedReading[]
  quoted: ParsedSentence[]
  subject: string
  subjectWords: ReadonlySet<string>
}

/** Names and words anywhere on a page. */
export interface PageNames {
  names: NamedItem[]
  stems: ReadonlySet<string>
  sentences: readonly ReadonlySet<string>[]
  /** The text of the page in the form in which names are compared. */
  form: string
}

/** Returns a function that parses the sentences of a text like the engine. */
export function createSentenceParser(
  dossier: Dossier,
  gazetteer = buildGazetteer(dossier),
): (article: Article) => ParsedSentence[] {
  return (article) => Array.from(analyseArticle(article, dossier, gazetteer), ({ reading }) => reading)
}

/** Returns a function that reads a claim and its passages like the engine; each page is read once. */
export function createPageReader(dossier: Dossier) {
  const engine = createEngine(dossier)
  const readings = createSentenceParser(dossier)
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
  const readPassage = ({ page: source, place }: PlacedPassage): QuotedReading[] => {
    if (place === null) return []
    const { sentences, findings, page } = known.get(source) ?? read(source)
    known.set(source, { sentences, findings, page })
    const isIn = (range: { start: number; end: number }): boolean => spansOverlap(range, place)
    const first = Math.max(LEADING, sentences.findIndex(isIn))
    const before = [...sentences.slice(0, LEADING), ...sentences.slice(Math.max(LEADING, first - NEARBY), first)]
    const quoted = { sentences: sentences.filter(isIn), findings: findings.filter(isIn) }
    return [{ ...quoted, before, page, published: source.published ?? '' }]
  }
  const subject = dossier.subject.name
  const subjectWords = new Set(wordsOf(subject).map(({ lower }) => lower))
  return (claim: Claim, passages: readonly PlacedPassage[]): Comparison => {
    const own = passages.flatMap(readPassage)
    const quoted = own.flatMap(({ sentences }) => sentences)
    return { claim, stated: readings({ text: claim.text }), readings: own, quoted, subject, subjectWords }
  }
}

/** Number of sentences at the start of a page that may name its subject and its year. */
const LEADING = 2
/** Number of sentences before a passage that may say which year it means. */
const NEARBY = 12
