import type { ImportRecord } from '@/lib/dossier/format/import-record'
import { readMarks } from '@/lib/dossier/format/mark-syntax'
import type { AuthoredClaim, AuthoredSource } from '@/lib/dossier/format/authoring'
import { withoutSuffix } from '@/lib/dossier/import/subject-of'
import type { Report, ReportFacts } from './report-set'

export interface ImportScore {
  name: string
  style: string
  facts: number
  arrived: number
  lost: string[]
  claims: number
  faithful: number
  /** Claims that a person has to compare with the report, with its sentence. */
  toRead: { claim: string; original: string; why: string }[]
  subject: boolean
  title: boolean
  date: boolean
  said: { subject: string; title: string; date: string }
  /** Facts that arrived and of which the report gives sources, a tier or a confidence, or says that there are none. */
  rated: number
  ratedRight: number
  ratedWrong: string[]
  doubts: number
  doubtsPlaced: number
  doubtsLost: string[]
  /** Sentences without a fact that became claims. */
  left: number
  leftTaken: string[]
}

interface ReadClaim {
  claim: AuthoredClaim
  text: string
  original: string
  originalWords: string
}

/** Compares what was imported with the list of what a report states. */
export function scoreImport(
  report: Report,
  record: ImportRecord | null,
  missing: { subject: boolean; date: boolean },
): ImportScore {
  const { facts } = report
  const claims = record ? claimsOf(record) : []
  const names = namesOf(facts.subject, record)
  const score: ImportScore = {
    name: report.name,
    style: facts.style,
    ...{ facts: facts.facts.length, arrived: 0, lost: [], claims: claims.length, faithful: 0, toRead: [] },
    subject: record !== null && sameSubject(facts.subject, missing.subject ? null : record.subject),
    title: tidy(record?.title ?? '') === tidy(facts.title ?? ''),
    date: record !== null && (missing.date ? null : record.asOf) === facts.date,
    said: {
      subject: missing.subject ? '' : (record?.subject.name ?? ''),
      title: record?.title ?? '',
      date: missing.date ? '' : (record?.asOf ?? ''),
    },
    ...{
      rated: 0,
      ratedRight: 0,
      ratedWrong: [],
      doubts: facts.doubts.length,
      doubtsPlaced: 0,
      doubtsLost: [],
      left: 0,
      leftTaken: [],
    },
  }
  const sources = new Map(record?.sources.map((source) => [source.n, source]))
  for (const fact of facts.facts) {
    const from = tidy(fact.from)
    const near = claims.filter(({ originalWords }) => isOf(from, originalWords))
    const best = near
      .map((one) => ({ one, share: shareOf(wordsOf(fact.fact), one, names) }))
      .sort((a, b) => b.share - a.share)[0]
    if (!best || !arrives(fact, from, near, names)) {
      score.lost.push(`${fact.fact} ← ${fact.from}`)
      continue
    }
    score.arrived += 1
    // An address that the report does not have cannot be read from it.
    if ((fact.sources ?? []).some((one) => /^https?:/.test(one) && !report.text.includes(one.replace(/\/$/, ''))))
      continue
    score.rated += 1
    const rating = ratingOf(best.one.claim, sources)
    const same =
      sameSources(fact.sources ?? [], rating.sources) &&
      (fact.tier === null || fact.tier === rating.tier) &&
      (fact.confidence === null || fact.confidence === rating.confidence)
    if (same) score.ratedRight += 1
    else
      score.ratedWrong.push(
        `${best.one.text} | wanted ${(fact.sources ?? []).join(' + ')} t${String(fact.tier)} ${String(fact.confidence)} | got ${rating.sources.map(({ title, url }) => url ?? title).join(' + ')} t${String(rating.tier)} ${String(rating.confidence)}`,
      )
  }
  const whole = tidy(report.text)
  for (const one of claims) {
    const why = whyToRead(one, facts, whole, names)
    if (why === null) score.faithful += 1
    else score.toRead.push({ claim: one.text, original: one.original, why })
  }
  for (const { doubt, about } of facts.doubts) {
    const words = tidy(doubt)
    const having = claims.filter(
      ({ claim, originalWords, text }) =>
        claim.status !== 'established' &&
        (about === null ||
          tidy(text).includes(tidy(about)) ||
          isOf(words, originalWords) ||
          claim.notes.some((note) => tidy(note).includes(words.slice(0, 60)))),
    )
    const isKept = about === null && record?.remarks.some(({ says }) => tidy(says).includes(words.slice(0, 40)))
    if (having.length > 0 || isKept) score.doubtsPlaced += 1
    else score.doubtsLost.push(`${doubt} (${about ?? '–'})`)
  }
  for (const sentence of facts.left) {
    score.left += 1
    if (claims.some(({ originalWords }) => originalWords.length > 10 && tidy(sentence).includes(originalWords)))
      score.leftTaken.push(sentence)
  }
  return score
}

function claimsOf(record: ImportRecord): ReadClaim[] {
  return record.topics.flatMap(({ claims }) =>
    claims.map((claim) => {
      const read = readMarks(claim.text)
      const original = record.originals?.get(claim.id) ?? claim.text
      return { claim, text: read.ok ? read.value.text : claim.text, original, originalWords: tidy(original) }
    }),
  )
}

function namesOf(subject: string | null, record: ImportRecord | null): ReadonlySet<string> {
  return new Set(wordsOf([subject ?? '', record?.subject.name ?? '', ...(record?.subject.aliases ?? [])].join(' ')))
}

function sameSubject(wanted: string | null, got: ImportRecord['subject'] | null): boolean {
  if (wanted === null || got === null) return wanted === null && got === null
  const plain = (name: string) => tidy(withoutSuffix(name)).replace(/^the /, '')
  const all = [got.name, ...got.aliases].map(plain)
  return plain(got.name) === plain(wanted) || all.includes(plain(wanted))
}

/** Whether a fact's sentence is the one that a claim was made of. */
function isOf(from: string, original: string): boolean {
  if (from === '' || original === '') return false
  if (` ${original} `.includes(` ${from} `)) return true
  return original.length > 15 && ` ${from} `.includes(` ${original} `)
}

/** The claims of a fact's sentence have its figures and most of the words that it shares with the sentence. */
function arrives(
  fact: ReportFacts['facts'][number],
  from: string,
  near: readonly ReadClaim[],
  names: ReadonlySet<string>,
): boolean {
  const said = new Set(near.flatMap(({ text, claim }) => wordsOf(`${text} ${claim.section}`)))
  const needed = wordsOf(fact.fact).filter((word) => ` ${from} `.includes(` ${word} `))
  const telling = needed.filter((word) => !SMALL.has(word))
  const have = (list: readonly string[]) => list.filter((word) => said.has(word) || names.has(word)).length
  return (
    telling.filter((word) => /\d/.test(word)).every((word) => said.has(word)) && have(telling) >= 0.9 * telling.length
  )
}

function shareOf(words: readonly string[], { text }: ReadClaim, names: ReadonlySet<string>): number {
  const own = new Set(wordsOf(text))
  const telling = words.filter((word) => !SMALL.has(word) && !names.has(word))
  return telling.length === 0 ? 0 : telling.filter((word) => own.has(word)).length / telling.length
}

/** Null for a claim with the words of the report, in which at most a pronoun is replaced by what a listed fact has there. */
function whyToRead(
  { text, original, originalWords, claim }: ReadClaim,
  { facts }: ReportFacts,
  whole: string,
  names: ReadonlySet<string>,
): string | null {
  const words = wordsOf(text)
  const own = new Set(wordsOf(original))
  const context = new Set(wordsOf(claim.section))
  const added = words.filter((word) => !own.has(word) && !SMALL.has(word))
  const beginsOpen = /^(?:he|she|it|they|his|her|its|their|this|these|those|that)\b/i.test(text)
  if (beginsOpen) return 'begins with a pronoun'
  const lost = [...own].filter((word) => PRONOUNS.has(word) && !words.includes(word))
  if (added.length === 0 && lost.length === 0)
    return whole.includes(tidy(text)) || words.every((word) => own.has(word)) ? null : 'words in another order'
  const near = facts.filter(({ from }) => isOf(tidy(from), originalWords))
  const listed = new Set(near.flatMap(({ fact }) => wordsOf(fact)))
  if (lost.length > 0) {
    if (near.length === 0) return 'a pronoun was replaced, and no listed fact is of this sentence'
    const unknown = added.filter(
      (word) =>
        !listed.has(word) && !(names.has(word) && [...names].some((name) => listed.has(name))) && !context.has(word),
    )
    return unknown.length === 0 ? null : `replaced a pronoun by: ${unknown.join(' ')}`
  }
  const unknown = added.filter(
    (word) => !names.has(word) && !context.has(word) && !listed.has(word) && !` ${whole} `.includes(` ${word} `),
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
    if (url !== undefined && /^(?:https?:|www\.)/.test(one)) return address(url) === address(one)
    if (url !== undefined && one.includes(url.replace(/\/$/, ''))) return true
    const a = tidy(one)
    const b = tidy(`${publisher ?? ''} ${title}`)
    const words = a.split(' ').filter((word) => word.length > 2)
    return (
      b.includes(a) || a.includes(tidy(title)) || words.filter((word) => b.includes(word)).length >= 0.75 * words.length
    )
  }
  return (
    wanted.every((one) => got.some((source) => fits(one, source))) &&
    got.every((source) => wanted.some((one) => fits(one, source)))
  )
}

function address(url: string): string {
  return url
    .trim()
    .replace(/^https?:\/\/(?:www\.)?|\/$/g, '')
    .toLowerCase()
}

/** Words alone: without marks of sources, tags and signs of Markdown. */
export function tidy(text: string): string {
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
  return tidy(text).replace(/'s\b/g, '').split(' ').filter(Boolean)
}

const PRONOUNS = new Set('he she it they his her hers its their him them'.split(' '))
const SMALL = new Set(
  'the a an of in on at to from for and or but by with as is are was were be been has have had it its his her he she they their this that which who whom also then not after before during into than'.split(
    ' ',
  ),
)
