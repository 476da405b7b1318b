import { readText } from '@/lib/documents/read-text'
import { bundledDossier } from '@/lib/dossier/bundled'
import type { Dossier } from '@/lib/dossier/schema'
import type { Article } from '@/lib/schema/finding'
import { askAboutPage } from '@/lib/second-opinion/ask'
import { ModelError, type ModelSession } from '@/lib/second-opinion/model'
import { bySentence } from '@/lib/second-opinion/page/by-sentence'
import type { PageAnswer } from '@/lib/second-opinion/page/page-answer'
import type { HeldOutText } from '@/scripts/train/held-out-texts'
import { engineAndQuestionsOn } from './claims-among-ten'
import { ratio, type LabelledArticle } from './labels'
import { meets } from './words'

/** A text with its labels, as a model is measured on it. */
export interface LabelledText {
  id: string
  dossier: Dossier
  article: Article
  sentences: { start: number; end: number; isWrong: boolean; wrong: { start: number; end: number }[] }[]
}

/** Figures for the findings of a model, of the engine, and of either of them. */
export interface PageFigures {
  sentences: number
  wrong: number
  questions: number
  /** Questions without a usable answer, and entries that were thrown away. */
  unanswered: number
  entries: number
  discarded: number
  /** Share of the wrong details on whose words a difference lies. */
  caught: { engine: number; model: number; either: number }
  /** Share of the sentences called different that are wrong. */
  precision: { engine: number; model: number; either: number }
  /** Sentences called different that are right, per 1,000 right ones. */
  falsePer1000: { engine: number; model: number; either: number }
}

export function textsOfHeldOut(texts: readonly HeldOutText[]): LabelledText[] {
  return texts.map(({ dossier, article: { id, text, date, sentences } }) => ({
    ...{ id, dossier, article: { text, ...(date === undefined ? {} : { date }) } },
    sentences: sentences.map(({ start, end, label, details }) => ({
      ...{ start, end, isWrong: label === 'contradicted' },
      wrong: details.filter(({ verdict }) => verdict === 'differs'),
    })),
  }))
}

/** Changed articles do not mark the words: a difference anywhere in the sentence counts. */
export function textsOfChanged(articles: readonly LabelledArticle[]): LabelledText[] {
  return articles.map(({ id, text, sentences }) => ({
    ...{ id, dossier: bundledDossier, article: readText(text).article },
    sentences: sentences.map(({ start, end, label, also }) => ({
      ...{ start, end, isWrong: label === 'contradicted' || also === 'contradicted' },
      wrong: label === 'contradicted' ? [{ start, end }] : [],
    })),
  }))
}

/**
 * Asks a model about whole texts, with the questions of the extension.
 *
 * @throws ModelError where the model cannot be reached
 */
export async function measureOnPages(
  session: ModelSession,
  texts: readonly LabelledText[],
  { limitMs = Infinity, progress }: { limitMs?: number; progress?: (done: number) => void } = {},
): Promise<PageFigures> {
  const count = { sentences: 0, right: 0, wrong: 0, questions: 0, unanswered: 0, entries: 0, discarded: 0 }
  const ways = { engine: newCount(), model: newCount(), either: newCount() }
  for (const { dossier, article, sentences } of texts) {
    const { findings, questions } = engineAndQuestionsOn(dossier, article)
    const answers: PageAnswer[] = []
    const waiting = [...questions]
    for (const question of waiting) {
      count.questions++
      try {
        answers.push(await askAboutPage(session, question, Number.isFinite(limitMs) ? { limitMs } : {}))
      } catch (error) {
        if (!(error instanceof ModelError) || error.fault === 'unreachable') throw error
        const smaller = error.fault === 'tooLong' ? bySentence(question) : []
        if (smaller.length > 0) waiting.push(...smaller)
        else count.unanswered++
      }
      progress?.(count.questions)
    }
    for (const { differs, agrees, discarded } of answers) {
      count.entries += differs.length + agrees.length + discarded.length
      count.discarded += discarded.length
    }
    const byModel = answers.flatMap(({ differs }) => differs)
    const byEngine = findings
      .filter(({ verdict }) => verdict === 'contradicted')
      .flatMap(({ start, end, details }) => {
        const differing = details.filter(({ verdict }) => verdict === 'differs')
        return differing.length > 0 ? differing : [{ start, end }]
      })
    const marks = { engine: byEngine, model: byModel, either: [...byEngine, ...byModel] }
    for (const { isWrong, wrong, ...sentence } of sentences) {
      count.sentences++
      if (!isWrong) count.right++
      count.wrong += wrong.length
      for (const way of ['engine', 'model', 'either'] as const) {
        const own = marks[way].filter((mark) => meets(mark, sentence))
        ways[way].caught += wrong.filter((detail) => own.some((mark) => meets(mark, detail))).length
        if (own.length > 0) ways[way][isWrong ? 'hits' : 'alarms']++
      }
    }
  }
  const each = (figure: (way: ReturnType<typeof newCount>) => number) => ({
    engine: figure(ways.engine),
    model: figure(ways.model),
    either: figure(ways.either),
  })
  const { sentences, wrong, questions, unanswered, entries, discarded } = count
  return {
    ...{ sentences, wrong, questions, unanswered, entries, discarded },
    caught: each(({ caught }) => ratio(caught, wrong)),
    precision: each(({ hits, alarms }) => ratio(hits, hits + alarms)),
    falsePer1000: each(({ alarms }) => 1000 * ratio(alarms, count.right)),
  }
}

export function printPages(name: string, figures: PageFigures): void {
  const { sentences, wrong, questions, unanswered, entries, discarded, caught, precision, falsePer1000 } = figures
  console.log(
    `\n${name}: ${sentences} sentences, ${wrong} wrong details, ${questions} questions (${unanswered} without a usable answer), ` +
      `${discarded} of ${entries} entries thrown away`,
  )
  for (const way of ['engine', 'model', 'either'] as const)
    console.log(
      `  ${way.padEnd(7)} caught ${caught[way].toFixed(3)}, precision ${precision[way].toFixed(3)}, ` +
        `false per 1,000 right sentences ${falsePer1000[way].toFixed(1)}`,
    )
}

function newCount(): { caught: number; hits: number; alarms: number } {
  return { caught: 0, hits: 0, alarms: 0 }
}
