import { sayEngineAndModel, sayState, sayStateCounts } from '@/lib/details/say'
import { stateOf, findingStates, hasAnswer, hasRelated, outcomes } from '@/lib/details/state'
import type { Verdict } from '@/lib/schema/verdicts'
import type { Detail, Finding } from '@/lib/schema/finding'
import type { ModelFault } from '@/lib/model/model'
import type { CheckableText } from '@/lib/dossier/readers/checkable-document'
import { findingLookup, type ComparedDossier, type DossierLookup } from './compared-dossiers'
import { sayAccess } from '@/lib/i18n/source-words'
import { isNotWhole, isUnread } from '@/lib/schema/source-access'
import { englishReason } from '@/tools/shared/english-reason'
import { hasTwoValues, pageWords, detailRowsOf, verdictOfReading, type DetailReading } from '@/lib/details/reading'
import type { Source } from '@/lib/dossier/format/schema'
import { toSafeLine } from '@/tools/shared/problem-words'
import { mapDefined } from '@/lib/text/lists'

/** Summary of the check by a model, for the JSON output. The findings themselves include the model's differences. */
export interface ModelCheck {
  model: string
  remote?: string
  /** The model passed the built-in test. Only then does a difference make a sentence contradicted. */
  passed: boolean
  questions: number
  differences: number
  /** Number of the model's entries that were discarded as invalid. */
  discarded: number
  failed: ModelFault[]
}

/** The findings of the engine in a text, or of a model that read it after the engine. */
export interface TextFindings {
  mentions: number
  findings: readonly Finding[]
  modelCheck?: ModelCheck
}

export type AddModelCheck = (found: TextFindings, readable: CheckableText) => Promise<TextFindings>

/**
 * The result of `check` for one file, as printed by `--format json`. Offsets are UTF-16 units of the file's text, or of
 * `text`, which is there for a file that is not plain text.
 */
export function reportOf(
  { file, subject }: { file: string; subject: string },
  readable: CheckableText,
  { mentions, findings, modelCheck }: TextFindings,
  compared: readonly ComparedDossier[],
) {
  const lookup = findingLookup(compared)
  return {
    file,
    subject: { name: subject, mentions },
    findings: withFileQuotes(findings, readable).map((finding) => reportedFinding(finding, lookup)),
    ...(readable.extracted ? { text: readable.text } : {}),
    ...(modelCheck && { modelCheck }),
  }
}

export function withFileQuotes(findings: readonly Finding[], { text }: CheckableText): Finding[] {
  return findings.map((finding) => ({ ...finding, quote: text.slice(finding.start, finding.end) }))
}

function reportedFinding(finding: Finding, lookup: ReturnType<typeof findingLookup>) {
  const { start, end, quote, verdict, partial, claims, sources, related, reader, dossier, answers } = finding
  const claimTextsOf = (finding: Finding): Record<string, string> => {
    const known = lookup(finding)
    const texts = mapDefined([...finding.claims, ...(finding.related ?? [])], (id): [string, string] | undefined => {
      const said = sentenceOf(id, known)
      return said === undefined ? undefined : [id, said]
    })
    return Object.fromEntries(texts)
  }
  const isCompared = stateOf(finding) === 'look' && verdict !== 'disputed'
  return {
    start,
    end,
    quote,
    verdict,
    partial,
    /** The sentence has a value to compare with another value of the dossier: screens do not show it as supported. */
    ...(isCompared && { compare: true }),
    claims,
    sources,
    ...(related && { related }),
    /** The document of the evidence, where there are several, and its sentences by the ids of the claims above. */
    ...(dossier !== undefined && { evidence: dossier }),
    ...(answers && {
      answers: answers.map((answer) => ({
        evidence: answer.dossier,
        verdict: answer.verdict,
        claims: answer.claims,
        claimTexts: claimTextsOf(answer),
      })),
    }),
    claimTexts: claimTextsOf(finding),
    reason: englishReason(finding),
    /** The values of the details that differ. `slot` is their kind. */
    differences: finding.details
      .filter((detail) => detail.verdict === 'differs')
      .map(({ kind, article, dossier }) => ({ slot: kind, article, dossier: dossier ?? '' })),
    details: finding.details.map(reportedDetail),
    /** The model that also checked the sentence, the engine's own verdict (null without one), and both in words. */
    ...(reader && {
      reader: {
        model: reader.name,
        engine: reader.engine?.verdict ?? null,
        says: sayEngineAndModel(reader),
      },
    }),
  }
}

/** Returns the sentence of a claim, without the sentence before it that says whom its pronoun means. */
function sentenceOf(id: string, { claims, quotes }: ReturnType<ReturnType<typeof findingLookup>>): string | undefined {
  const text = claims.get(id)?.text
  const quote = quotes.get(id)
  return quote !== undefined && text?.endsWith(` ${quote}`) && /[.!?]["”’)]? $/.test(text.slice(0, -quote.length))
    ? quote
    : text
}

/** Converts a detail for the JSON output. Fields without a value are omitted. */
function reportedDetail({ start, end, kind, verdict, article, doubted, ...more }: Detail) {
  const { question, dossier, claim, slot } = more
  const known = Object.entries({ doubted: doubted || null, question, dossier, claim, slot })
  return { start, end, kind, verdict, article, ...Object.fromEntries(known.filter(([, value]) => value !== null)) }
}

/** ANSI codes of the colours that are nearest to the panel's: red, magenta, cyan and grey. */
const COLOUR_CODES: Record<Verdict, number> = { contradicted: 31, disputed: 35, supported: 36, unverified: 90 }

/**
 * Formats a report for people: the counts, then the most serious findings first, each with its details (or the reason
 * when it has no details) and its sources, then the counts again, since a terminal shows the end. Sentences that are not
 * covered are only counted.
 *
 * @param placeOf returns the place of an offset, such as "line 3"; empty where it has none
 */
export function formatReport(
  checked: { file: string; subject: string; mentions: number; findings: readonly Finding[] },
  compared: readonly ComparedDossier[],
  placeOf: (offset: number) => string,
  colour: boolean,
): string {
  const { file, subject, mentions, findings } = checked
  const paint = (code: number, words: string) => (colour ? `\u001b[${code}m${words}\u001b[0m` : words)
  const lookup = findingLookup(compared)
  const headLine = `${paint(1, toSafeLine(file))} · ${toSafeLine(subject)}, ${countOf(mentions, 'mention')}`
  const printed = findings.filter(hasAnswer)
  const items = findingStates.flatMap((state) => printed.filter((finding) => stateOf(finding) === state).map(item))
  const counts = formatCounts(findings)
  return [headLine, counts, '', ...(items.length > 0 ? [...items, counts, ''] : [])].join('\n')

  function item(finding: Finding): string {
    const state = stateOf(finding)
    const known = lookup(finding)
    const { claims, sources } = known
    const word = `${outcomes[state].text} ${sayState(finding)}`
    const placeText = placeOf(finding.start)
    const reason = englishReason(finding)
    const hasDetails = finding.details.length > 0
    // A finding that only lists related claims has no reason and no details.
    const isNear = hasRelated(finding) && reason === ''
    const ownLines = hasDetails ? detailLines(finding) : [`  ${toSafeLine(reason)}`]
    const rows = [
      [
        paint(COLOUR_CODES[outcomes[state].colour], word),
        ...(placeText === '' ? [] : [paint(90, `· ${placeText}`)]),
        ...(finding.dossier === undefined ? [] : [paint(90, `· ${toSafeLine(finding.dossier)}`)]),
      ].join(' '),
      `  ${toSafeLine(finding.quote)}`,
      ...(isNear ? [] : ownLines),
      ...(finding.answers ?? []).flatMap(answerLines),
      ...(finding.reader && hasDetails ? [`  ${toSafeLine(sayEngineAndModel(finding.reader))}`] : []),
      ...mapDefined(finding.related ?? [], (id) => claims.get(id)).map(
        (claim) => `  ${toSafeLine(claim.text)} [${claim.sources.join(', ')}]`,
      ),
      ...mapDefined(finding.sources.slice(0, 2), (n) => sources.get(n)).map((source) =>
        paint(90, `  ${sourceLine(source, known)}`),
      ),
    ]
    const more = finding.sources.length - 2
    if (more > 0) rows.push(paint(90, `  and ${countOf(more, 'more source')}`))
    return `${rows.join('\n')}\n`
  }

  /** Formats what one of several documents says of a sentence: its path and the sentence that settles it. */
  function answerLines(answer: Finding): string[] {
    const known = lookup(answer)
    const [said] = mapDefined(answer.claims, (id) => sentenceOf(id, known))
    return said === undefined
      ? []
      : [`  ${outcomes[stateOf(answer)].text} ${toSafeLine(answer.dossier ?? '')}: ${toSafeLine(said)}`]
  }

  function detailLines(finding: Finding): string[] {
    const rows = detailRowsOf(finding)
    const width = Math.max(...rows.map(({ reading }) => READING_STYLES[reading].word.length))
    return rows.map((row) => {
      const { dossier, question } = row.detail
      const article = pageWords(row.detail)
      const { mark, word, between } = READING_STYLES[row.reading]
      const hasTwo = hasTwoValues(row)
      const value = (words: string): string => (hasTwo ? paint(1, toSafeLine(words)) : toSafeLine(words))
      const isOne = dossier === null || dossier === article
      const values = isOne ? value(article) : `page: ${value(article)}  ${between}  dossier: ${value(dossier)}`
      const about = hasTwo && question !== null ? `  ${paint(90, `(${toSafeLine(question)})`)}` : ''
      return `  ${paint(COLOUR_CODES[verdictOfReading[row.reading]], `${mark} ${word.padEnd(width)}`)}  ${values}${about}`
    })
  }
}

/** Returns the place of an offset as "paragraph 3"; empty above the first paragraph. */
export function paragraphPlaces(starts: readonly number[]): (offset: number) => string {
  return (offset) => {
    const n = starts.filter((start) => start <= offset).length
    return n === 0 ? '' : `paragraph ${n}`
  }
}

/** Marks and words for each reading of a detail. A detail in doubt has no sign that one of its values is right. */
const READING_STYLES: Record<DetailReading, { mark: string; word: string; between: string }> = {
  differs: { mark: outcomes.contradicted.text, word: 'Differs', between: '≠' },
  doubt: { mark: outcomes.look.text, word: 'In doubt', between: '·' },
  compare: { mark: '□', word: 'Compare', between: '?' },
  open: { mark: outcomes.uncovered.text, word: 'Not found', between: '' },
  mentioned: { mark: outcomes.uncovered.text, word: 'Mentioned', between: '' },
  matches: { mark: outcomes.supported.text, word: 'Matches', between: '=' },
}

/** Formats a source, and what was not read of it: a source that nobody has opened is only what the evidence cites. */
function sourceLine(source: Source, { access, author }: DossierLookup): string {
  const { n, tier, title, url } = source
  const read = access.get(n)
  const isUnopened = read !== undefined && isUnread({ access: { ...read, machineMade: false } })
  return [
    `[${n}] ${tier === undefined ? 'Not rated' : `Tier ${tier}`}`,
    toSafeLine(title),
    ...(url === undefined ? [] : [toSafeLine(url)]),
    ...(read !== undefined && isNotWhole({ access: read }) ? [sayAccess(read)] : []),
    ...(isUnopened && author !== null ? [`cited by ${toSafeLine(author)}`] : []),
  ].join(' · ')
}

export function formatCounts(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing here that the dossier speaks of.'
  return sayStateCounts(findings).replaceAll(', ', ' · ')
}

function countOf(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`
}
