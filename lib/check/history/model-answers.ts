import Dexie, { type EntityTable } from 'dexie'
import { PAGE_SYSTEM_PROMPT, pagePromptOf } from '@/lib/model/page-prompt'
import type { PageAnswer } from '@/lib/model/page-answer'
import type { PageQuestion } from '@/lib/model/page-question'
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
 * The answer that a model gave to the same question, with its offsets moved to where the sentences are now, and with the
 * sources that the claims have now; null where there is none.
 *
 * @param model its id: a name alone may be that of another model on another server
 */
export async function keptAnswer(question: PageQuestion, model: string): Promise<PageAnswer | null> {
  const kept = await database().answers.get(await keyOf(question, model))
  if (!kept) return null
  const sources = new Map(question.claims.map((claim) => [claim.id, claim.sources]))
  const { differs, agrees, discarded } = moved(kept.answer, startOf(question))
  const sourced = (pair: (typeof differs)[number]) => ({ ...pair, sources: sources.get(pair.claim) ?? [] })
  return { differs: differs.map(sourced), agrees: agrees.map(sourced), discarded }
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

/**
 * Hash of the model and of all that it is asked: the title and the date of the page as well, since words there may have
 * led the model astray. The day counts only where the page has no date.
 */
async function keyOf(question: PageQuestion, model: string): Promise<string> {
  const { dossier, date, today, claims } = question
  const asked = pagePromptOf({ ...question, today: date === '' ? today : '' }, '').message
  const all = [model, dossier, claims.map(({ id }) => id), PAGE_SYSTEM_PROMPT, asked]
  const bytes = new TextEncoder().encode(JSON.stringify(all))
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
  if (opened) return opened
  const db = new Dexie('claimlight-model-answers') as AnswerDatabase
  db.version(1).stores({ answers: 'key, at' })
  return (opened = db)
}

let opened: AnswerDatabase | undefined
