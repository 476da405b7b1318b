import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, Finding } from '@/lib/match/types'
import { readText } from '@/scripts/cli/read-text'
import type { z } from 'zod'
import { labelledArticleSchema, tripleSchema, type LabelledArticle } from './labels'
import { scoreArticles, type ArticlesScore } from './score-articles'
import { scoreTriples, type TriplesScore } from './score-triples'

const FOLDER = 'tests/eval'

/** Checks the labelled articles of one set, a folder under tests/eval, and scores the answers. */
export function runArticles(engine: Engine, set: string): ArticlesScore {
  const articles = articlesOf(set)
  const found = new Map(articles.map(({ id, text }) => [id, check(engine, text)]))
  return scoreArticles(articles, (id) => found.get(id) ?? [])
}

/** Checks each sentence of the triples alone and scores the answers. */
export function runTriples(engine: Engine, file = 'triples.jsonl'): TriplesScore {
  const triples = triplesOf(file)
  const byId = new Map(triples.map((triple) => [triple.id, triple]))
  return scoreTriples(triples, (id, part) => check(engine, byId.get(id)?.[part] ?? ''))
}

/** The labelled articles of a folder under tests/eval. */
export function articlesOf(set: string): LabelledArticle[] {
  const folder = join(FOLDER, set)
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return files.sort().map((file) => labelledArticleSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
}

/** The triples of a file under tests/eval. */
export function triplesOf(file: string): z.infer<typeof tripleSchema>[] {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => tripleSchema.parse(JSON.parse(line)))
}

/** As the command line does it, so that both give the same figures. */
function check(engine: Engine, text: string): Finding[] {
  return engine.check(readText(text).article).findings
}
