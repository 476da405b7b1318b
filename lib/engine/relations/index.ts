import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { extractEducation } from './education'
import { extractEmployment } from './employment'
import { extractPosts } from './posts'
import type { Frame, Relation } from './relation'
import { extractRelease } from './release'

export const relations: Relation[] = [extractEmployment, extractPosts, extractEducation, extractRelease]

/** Returns all frames that the relations extract from a sentence. */
export function framesOf(reading: ParsedSentence): Frame[] {
  return relations.flatMap((relation) => relation(reading))
}
