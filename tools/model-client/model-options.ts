import { parseNumberOption, Refusal } from '@/tools/shared/command'
import type { ModelOptions } from './open-model'

export const MODEL_OPTIONS = {
  model: { type: 'string' },
  'model-name': { type: 'string' },
  'model-timeout': { type: 'string' },
  'allow-remote': { type: 'boolean', default: false },
} as const

/** Returns the model that the options name, or undefined. @throws Refusal when an option is not valid */
export function modelOptionsIn(values: {
  model?: string | undefined
  'model-name'?: string | undefined
  'model-timeout'?: string | undefined
  'allow-remote'?: boolean
}): ModelOptions | undefined {
  const { model, 'model-name': modelName, 'model-timeout': seconds, 'allow-remote': allowRemote = false } = values
  if (model === undefined) {
    if (modelName === undefined && seconds === undefined && !allowRemote) return undefined
    throw new Refusal('--model-name, --model-timeout and --allow-remote need --model')
  }
  const modelTimeout = seconds === undefined ? undefined : parseNumberOption('--model-timeout', seconds, 0.001, 86_400)
  return { model, modelName, modelTimeout, allowRemote }
}
