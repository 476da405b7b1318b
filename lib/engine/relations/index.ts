import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { education } from './education'
import { employment } from './employment'
import { posts } from './posts'
import type { Frame, Relation } from './relation'
import { release } from './release'

export const relations: Relation[] = [employment, posts, education, release]

/** Returns all frames that the relations extract from a sentence. */
export function framesOf(reading: ParsedSentence): Frame[] {
  return relations.flatMap((relation) => relation(reading))
}
