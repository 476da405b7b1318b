import type { Dossier } from '@/lib/dossier/format/schema'
import type { Engine } from '@/lib/engine'
import type { Article, Finding } from '@/lib/schema/finding'
import { readByModel } from '@/lib/model/ask'
import { indexWordsInSteps } from '@/lib/model/claims/word-index'
import { ModelError } from '@/lib/model/model'
import { bySentence } from '@/lib/model/smaller-questions'
import { comparedIn } from '@/lib/model/compared'
import { questionsOfText, type AskedDossier } from '@/lib/model/questions-of-text'
import { sentencesOf, withReader, type ReadPair, type ReadSentence } from '@/lib/model/with-reader'
import { plain } from '@/tools/cli/print-report'
import { reported, type AddModelCheck, type ModelCheck } from '@/tools/cli/report'
import type { ReadyModel } from './open-model'

/** Has texts read by a model after the engine. @param date overrides the article's own */
export function modelCheckAdder(model: ReadyModel, dossier: Dossier, engine: Engine, date?: string): AddModelCheck {
  const asked: AskedDossier = { id: null, dossier, engine, words: indexOf(dossier) }
  return async (report, findings, readable) => {
    const article = { ...readable.article, ...(date === undefined ? {} : { date }) }
    const { read, ...modelCheck } = await readBy(model, asked, article, findings)
    return { ...report, findings: read.map((finding) => reported(finding, readable.text)), modelCheck }
  }
}

async function readBy(
  { name, remote, isTrusted, session, limitMs }: ReadyModel,
  asked: AskedDossier,
  article: Article,
  findings: readonly Finding[],
): Promise<ModelCheck & { read: Finding[] }> {
  const text = { ...article, title: '', today: new Date().toISOString().slice(0, 10) }
  const questions = [...questionsOfText(asked, text, comparedIn(findings))].flatMap((question) => question ?? [])
  const head = { model: name, ...(remote === null ? {} : { remote }), passed: isTrusted }
  const check: ModelCheck = { ...head, questions: questions.length, differences: 0, discarded: 0, failed: [] }
  const differs: ReadPair[] = []
  const read: ReadSentence[] = []
  // Grows while it is read: a question that is too long is asked by sentence.
  for (const question of questions) {
    try {
      const answer = await readByModel(session, question, { limitMs })
      differs.push(...answer.differs.map((pair) => ({ ...pair, dossier: null })))
      read.push(...sentencesOf(question, answer))
      check.discarded += answer.discarded.length
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      const smaller = error.fault === 'tooLong' ? bySentence(question) : []
      if (smaller.length === 0) check.failed.push(error.fault)
      else check.questions += smaller.length - 1
      questions.splice(questions.indexOf(question) + 1, 0, ...smaller)
    }
  }
  check.differences = differs.length
  return { ...check, read: withReader(findings, { name, isTrusted, differs, read }) }
}

function indexOf({ claims }: Dossier): AskedDossier['words'] {
  const steps = indexWordsInSteps(claims)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** A line below the report: which model read the text, and how far it is to be trusted. */
export function printModelCheck({
  model,
  remote,
  passed,
  questions,
  differences,
  discarded,
  failed,
}: ModelCheck): string {
  const where = remote === undefined ? 'on this computer' : `at ${plain(remote)}`
  const test = passed
    ? 'passed the built-in test'
    : 'did not pass the built-in test: nothing is contradicted by it alone'
  return [
    `Read by the model ${plain(model)} ${where}, which ${test}. Questions ${questions}, differences ${differences}.`,
    ...(discarded === 0 ? [] : [`  ${discarded} answers not usable`]),
    ...(failed.length === 0
      ? []
      : [`  ${failed.length} questions without an answer: ${[...new Set(failed)].join(', ')}`]),
    '',
  ].join('\n')
}
