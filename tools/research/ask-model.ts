import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { ANSWER_FAULTS, ANSWER_LIMIT_MS } from '@/lib/model/reader/ask'
import { ModelError } from '@/lib/model/reader/model'
import type { Chat, ChatAnswer } from '@/lib/model/reader/open-ai-protocol'
import { chatQuestion } from '@/lib/model/reader/page-prompt'
import type { ResearchPrompt } from '@/lib/research/questions'
import { modelAddress } from '@/tools/lab/second-opinion/address'
import type { ModelOptions } from '@/tools/lab/second-opinion/open-model'
import { serverModel } from '@/tools/lab/second-opinion/server-model'
import { hashOf, ResearchFault, type Entry, type ResearchFolder } from './folder'

/** A model whose answers are kept in the journal, with a budget of tokens. */
export interface ResearchModel {
  /** Empty without a model. */
  name: string
  /** The model's answer; null without a model, without budget, or where it gave no usable answer. */
  ask: (prompt: ResearchPrompt) => Promise<string | null>
  /** Tokens used so far in all passes. */
  used: () => number
  /** Questions that were not asked in this run, since the budget was used up or there is no model. */
  unasked: () => number
}

/**
 * Opens the model. Without an address it answers from the journal alone.
 *
 * @throws ResearchFault where it cannot be used
 */
export async function openModel(
  folder: ResearchFolder,
  options: ModelOptions | undefined,
  { pass, budget }: { pass: () => number; budget: number },
): Promise<ResearchModel> {
  const { name, chat } = options === undefined ? { name: '', chat: null } : await chatAt(options)
  const limitMs = options?.modelTimeout === undefined ? ANSWER_LIMIT_MS : options.modelTimeout * 1000
  const used = (): number => folder.all('answer').reduce((sum, entry) => sum + read(entry).tokens, 0)
  let unasked = 0
  return {
    name,
    used,
    unasked: () => unasked,
    ask: async (prompt) => {
      const key = hashOf(JSON.stringify([prompt.system, prompt.data, prompt.closing]))
      // An answer is good for every pass; a question without one is asked again in the next.
      const known = folder.find('answer', key) ?? folder.find('answer', `${key} ${pass()}`)
      if (known) return read(known).text
      if (chat === null || used() >= budget) {
        unasked += 1
        return null
      }
      const question = chatQuestion(prompt, newMarker())
      const { text, tokens } = await answerOf(chat, question, limitMs)
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

async function chatAt(options: ModelOptions): Promise<{ name: string; chat: Chat }> {
  const address = modelAddress(options.model, options.allowRemote)
  if (!address.ok) throw new ResearchFault(address.reason)
  const { base, isLocal } = address
  const key = process.env.CLAIMLIGHT_MODEL_KEY
  const server = serverModel({ base, isLocal, name: options.modelName, key: key === '' ? undefined : key, newMarker })
  try {
    return { name: await server.name(), chat: await server.chat() }
  } catch (error) {
    if (error instanceof ModelError) throw new ResearchFault(`--model: ${error.detail || error.fault}`)
    throw error
  }
}

function newMarker(): string {
  return randomBytes(12).toString('hex')
}

/** An answer that cannot be used is null. @throws ResearchFault where the server gives no answers any more */
async function answerOf(
  chat: Chat,
  question: Parameters<Chat>[0],
  limitMs: number,
): Promise<{ text: string | null; tokens: ChatAnswer['tokens'] }> {
  const limit = AbortSignal.timeout(limitMs)
  try {
    return await chat(question, limit)
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    if (limit.aborted || ANSWER_FAULTS.has(error.fault)) return { text: null, tokens: null }
    throw new ResearchFault(`--model: ${error.detail || error.fault}. \`continue\` goes on from here`)
  }
}
