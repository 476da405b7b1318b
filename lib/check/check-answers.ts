import type { Engine } from '@/lib/engine'
import { moveFinding } from '@/lib/page/mark/move-finding'
import type { Article, Block, CheckProgress, CheckResult } from '@/lib/schema/finding'
import type { AnswerPart } from '@/lib/schema/page-state'
import { mentionsName } from '@/lib/text/mentions'
import { checkTogether, type DossierEngine, type Occasion } from './check-together'
import { movedSpan, type Span } from '@/lib/text/spans'

/** Results of the answers of the last chats, by their text, so that each is read once while a chat goes on. */
const results = new WeakMap<Engine, Map<string, CheckResult>>()
/** UTF-16 units of the texts whose results are kept. */
const MOST_KEPT = 2_000_000

/**
 * Checks the answers on a page of a chat, each as an article of its own: "he" is nobody of another answer. An answer
 * that names none of the subjects is not read. Offsets are those of the whole text.
 */
export function* checkAnswers(
  engines: readonly DossierEngine[],
  { text, blocks, ...more }: Article,
  answers: readonly AnswerPart[],
  occasion: Occasion,
): Generator<CheckProgress, CheckResult, void> {
  const all: CheckResult = { mentions: 0, sentences: 0, findings: [], nearest: [] }
  let from = 0
  for (const [at, { start, end }] of answers.entries()) {
    if (start < from || start >= text.length) continue
    from = end
    const article = { ...more, ...articleOfAnswer({ text, blocks }, { start, end }) }
    const near = engines.filter(({ names = [] }) => names.length === 0 || mentionsName(article.text, names))
    const steps = checkOnce(near, article, occasion)
    let step = steps.next()
    for (; !step.done; step = steps.next()) {
      // The number of sentences in later answers is not known yet: one each.
      const sentences = all.sentences + step.value.sentences + (answers.length - 1 - at)
      const findings = step.value.findings.map((finding) => moveFinding(finding, start))
      yield { ...step.value, checked: all.sentences + step.value.checked, sentences, findings }
    }
    all.mentions += step.value.mentions
    all.sentences += step.value.sentences
    all.findings.push(...step.value.findings.map((finding) => moveFinding(finding, start)))
  }
  return all
}

/** Returns an answer as an article of its own. */
export const articleOfAnswer = (
  { text, blocks = [] }: { text: string; blocks?: readonly Block[] | undefined },
  { start, end }: Span,
) => ({
  text: text.slice(start, end),
  blocks: blocks.filter((block) => block.start >= start && block.end <= end).map((block) => movedSpan(block, -start)),
})

/** Checks an answer, or returns what was found when it was checked before with the same engines. */
function* checkOnce(
  engines: readonly DossierEngine[],
  article: Article,
  occasion: Occasion,
): Generator<CheckProgress, CheckResult, void> {
  const first = engines[0]?.engine
  if (!first) return { mentions: 0, sentences: 0, findings: [], nearest: [] }
  const known = results.get(first) ?? new Map<string, CheckResult>()
  results.set(first, known)
  const key = JSON.stringify([engines.map(({ dossier }) => dossier), [...occasion], article])
  let result = known.get(key)
  if (result) yield { checked: result.sentences, sentences: result.sentences, findings: result.findings }
  else result = yield* checkTogether(engines, article, occasion)
  known.delete(key)
  known.set(key, result)
  let kept = [...known.keys()].reduce((sum, { length }) => sum + length, 0)
  for (const oldest of known.keys()) {
    if (kept <= MOST_KEPT) break
    known.delete(oldest)
    kept -= oldest.length
  }
  return result
}
