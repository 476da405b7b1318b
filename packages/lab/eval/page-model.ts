import { readFileSync } from 'node:fs'
import { readText } from '@/lib/dossier/readers/read-text'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { Dossier } from '@/lib/dossier/format/schema'
import { stateOf } from '@/lib/details/state'
import type { Article, Finding } from '@/lib/schema/finding'
import { ModelError, type ModelSession } from '@/lib/model/model'
import { askQuestions, readInAnswers } from '@/tools/cli/page-opinions'
import { withModelReading } from '@/lib/model/model-reading'
import { readHeldOutTexts, type HeldOutText, readTranslated } from '@/packages/lab/train/held-out-texts'
import { articlesOf } from './run-sets'
import { ratio, type LabelledArticle } from './labels'
import { pagePromptOf, PAGE_SYSTEM_PROMPT, type PageQuestion } from '@/lib/model/page-question'
import { z } from 'zod'
import { comparedIn } from '@/lib/model/compared'
import { questionsOfText } from '@/lib/model/questions-of-text'
import { engineOf } from '@/tools/shared/engine-of'
import { spansOverlap } from '@/lib/text/spans'
import { mapDefined } from '@/lib/text/lists'

export interface LabelledText {
  id: string
  dossier: Dossier
  article: Article
  sentences: { start: number; end: number; isWrong: boolean; wrong: { start: number; end: number }[] }[]
}

/** Figures of the engine, of the model alone, and of the findings after both. */
type PageFigures = Awaited<ReturnType<typeof measureOnPages>>

/** The compared results. `red`: contradicted after both; `marked`: those and what to look at. */
const MEASURED_MARKS = ['engine', 'model', 'red', 'marked'] as const
type ComparedResult = (typeof MEASURED_MARKS)[number]

export function textsOfHeldOut(texts: readonly HeldOutText[]): LabelledText[] {
  return texts.map(({ dossier, article: { id, text, date, sentences } }) => ({
    id,
    dossier,
    article: { text, ...(date === undefined ? {} : { date }) },
    sentences: sentences.map(({ start, end, label, details }) => ({
      start,
      end,
      isWrong: label === 'contradicted',
      wrong: details.filter(({ verdict }) => verdict === 'differs'),
    })),
  }))
}

/** The words that were changed are not labelled: a difference anywhere in the sentence counts. */
export function textsOfChanged(articles: readonly LabelledArticle[]): LabelledText[] {
  return articles.map(({ id, text, sentences }) => ({
    id,
    dossier: bundledDossier,
    article: readText(text).article,
    sentences: sentences.map(({ start, end, label, also }) => ({
      start,
      end,
      isWrong: label === 'contradicted' || also === 'contradicted',
      wrong: label === 'contradicted' ? [{ start, end }] : [],
    })),
  }))
}

interface MeasureOptions {
  limitMs?: number | undefined
  /** The model passed the built-in test, so its differences count as contradictions. */
  isTrusted?: boolean
  progress?: (done: number) => void
}

/**
 * Has a model read whole texts after the engine, as the extension does.
 *
 * @throws ModelError where the model cannot be reached
 */
export async function measureOnPages(
  session: ModelSession,
  texts: readonly LabelledText[],
  { limitMs, isTrusted = true, progress }: MeasureOptions = {},
) {
  /** `unanswered`: questions without a usable answer; `discarded`: entries that were thrown away. */
  const count = { sentences: 0, right: 0, wrong: 0, questions: 0, unanswered: 0, entries: 0, discarded: 0 }
  const readers = { engine: newCount(), model: newCount(), red: newCount(), marked: newCount() }
  for (const { dossier, article, sentences } of texts) {
    const { findings, questions } = findingsAndQuestionsOf(dossier, article)
    const onAsked = () => {
      count.questions++
      progress?.(count.questions)
    }
    const { answers, failed } = await askQuestions(session, questions, { limitMs, onAsked })
    if (failed.includes('unreachable')) throw new ModelError('unreachable')
    count.unanswered += failed.length
    const { differs: byModel, read: askedSentences, discarded } = readInAnswers(answers)
    count.discarded += discarded
    for (const { answer } of answers)
      count.entries += answer.differs.length + answer.agrees.length + answer.discarded.length
    const merged = withModelReading(findings, { name: 'model', isTrusted, differs: byModel, askedSentences })
    const looked = merged.filter((finding) => stateOf(finding) === 'look')
    const marks = {
      engine: contradictedSpansIn(findings),
      model: byModel,
      red: contradictedSpansIn(merged),
      marked: [
        ...contradictedSpansIn(merged),
        ...looked.flatMap(({ details }) => details.filter(({ dossier: value }) => value !== null)),
      ],
    }
    for (const { isWrong, wrong, ...sentence } of sentences) {
      count.sentences++
      if (!isWrong) count.right++
      count.wrong += wrong.length
      for (const way of MEASURED_MARKS) {
        const own = marks[way].filter((mark) => spansOverlap(mark, sentence))
        readers[way].caught += wrong.filter((detail) => own.some((mark) => spansOverlap(mark, detail))).length
        if (own.length > 0) readers[way][isWrong ? 'hits' : 'alarms']++
      }
    }
  }
  const each = (figure: (way: ReturnType<typeof newCount>) => number) =>
    Object.fromEntries(MEASURED_MARKS.map((way) => [way, figure(readers[way])])) as Record<ComparedResult, number>
  const { right, ...counts } = count
  return {
    ...counts,
    /** Share of the wrong details that overlap with a reported difference. */
    caught: each(({ caught }) => ratio(caught, counts.wrong)),
    /** Share of wrong sentences among those with a reported difference. */
    precision: each(({ hits, alarms }) => ratio(hits, hits + alarms)),
    /** Sentences called different that are right, per 1,000 right ones. */
    falsePer1000: each(({ alarms }) => 1000 * ratio(alarms, right)),
  }
}

/** Returns the differing words of contradicted sentences; the whole sentence where no words are named. */
function contradictedSpansIn(findings: readonly Finding[]): { start: number; end: number }[] {
  return findings
    .filter(({ verdict }) => verdict === 'contradicted')
    .flatMap(({ start, end, details }) => {
      const differing = details.filter(({ verdict }) => verdict === 'differs')
      return differing.length > 0 ? differing : [{ start, end }]
    })
}

export function printPageFigures(name: string, figures: PageFigures): void {
  const { sentences, wrong, questions, unanswered, entries, discarded, caught, precision, falsePer1000 } = figures
  console.log(
    `\n${name}: ${sentences} sentences, ${wrong} wrong details, ${questions} questions (${unanswered} without a usable answer), ` +
      `${discarded} of ${entries} entries thrown away`,
  )
  for (const way of MEASURED_MARKS)
    console.log(
      `  ${way.padEnd(7)} caught ${caught[way].toFixed(3)}, precision ${precision[way].toFixed(3)}, ` +
        `false per 1,000 right sentences ${falsePer1000[way].toFixed(1)}`,
    )
}

/** Prints the figures with a careful reader, whose answers were recorded, in the place of a model. */
export async function printReader(): Promise<void> {
  const recorded = recordedIn(readFileSync('tests/eval/second-reader/answers.jsonl', 'utf8'))
  const read = new Set([...recorded.values()].map(({ article }) => article))
  const { articles, life } = readHeldOutTexts()
  const sets = {
    'Held-out annotated articles': textsOfHeldOut(articles),
    'Changed articles': textsOfChanged(articlesOf('changed')),
    'Published articles': textsOfChanged(articlesOf('articles')),
    'Held-out pages with the mix of published ones': textsOfHeldOut(life),
  }
  for (const [name, texts] of Object.entries(sets)) {
    const own = texts.filter(({ id }) => read.has(id))
    printPageFigures(`${name}, ${own.length} with recorded answers`, await measureOnPages(replaySession(recorded), own))
  }
}

function newCount(): { caught: number; hits: number; alarms: number } {
  return { caught: 0, hits: 0, alarms: 0 }
}

const pairSchema = z.object({ words: z.string(), claim: z.string(), claimWords: z.string() })

/** A reader's recorded answers about one sentence. They name claims by text, independent of the other claims. */
const recordedSchema = z.object({
  /** SHA-256 of the question's message with an empty marker. */
  key: z.string(),
  article: z.string(),
  sentence: z.string(),
  differs: z.array(pairSchema),
  agrees: z.array(pairSchema),
})
type Recording = z.infer<typeof recordedSchema>

interface AskedData {
  sentences: Record<string, string>
  check: number[]
  claims: Record<string, string | { text: string }>
}

/**
 * Builds the reader's answer to a question from the recorded answers about its sentences. An entry whose claim is not
 * in the question is omitted, since the reader could not have named it.
 */
function replayedAnswer({ sentences, check, claims }: AskedData, recorded: ReadonlyMap<string, Recording>): string {
  const numberOf = new Map(
    Object.entries(claims).map(([number, claim]) => [typeof claim === 'string' ? claim : claim.text, Number(number)]),
  )
  const entries = (list: 'differs' | 'agrees') =>
    check.flatMap((sentence) => {
      const said = recorded.get(sentences[String(sentence)] ?? '')?.[list] ?? []
      return mapDefined(said, ({ words, claim, claimWords }) => {
        const number = numberOf.get(claim)
        return number === undefined ? undefined : { sentence, words, claim: number, claimWords }
      })
    })
  return JSON.stringify({ differs: entries('differs'), agrees: entries('agrees') })
}

export function replaySession(recorded: ReadonlyMap<string, Recording>): ModelSession {
  return {
    ask: (question) => {
      const data = JSON.parse(pagePromptOf(question).message.split('\n')[1] ?? '{}') as AskedData
      return Promise.resolve(replayedAnswer(data, recorded))
    },
    close: () => undefined,
  }
}

/** Parses recorded answers, one JSON object a line. @returns them by the text of their sentence */
export function recordedIn(lines: string): Map<string, Recording> {
  const all = lines.split('\n').filter(Boolean)
  return new Map(
    all.map((line) => {
      const one = recordedSchema.parse(JSON.parse(line))
      return [one.sentence, one]
    }),
  )
}

/** Returns the engine's findings on a text, and the questions that the extension would ask a model about it. */
function findingsAndQuestionsOf(
  dossier: Dossier,
  article: Article,
): { findings: Finding[]; questions: PageQuestion[] } {
  const { findings } = engineOf(dossier).check(article)
  return { findings, questions: questionsFrom(dossier, article, findings) }
}

function questionsFrom(dossier: Dossier, article: Article, findings: readonly Finding[]): PageQuestion[] {
  const asked = { id: null, dossier, engine: engineOf(dossier) }
  const steps = questionsOfText(asked, { ...article, title: '', today: TODAY }, comparedIn(findings))
  return mapDefined(steps, (question) => question)
}

/** A fixed date, so that the questions are the same each time. */
const TODAY = '2026-11-20'

/**
 * Measures how often the ten claims sent with a sentence include the one that a wrong detail contradicts, on annotated
 * texts, in which each wrong detail names its claim.
 *
 * @param isTranslated the texts are in a language that the engine cannot read, so that there are no findings
 */
export function measureClaimsAmongTen(texts: readonly HeldOutText[], isTranslated = false) {
  let wrongCount = 0
  let ten = 0
  let sentenceCount = 0
  let characters = 0
  for (const { dossier, article } of texts) {
    const { text, date, sentences } = article
    const recordedKey = { text, ...(date ? { date } : {}) }
    const questions = isTranslated
      ? questionsFrom(dossier, recordedKey, [])
      : findingsAndQuestionsOf(dossier, recordedKey).questions
    for (const one of questions)
      characters += PAGE_SYSTEM_PROMPT.length + pagePromptOf(one, 'x'.repeat(24)).message.length
    sentenceCount += sentences.length
    for (const detail of sentences.flatMap(({ details }) => details)) {
      if (detail.verdict !== 'differs') continue
      wrongCount++
      const isAmongTen = questions.some(({ sentences, claims }) =>
        sentences.some(
          (sentence) =>
            sentence.isAsked &&
            spansOverlap(sentence, detail) &&
            sentence.claims.some((number) => claims[number - 1]?.id === detail.claim),
        ),
      )
      if (isAmongTen) ten++
    }
  }
  // Tokens for 32 sentences with their instructions, at 4.2 characters a token.
  const tokens = Math.round(ratio(characters / 4.2, sentenceCount) * 32)
  return { wrong: wrongCount, amongTen: ratio(ten, wrongCount), tokens }
}

/** Prints the figures for the held-out annotated texts and for the translated articles that are kept aside. */
export function printClaimsAmongTen(): void {
  const { articles, others } = readHeldOutTexts()
  const sets = [
    { name: 'held-out annotated articles', texts: articles, isTranslated: false },
    { name: 'held-out annotated articles, other subjects', texts: others, isTranslated: false },
    ...readTranslated().map(([language, texts]) => {
      return { name: `translated articles, ${language}, kept aside`, texts, isTranslated: true }
    }),
  ]
  for (const { name, texts, isTranslated } of sets) {
    const { wrong, amongTen, tokens } = measureClaimsAmongTen(texts, isTranslated)
    console.log(
      `${name}: ${wrong} wrong details, right claim among ten ${amongTen.toFixed(3)}; ${tokens} tokens for 32 sentences`,
    )
  }
}
