import type { ImportRecord } from '@/lib/dossier/format/import-record'
import { textOfClaim } from '@/lib/dossier/format/mark-syntax'
import type { AuthoredClaim, AuthoredSource } from '@/lib/dossier/format/authoring'
import { withoutLegalForm } from '@/lib/dossier/import/other-names'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** The number of right items out of `of` items, with a line for each wrong item. */
interface Tally {
  right: number
  of: number
  misses: readonly string[]
}

export type ImportScore = ReturnType<typeof scoreImport>
export type ScorePart = keyof ImportScore['parts']

type ReadClaim = ReturnType<typeof claimsOf>[number]

export function scoreImport(report: Report, record: ImportRecord | null, missing: { subject: boolean; date: boolean }) {
  const { facts } = report
  const claims = record ? claimsOf(record) : []
  const names = namesOf(facts.subject, record)
  const subject = record === null || missing.subject ? null : record.subject
  const date = record === null || missing.date ? null : record.asOf
  const title = record?.title ?? ''
  const matched = facts.facts.map((fact) => ({ fact, claim: claimOf(fact, claims, names) }))
  // An address that is not in the report's text cannot be imported from it.
  const isInReport = (one: string) => !/^https?:/.test(one) || report.text.includes(one.replace(/\/$/, ''))
  const rated = matched.flatMap(({ fact, claim }) => (claim && fact.sources.every(isInReport) ? [{ fact, claim }] : []))
  const sources = new Map(record?.sources.map((source) => [source.n, source]))
  const reportWords = plainWordsOf(report.text)
  return {
    name: report.name,
    style: facts.style,
    importedHead: { subject: subject?.name ?? '', title, date: date ?? '' },
    /** `facts`: facts that became claims; `claims`: claims in the report's words; `left`: other sentences, left out. */
    parts: {
      facts: tallyOf(matched, ({ fact, claim }) => (claim ? null : `${fact.fact} ← ${fact.from}`)),
      claims: tallyOf(claims, (one) => {
        const why = whyToRead(one, facts, reportWords, names)
        return why === null ? null : [one.text, one.original, `(${why})`].join('\n          ')
      }),
      subject: singleTally(record !== null && sameSubject(facts.subject, subject)),
      title: singleTally(plainWordsOf(title) === plainWordsOf(facts.title ?? '')),
      date: singleTally(record !== null && date === facts.date),
      sources: tallyOf(rated, ({ fact, claim }) => wrongRatingText(fact, claim, sources)),
      doubts: tallyOf(facts.doubts, (one) =>
        isPlaced(one, claims, record) ? null : `${one.doubt} (${one.about ?? '–'})`,
      ),
      left: tallyOf(facts.left, (sentence) => {
        const isTaken = ({ originalWords }: ReadClaim) =>
          originalWords.length > 10 && plainWordsOf(sentence).includes(originalWords)
        return claims.some(isTaken) ? sentence : null
      }),
    },
  }
}

/** @param missOf returns the line for an item that is wrong, null for a right one */
function tallyOf<T>(things: readonly T[], missOf: (thing: T) => string | null): Tally {
  const misses = things.flatMap((thing) => missOf(thing) ?? [])
  return { right: things.length - misses.length, of: things.length, misses }
}

function singleTally(isRight: boolean): Tally {
  return { right: Number(isRight), of: 1, misses: [] }
}

type ReportFact = ReportFacts['facts'][number]

/** Returns the claim that a fact became; undefined when the fact was not imported. */
function claimOf(fact: ReportFact, claims: readonly ReadClaim[], names: ReadonlySet<string>): ReadClaim | undefined {
  const from = plainWordsOf(fact.from)
  const near = claims.filter(({ originalWords }) => isSourceSentence(from, originalWords))
  if (!isImported(fact, from, near, names)) return undefined
  const shares = near.map((one) => ({ one, share: shareOf(wordsOf(fact.fact), one, names) }))
  return shares.sort((a, b) => b.share - a.share)[0]?.one
}

/** Returns a line that compares a claim's sources, tier and confidence with those of its fact; null when they agree. */
function wrongRatingText(fact: ReportFact, { claim, text }: ReadClaim, sources: ReadonlyMap<number, AuthoredSource>) {
  const got = ratingOf(claim, sources)
  const isSame =
    sameSources(fact.sources, got.sources) &&
    (fact.tier === null || fact.tier === got.tier) &&
    (fact.confidence === null || fact.confidence === got.confidence)
  if (isSame) return null
  const inWords = (titles: readonly string[], tier: number | null, confidence: string | null) =>
    `${titles.join(' + ')} t${String(tier)} ${String(confidence)}`
  const wanted = inWords(fact.sources, fact.tier, fact.confidence)
  const titles = got.sources.map(({ title, url }) => url ?? title)
  return `${text} | wanted ${wanted} | got ${inWords(titles, got.tier, got.confidence)}`
}

/** Whether a doubt is at its claim, or, about none, among the remarks. */
function isPlaced(
  { doubt, about }: ReportFacts['doubts'][number],
  claims: readonly ReadClaim[],
  record: ImportRecord | null,
): boolean {
  const words = plainWordsOf(doubt)
  const isKept = about === null && record?.remarks.some(({ says }) => plainWordsOf(says).includes(words.slice(0, 40)))
  const isAt = ({ claim, originalWords, text }: ReadClaim) =>
    claim.status !== 'established' &&
    (about === null ||
      plainWordsOf(text).includes(plainWordsOf(about)) ||
      isSourceSentence(words, originalWords) ||
      claim.notes.some((note) => plainWordsOf(note).includes(words.slice(0, 60))))
  return isKept === true || claims.some(isAt)
}

function claimsOf(record: ImportRecord) {
  return record.topics.flatMap(({ claims }) =>
    claims.map((claim) => {
      const original = record.originals?.get(claim.id) ?? claim.text
      return { claim, text: textOfClaim(claim), original, originalWords: plainWordsOf(original) }
    }),
  )
}

function namesOf(subject: string | null, record: ImportRecord | null): ReadonlySet<string> {
  return new Set(wordsOf([subject ?? '', record?.subject.name ?? '', ...(record?.subject.aliases ?? [])].join(' ')))
}

function sameSubject(wanted: string | null, got: ImportRecord['subject'] | null): boolean {
  if (wanted === null || got === null) return wanted === null && got === null
  const plain = (name: string) => plainWordsOf(withoutLegalForm(name)).replace(/^the /, '')
  const all = [got.name, ...got.aliases].map(plain)
  return plain(got.name) === plain(wanted) || all.includes(plain(wanted))
}

/** Whether a fact's sentence is the one that a claim was made of. */
function isSourceSentence(from: string, original: string): boolean {
  if (from === '' || original === '') return false
  if (` ${original} `.includes(` ${from} `)) return true
  return original.length > 15 && ` ${from} `.includes(` ${original} `)
}

/** The claims of a fact's sentence have its figures and most of the words that it shares with the sentence. */
function isImported(fact: ReportFact, from: string, near: readonly ReadClaim[], names: ReadonlySet<string>): boolean {
  const said = new Set(near.flatMap(({ text, claim }) => wordsOf(`${text} ${claim.section}`)))
  const needed = wordsOf(fact.fact).filter((word) => ` ${from} `.includes(` ${word} `))
  const telling = needed.filter((word) => !FUNCTION_WORDS.has(word))
  const have = (list: readonly string[]) => list.filter((word) => said.has(word) || names.has(word)).length
  return (
    telling.filter((word) => /\d/.test(word)).every((word) => said.has(word)) && have(telling) >= 0.9 * telling.length
  )
}

function shareOf(words: readonly string[], { text }: ReadClaim, names: ReadonlySet<string>): number {
  const own = new Set(wordsOf(text))
  const telling = words.filter((word) => !FUNCTION_WORDS.has(word) && !names.has(word))
  return telling.length === 0 ? 0 : telling.filter((word) => own.has(word)).length / telling.length
}

/** Returns why a person should read the claim; null when it has the report's words, at most with a pronoun replaced. */
function whyToRead(
  { text, original, originalWords, claim }: ReadClaim,
  { facts }: ReportFacts,
  reportText: string,
  names: ReadonlySet<string>,
): string | null {
  const words = wordsOf(text)
  const wordsOfOriginal = new Set(wordsOf(original))
  const context = new Set(wordsOf(claim.section))
  const addedWords = words.filter((word) => !wordsOfOriginal.has(word) && !FUNCTION_WORDS.has(word))
  const beginsOpen = /^(?:he|she|it|they|his|her|its|their|this|these|those|that)\b/i.test(text)
  if (beginsOpen) return 'begins with a pronoun'
  const lost = [...wordsOfOriginal].filter((word) => PRONOUNS.has(word) && !words.includes(word))
  if (addedWords.length === 0 && lost.length === 0)
    return reportText.includes(plainWordsOf(text)) || words.every((word) => wordsOfOriginal.has(word))
      ? null
      : 'words in another order'
  const near = facts.filter(({ from }) => isSourceSentence(plainWordsOf(from), originalWords))
  const listed = new Set(near.flatMap(({ fact }) => wordsOf(fact)))
  if (lost.length > 0) {
    if (near.length === 0) return 'a pronoun was replaced, and no listed fact is of this sentence'
    const unknown = addedWords.filter(
      (word) =>
        !listed.has(word) && !(names.has(word) && [...names].some((name) => listed.has(name))) && !context.has(word),
    )
    return unknown.length === 0 ? null : `replaced a pronoun by: ${unknown.join(' ')}`
  }
  const unknown = addedWords.filter(
    (word) => !names.has(word) && !context.has(word) && !listed.has(word) && !` ${reportText} `.includes(` ${word} `),
  )
  return unknown.length === 0 ? null : `words that the report does not have: ${unknown.join(' ')}`
}

function ratingOf(claim: AuthoredClaim, sources: ReadonlyMap<number, AuthoredSource>) {
  const own = claim.sources.flatMap((n) => sources.get(n) ?? [])
  const tiers = own.flatMap(({ tier }) => tier ?? [])
  return { sources: own, tier: tiers.length > 0 ? Math.min(...tiers) : null, confidence: claim.confidence ?? null }
}

function sameSources(wanted: readonly string[], got: readonly AuthoredSource[]): boolean {
  const fits = (one: string, { url, title, publisher }: AuthoredSource) => {
    if (url !== undefined && /^(?:https?:|www\.)/.test(one)) return plainAddress(url) === plainAddress(one)
    if (url !== undefined && one.includes(url.replace(/\/$/, ''))) return true
    const a = plainWordsOf(one)
    const b = plainWordsOf(`${publisher ?? ''} ${title}`)
    const words = a.split(' ').filter((word) => word.length > 2)
    return (
      b.includes(a) ||
      a.includes(plainWordsOf(title)) ||
      words.filter((word) => b.includes(word)).length >= 0.75 * words.length
    )
  }
  return (
    wanted.every((one) => got.some((source) => fits(one, source))) &&
    got.every((source) => wanted.some((one) => fits(one, source)))
  )
}

function plainAddress(url: string): string {
  return url
    .trim()
    .replace(/^https?:\/\/(?:www\.)?|\/$/g, '')
    .toLowerCase()
}

function plainWordsOf(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, (tag) => (/^<\/?(?:b|i|em|strong|cite|a|sup|sub|span)\b/i.test(tag) ? '' : ' '))
    .replace(/&amp;/g, '&')
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/\[\^?[\w-]{1,12}\](?!\()/g, ' ')
    .replace(/\]\(https?:(?:[^()\s]|\([^()]*\))*\)/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, '')
    .trim()
}

function wordsOf(text: string): string[] {
  return plainWordsOf(text).replace(/'s\b/g, '').split(' ').filter(Boolean)
}

const PRONOUNS = new Set('he she it they his her hers its their him them'.split(' '))
const FUNCTION_WORDS = new Set(
  'the a an of in on at to from for and or but by with as is are was were be been has have had it its his her he she they their this that which who whom also then not after before during into than'.split(
    ' ',
  ),
)

const factsSchema = z.object({
  style: z.string(),
  subject: z.string().nullable(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  word: z.boolean().default(false),
  facts: z.array(
    z.object({
      fact: z.string(),
      /** The sentence, cell or list item of the report that states the fact, word for word. */
      from: z.string(),
      sources: z
        .array(z.string())
        .nullish()
        .transform((sources) => sources ?? []),
      tier: z.number().nullable().default(null),
      confidence: z.string().nullable().default(null),
    }),
  ),
  doubts: z.array(z.object({ doubt: z.string(), about: z.string().nullable() })).default([]),
  left: z.array(z.string()).default([]),
})

type ReportFacts = z.infer<typeof factsSchema>

type Report = Awaited<ReturnType<typeof loadReports>>[number]

/** Loads the reports of a folder, each a folder with `report.*` and `facts.json`. Numbers 91 to 130 are kept aside. */
export async function loadReports(folder: string) {
  const names = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const file = (await readdir(join(folder, name))).find((one) => one.startsWith('report.')) ?? 'report.md'
      const [text, facts] = await Promise.all(
        [file, 'facts.json'].map((one) => readFile(join(folder, name, one), 'utf8')),
      )
      return {
        name,
        file,
        text: text ?? '',
        facts: factsSchema.parse(JSON.parse(facts ?? '{}')),
        isKeptAside: Number(name) >= 91 && Number(name) <= 130,
      }
    }),
  )
}
