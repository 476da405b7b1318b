import type { EntityTable } from 'dexie'
import { PAGE_SYSTEM_PROMPT, pagePromptOf, type PageQuestion } from '@/lib/model/page-question'
import type { PageAnswer } from '@/lib/model/page-answer'
import { openedDatabase, type Database } from '@/lib/store/database'
import { hexOf } from '@/lib/text/bytes'
import { movedSpan } from '@/lib/text/spans'

/** The table of stored answers of models. */
type AnswerDatabase = Database & { answers: EntityTable<{ key: string; at: number; answer: PageAnswer }, 'key'> }

/** Maximum number of stored answers, those of about forty long pages; the oldest are removed above it. */
const MOST_ANSWERS = 2000

/**
 * Returns the stored answer of a model to the same question, with the current offsets of the sentences and the current
 * sources of the claims; null if no answer is stored.
 *
 * @param model id of the model; its name is not enough, since another server may have a model with that name
 */
export async function readStoredAnswer(question: PageQuestion, model: string): Promise<PageAnswer | null> {
  const kept = await database().answers.get(await keyOf(question, model))
  if (!kept) return null
  const sources = new Map(question.claims.map((claim) => [claim.id, claim.sources]))
  const { differs, agrees, discarded } = shiftAnswer(kept.answer, startOf(question))
  const sourced = (pair: (typeof differs)[number]) => ({ ...pair, sources: sources.get(pair.claim) ?? [] })
  return { differs: differs.map(sourced), agrees: agrees.map(sourced), discarded }
}

export async function storeAnswer(question: PageQuestion, model: string, answer: PageAnswer): Promise<void> {
  const { answers } = database()
  const row = { key: await keyOf(question, model), at: Date.now(), answer: shiftAnswer(answer, -startOf(question)) }
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
 * Returns a hash of the model and of everything in the question, also the page's title and date, which may influence
 * the answer. Today's date is part of it only if the page has no date.
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

/** Shifts all offsets of an answer: a change earlier in a text moves the same sentences. @param by characters */
function shiftAnswer({ differs, agrees, discarded }: PageAnswer, by: number): PageAnswer {
  const all = (pairs: PageAnswer['differs']) =>
    pairs.map((pair) => ({ ...movedSpan(pair, by), sentence: movedSpan(pair.sentence, by) }))
  return { differs: all(differs), agrees: all(agrees), discarded }
}

function database(): AnswerDatabase {
  return openedDatabase() as AnswerDatabase
}
