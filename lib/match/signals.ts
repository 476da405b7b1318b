import type { Alignment } from './align'
import { isNegatedReading } from './compare/sense'
import type { Evidence } from './evidence'
import type { WordingEvidence } from './judge-wording'
import type { Reading } from './reading'
import type { Index } from './retrieve'

/** What a sentence shows that tells a statement on the subject from talk, and a covered one from one that is not. */
export interface Signals {
  names: readonly string[]
  values: number[]
}

export const signalNames = [
  'bias',
  'coverage',
  'recall',
  'both',
  'shared',
  'bestRecall',
  'bestShared',
  'union',
  'frame',
  'frameValue',
  'agreeing',
  'ofSubject',
  'named',
  'knownNames',
  'unknownNames',
  'dates',
  'numbers',
  'heading',
  'question',
  'second',
  'first',
  'long',
  'short',
  'opinion',
  'hypothetical',
  'negated',
  'past',
  'quote',
  'saying',
  'orgOnly',
  'unknownWords',
  'rich',
  'richCoverage',
  'richRecall',
  'plainRecall',
  'about',
  'before',
  'verbless',
  'generic',
  'disagreeing',
  'strict',
  'anchor',
  'namesHeld',
  'namesMissing',
  'top3',
  'parity',
  'restMissing',
  'missingVerb',
] as const

export interface SignalContext {
  index: Index
  /** Share of the article's sentences so far that speak of the subject. */
  about: number
  /** Whether the sentence before spoke of the subject. */
  before: boolean
}

/** The signals of a sentence, in the order of `signalNames`. Alignments are those of the whole sentence and its clauses. */
export function signalsOf(
  reading: Reading,
  alignments: readonly Alignment[],
  frames: Evidence,
  { agreeing, disagreeing, supports }: WordingEvidence,
  context: SignalContext,
): number[] {
  const strength = (a: Alignment): number => Math.sqrt(a.coverage * a.recall) * Math.min(1, a.shared / 1.5)
  const best = alignments.reduce<Alignment | null>((b, a) => (!b || strength(a) > strength(b) ? a : b), null)
  // With many phrasings a claim is more easily found, and much in common says less.
  const rich = Math.min(1, (best?.view.claim.phrasings.length ?? 0) / 8)
  // Signs without width stand at the ends of words and would hide how a sentence ends.
  const text = reading.text.replace(/[\u200b\u00ad]/g, '')
  const items = reading.items
  const known = items.filter((i) => 'known' in i && i.known && i.type !== 'S').length
  const unknown = items.filter((i) => 'known' in i && !i.known).length
  const top = [...alignments].sort((a, b) => b.shared - a.shared).slice(0, 5)
  const covered = new Set(reading.terms.filter((t) => top.some((a) => a.view.vocabulary.has(t.key))).map((t) => t.key))
  const weigh = (keep: (key: string) => boolean): number =>
    reading.terms.filter((t) => keep(t.key)).reduce((n, t) => n + context.index.weight(t), 0)
  const total = weigh(() => true) || 1
  const named = items.filter((i) => 'kind' in i && i.type !== 'S')
  const heldNames = named.filter((i) => 'kind' in i && best?.view.vocabulary.has(`#${i.id}`))
  const signals: Record<(typeof signalNames)[number], number> = {
    bias: 1,
    coverage: best?.coverage ?? 0,
    recall: best?.recall ?? 0,
    both: best ? strength(best) : 0,
    shared: Math.min(3, best?.shared ?? 0) / 3,
    bestRecall: Math.max(0, ...alignments.filter((a) => a.shared > 0.8).map((a) => a.recall)),
    bestShared: Math.min(5, Math.max(0, ...alignments.map((a) => a.shared))) / 5,
    union: weigh((key) => covered.has(key)) / total,
    frame: frames.supports.length > 0 ? 1 : 0,
    frameValue: frames.supports.some((s) => s.strength > 0.8) ? 1 : 0,
    agreeing: Math.min(2, agreeing) / 2,
    ofSubject: reading.ofSubject || reading.implied ? 1 : 0,
    named: items.some((i) => i.type === 'S' && !i.pronoun) ? 1 : 0,
    knownNames: Math.min(3, known) / 3,
    unknownNames: Math.min(3, unknown) / 3,
    dates: items.some((i) => i.type === 'D') ? 1 : 0,
    numbers: items.some((i) => i.type === 'N') ? 1 : 0,
    heading: reading.heading || (!/[.!?:"”')\]]$/.test(text) && reading.words.length < 14) ? 1 : 0,
    question: reading.question ? 1 : 0,
    second: /\b(you|your|yours)\b/i.test(text) ? 1 : 0,
    first: /\b(I|my|we|our|us|me)\b/.test(text) ? 1 : 0,
    long: Math.min(40, reading.words.length) / 40,
    short: reading.words.length < 6 ? 1 : 0,
    opinion: Math.min(3, text.match(opinion)?.length ?? 0) / 3,
    hypothetical: reading.clauses.some((c) => c.hypothetical) ? 1 : 0,
    negated: reading.clauses.some((c) => c.negated) ? 1 : 0,
    past: past.test(text) ? 1 : 0,
    quote: text.includes('"') ? 1 : 0,
    saying: saying.test(text) ? 1 : 0,
    orgOnly: !reading.ofSubject && items.some((i) => i.type === 'O' && i.known) ? 1 : 0,
    unknownWords: weigh((key) => !context.index.knows(key)) / total,
    rich,
    richCoverage: rich * (best?.coverage ?? 0),
    richRecall: rich * (best?.recall ?? 0),
    plainRecall: (1 - rich) * (best?.recall ?? 0),
    about: context.about,
    before: context.before ? 1 : 0,
    verbless: verb.test(text) ? 0 : 1,
    generic: /^(this|these|those|such|it|that|there|many|most|some|one|for anyone|if|in short)\b/i.test(text) ? 1 : 0,
    disagreeing: Math.min(2, disagreeing.size) / 2,
    strict: supports.length > 0 ? 1 : 0,
    anchor: Math.min(1.4, best?.anchor ?? 0) / 1.4,
    namesHeld: Math.min(3, heldNames.length) / 3,
    namesMissing: Math.min(3, named.length - heldNames.length) / 3,
    top3: Math.min(6, sharedOf(top.slice(0, 3))) / 6,
    parity: best && isNegatedReading(best.nearest) !== reading.clauses.some((c) => c.negated) ? 1 : 0,
    restMissing: Math.min(4, best?.missing.length ?? 4) / 4,
    missingVerb: best?.missing.some((t) => t.key.startsWith('=')) ? 1 : 0,
  }
  return signalNames.map((name) => signals[name])
}

const sharedOf = (alignments: readonly Alignment[]): number => alignments.reduce((n, a) => n + a.shared, 0)

const opinion =
  /\b(great|best|amazing|brilliant|remarkable|remarkably|legendary|famous|beloved|inspiring|inspires|visionary|genius|important|significant|influential|invaluable|unique|extraordinary|perhaps|arguably|clearly|obviously|simply|truly|really|should|must|need|worth|better|good|bad|beautiful|exciting|interesting|fascinating|powerful|profound|respected|excellent|incredible|wonderful|surprising)\b/gi
const past =
  /\b(\w{3,}ed|was|were|had|wrote|built|gave|made|led|ran|left|became|began|went|came|took|said|told|taught|won|spoke|grew|born|got|held|met|saw|found)\b/
const saying =
  /\b(says?|said|told|argue[sd]?|claim(?:s|ed)|describe[sd]?|explain(?:s|ed)|believe[sd]?|think(?:s)?|thought|calls?|called|warn(?:s|ed)|notes?|noted|writes?|wrote|according to|in his (?:view|words)|in her (?:view|words)|suggest(?:s|ed)|emphasi[sz]e[sd]?|sees|compare[sd]?|predict(?:s|ed)|highlight(?:s|ed)|advocate[sd]?)\b/i
const verb =
  /\b(is|are|was|were|has|have|had|does|did|will|can|\w{3,}(?:ed|es|s)|left|wrote|built|became|led|ran|made|won|gave|taught|took)\b/
