import { z } from 'zod'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { rangeFields } from '@/lib/messaging/to-background'
import { articleSchema } from '@/lib/messaging/to-page'
import { noteLimits } from '@/lib/schema/limits'
import type { PageQuestion } from '@/lib/model/page-question'
import { questionsOfText } from '@/lib/model/questions-of-text'
import { dossierOf, enginesFor } from '@/lib/check/active-dossiers'
import { runInSlices } from '@/lib/text/run-in-slices'
import { defined } from '@/lib/text/defined'

/** A text for a model, with the sentences and claims that the engine compared. */
export const textForModelSchema = articleSchema.extend({
  title: z.string().max(2000),
  url: z.string().optional(),
  today: z.iso.date(),
  compared: z
    .array(
      z.object({
        ...rangeFields,
        dossier: z.string().max(noteLimits.id).nullable(),
        claims: z.array(z.string().max(noteLimits.id)).max(50),
        hints: z.array(z.string().max(noteLimits.quote)).max(50),
      }),
    )
    .max(100_000),
  /** Offsets of the only part to ask about; the rest of the text is context. */
  only: z.object(rangeFields).optional(),
})
export type TextForModel = z.infer<typeof textForModelSchema>

/** Returns the questions to a model about a text, made in slices. */
export async function makeQuestions({
  date,
  compared,
  only,
  blocks,
  url,
  ...text
}: TextForModel): Promise<PageQuestion[]> {
  const { engines } = await enginesFor(`${text.title}\n${text.text}`, 'all', url)
  const article = {
    ...text,
    ...defined({ blocks: blocks.length === 0 ? undefined : blocks, date, onlyRange: only }),
  }
  const questions: PageQuestion[] = []
  for (const { dossier: id, engine } of engines) {
    const dossier = await dossierOf(id ?? BUNDLED_ID)
    if (dossier === null) continue
    await runInSlices(questionsOfText({ id, dossier, engine }, article, compared), {
      onStep: (question) => {
        if (question !== null) questions.push(question)
      },
    })
  }
  return questions
}
