import type { Dossier } from '@/lib/dossier/schema'
import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'

export interface ImportMeasure {
  /** Sentences of the document that cite, as counted from its text, and those that became claims with just these sources. */
  cited: number
  citedRight: number
  /** Citing sentences that became no claim, and those whose claims have other sources. */
  lost: { line: number; text: string }[]
  otherSources: { line: number; text: string }[]
  claims: number
  /** Claims that begin with a pronoun. */
  openPronouns: string[]
  /** Claims made by hand, those covered by an imported claim, and how many of these share a source, or all. */
  byHand: number
  covered: number
  sharedSource: number
  sameSources: number
  /** Covered claims in doubt by hand, in the import, and in both. */
  doubtByHand: number
  doubtImported: number
  doubtInBoth: number
  /** Claims made by hand without an imported one. */
  missed: string[]
  /** Sources that both have, and how many of them have the same tier. */
  sourcesOfBoth: number
  sameTier: number
}

/**
 * Compares an imported dossier with its document and with a dossier made by hand from the same document. The sentences
 * of the document are counted by a separate rule, not by the import.
 */
export function measureImport(imported: Dossier, document: string, byHand: Dossier | null): ImportMeasure {
  const claims = imported.claims.map(({ text, sources, status, section = '' }) => ({
    inDoubt: status !== 'established',
    text,
    sources,
    words: contentOf(text),
    context: contentOf(`${text} ${section}`),
  }))
  const measure: ImportMeasure = {
    ...{ cited: 0, citedRight: 0, lost: [], otherSources: [], claims: claims.length },
    openPronouns: imported.claims.filter(({ text }) => PRONOUN.test(text)).map(({ text }) => text),
    ...{
      byHand: 0,
      covered: 0,
      sharedSource: 0,
      sameSources: 0,
      missed: [],
      doubtByHand: 0,
      doubtImported: 0,
      doubtInBoth: 0,
      sourcesOfBoth: 0,
      sameTier: 0,
    },
  }
  const byWord = new Map<string, number[]>()
  claims.forEach(({ words }, index) => {
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), index])
  })
  const near = (words: ReadonlySet<string>) => new Set([...words].flatMap((word) => byWord.get(word) ?? []))
  const numbers = new Set(imported.sources.map(({ n }) => n))
  for (const { line, text, sources } of citingSentences(document, numbers)) {
    measure.cited += 1
    const words = contentOf(text)
    const own = [...near(words)].flatMap((index) => {
      const claim = claims[index]
      return claim && share(claim.words, words) >= 0.75 ? [claim] : []
    })
    const said = new Set(own.flatMap((claim) => [...claim.words]))
    if (share(words, said) < 0.7) {
      measure.lost.push({ line, text })
      continue
    }
    const exact =
      own.some((claim) => sameSet(claim.sources, sources)) ||
      sameSet([...new Set(own.flatMap((claim) => claim.sources))], sources)
    if (exact) measure.citedRight += 1
    else measure.otherSources.push({ line, text })
  }
  if (!byHand) return measure
  for (const hand of byHand.claims) {
    measure.byHand += 1
    const words = contentOf(hand.text)
    const wordings = [words, ...hand.phrasings.map(({ text }) => contentOf(text))]
    const figures = [...words].filter((word) => /\d/.test(word))
    const best = [...near(words)]
      .flatMap((index) => claims[index] ?? [])
      .map((claim) => ({ claim, score: Math.max(...wordings.map((wording) => share(wording, claim.context))) }))
      .filter(({ claim, score }) => score >= COVERED && figures.every((figure) => claim.context.has(figure)))
      .sort((a, b) => b.score - a.score)[0]
    if (!best) {
      measure.missed.push(`${hand.id}: ${hand.text}`)
      continue
    }
    measure.covered += 1
    if (best.claim.sources.some((n) => hand.sources.includes(n)) || hand.sources.length === 0) measure.sharedSource += 1
    if (sameSet(best.claim.sources, hand.sources)) measure.sameSources += 1
    const doubtful = hand.status !== 'established'
    if (doubtful) measure.doubtByHand += 1
    if (best.claim.inDoubt) measure.doubtImported += 1
    if (doubtful && best.claim.inDoubt) measure.doubtInBoth += 1
  }
  for (const { n, tier } of byHand.sources) {
    const other = imported.sources.find((source) => source.n === n)
    if (!other) continue
    measure.sourcesOfBoth += 1
    if (other.tier === tier) measure.sameTier += 1
  }
  return measure
}

/** Minimum share of a claim's content words in one imported claim, which must also have all figures. */
const COVERED = 0.6

const PRONOUN = /^["“'‘]?(?:He|She|It|They|We|I|You|His|Her|Its|Their|This|That|These|Those|Him|Them)\b(?!-)/

/** The share of one set that another has. */
function share(words: ReadonlySet<string>, of: ReadonlySet<string>): number {
  if (words.size === 0) return 0
  return [...words].filter((word) => of.has(word)).length / words.size
}

function sameSet(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n) => b.includes(n))
}

function contentOf(text: string): ReadonlySet<string> {
  const words = wordsOf(fold(text.replace(/\[\d{1,4}\]/g, ' ')))
  return new Set(
    words.filter(({ lower }) => (lower.length > 2 || /\d/.test(lower)) && !SMALL.has(lower)).map(({ stem }) => stem),
  )
}

const SMALL = new Set(
  'the and for that this with from was were has had his her its their into which who been are not but also than more only them they she him one what when where while'.split(
    ' ',
  ),
)

/** Lines of running text and of lists, without those of tables, doubts and sources. */
function citingSentences(
  document: string,
  numbers: ReadonlySet<number>,
): { line: number; text: string; sources: number[] }[] {
  const found: { line: number; text: string; sources: number[] }[] = []
  let inDoubts = false
  let inSources = false
  for (const [index, line] of document.split('\n').entries()) {
    if (/^#*\s*(?:Sources|References)\s*$/.test(line)) inSources = true
    if (/^\W*(?:Uncertainty|Limitations|Caveats|Review note)\b/i.test(line)) inDoubts = true
    else if (!/^\s*[-*] /.test(line)) inDoubts = false
    if (inSources || inDoubts || /^\s*\||^\s*\[\^?\d+\]:/.test(line)) continue
    for (const text of sentencesIn(line)) {
      const sources = [...text.matchAll(/\[\^?(\d{1,4})\]/g)].map(([, n]) => Number(n)).filter((n) => numbers.has(n))
      if (sources.length > 0) found.push({ line: index + 1, text, sources: [...new Set(sources)] })
    }
  }
  return found
}

function sentencesIn(line: string): string[] {
  const pieces = line.split(/(?<=[.!?]["”)]?(?:\s?\[\^?\d{1,4}\])*)\s+(?=["“(]?[A-Z])(?!\[)/)
  const whole: string[] = []
  let open = ''
  for (const piece of pieces) {
    open = open === '' ? piece : `${open} ${piece}`
    if ((open.match(/["“”]/g)?.length ?? 0) % 2 === 1 || /\b(?:vs|e\.g|i\.e|Dr|St|[A-Z])\.$/.test(open)) continue
    whole.push(open)
    open = ''
  }
  return open === '' ? whole : [...whole, open]
}
