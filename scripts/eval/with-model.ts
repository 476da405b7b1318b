import type { Engine, Finding } from '@/lib/engine'
import { askForOpinion } from '@/lib/second-opinion/ask'
import { ModelError, type ModelFault } from '@/lib/second-opinion/model'
import type { SecondOpinion } from '@/lib/second-opinion/read-answer'
import { verdictBy, WAYS, type Way } from '@/scripts/second-opinion/combine'
import { questionIn, type ClaimsById, type ReadyModel } from '@/scripts/second-opinion/opinions'
import { figuresOf, type Figures } from './figures'
import type { LabelledArticle } from './labels'
import { printComparison } from './print'
import { findingsIn, type Sets } from './run-sets'
import { scoreArticles } from './score-articles'
import { scoreTriples, type TriplePart } from './score-triples'

/** Scores of a model and of the engine on the labelled sets. */
export interface ModelFigures {
  model: string
  /** Findings of the engine; those with claims are asked about. */
  findings: number
  asked: number
  /** Questions with at least one usable answer. */
  answered: number
  /** Details of the questions, and those with a usable answer. */
  details: { asked: number; answered: number }
  failed: Partial<Record<ModelFault, number>>
  /** Seconds for one question: the median, and the longest. */
  seconds: { median: number; most: number }
  figures: Record<Way, Figures>
}

/**
 * Asks a model about every finding on these texts, and scores the engine alone, the model alone and both.
 *
 * @param progress called after each question
 * @throws ModelError when the server does not answer any more
 */
export async function measureModel(
  engine: Engine,
  claims: ClaimsById,
  sets: Partial<Sets>,
  { session, name, limitMs }: ReadyModel,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<ModelFigures> {
  const findings = new Set(textsOf(sets).flatMap((text) => findingsIn(engine, text)))
  const questions = [...findings].flatMap((finding) => {
    const question = questionIn(finding, claims)
    return question === null ? [] : [{ finding, question }]
  })
  const opinions = new Map<Finding, SecondOpinion>()
  const failed: ModelFigures['failed'] = {}
  const seconds: number[] = []
  for (const [i, { finding, question }] of questions.entries()) {
    const from = performance.now()
    try {
      opinions.set(finding, await askForOpinion(session, question, { limitMs }))
    } catch (error) {
      if (!(error instanceof ModelError) || error.fault === 'unreachable') throw error
      failed[error.fault] = (failed[error.fault] ?? 0) + 1
    }
    seconds.push((performance.now() - from) / 1000)
    progress(i + 1, questions.length)
  }
  seconds.sort((a, b) => a - b)
  const answers = [...opinions.values()].map(({ details }) => details.length)
  const figures = (way: Way) => figuresBy(way, engine, sets, opinions)
  return {
    model: name,
    findings: findings.size,
    asked: questions.length,
    answered: answers.filter((n) => n > 0).length,
    details: { asked: sum(questions.map(({ question }) => question.details.length)), answered: sum(answers) },
    failed,
    seconds: { median: rounded(seconds[Math.floor(seconds.length / 2)] ?? 0), most: rounded(seconds.at(-1) ?? 0) },
    figures: { engine: figures('engine'), model: figures('model'), both: figures('both'), either: figures('either') },
  }
}

export function printModel(measured: ModelFigures): void {
  const { model, findings, asked, answered, details, failed, seconds, figures } = measured
  console.log(
    `\nModel ${model}: asked about ${asked} of ${findings} findings, usable answers on ${answered} ` +
      `(${details.answered} of ${details.asked} details), median ${seconds.median} s, at most ${seconds.most} s`,
  )
  const faults = Object.entries(failed).map(([fault, n]) => `${fault} ${n}`)
  if (faults.length > 0) console.log(`no answer: ${faults.join(', ')}`)
  const methods = WAYS.map((way) => ({ name: NAMES[way], figures: figures[way] }))
  printComparison(methods, 'Engine and model on the same findings')
}

const NAMES: Record<Way, string> = {
  engine: 'engine alone',
  model: 'model alone',
  both: 'both (contradicted only if the model does not disagree)',
  either: 'either (contradicted if one of them says so)',
}

function figuresBy(
  way: Way,
  engine: Engine,
  { articles, changed, triples }: Partial<Sets>,
  opinions: ReadonlyMap<Finding, SecondOpinion>,
): Figures {
  const combined = (text: string): Finding[] =>
    findingsIn(engine, text).map((finding) => ({
      ...finding,
      verdict: verdictBy(way, finding, opinions.get(finding) ?? null),
    }))
  const score = (set: readonly LabelledArticle[]) => {
    const textOf = new Map(set.map(({ id, text }) => [id, text]))
    return scoreArticles(set, (id) => combined(textOf.get(id) ?? ''))
  }
  const byId = new Map(triples?.map((triple) => [triple.id, triple]))
  return figuresOf({
    ...(articles && { articles: score(articles) }),
    ...(changed && { changed: score(changed) }),
    ...(triples && {
      triples: scoreTriples(triples, (id: string, part: TriplePart) => combined(byId.get(id)?.[part] ?? '')),
    }),
  })
}

function textsOf({ articles = [], changed = [], triples = [] }: Partial<Sets>): string[] {
  const alone = triples.flatMap(({ base, edited, trap }) => [base, edited, ...(trap === undefined ? [] : [trap])])
  return [...new Set([...[...articles, ...changed].map(({ text }) => text), ...alone])]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}

function rounded(n: number): number {
  return Number(n.toFixed(2))
}
