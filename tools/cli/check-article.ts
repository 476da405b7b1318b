import { checkInSteps } from '@/lib/check/run-check'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { mainNamesOf } from '@/lib/dossiers/data/main-names'
import { subjectNames, type ComparedDossier } from './compared-dossiers'
import { isNamedIn, namesInUse } from '@/lib/dossiers/data/names-in-text'
import type { CheckableText } from '@/lib/dossier/readers/checkable-document'
import { engineOf } from '@/tools/shared/engine-of'
import { errorAnswer, jsonMembers, type ArticleContent } from './article-line'
import { readHtml } from '@/lib/dossier/readers/read-html'
import { readText } from '@/lib/dossier/readers/read-text'
import { FAULT_WORDS, UnreadableDocument } from '@/lib/dossier/readers/unreadable'
import { reportOf, type AddModelCheck, type TextFindings } from './report'

/**
 * Checks one article and returns the members of its answer as JSON (see `answerLine`). `onChecked` is called when the
 * engine has finished and only the answer of a model is awaited.
 */
type CheckArticle = (article: ArticleContent, onChecked?: () => void) => Promise<string>

/**
 * Checks one article of a stream as `check` does with a file. Failures are answered with a reason, so that one article
 * never stops the next; a failure of the model is thrown.
 *
 * @param options.date overrides the articles' own dates
 * @param addModel adds the check by a model to the result of the engine
 */
export function articleChecker(
  compared: readonly ComparedDossier[],
  options: CheckOptions = {},
  addModel?: AddModelCheck,
): CheckArticle {
  const check = textChecker(compared, options)
  return async ({ kind, content, date }, onChecked) => {
    let checked: ReturnType<typeof check>
    try {
      checked = check(kind === 'html' ? readHtml(content) : readText(content), date)
    } catch (error) {
      if (error instanceof UnreadableDocument) return errorAnswer(FAULT_WORDS[error.code])
      // The stack overflows for tens of thousands of nested elements, which no article has.
      if (error instanceof RangeError) return errorAnswer(FAULT_WORDS['too-deep'])
      return errorAnswer(`cannot be checked: ${error instanceof Error ? error.message : String(error)}`)
    }
    onChecked?.()
    const { readable, explanations } = checked
    const found = addModel === undefined ? checked.found : await addModel(checked.found, readable)
    const { file: _none, ...report } = reportOf(
      { file: '', subject: subjectNames(compared) },
      readable,
      found,
      compared,
    )
    return jsonMembers({ ...report, explanations })
  }
}

interface CheckOptions {
  date?: string | undefined
  asked?: boolean
  explain?: boolean
}

/** Compares each text with the dossiers whose subject it names, as a page is; with all where it names none. */
export function textChecker(compared: readonly ComparedDossier[], options: CheckOptions) {
  const all = compared.map(({ id, dossier }) => ({
    id,
    dossier,
    engine: engineOf(dossier),
    main: mainNamesOf(dossier),
  }))
  return (readable: CheckableText, date?: string) => {
    const named = all.filter(({ dossier, main }) => isNamedIn(readable.text, dossier, main))
    const engines = (named.length > 0 ? named : all).map(({ id, dossier, engine, main }) => {
      // As in the extension, a headline is no name that a text has to name.
      const names = main.length > 0 ? [] : namesInUse(readable.text, dossier.subject)
      return { dossier: id, engine, names }
    })
    const day = options.date ?? date
    const article = { ...readable.article, ...(day === undefined ? {} : { date: day }) }
    const occasion = options.asked ? 'asked' : 'along'
    return {
      found: runAtOnce(checkInSteps({ engines, article, occasion })) as TextFindings,
      /** The text with the date that was used for the check. */
      readable: { ...readable, article },
      explanations: options.explain ? engines.flatMap(({ engine }) => engine.explain(article, occasion)) : undefined,
    }
  }
}
