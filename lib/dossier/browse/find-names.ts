import { groupedBy } from '@/lib/text/grouped-by'
import { foldWords } from '@/lib/text/fold-words'
import type { Entity } from '../format/schema'

/** Returns the entities that a text names, as indexes into the finder's list, without duplicates, in reading order. */
export type NameFinder = (text: string) => number[]

/**
 * Finds names only: the longest name or alias wins, and a name with a capital needs one in the text too ("Cursor" is
 * not "cursor"). Descriptive aliases ("his PhD adviser") are ignored: they name different people in different
 * sentences. A person's last name counts if only one of the entities has it.
 */
export function createNameFinder(entities: readonly Entity[]): NameFinder {
  const names = new Map<string, Name[]>()
  const add = (name: string, entity: number) => {
    const words = wordsOf(name)
    const [first] = words
    if (first === undefined) return
    const list = names.get(first.lower) ?? []
    const tail = words.slice(1).map(({ lower }) => lower)
    if (!list.some((known) => known.tail.join(' ') === tail.join(' ')))
      list.push({ tail, isCapital: first.isCapital, entity })
    names.set(first.lower, list)
  }
  entities.forEach(({ name, aliases }, entity) => {
    for (const one of [name, ...aliases.filter((alias) => !description.test(alias))]) add(one, entity)
  })
  for (const [name, entity] of lastNames(entities)) add(name, entity)
  for (const list of names.values()) list.sort((a, b) => b.tail.length - a.tail.length)

  return (text) => {
    const words = wordsOf(text)
    const found = new Set<number>()
    for (let at = 0; at < words.length; at++) {
      const word = words[at]
      const name = word && names.get(word.lower)?.find((known) => fits(known, words, at))
      if (!name) continue
      found.add(name.entity)
      at += name.tail.length
    }
    return [...found]
  }
}

interface Name {
  tail: string[]
  isCapital: boolean
  entity: number
}
interface Word {
  lower: string
  isCapital: boolean
}

const description = /^(the|his|her|their|its|an?)\s/i

function fits({ tail, isCapital }: Name, words: readonly Word[], at: number): boolean {
  return (!isCapital || words[at]?.isCapital === true) && tail.every((lower, i) => words[at + 1 + i]?.lower === lower)
}

function wordsOf(text: string): Word[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((raw) => ({
    lower: foldWords(raw),
    isCapital: /^\p{Lu}/u.test(raw),
  }))
}

function lastNames(entities: readonly Entity[]): [string, number][] {
  const named = entities.flatMap(({ name, kind }, entity): [string, number][] => {
    const last = name.split(' ').at(-1) ?? ''
    return kind !== 'person' || !name.includes(' ') || last.length < 3 ? [] : [[last, entity]]
  })
  return [...groupedBy(named, ([last]) => last).values()].flatMap((own) => (own.length > 1 ? [] : own))
}
