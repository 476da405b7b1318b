import type { Dossier } from '@/lib/dossier/format/schema'
import { ANSWER_FAULTS, ANSWER_LIMIT_MS, askAndConfirm } from '@/lib/model/ask'
import { ModelError, type ModelFault, type ModelSession } from '@/lib/model/model'
import type { PageAnswer } from '@/lib/model/page-answer'
import { type PageQuestion, splitBySentence } from '@/lib/model/page-question'
import { comparedIn } from '@/lib/model/compared'
import { questionsOfText, type AskedDossier } from '@/lib/model/questions-of-text'
import { sentencesOf, withModelReading, type DossierPair } from '@/lib/model/model-reading'
import { engineOf } from '@/tools/shared/engine-of'
import { toSafeLine } from '@/tools/shared/problem-words'
import type { AddModelCheck, ModelCheck } from './report'
import type { ReadyModel } from '@/tools/model-client/open-model'
import { mapDefined } from '@/lib/text/lists'

/** Returns a function that has a model read a text after the engine. */
export function modelCheckAdder(
  { name, remote, isTrusted, session, limitMs }: ReadyModel,
  dossier: Dossier,
): AddModelCheck {
  const asked: AskedDossier = { id: null, dossier, engine: engineOf(dossier) }
  return async ({ mentions, findings }, { article }) => {
    const text = { ...article, title: '', today: new Date().toISOString().slice(0, 10) }
    const questions = mapDefined(questionsOfText(asked, text, comparedIn(findings)), (question) => question)
    const { answers, failed } = await askQuestions(session, questions, { limitMs })
    const { differs, read: askedSentences, discarded } = readInAnswers(answers)
    const modelCheck: ModelCheck = {
      model: name,
      ...(remote === null ? {} : { remote }),
      passed: isTrusted,
      questions: answers.length + failed.length,
      differences: differs.length,
      discarded,
      failed,
    }
    return { mentions, findings: withModelReading(findings, { name, isTrusted, differs, askedSentences }), modelCheck }
  }
}

interface AnsweredQuestion {
  question: PageQuestion
  answer: PageAnswer
}

/** Asks a model the questions, split by sentence if too long. @returns the answers, and why others are missing */
export async function askQuestions(
  session: ModelSession,
  questions: readonly PageQuestion[],
  { limitMs = ANSWER_LIMIT_MS, onAsked }: { limitMs?: number | undefined; onAsked?: (() => void) | undefined } = {},
): Promise<{ answers: AnsweredQuestion[]; failed: ModelFault[] }> {
  const answers: AnsweredQuestion[] = []
  const failed: ModelFault[] = []
  const waiting = [...questions]
  for (let question = waiting.shift(); question; question = waiting.shift()) {
    try {
      answers.push({ question, answer: await askAndConfirm(session, question, { limitMs }) })
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      const { fault } = error
      const smaller = fault === 'tooLong' ? splitBySentence(question) : []
      if (smaller.length === 0) failed.push(fault)
      if (!ANSWER_FAULTS.has(fault)) failed.push(...waiting.splice(0).map(() => fault))
      waiting.unshift(...smaller)
    }
    onAsked?.()
  }
  return { answers, failed }
}

/** Collects the differences and sentences from the answers, and counts the entries that were discarded. */
export function readInAnswers(answers: readonly AnsweredQuestion[]) {
  return {
    differs: answers.flatMap(({ answer }) => answer.differs.map((pair): DossierPair => ({ ...pair, dossier: null }))),
    read: answers.flatMap(({ question }) => sentencesOf(question)),
    discarded: answers.reduce((sum, { answer }) => sum + answer.discarded.length, 0),
  }
}

/** Returns the line below the report: which model read the text, and whether it passed the built-in test. */
export function formatModelCheck(check: ModelCheck): string {
  const { model, remote, passed, questions, differences, discarded, failed } = check
  const where = remote === undefined ? 'on this computer' : `at ${toSafeLine(remote)}`
  const test = passed
    ? 'passed the built-in test'
    : 'did not pass the built-in test: nothing is contradicted by it alone'
  return [
    `Read by the model ${toSafeLine(model)} ${where}, which ${test}. Questions ${questions}, differences ${differences}.`,
    ...(discarded === 0 ? [] : [`  ${discarded} answers not usable`]),
    ...(failed.length === 0
      ? []
      : [`  ${failed.length} questions without an answer: ${[...new Set(failed)].join(', ')}`]),
    '',
  ].join('\n')
}
