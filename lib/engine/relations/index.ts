import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { Frame, Relation } from './relation'
import { award } from './award'
import { birth } from './birth'
import { coining } from './coining'
import { course } from './course'
import { education } from './education'
import { employment } from './employment'
import { founding } from './founding'
import { making } from './making'
import { posts } from './posts'
import { release } from './release'
import { talk } from './talk'

export const relations: Relation[] = [
  employment,
  posts,
  education,
  founding,
  release,
  coining,
  talk,
  course,
  birth,
  award,
  making,
]

/** All assertions of a sentence that the relations know. */
export function framesOf(reading: ParsedSentence): Frame[] {
  return relations.flatMap((relation) => relation.read(reading))
}
