import { checkRivals } from './rivals'
import { claimPath, type AuthoredDossier } from '@/lib/dossier/format/compile'
import type { Check, CheckProblem, PlacedClaim } from './check'
import { readMarks } from '@/lib/dossier/format/mark-syntax'
import { plainWords } from '@/lib/dossier/format/plain-words'

/**
 * Checks whether a valid dossier is consistent: ids, sources, marks, examples, wording, status, and contradicting
 * claims as far as detectable. Runs without the engine; `npm run dossier -- check` also tests the examples with the
 * engine.
 */
export function checkDossier(authored: AuthoredDossier): CheckProblem[] {
  const claims = authored.claims.flatMap(({ file, content }) =>
    content.claims.map((claim): PlacedClaim => ({ file: claimPath(file), claim })),
  )
  return CHECKS.flatMap((check) => check(claims, authored))
}

function checkIds(claims: readonly PlacedClaim[]): CheckProblem[] {
  const first = new Map<string, string>()
  return claims.flatMap(({ file, claim: { id } }): CheckProblem[] => {
    const before = first.get(id)
    if (before === undefined) first.set(id, file)
    return before === undefined
      ? []
      : [{ level: 'error', file, claim: id, message: `the id is taken in ${before} too` }]
  })
}

/** Sources and claims must refer to each other; a missing reference needs a reason. */
const checkSources: Check = (claims, { sources }) => {
  const problems: CheckProblem[] = []
  const known = new Set<number>()
  for (const { n } of sources) {
    if (known.has(n)) problems.push({ level: 'error', file: 'sources.yaml', message: `source ${n} is listed twice` })
    known.add(n)
  }
  const used = new Set<number>()
  for (const { file, claim } of claims) {
    const at = { level: 'error', file, claim: claim.id } as const
    for (const n of claim.sources) {
      used.add(n)
      if (!known.has(n)) problems.push({ ...at, message: `source ${n} is not in sources.yaml` })
    }
    if (new Set(claim.sources).size < claim.sources.length) problems.push({ ...at, message: 'a source is named twice' })
    if (claim.sources.length === 0 && claim.unsourced === undefined) {
      problems.push({ ...at, message: 'it has no source: name one, or say why under "unsourced"' })
    }
    if (claim.sources.length > 0 && claim.unsourced !== undefined) {
      problems.push({ ...at, message: 'it has sources and yet says why it has none' })
    }
  }
  for (const { n, unused } of sources) {
    if (!used.has(n) && unused === undefined) {
      problems.push({
        level: 'error',
        file: 'sources.yaml',
        message: `no claim uses source ${n}: say why under "unused"`,
      })
    }
    if (used.has(n) && unused !== undefined) {
      problems.push({
        level: 'error',
        file: 'sources.yaml',
        message: `source ${n} is called unused, but a claim uses it`,
      })
    }
  }
  return problems
}

/** Finds duplicates: a repeated phrasing adds nothing, and one shared by two claims confuses the engine. */
const checkWording: Check = (claims) => {
  const problems: CheckProblem[] = []
  const said = new Map<string, { id: string; what: string }>()
  for (const { file, claim } of claims) {
    const sentences = [
      { what: 'text', text: claim.text },
      ...claim.phrasings.map((text, index) => ({ what: `phrasing ${index + 1}`, text })),
      ...claim.examples.contradicts.map(({ text }, index) => ({ what: `contradicting example ${index + 1}`, text })),
    ]
    const own = new Set<string>()
    for (const { what, text } of sentences) {
      const key = plainWords(text)
      const before = said.get(key)
      own.add(key)
      if (before === undefined) said.set(key, { id: claim.id, what })
      else {
        const other = before.id === claim.id ? before.what : `${before.what} of ${before.id}`
        problems.push({ level: 'error', file, claim: claim.id, message: `${what} repeats ${other}: “${text}”` })
      }
    }
    // An example unrelated to one claim may be another claim, so it is compared with its own claim only.
    const others = [
      ...claim.examples.unrelated.map((text) => ({ what: 'an unrelated', text })),
      ...claim.examples.reported.map(({ text }) => ({ what: 'a reported', text })),
    ]
    for (const { what, text } of others) {
      const key = plainWords(text)
      if (own.has(key))
        problems.push({ level: 'error', file, claim: claim.id, message: `${what} example repeats: “${text}”` })
      own.add(key)
    }
  }
  return problems
}

/** Doubts must be explained, and vague values must not count as single by accident. */
const checkTrust: Check = (claims) =>
  claims.flatMap(({ file, claim }) => {
    const problems: CheckProblem[] = []
    const say = (level: CheckProblem['level'], message: string) =>
      problems.push({ level, file, claim: claim.id, message })
    if (claim.status !== 'established' && claim.notes.length === 0) {
      say('error', `it is ${claim.status}, so a note has to say what the doubt is`)
    }
    claim.slots.forEach(({ type, value, single }, slot) => {
      if (!single || !LOOSE.has(type)) return
      const words = value.split(/\s+/).length
      // A reason is never the only one, and words can always be rephrased; neither is a contradiction.
      if (type === 'reason') say('error', `slot ${slot}: a reason is never the only one, so it cannot be single`)
      else if (words > 4) say('warning', `slot ${slot}: “${value}” is free wording; is single: true right?`)
    })
    return problems
  })

const LOOSE: ReadonlySet<string> = new Set(['other', 'reason', 'term', 'role'])

/** References of the research exist: claims, sources, sections. */
const checkResearch: Check = (claims, { research, sources }) => {
  if (research === null) return []
  const [ids, numbers] = [new Set(claims.map(({ claim }) => claim.id)), new Set(sources.map(({ n }) => n))]
  const sections = new Set(claims.map(({ claim }) => claim.section))
  const headings = new Set(research.sections.map(({ section }) => section))
  const { questions, conflicts, passages, reviews, access } = research
  const named = [
    ...[...questions, ...conflicts].flatMap((one) => one.claims),
    ...[...passages, ...reviews].flatMap(({ claim }) => claim ?? []),
  ].filter((id) => !ids.has(id))
  const cited = [
    ...[...access, ...passages].map(({ source }) => source),
    ...conflicts.flatMap(({ values }) => values.flatMap((value) => value.sources)),
  ].filter((n) => !numbers.has(n))
  const covered = research.sections
    .flatMap(({ section, covers }) => (covers.length > 0 ? covers : section))
    .filter((section) => !sections.has(section))
  const asked = [...questions, ...reviews]
    .flatMap(({ section }) => section ?? [])
    .filter((section) => !headings.has(section))
  return [
    ...named.map((id) => `it names the claim ${id}, but there is no such claim`),
    ...cited.map((n) => `it names source ${n}, which is not in sources.yaml`),
    ...covered.map((section) => `it has a section “${section}”, but no claim is in it`),
    ...asked.map((section) => `a question or a review is on “${section}”, which is no section of the research`),
  ].map((message) => ({ level: 'error', file: 'research.yaml', message }))
}

/** References exist: links of the introduction, parts, lanes and milestones of the timeline. */
const checkReading: Check = (claims, { dossier, introduction }) => {
  const problems: CheckProblem[] = []
  const say = (level: CheckProblem['level'], file: string, message: string) => problems.push({ level, file, message })
  const ids = new Set(claims.map(({ claim }) => claim.id))
  const topics = new Set(dossier.topics)
  for (const [, id = ''] of (introduction ?? '').matchAll(/\]\(#\/claim\/([^)\s]+)\)/g))
    if (!ids.has(id)) say('error', 'introduction.md', `it links to ${id}, but there is no such claim`)
  for (const [what, groups] of [
    ['parts', dossier.parts ?? []],
    ['lanes', dossier.lanes ?? []],
  ] as const) {
    for (const { name, topics: own } of groups)
      for (const topic of own)
        if (!topics.has(topic)) say('error', 'dossier.yaml', `${what}, ${name}: there is no topic ${topic}`)
    if (groups.length === 0) continue
    const placed = new Set(groups.flatMap((group) => group.topics))
    for (const topic of topics)
      if (!placed.has(topic)) say('warning', 'dossier.yaml', `${topic} is in none of the ${what}`)
  }
  for (const { name, milestones } of dossier.lanes ?? [])
    for (const { claim } of milestones)
      if (!ids.has(claim)) say('error', 'dossier.yaml', `lanes, ${name}: there is no claim ${claim}`)
  return problems
}

/** Each mark belongs to a slot, each slot is marked somewhere, and each example names its wrong words. */
const checkMarks: Check = (claims) =>
  claims.flatMap(({ file, claim }) => {
    const problems: CheckProblem[] = []
    const wrong = (message: string) => problems.push({ level: 'error', file, claim: claim.id, message })
    const marked = new Set<number>()
    for (const [index, source] of [claim.text, ...claim.phrasings].entries()) {
      const where = index === 0 ? 'text' : `phrasing ${index}`
      const read = readMarks(source)
      if (!read.ok) wrong(`${where}: ${read.error}`)
      else {
        for (const { slot } of read.value.marks) {
          marked.add(slot)
          if (slot >= claim.slots.length) wrong(`${where}: {${slot}|…} points to no slot; the first slot is 0`)
        }
      }
    }
    claim.slots.forEach(({ type, value }, slot) => {
      // A polarity slot tells whether the claim is a negation, so it has no words in the text.
      if (type !== 'polarity' && !marked.has(slot))
        wrong(`slot ${slot} (${value}) has no mark in the text or a phrasing`)
    })
    claim.examples.contradicts.forEach((example, index) => {
      const where = `contradicting example ${index + 1}`
      if (example.slot !== null && example.slot >= claim.slots.length)
        wrong(`${where}: there is no slot ${example.slot}`)
      if (!example.text.includes(example.wrong)) wrong(`${where}: its wrong words “${example.wrong}” are not in it`)
    })
    claim.examples.reported.forEach(({ text, wrong: words }, index) => {
      if (words !== undefined && !text.includes(words))
        wrong(`reported example ${index + 1}: its wrong words “${words}” are not in it`)
    })
    for (const slot of claim.correction?.slots ?? []) {
      if (slot >= claim.slots.length) wrong(`the correction is for slot ${slot}, which is not there`)
    }
    return problems
  })

const CHECKS: readonly Check[] = [
  checkIds,
  checkSources,
  checkMarks,
  checkWording,
  checkTrust,
  checkRivals,
  checkReading,
  checkResearch,
]
