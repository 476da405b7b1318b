import { z } from 'zod'
import { nullIfUnusable, withinLimits } from '@/lib/model/ask'
import { ModelError } from '@/lib/model/model'
import { chatQuestion } from '@/lib/model/page-prompt'
import type { ResearchPrompt } from '@/lib/research/questions'
import { openServer, type ModelOptions } from '@/tools/lab/second-opinion/open-model'
import { hashOf, ResearchFault, type Entry, type ResearchFolder } from './folder'

/** A model with a budget of tokens, whose answers are stored in the journal. */
export type ResearchModel = Awaited<ReturnType<typeof openResearchModel>>

/**
 * Opens the model. Without an address it answers from the journal alone.
 *
 * @throws ResearchFault where it cannot be used
 */
export async function openResearchModel(
  folder: ResearchFolder,
  options: ModelOptions | undefined,
  { pass, budget }: { pass: () => number; budget: number },
) {
  const server = options && (await openServer(options).catch(rethrowAsFault))
  const used = (): number => folder.all('answer').reduce((sum, entry) => sum + read(entry).tokens, 0)
  let unasked = 0
  return {
    /** Name of the model; empty without a model. */
    name: server?.name ?? '',
    /** Tokens used so far in all passes. */
    used,
    /** Number of questions that were not asked in this run, since the budget was used up or there is no model. */
    unasked: () => unasked,
    /** The model's answer; null without a model, without budget, or where it gave no usable answer. */
    ask: async (prompt: ResearchPrompt): Promise<string | null> => {
      const key = hashOf(JSON.stringify([prompt.system, prompt.data, prompt.closing]))
      // An answer is used in every pass; a question without a usable answer is asked again in the next pass.
      const known = folder.find('answer', key) ?? folder.find('answer', `${key} ${pass()}`)
      if (known) return read(known).text
      if (server === undefined || used() >= budget) {
        unasked += 1
        return null
      }
      const question = chatQuestion(prompt)
      const { name, chat, limitMs } = server
      const asking = withinLimits((signal) => chat(question, signal), { limitMs })
      const { text = null, tokens = null } = (await asking.catch(nullIfUnusable).catch(rethrowAsFault)) ?? {}
      const spent = tokens ?? Math.ceil((question.system.length + question.message.length + (text?.length ?? 0)) / 4)
      folder.add({ kind: 'answer', key: text === null ? `${key} ${pass()}` : key, by: name, text, tokens: spent })
      return text
    },
  }
}

const answerSchema = z.object({ text: z.string().nullable(), tokens: z.number() })

function read(entry: Entry): z.infer<typeof answerSchema> {
  return answerSchema.parse(entry)
}

/** Rethrows an error of the model server as a fault that the user can mend, and other errors unchanged. */
function rethrowAsFault(error: unknown): never {
  if (!(error instanceof ModelError)) throw error
  throw new ResearchFault(`--model: ${error.detail || error.fault}. \`continue\` goes on from here`)
}
