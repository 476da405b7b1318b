import { PAGE_SYSTEM_PROMPT, pagePromptOf, type PageQuestion } from '@/lib/model/page-question'
import { comparedIn } from '@/lib/model/compared'
import { questionsOfText, type AskedDossier } from '@/lib/model/questions-of-text'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { Article, Finding } from '@/lib/schema/finding'
import { engineOf } from '@/tools/shared/engine-of'
import { askedDossier } from '@/tools/cli/page-opinions'
import { readHeldOutTexts, readTranslated, type HeldOutText } from '@/tools/lab/train/held-out-texts'
import { overlaps } from '@/lib/engine/details/spans'
import { ratio } from './labels'

const askedByDossier = new Map<Dossier, AskedDossier>()

/** Returns the engine's findings on a text, and the questions that the extension would ask a model about it. */
export function findingsAndQuestionsOf(
  dossier: Dossier,
  article: Article,
): { findings: Finding[]; questions: PageQuestion[] } {
  const { findings } = engineOf(dossier).check(article)
  return { findings, questions: questionsFrom(dossier, article, findings) }
}

function questionsFrom(dossier: Dossier, article: Article, findings: readonly Finding[]): PageQuestion[] {
  const asked = askedByDossier.get(dossier) ?? askedDossier(dossier)
  askedByDossier.set(dossier, asked)
  const steps = questionsOfText(asked, { ...article, title: '', today: TODAY }, comparedIn(findings))
  return [...steps].flatMap((question) => question ?? [])
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
  let [wrong, ten, sentenceCount, characters] = [0, 0, 0, 0]
  for (const { dossier, article } of texts) {
    const { text, date, sentences } = article
    const asked = { text, ...(date ? { date } : {}) }
    const questions = isTranslated
      ? questionsFrom(dossier, asked, [])
      : findingsAndQuestionsOf(dossier, asked).questions
    for (const one of questions)
      characters += PAGE_SYSTEM_PROMPT.length + pagePromptOf(one, 'x'.repeat(24)).message.length
    sentenceCount += sentences.length
    for (const detail of sentences.flatMap(({ details }) => details)) {
      if (detail.verdict !== 'differs') continue
      wrong++
      const isAmongTen = questions.some(({ sentences, claims }) =>
        sentences.some(
          (one) =>
            one.isAsked &&
            overlaps(one, detail) &&
            one.claims.some((number) => claims[number - 1]?.id === detail.claim),
        ),
      )
      if (isAmongTen) ten++
    }
  }
  // Tokens for 32 sentences with their instructions, at 4.2 characters a token.
  const tokens = Math.round(ratio(characters / 4.2, sentenceCount) * 32)
  return { wrong, amongTen: ratio(ten, wrong), tokens }
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
