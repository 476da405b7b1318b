import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, Finding } from '@/lib/match/types'
import { readText } from '@/scripts/cli/read-text'
import { labelledArticleSchema, tripleSchema, type LabelledArticle } from './labels'
import { scoreArticles, type ArticlesScore } from './score-articles'
import { scoreTriples, type TriplesScore } from './score-triples'

const FOLDER = 'tests/eval'

/** Checks the labelled articles of one set (`articles` or `changed`) and scores the answers. */
export function runArticles(engine: Engine, set: 'articles' | 'changed'): ArticlesScore {
  const articles = articlesOf(set)
  const found = new Map(articles.map(({ id, text }) => [id, check(engine, text)]))
  return scoreArticles(articles, (id) => found.get(id) ?? [])
}

/** Checks each sentence of the triples alone and scores the answers. */
export function runTriples(engine: Engine): TriplesScore {
  const lines = readFileSync(join(FOLDER, 'triples.jsonl'), 'utf8').split('\n').filter(Boolean)
  const triples = lines.map((line) => tripleSchema.parse(JSON.parse(line)))
  const byId = new Map(triples.map((triple) => [triple.id, triple]))
  return scoreTriples(triples, (id, part) => check(engine, byId.get(id)?.[part] ?? ''))
}

function articlesOf(set: string): LabelledArticle[] {
  const folder = join(FOLDER, set)
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return files.sort().map((file) => labelledArticleSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
}

/** As the command line does it, so that both give the same figures. */
function check(engine: Engine, text: string): Finding[] {
  return engine.check(readText(text).article).findings
}
