import type { Dossier } from '@/lib/dossier/schema'
import type { Engine } from '@/lib/engine'
import type { Article, Finding } from '@/lib/schema/finding'
import { askAboutPage } from '@/lib/second-opinion/ask'
import { indexWordsInSteps } from '@/lib/second-opinion/claims/word-index'
import { ModelError, type ModelFault } from '@/lib/second-opinion/model'
import { bySentence } from '@/lib/second-opinion/page/by-sentence'
import type { ModelPair } from '@/lib/second-opinion/page/page-answer'
import { comparedIn } from '@/lib/second-opinion/page/compared'
import { questionsOfText, type AskedDossier } from '@/lib/second-opinion/page/questions-of-text'
import { plain } from '@/scripts/cli/print-report'
import type { ReadyModel } from './open-model'

/** A model's check of a whole text, as it is in the JSON. Offsets count as those of the findings do. */
export interface ModelCheck {
  model: string
  remote?: string
  questions: number
  differs: ReportedPair[]
  agrees: ReportedPair[]
  /** Entries that were thrown away, and why questions have no answer. */
  discarded: number
  failed: ModelFault[]
}

interface ReportedPair {
  start: number
  end: number
  words: string
  claim: string
  claimWords: string
  doubted?: true
}

type Locate = (range: { start: number; end: number }) => { start: number; end: number }

/** Checks texts with a model, by paragraph, with the questions of the extension. */
export function pageChecker(
  { name, remote, session, limitMs }: ReadyModel,
  dossier: Dossier,
  engine: Engine,
): (article: Article, title: string, findings: readonly Finding[], locate: Locate) => Promise<ModelCheck> {
  const asked: AskedDossier = { id: null, dossier, engine, words: indexOf(dossier) }
  return async (article, title, findings, locate) => {
    const text = { ...article, title, today: new Date().toISOString().slice(0, 10) }
    const questions = [...questionsOfText(asked, text, comparedIn(findings))].flatMap((question) => question ?? [])
    const head = { model: name, ...(remote === null ? {} : { remote }), questions: questions.length }
    const check: ModelCheck = { ...head, differs: [], agrees: [], discarded: 0, failed: [] }
    const reported = ({ words, claim, claimWords, isDoubted, ...range }: ModelPair): ReportedPair => {
      const { start, end } = locate(range)
      return { start, end, words, claim, claimWords, ...(isDoubted ? { doubted: true } : {}) }
    }
    // Grows while it is read: a question that is too long is asked by sentence.
    for (const question of questions) {
      try {
        const answer = await askAboutPage(session, question, { limitMs })
        check.differs.push(...answer.differs.map(reported))
        check.agrees.push(...answer.agrees.map(reported))
        check.discarded += answer.discarded.length
      } catch (error) {
        if (!(error instanceof ModelError)) throw error
        const smaller = error.fault === 'tooLong' ? bySentence(question) : []
        if (smaller.length === 0) check.failed.push(error.fault)
        else check.questions += smaller.length - 1
        questions.splice(questions.indexOf(question) + 1, 0, ...smaller)
      }
    }
    return check
  }
}

function indexOf({ claims }: Dossier): AskedDossier['words'] {
  const steps = indexWordsInSteps(claims)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** The differences as a block below the report. They have no colour and no mark of a verdict. */
export function printModelCheck({ model, remote, questions, differs, discarded, failed }: ModelCheck): string {
  const where = remote === undefined ? 'on this computer' : `at ${plain(remote)}`
  const lines = differs.map(
    ({ words, claim, claimWords, doubted }) =>
      `  (differs) page: “${plain(words)}”  claim ${plain(claim)}: “${plain(claimWords)}”${doubted ? ' (doubted by the dossier)' : ''}`,
  )
  return [
    `Check with a model (${plain(model)} ${where}), ${questions} questions. Not part of the verdicts; a model makes mistakes.`,
    ...(lines.length === 0 ? ['  no difference'] : lines),
    ...(discarded === 0 ? [] : [`  ${discarded} answers not usable`]),
    ...(failed.length === 0
      ? []
      : [`  ${failed.length} questions without an answer: ${[...new Set(failed)].join(', ')}`]),
    '',
  ].join('\n')
}
