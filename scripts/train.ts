import { writeFileSync } from 'node:fs'
import { STATEMENT_CLASSES, type Models, type StatementClass } from '@/lib/match/models'
import { chance, type Trees } from '@/lib/match/trees'
import { aboutExamples } from './train/about'
import { boost, type Graded } from './train/boost'
import { casesOf, classOf, featuresOf, PARTS, type Case } from './train/cases'
import { loadMaterial } from './train/data'

// `npm run train`: learns lib/match/trees.json from the labelled sentences of the repository and prints how well each set is
// judged by what was learned from the others (each part of a set, and each other subject, by the two parts that it is not in).
// Takes about ten minutes.
const parts = Array.from({ length: PARTS }, (_, part) => part)
const material = await loadMaterial()

const aboutGrowth = { trees: 120, leaves: 15, rate: 0.1, least: 20, pull: 1 }
const abouts = aboutExamples(material)
const aboutOf = parts.map((part) =>
  boost(
    abouts.filter((e) => e.part !== part),
    aboutGrowth,
  ),
)
const aboutAll = boost(abouts, aboutGrowth)
log(`which claim a sentence is about: ${abouts.length} examples`)

const cases = [...casesOf(material, (part) => (part === null ? aboutAll : (aboutOf[part] ?? aboutAll)))]
log(`${cases.length} sentences, ${cases.reduce((n, c) => n + c.candidates.length, 0)} possible conflicts`)

const usable = cases.filter((c) => !c.aside)
const features = new Map<Case, number[]>()
const chancesOf = new Map<Case, number[]>()
for (const part of parts) {
  const conflict = conflictModel(usable.filter((c) => c.part !== part))
  for (const one of cases.filter((c) => c.part === part)) {
    features.set(one, featuresOf(one, conflict))
    if (process.env.TRAIN_DUMP)
      chancesOf.set(
        one,
        one.candidates.map((c) => chance(conflict, c.signals)),
      )
  }
  log(`possible conflicts, part ${part + 1} of ${PARTS}`)
}
const shares = new Map<Case, Record<StatementClass, number>>()
for (const part of parts) {
  const statement = statementModels(usable.filter((c) => c.part !== part))
  for (const one of cases.filter((c) => c.part === part)) shares.set(one, sharesOf(one, statement))
}
log('sentences as a whole')
report()

const models: Models = { about: aboutAll, conflict: conflictModel(usable), statement: statementModels(usable) }
writeFileSync('lib/match/trees.json', `${JSON.stringify(models)}\n`)
if (process.env.TRAIN_DUMP) dump(process.env.TRAIN_DUMP)

/** Possible conflicts with a claim that is hardly meant are many and alike: a third of them is enough. */
function conflictModel(from: readonly Case[]): Trees {
  const examples: Graded[] = []
  let count = 0
  for (const { candidates, grades, weight, ofArticle } of from) {
    // A long sentence has many candidates: together they count little more than those of a short one.
    const each = weight.conflict * Math.min(1, Math.sqrt(15 / Math.max(1, candidates.length)))
    for (const [i, { signals, near }] of candidates.entries()) {
      const label = grades[i] ?? null
      if (label === null) continue
      const distant = label === 0 && near.about < 0.15
      if (distant && count++ % 3 !== 0) continue
      examples.push({ features: signals, label, weight: each * (distant ? 3 : 1) * (label === 1 && ofArticle ? 3 : 1) })
    }
  }
  return boost(examples, { trees: 320, leaves: 21, rate: 0.08, least: 20, pull: 1 })
}

function statementModels(from: readonly Case[]): Record<StatementClass, Trees> {
  const growth = { trees: 200, leaves: 10, rate: 0.07, least: 12, pull: 2 }
  const one = (name: StatementClass): Trees =>
    boost(
      from
        // Where careful readers differ nothing is to be learned but of conflicts; alone, a sentence seldom is talk.
        .filter((c) => name === 'contradicted' || !c.also || classOf(c.also) === classOf(c.label))
        .filter((c) => name !== 'none' || c.ofArticle)
        .map((c) => ({
          features: features.get(c) ?? [],
          label: classOf(c.label) === name ? 1 : 0,
          weight: c.weight.statement,
        })),
      growth,
    )
  return {
    contradicted: one('contradicted'),
    covered: one('covered'),
    unverified: one('unverified'),
    none: one('none'),
  }
}

function sharesOf(one: Case, statement: Record<StatementClass, Trees>): Record<StatementClass, number> {
  const row = features.get(one) ?? []
  const [contradicted, covered, unverified, none] = STATEMENT_CLASSES.map((name) => chance(statement[name], row))
  return { contradicted: contradicted ?? 0, covered: covered ?? 0, unverified: unverified ?? 0, none: none ?? 0 }
}

/** For each set: what share of the wrong sentences is found at a bar, how many of those called wrong are, and how the others fall. */
function report(): void {
  const sets = new Map<string, Case[]>()
  for (const one of cases) {
    for (const name of [one.set, ...(one.aside ? [`${one.set}, never learned from`] : [])])
      sets.set(name, [...(sets.get(name) ?? []), one])
  }
  for (const [name, list] of sets) {
    const wrong = list.filter((c) => c.label === 'contradicted').length
    const at = [0.5, 0.6, 0.7, 0.8, 0.9].map((bar) => {
      const called = list.filter((c) => (shares.get(c)?.contradicted ?? 0) >= bar)
      const right = called.filter((c) => c.label === 'contradicted').length
      return `${bar}: ${right} right, ${called.length - right} wrong`
    })
    console.log(`${name}: ${list.length} sentences, ${wrong} contradicted · ${at.join(' · ')}`)
    const rest = STATEMENT_CLASSES.filter((c) => c !== 'contradicted')
    const cells = rest.map((gold) => {
      const own = list.filter((c) => classOf(c.label) === gold)
      const as = rest.map((got) => own.filter((c) => best(c) === got).length)
      return `${gold} ${as.join('/')}`
    })
    console.log(`  as ${rest.join('/')}: ${cells.join(' · ')}`)
  }
}

function best(one: Case): StatementClass {
  const own = shares.get(one)
  const rest = STATEMENT_CLASSES.filter((c) => c !== 'contradicted')
  return [...rest].sort((a, b) => (own?.[b] ?? 0) - (own?.[a] ?? 0))[0] ?? 'none'
}

/** What was said of each sentence, for a closer look. */
function dump(file: string): void {
  const rows = cases.map((c) => ({
    set: c.set,
    aside: c.aside,
    label: c.label,
    text: c.text,
    shares: shares.get(c),
    top: topOf(c),
    frames: c.judged.frames.conflicts.map((f) => `${f.article} for ${f.dossier}`),
  }))
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'))
}

/** The likeliest conflict, as far as it was not learned from. */
function topOf(one: Case): object | null {
  const chances = chancesOf.get(one) ?? []
  const at = chances.indexOf(Math.max(...chances))
  const top = one.candidates[at]
  return top
    ? {
        chance: chances[at],
        about: top.near.about,
        kind: top.kind,
        article: top.conflict.article,
        dossier: top.conflict.dossier,
        claim: top.conflict.view.claim.id,
        grade: one.grades[at],
      }
    : null
}

function log(text: string): void {
  console.log(`${Math.round(process.uptime())} s  ${text}`)
}
