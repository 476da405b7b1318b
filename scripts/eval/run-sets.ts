import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, Finding } from '@/lib/match/types'
import { readText } from '@/scripts/cli/read-text'
import { labelledArticleSchema, tripleSchema, type LabelledArticle, type Triple } from './labels'
import { scoreArticles, type ArticlesScore } from './score-articles'
import { scoreTriples, type TriplesScore } from './score-triples'

const FOLDER = 'tests/eval'

/** The labelled sets on the bundled dossier. */
export interface Sets {
  articles: LabelledArticle[]
  changed: LabelledArticle[]
  triples: Triple[]
}

/** The scores of the sets that were asked for. */
export interface Scores {
  articles?: ArticlesScore
  changed?: ArticlesScore
  triples?: TriplesScore
}

export function loadSets(): Sets {
  return { articles: articlesOf('articles'), changed: articlesOf('changed'), triples: triplesOf() }
}

/** Checks the labelled articles of one set, a folder under tests/eval, and scores the answers. */
export function runArticles(engine: Engine, set: string, takes: (id: string) => boolean = () => true): ArticlesScore {
  const articles = articlesOf(set).filter(({ id }) => takes(id))
  const found = new Map(articles.map(({ id, text }) => [id, check(engine, text)]))
  return scoreArticles(articles, (id) => found.get(id) ?? [])
}

/** Checks each sentence of the triples alone and scores the answers. */
export function runTriples(engine: Engine, file?: string, takes: (id: string) => boolean = () => true): TriplesScore {
  const triples = triplesOf(file).filter(({ id }) => takes(id))
  const byId = new Map(triples.map((triple) => [triple.id, triple]))
  return scoreTriples(triples, (id, part) => check(engine, byId.get(id)?.[part] ?? ''))
}

/** The labelled articles of a folder under tests/eval. */
export function articlesOf(set: string): LabelledArticle[] {
  const files = filesIn(set, '.json')
  return distinct(files.map((file) => labelledArticleSchema.parse(JSON.parse(read(file)))))
}

/** The triples of a file under tests/eval; without one, of all the files of triples that lie there. */
export function triplesOf(file?: string): Triple[] {
  const files = file === undefined ? filesIn('', '.jsonl') : [file]
  const lines = files.flatMap((name) => read(name).split('\n').filter(Boolean))
  return distinct(lines.map((line) => tripleSchema.parse(JSON.parse(line))))
}

/** Answers are looked up by id, so that a second thing of the same name would be scored with the first one's answers. */
export function distinct<T extends { id: string }>(items: T[]): T[] {
  const seen = new Set<string>()
  for (const { id } of items) {
    if (seen.has(id)) throw new Error(`${id} stands twice in a labelled set`)
    seen.add(id)
  }
  return items
}

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(join(FOLDER, folder)).filter((file) => file.endsWith(ending))
  return names.sort().map((file) => join(folder, file))
}

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8')
}

/** As the command line does it, so that both give the same figures. */
function check(engine: Engine, text: string): Finding[] {
  return engine.check(readText(text).article).findings
}
