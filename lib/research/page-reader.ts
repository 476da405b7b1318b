import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { nameForm } from '@/lib/engine/analyse/name-form'
import type { NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { createArticleReader } from '@/lib/engine/analyse/read-article'
import type { Article, Finding } from '@/lib/schema/finding'
import { placeOf } from './quotation'

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
  /** The heading and first sentence of the page, and the sentences shortly before: years that the passage may leave out. */
  before: ParsedSentence[]
  findings: Finding[]
  page: PageNames
  /** ISO date of the page: "in October" means its year. */
  published?: string
}

/** Names anywhere on a page. */
export interface PageNames {
  names: NamedItem[]
  stems: ReadonlySet<string>
  /** All of its words in the form in which names are compared. */
  form: string
}

/** Reads pages and claims as the engine does; each page once. */
export interface PageReader {
  quoted: (page: PageText, quote: string) => QuotedReading
  claim: (claim: Claim) => ParsedSentence[]
  /** Name of the subject. */
  subject: string
}

export function pageReader(dossier: Dossier): PageReader {
  const engine = createEngine(dossier)
  const { readArticle } = createArticleReader(dossier, buildGazetteer(dossier))
  const known = new Map<PageText, { sentences: ParsedSentence[]; findings: Finding[]; page: PageNames }>()
  const read = (page: PageText) => {
    const date = page.published === undefined ? {} : { date: page.published }
    const article = { text: page.text, ...date }
    const entry = known.get(page) ?? readNow(article)
    known.set(page, entry)
    return entry
  }
  const readNow = (article: Article) => {
    const sentences = [...readArticle(article)].map(({ reading }) => reading)
    const findings = engine.check(article, 'asked').findings.flatMap((finding) => finding.answers ?? [finding])
    const names = sentences.flatMap(({ items }) => items.filter((item) => 'kind' in item))
    const stems = new Set(sentences.flatMap(({ words }) => words.map(({ stem }) => stem)))
    return { sentences, findings, page: { names, stems, form: ` ${nameForm(article.text)} ` } }
  }
  return {
    subject: dossier.subject.name,
    quoted(page, quote) {
      const { sentences, findings, page: names } = read(page)
      const { start, end } = placeOf(page.text, quote)
      const isIn = (range: { start: number; end: number }): boolean => range.start < end && range.end > start
      const first = sentences.findIndex(isIn)
      return {
        quote,
        sentences: sentences.filter(isIn),
        before: [...sentences.slice(0, LEAD), ...sentences.slice(Math.max(LEAD, first - NEAR), Math.max(LEAD, first))],
        findings: findings.filter(isIn),
        page: names,
        ...(page.published === undefined ? {} : { published: page.published }),
      }
    },
    claim: ({ text }) => [...readArticle({ text })].map(({ reading }) => reading),
  }
}

/** Sentences that name the subject of a page. */
const LEAD = 2
/** Sentences before a passage that may say which year it means. */
const NEAR = 12
