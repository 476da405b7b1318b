import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sentencesOf } from '@/lib/text/sentences'
import { readHtml } from '@/lib/dossier/readers/read-html'

export interface Span {
  start: number
  end: number
}

/** A page as the page agent extracts it: text, blocks, and the sentences of each. */
export interface Page {
  name: string
  text: string
  blocks: (Span & { sentences: Span[] })[]
}

const folder = 'tests/pages'
const articlesFolder = 'tests/eval/articles'

/** Reads the saved pages, except pages whose content is made by scripts. */
export function savedPages(): Page[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'page.html')))
    .map((name) => pageOf(name, readFileSync(join(folder, name, 'page.html'), 'utf8')))
    .filter(({ blocks }) => blocks.length > 1)
}

export function pageOf(name: string, html: string): Page {
  const { text, article } = readHtml(html)
  const blocks = (article.blocks ?? []).map(({ start, end }) => ({
    start,
    end,
    sentences: sentencesOf(text, start, end),
  }))
  return { name, text, blocks }
}

/** The articles of the evaluation, which are as long as articles are. */
export function longPages(): Page[] {
  return readdirSync(articlesFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const { text } = JSON.parse(readFileSync(join(articlesFolder, file), 'utf8')) as { text: string }
      return pageFrom(file, text)
    })
}

/** Makes a page from a text in which empty lines separate the blocks. */
export function pageFrom(name: string, text: string): Page {
  const blocks = [...text.matchAll(/\S(?:.*?)(?=\s*\n\s*\n|\s*$)/gs)].map(({ 0: block, index }) => ({
    start: index,
    end: index + block.length,
  }))
  return {
    name,
    text,
    blocks: blocks.map(({ start, end }) => ({ start, end, sentences: sentencesOf(text, start, end) })),
  }
}
