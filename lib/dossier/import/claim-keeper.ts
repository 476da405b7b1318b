import { authoredClaimSchema, type AuthoredClaim } from '@/lib/dossier/format/authoring'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { readMarks, writeMarks } from '@/lib/dossier/format/mark-syntax'
import { ClaimIds, slugOf } from '@/lib/dossier/format/claim-id'
import { readLeniently } from './lenient'
import { LIMITS } from '@/lib/dossier/format/file-limits'
import type { ProblemList } from './problem-list'
import type { ImportTopic } from '@/lib/dossier/format/import-record'

/** Collects claims from files that contain claims, and repairs them. */
export class ClaimKeeper {
  private readonly ids = new ClaimIds()
  private readonly topics = new Map<string, AuthoredClaim[]>()
  private readonly said = new Map<string, AuthoredClaim>()
  private count = 0

  constructor(
    private readonly knownSources: ReadonlySet<number>,
    private readonly problems: ProblemList,
  ) {}

  /** @param value a claim as people write it, of any quality */
  keep(value: unknown, topic: string, place: string): void {
    if (this.count >= LIMITS.claims) return
    const claim = readLeniently(
      authoredClaimSchema,
      this.withId(value, topic, place),
      place,
      'bad-claim',
      this.problems,
    )
    if (!claim) return
    if (claim.text.length > LIMITS.words) {
      this.problems.add({ level: 'dropped', code: 'too-long', place, words: claim.text.slice(0, 80) })
      return
    }
    const words = plainWords(claim.text)
    const same = this.said.get(words)
    if (same) {
      same.sources = [...new Set([...same.sources, ...this.known(claim.sources, place)])]
      this.problems.add({ level: 'changed', code: 'same-text', place, words: claim.text })
      return
    }
    this.mendMarks(claim, place)
    this.mendSources(claim, place)
    if (claim.status !== 'established' && claim.notes.length === 0) {
      claim.notes = [NO_REASON]
      this.problems.add({ level: 'changed', code: 'doubt-without-note', place, words: claim.text })
    }
    this.said.set(words, claim)
    claim.phrasings = claim.phrasings.filter((phrasing) => {
      const key = plainWords(phrasing)
      const isNew = !this.said.has(key)
      if (isNew) this.said.set(key, claim)
      return isNew
    })
    const list = this.topics.get(topic)
    if (list) list.push(claim)
    else this.topics.set(topic, [claim])
    this.count += 1
  }

  result(): ImportTopic[] {
    return [...this.topics].map(([topic, claims]) => ({ topic, claims }))
  }

  private withId(value: unknown, topic: string, place: string): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const { id, text, section } = value as Record<string, unknown>
    const base = { ...value, section: typeof section === 'string' && section.trim() ? section : topic }
    if (typeof text !== 'string') return base
    if (typeof id !== 'string' || id.trim() === '') return { ...base, id: this.ids.fromText(text) }
    const slug = slugOf(id)
    if (slug !== id) this.problems.add({ level: 'changed', code: 'new-id', place, words: id })
    else if (this.ids.has(slug)) this.problems.add({ level: 'changed', code: 'same-id', place, words: id })
    return { ...base, id: slug === '' ? this.ids.fromText(text) : this.ids.fromGiven(slug) }
  }

  /** Marks that lead nowhere go, and with them the slots: the words stay. */
  private mendMarks(claim: AuthoredClaim, place: string): void {
    const texts = [claim.text, ...claim.phrasings].map(readMarks)
    const fits = texts.every((read) => read.ok && read.value.marks.every(({ slot }) => slot < claim.slots.length))
    if (fits) return
    this.problems.add({ level: 'changed', code: 'bad-field', place, reason: 'its values do not fit its words' })
    claim.slots = []
    claim.correction = claim.correction ? { ...claim.correction, slots: undefined } : undefined
    claim.examples.contradicts = claim.examples.contradicts.map((example) => ({ ...example, slot: null }))
    claim.text = unmarked(claim.text)
    claim.phrasings = claim.phrasings.map(unmarked)
  }

  private mendSources(claim: AuthoredClaim, place: string): void {
    claim.sources = this.known(claim.sources, place)
    if (claim.sources.length > 0) delete claim.unsourced
    else if (claim.unsourced === undefined) {
      claim.unsourced = NO_SOURCE
      this.problems.add({ level: 'noted', code: 'without-source', place, words: claim.text })
    }
  }

  private known(sources: readonly number[], place: string): number[] {
    const unknown = sources.filter((n) => !this.knownSources.has(n))
    if (unknown.length > 0)
      this.problems.add({ level: 'dropped', code: 'unknown-source', place, words: unknown.slice(0, 20).join(', ') })
    return [...new Set(sources.filter((n) => this.knownSources.has(n)))]
  }
}

const NO_REASON = 'The imported dossier marks this as doubtful without saying why.'
const NO_SOURCE = 'The imported dossier names no source for this.'

function unmarked(text: string): string {
  const read = readMarks(text)
  const plain = read.ok ? read.value.text : text.replace(/\{\d{1,3}\|([^{}]*)\}/g, '$1')
  return writeMarks({ text: plain, marks: [] })
}
