import Dexie, { type EntityTable } from 'dexie'
import type { PageAnswer } from '@/lib/second-opinion/page/page-answer'
import type { PageQuestion } from '@/lib/second-opinion/page/page-question'
import { hexOf } from '@/lib/text/hex'

interface KeptAnswer {
  key: string
  at: number
  answer: PageAnswer
}

/** Answers of models. A database of its own, so that the notes do not depend on it. */
type AnswerDatabase = Dexie & { answers: EntityTable<KeptAnswer, 'key'> }

/** The oldest answers are removed above this number: some forty long pages. */
const MOST_ANSWERS = 2000

/**
 * The answer that a model gave to the same sentences with the same claims, with its offsets moved to where the sentences
 * are now; null where there is none.
 */
export async function keptAnswer(question: PageQuestion, model: string): Promise<PageAnswer | null> {
  const kept = await database().answers.get(await keyOf(question, model))
  return kept ? moved(kept.answer, startOf(question)) : null
}

export async function keepAnswer(question: PageQuestion, model: string, answer: PageAnswer): Promise<void> {
  const { answers } = database()
  const row = { key: await keyOf(question, model), at: Date.now(), answer: moved(answer, -startOf(question)) }
  await database().transaction('rw', answers, async () => {
    await answers.put(row)
    const tooMany = (await answers.count()) - MOST_ANSWERS
    if (tooMany > 0) await answers.bulkDelete(await answers.orderBy('at').limit(tooMany).primaryKeys())
  })
}

export function countAnswers(): Promise<number> {
  return database().answers.count()
}

export async function deleteAnswers(): Promise<void> {
  await database().answers.clear()
}

/** Hash of the sentences, the claims and the model. The title, the date and the day of the question do not count. */
async function keyOf({ dossier, before, sentences, claims }: PageQuestion, model: string): Promise<string> {
  const asked = sentences.map(({ text, isAsked }) => [text, isAsked])
  const compared = claims.map(({ text, status, correction, time }) => [text, status, correction, time])
  const bytes = new TextEncoder().encode(JSON.stringify([model, dossier, before, asked, compared]))
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

function startOf({ sentences }: PageQuestion): number {
  return sentences[0]?.start ?? 0
}

/** A text has the same sentences at other offsets when something before them changed. */
function moved({ differs, agrees, discarded }: PageAnswer, by: number): PageAnswer {
  const move = <R extends { start: number; end: number }>(range: R): R => ({
    ...range,
    start: range.start + by,
    end: range.end + by,
  })
  const all = (pairs: PageAnswer['differs']) => pairs.map((pair) => ({ ...move(pair), sentence: move(pair.sentence) }))
  return { differs: all(differs), agrees: all(agrees), discarded }
}

function database(): AnswerDatabase {
  return (opened ??= open())
}

let opened: AnswerDatabase | undefined

function open(): AnswerDatabase {
  const db = new Dexie('claimlight-model-answers') as AnswerDatabase
  db.version(1).stores({ answers: 'key, at' })
  return db
}
