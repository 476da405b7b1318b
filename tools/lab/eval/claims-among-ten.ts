import { readText } from '@/lib/dossier/readers/read-text'
import { indexWordsInSteps } from '@/lib/model/claims/word-index'
import { PAGE_SYSTEM_PROMPT, pagePromptOf } from '@/lib/model/page-prompt'
import type { PageQuestion } from '@/lib/model/page-question'
import { comparedIn } from '@/lib/model/compared'
import { questionsOfText, type AskedDossier } from '@/lib/model/questions-of-text'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { Engine } from '@/lib/engine'
import type { Article, Finding } from '@/lib/schema/finding'
import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'
import { engineOf } from '@/tools/cli/engine-of'
import type { HeldOutText } from '@/tools/lab/train/held-out-texts'
import { ratio, type LabelledArticle } from './labels'
import { meets } from './words'

/** How often a question holds the claim that a wrong detail contradicts. */
export interface ClaimsFound {
  wrong: number
  /** Share with the right claim among the ten of the sentence, and in the question at all. */
  amongTen: number
  inQuestion: number
  sentences: number
  questions: number
  /** Wrong details without the right claim among ten. */
  missed: readonly MissedClaim[]
  /** Per 32 sentences, instructions included, at 4.2 characters a token. */
  tokens: number
}

interface NamedDetail {
  sentence: string
  words: string
  claim: string
}

export interface MissedClaim extends NamedDetail {
  article: string
  /** The claims that were among ten instead; empty where the sentence was not asked about. */
  instead: readonly string[]
}

const known = new Map<Dossier, { asked: AskedDossier; engine: Engine }>()

/** The engine's findings on a text, and the questions on it as the extension makes them. */
export function engineAndQuestionsOn(
  dossier: Dossier,
  article: Article,
): { findings: Finding[]; questions: PageQuestion[] } {
  const { findings } = opened(dossier).engine.check(article)
  return { findings, questions: questionsFrom(dossier, article, findings) }
}

function questionsFrom(dossier: Dossier, article: Article, findings: readonly Finding[]): PageQuestion[] {
  const { asked } = opened(dossier)
  const steps = questionsOfText(asked, { ...article, title: '', today: TODAY }, comparedIn(findings))
  return [...steps].flatMap((question) => question ?? [])
}

const questionsOn = (dossier: Dossier, article: Article): PageQuestion[] =>
  engineAndQuestionsOn(dossier, article).questions

/** A fixed date, so that the questions are the same each time. */
const TODAY = '2026-11-20'

function opened(dossier: Dossier) {
  const before = known.get(dossier)
  if (before) return before
  const engine = engineOf(dossier)
  const steps = indexWordsInSteps(dossier.claims)
  for (let step = steps.next(); ; step = steps.next()) {
    if (!step.done) continue
    const now = { asked: { id: null, dossier, engine, words: step.value }, engine }
    known.set(dossier, now)
    return now
  }
}

/**
 * On annotated texts, in which each wrong detail names its claim.
 *
 * @param isTranslated the engine cannot read them, as in the extension
 */
export function claimsFoundIn(texts: readonly HeldOutText[], isTranslated = false): ClaimsFound {
  return countFound(
    texts.map(({ dossier, article: { id, text, date, sentences } }) => {
      const article = { text, ...(date ? { date } : {}) }
      return {
        id,
        questions: isTranslated ? questionsFrom(dossier, article, []) : questionsOn(dossier, article),
        sentences: sentences.length,
        wrong: sentences.flatMap(({ start: from, end: to, details }) =>
          details.flatMap(({ verdict, start, end, claim = '' }) => {
            if (verdict !== 'differs') return []
            const named = { sentence: text.slice(from, to), words: text.slice(start, end), claim }
            return [{ start, end, named, isRight: (one: string) => one === claim }]
          }),
        ),
      }
    }),
  )
}

/**
 * On changed articles, which name the sources and the dossier's value, not the claim: right are the claims of these
 * sources that share most with the value and with the label's reason, rare words weighing more. A sentence may
 * contradict a further claim too, so that the figure is a lower bound.
 */
export function claimsFoundInChanged(dossier: Dossier, articles: readonly LabelledArticle[]): ClaimsFound {
  const claims = dossier.claims.map(({ id, text, phrasings, time = '', sources }) => ({
    id,
    sources,
    words: stemsOf([text, time, ...phrasings.map((phrasing) => phrasing.text)].join(' ')),
  }))
  const counts = new Map<string, number>()
  for (const { words } of claims) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const shared = (words: ReadonlySet<string>, wanted: ReadonlySet<string>): number =>
    [...wanted]
      .filter((word) => words.has(word))
      .reduce((sum, word) => sum + Math.log(1 + claims.length / (1 + (counts.get(word) ?? 0))), 0)
  return countFound(
    articles.map(({ id, text, sentences }) => ({
      id,
      questions: questionsOn(dossier, readText(text).article),
      sentences: sentences.length,
      wrong: sentences.flatMap(({ start, end, label, changed, dossier: value = '', why = '', sources = [] }) => {
        if (label !== 'contradicted' || changed !== true) return []
        const [wanted, reason] = [stemsOf(value), stemsOf(why)]
        const scored = claims
          .filter((claim) => claim.sources.some((n) => sources.includes(n)))
          .map(({ id, words }) => ({ id, score: 2 * shared(words, wanted) + shared(words, reason) }))
        const best = Math.max(0, ...scored.map(({ score }) => score))
        const right = new Set(scored.filter(({ score }) => score >= NEAR_BEST * best).map(({ id }) => id))
        const named = { sentence: text.slice(start, end), words: value, claim: [...right].join(' ') }
        return [{ start, end, named, isRight: (id: string) => right.has(id) }]
      }),
    })),
  )
}

const NEAR_BEST = 0.85

interface AskedText {
  id: string
  questions: readonly PageQuestion[]
  sentences: number
  wrong: { start: number; end: number; named: NamedDetail; isRight: (claim: string) => boolean }[]
}

function countFound(texts: readonly AskedText[]): ClaimsFound {
  let [wrong, ten, question, characters] = [0, 0, 0, 0]
  const missed: MissedClaim[] = []
  for (const text of texts)
    for (const detail of text.wrong) {
      wrong++
      const holding = text.questions.filter(({ sentences }) =>
        sentences.some((one) => one.isAsked && meets(one, detail)),
      )
      const instead = holding.flatMap(({ sentences, claims }) =>
        sentences
          .filter((one) => meets(one, detail))
          .flatMap((one) => one.claims.map((number) => claims[number - 1]?.id ?? '')),
      )
      if (instead.some(detail.isRight)) ten++
      else missed.push({ article: text.id, ...detail.named, instead })
      if (holding.some(({ claims }) => claims.some(({ id }) => detail.isRight(id)))) question++
    }
  const questions = texts.flatMap((text) => text.questions)
  for (const one of questions) characters += PAGE_SYSTEM_PROMPT.length + pagePromptOf(one, 'x'.repeat(24)).length
  const sentences = texts.reduce((sum, text) => sum + text.sentences, 0)
  return {
    ...{ wrong, sentences, missed },
    amongTen: ratio(ten, wrong),
    inQuestion: ratio(question, wrong),
    questions: questions.length,
    tokens: Math.round(ratio(characters / 4.2, sentences) * 32),
  }
}

function stemsOf(text: string): Set<string> {
  return new Set(
    wordsOf(fold(text))
      .map(({ stem }) => stem)
      .filter((stem) => stem.length > 1),
  )
}
