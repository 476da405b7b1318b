import type { Dossier } from '@/lib/dossier/format/schema'
import type { Explanation } from '@/lib/engine/explain/explanation'
import type { Finding } from '@/lib/schema/finding'
import type { Readable } from '@/lib/dossier/readers/readable'
import { engineOf } from './engine-of'
import { errorAnswer, jsonMembers } from './answer-line'
import type { ArticleContent } from './article-line'
import { readHtml } from '@/lib/dossier/readers/read-html'
import { readText } from '@/lib/dossier/readers/read-text'
import { UnreadableDocument } from '@/lib/dossier/readers/unreadable'
import { faultWords } from './fault-words'
import { reportOf, type AddModelCheck, type Report } from './report'

/** Checks one article and gives the members of its answer: see `answerLine`. */
export type CheckArticle = (article: ArticleContent) => string

/**
 * Checks one article of a stream as `check` does with a file. Failures are answered with a reason, so that one article
 * never stops the next.
 *
 * @param options.date overrides the articles' own dates
 */
export function articleChecker(dossier: Dossier, options: CheckOptions = {}): CheckArticle {
  const check = reporter(dossier, options)
  return (article) => {
    const checked = check(article)
    return typeof checked === 'string' ? checked : answerOf(checked.report, checked.explanations)
  }
}

/**
 * A checker of articles that also has each text checked by a model.
 *
 * @returns takes a function that is called when only the model is waited for
 */
export function articleCheckerWithModel(
  dossier: Dossier,
  options: CheckOptions,
  addModel: AddModelCheck,
): (article: ArticleContent, checked: () => void) => Promise<string> {
  const check = reporter(dossier, options)
  return async (article, isChecked) => {
    const checked = check(article)
    if (typeof checked === 'string') return checked
    isChecked()
    const { report, findings, readable, explanations } = checked
    return answerOf(await addModel(report, findings, readable), explanations)
  }
}

interface CheckOptions {
  date?: string
  asked?: boolean
  explain?: boolean
}

interface Checked {
  report: Report
  findings: readonly Finding[]
  readable: Readable
  explanations?: Explanation[]
}

/** Checks an article; or the answer with the reason why it cannot be checked. */
function reporter(dossier: Dossier, options: CheckOptions): (article: ArticleContent) => Checked | string {
  const engine = engineOf(dossier)
  return ({ kind, content, date }) => {
    try {
      const readable = kind === 'html' ? readHtml(content) : readText(content)
      const day = options.date ?? date
      const article = { ...readable.article, ...(day === undefined ? {} : { date: day }) }
      const prior = options.asked ? 'asked' : 'along'
      const result = engine.check(article, prior)
      return {
        report: reportOf('', dossier.subject.name, readable, result),
        findings: result.findings,
        readable,
        ...(options.explain ? { explanations: engine.explain(article, prior) } : {}),
      }
    } catch (error) {
      if (error instanceof UnreadableDocument) return errorAnswer(faultWords(error.code))
      // Tens of thousands of nested elements: not an article, and too deep for the stack.
      if (error instanceof RangeError) return errorAnswer(faultWords('too-deep'))
      return errorAnswer(`cannot be checked: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

function answerOf({ subject, findings, modelCheck, text }: Report, explanations: Explanation[] | undefined): string {
  return jsonMembers({
    subject,
    findings,
    ...(modelCheck === undefined ? {} : { modelCheck }),
    ...(text === undefined ? {} : { text }),
    ...(explanations === undefined ? {} : { explanations }),
  })
}
