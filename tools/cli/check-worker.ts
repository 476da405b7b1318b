import { openModel, testReadyModel } from '@/tools/model-client/open-model'
import { modelCheckAdder, formatModelCheck } from './page-opinions'
import type { Options } from './arguments'
import type { ArticleContent } from './article-line'
import { articleChecker, textChecker } from './check-article'
import { loadCompared, subjectNames, type ComparedDossier } from './compared-dossiers'
import { serveRequests, type AnswerRequest, type RequestFailure } from '@/tools/shared/limited-worker'
import { formatReport, paragraphPlaces, withFileQuotes, reportOf, type AddModelCheck } from './report'
import { toSafeLine } from '@/tools/shared/problem-words'
import { tryReadDocument, type ReadResult } from '@/tools/shared/file-bytes'
import type { Explanation } from '@/lib/engine/explain/explanation'
import { englishReason } from '@/tools/shared/english-reason'
import type { CheckableText } from '@/lib/dossier/readers/checkable-document'
import { bodyParagraphStarts } from '@/lib/text/article-blocks'

/** `read` tests whether a file can be read; `report` checks the file and returns its report. */
export type CheckRequest =
  { kind: 'article'; article: ArticleContent } | { kind: 'read' | 'report'; file: string; bytes: Uint8Array }

/** An answer of the pipe, a report in the format of the options, or the reason why a file cannot be read. */
export type CheckReply = { text: string } | Pick<RequestFailure, 'failure'>

export interface CheckSettings {
  options: Options
  /** Whether a report for people has colours. */
  colour: boolean
}

/** Serves requests in the worker thread of `npm run check`. */
export function serveChecks(settings: CheckSettings): Promise<void> {
  return serveRequests<CheckRequest, CheckReply>((liftTimeLimit) => openChecks(settings, liftTimeLimit))
}

/** Loads the dossier or the evidence. @returns what answers requests */
export async function openChecks(
  { options, colour }: CheckSettings,
  liftTimeLimit: () => void,
): Promise<AnswerRequest<CheckRequest, CheckReply>> {
  const compared = await loadCompared(options)
  liftTimeLimit()
  const [only] = compared
  const addModel =
    options.model && only && modelCheckAdder(await testReadyModel(await openModel(options.model)), only.dossier)
  const checkArticle = articleChecker(compared, options, addModel)
  const checkFile = fileChecker(compared, options, colour, addModel)
  return async (request, unlimited) =>
    request.kind === 'article'
      ? { text: await checkArticle(request.article, unlimited) }
      : checkFile(request, unlimited)
}

function fileChecker(
  compared: readonly ComparedDossier[],
  options: Options,
  colour: boolean,
  addModel: AddModelCheck | undefined,
) {
  const check = textChecker(compared, options)
  // Documents that were read. All files are read before the first is checked, so that a fault is reported first.
  const readDossiers = new Map<string, Extract<ReadResult, { ok: true }>>()
  return async (
    { kind, file, bytes }: Exclude<CheckRequest, { kind: 'article' }>,
    unlimited: () => void,
  ): Promise<CheckReply> => {
    const read = readDossiers.get(file) ?? (await tryReadDocument(file, bytes))
    if (!read.ok) return { failure: read.reason }
    readDossiers.set(file, read)
    if (kind === 'read') return { text: '' }
    readDossiers.delete(file)
    const { found: byEngine, readable, explanations } = check(read.readable)
    unlimited()
    const found = addModel === undefined ? byEngine : await addModel(byEngine, readable)
    const subject = subjectNames(compared)
    if (options.format !== 'text')
      return { text: JSON.stringify({ ...reportOf({ file, subject }, readable, found, compared), explanations }) }
    const printed = { file, subject, mentions: found.mentions, findings: withFileQuotes(found.findings, readable) }
    const parts = [`${formatReport(printed, compared, placesIn(readable), colour)}\n`]
    if (found.modelCheck) parts.push(formatModelCheck(found.modelCheck))
    if (explanations !== undefined) parts.push(`${explanations.map(formatExplanation).join('\n')}\n`)
    return { text: parts.join('') }
  }
}

/** Returns the place of an offset: a line of a text file, else a paragraph, or nothing above the first one. */
function placesIn({ text, article, extracted }: CheckableText): (offset: number) => string {
  if (extracted) return paragraphPlaces(bodyParagraphStarts(text, article.blocks ?? []))
  return (offset) => `line ${text.slice(0, offset).split(/\r\n|\r|\n/).length}`
}

function formatExplanation(explanation: Explanation): string {
  const { quote, read, near, details, classes, finding } = explanation
  const rows = [
    `» ${toSafeLine(quote)}`,
    row('read', read.join(' · ')),
    ...near.map((n) => row(`relevant ${twoDecimals(n.relevance)}`, n.claim)),
    ...details.map((d) =>
      row(
        `detail (${d.kind})`,
        `${d.words}: agrees ${twoDecimals(d.agrees)}, differs ${twoDecimals(d.differs)}${d.claim ? ` {${d.claim}}` : ''}${d.dossier ? ` | ${d.dossier}` : ''}`,
      ),
    ),
    row(
      'all in all',
      Object.entries(classes)
        .map(([name, value]) => `${name} ${twoDecimals(value)}`)
        .join(', '),
    ),
    row(
      'verdict',
      finding
        ? `${finding.verdict}${finding.partial ? ' in part' : ''}. ${englishReason(finding)}`
        : 'none: nothing to check',
    ),
  ]
  return `${rows.filter(Boolean).join('\n')}\n`
}

const row = (name: string, words: string): string => (words ? `    ${name.padEnd(20)}${toSafeLine(words)}` : '')

const twoDecimals = (value: number): string => value.toFixed(2)
