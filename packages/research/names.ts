import { z } from 'zod'
import { entitySchema, type Dossier, type Entity } from '@/lib/dossier/format/schema'
import { groupedBy, mapDefined } from '@/lib/text/lists'
import { fold } from '@/lib/text/fold'
import { escapeForPattern } from '@/lib/text/mentions'
import { jsonIn, schemaOf } from '@/lib/text/parsed-json'
import { wordsOf } from '@/lib/text/words'
import { STRING_SCHEMA, type ResearchPrompt } from '@/packages/judges/questions'
import { quotePlace, plainTextOfPage } from '@/packages/judges/quotation'

const NAME_KINDS = entitySchema.shape.kind.options

export function namesPrompt(subject: string, claims: readonly string[]): ResearchPrompt {
  const aliases = { type: 'array', items: STRING_SCHEMA }
  const name = schemaOf({ name: STRING_SCHEMA, kind: { type: 'string', enum: NAME_KINDS }, aliases })
  return {
    system: `You list the names in the claims of a dossier on the subject of the message.
"kind": what the subject is. "aliases": other names that pages use for just the same: a short form, initials, a former name; none for most. "names": each person, organisation, place, work, event and product that the claims name, copied exactly, in its fullest form. Leave out the subject and its versions.
Answer with one JSON object and nothing else: {"kind":"organisation","aliases":[],"names":[{"name":"…","kind":"person","aliases":["…"]}]}.`,
    data: { subject, claims },
    closing: 'Answer with the names.',
    schema: schemaOf({ kind: STRING_SCHEMA, aliases, names: { type: 'array', items: name } }),
    accepts: (answer) => answerSchema.safeParse(jsonIn(answer)).success,
  }
}

const aliasesSchema = z.array(z.string()).max(50).catch([])
const nameSchema = z.object({ name: z.string(), kind: z.enum(NAME_KINDS), aliases: aliasesSchema })
const answerSchema = z.object({
  kind: z.enum(NAME_KINDS).or(z.literal('thing')).catch('thing'),
  aliases: aliasesSchema,
  names: z.array(nameSchema.nullable().catch(null)).max(1000),
})

/** Parses the names of an answer. One must be in a claim and on a page, and an alias on a page and akin to its name. */
export function parseNames(
  answer: string | null,
  { name: subject }: Dossier['subject'],
  { claims, pages }: { claims: readonly string[]; pages: readonly { text: string }[] },
): { kind: string; aliases: string[]; entities: Entity[] } | null {
  const parsedAnswer = answerSchema.safeParse(jsonIn(answer ?? ''))
  if (!parsedAnswer.success) return null
  const texts = pages.map(plainTextOfPage)
  const isOnPage = (name: string): boolean => texts.some((page) => quotePlace(page, name, 1) !== null)
  const wordCounts = new Map<string, number>()
  for (const { raw } of texts.flatMap(({ plain }) => wordsOf(plain)))
    wordCounts.set(raw, (wordCounts.get(raw) ?? 0) + 1)
  // "Project" is no name where pages mostly write "project".
  const isName = (word: string): boolean =>
    /^\p{Lu}/u.test(word) && (wordCounts.get(word) ?? 0) > (wordCounts.get(word.toLowerCase()) ?? 0)
  const isOf = (alias: string, name: string): boolean => {
    if (alias === name || !isOnPage(alias)) return false
    const own = wordsOf(fold(alias)).map(({ raw }) => raw)
    const words = wordsOf(fold(name)).map(({ raw }) => raw)
    const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word.charAt(0))
    const isShort = alias === capitals.join('') || (name.startsWith(alias) && alias.length * 2 >= name.length)
    return (
      isShort ||
      own.some((word) => words.includes(word) && isName(word)) ||
      texts.some((page) => areBeside(page.plain, name, alias))
    )
  }
  const otherNames = mapDefined(parsedAnswer.data.names, (name) => (name?.name === subject ? null : name))
  const allNames = [{ name: subject, aliases: parsedAnswer.data.aliases }, ...otherNames]
  const owners = groupedBy(
    allNames.flatMap(({ name, aliases }) => [...new Set([name, ...aliases])]),
    (alias) => alias,
  )
  const aliasesOf = (name: string, aliases: readonly string[]): string[] =>
    [...new Set(aliases)].filter((alias) => owners.get(alias)?.length === 1 && isOf(alias, name))
  const entities = otherNames.flatMap(({ name, kind, aliases }) => {
    if (!claims.some((text) => text.includes(name)) || !isOnPage(name)) return []
    return entitySchema.safeParse({ name, kind, aliases: aliasesOf(name, aliases) }).data ?? []
  })
  const findable = aliasesOf(subject, parsedAnswer.data.aliases).filter(
    (name) => entitySchema.shape.name.safeParse(name).success,
  )
  return {
    kind: parsedAnswer.data.kind,
    aliases: findable,
    entities: [...new Map(entities.map((entity) => [entity.name, entity])).values()],
  }
}

/** Returns whether a text has two names side by side, as names of one thing: "X (Y)", "X, formerly known as Y". */
function areBeside(text: string, name: string, alias: string): boolean {
  const ofName = escapeForPattern(name)
  const ofAlias = escapeForPattern(alias)
  return new RegExp(`${ofName}${BETWEEN_NAMES}${ofAlias}|${ofAlias}${BETWEEN_NAMES}${ofName}`).test(text)
}
const BETWEEN_NAMES = String.raw`,? \(?["']?(?:(?:or|also|formerly|originally|now|later|then|called|named|known|renamed|short for|as|to|the|for short)\b[ "',]*){0,4}`
