// node packages/lab/train/fit-beside.mjs READABILITY BENCHMARK [--write]: fits the model of what stands beside an article
// (lib/extract/beside-weights.json) to public saved pages, and prints precision and recall of words on sites held out.
//   READABILITY  a copy of github.com/mozilla/readability (Apache-2.0), whose test pages have expected.html
//   BENCHMARK    a copy of github.com/scrapinghub/article-extraction-benchmark (MIT), whose articles people marked
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { bundleOf } from '../../../scripts/bundle.mjs'

const { chromiumPath } = await import(await bundleOf('tools/shared/chromium-path.ts'))

const WEIGHTS = 'lib/extract/beside-weights.json'
/** Logit above which an element is left out. */
const BAR = 1.1
/** Weight of the pages whose articles a program chose. */
const CHOSEN_BY_PROGRAM = 0.3
const FOLDS = 5

/** @returns pages with their HTML, the text or HTML of the article, and the site */
function readPages(readability, benchmark) {
  const tests = `${readability}/test/test-pages`
  const chosen = readdirSync(tests).map((name) => ({
    html: readFileSync(`${tests}/${name}/source.html`, 'utf8'),
    article: readFileSync(`${tests}/${name}/expected.html`, 'utf8'),
    site: name.replace(/-?\d+$/, ''),
    weight: CHOSEN_BY_PROGRAM,
  }))
  const truth = JSON.parse(readFileSync(`${benchmark}/ground-truth.json`, 'utf8'))
  const marked = Object.entries(truth).map(([id, { articleBody, url }]) => ({
    html: gunzipSync(readFileSync(`${benchmark}/html/${id}.html.gz`)).toString(),
    article: articleBody.replaceAll('<', '&lt;'),
    site: new URL(url).hostname.split('.').slice(-2).join('.'),
    weight: 1,
  }))
  return [...chosen, ...marked]
}

/** Runs in the page: its elements in the order of the document, with features and counts of their own words. */
function measure(article) {
  const { articleScopeOf, besideFeatures, documentRoots, isBoilerplate, mainContent, runningTextIn, visibilityOf } =
    globalThis.extract
  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const parsed = new DOMParser().parseFromString(article, 'text/html')
  for (const block of parsed.querySelectorAll('p, div, li, h1, h2, h3, h4, td, br')) block.append(' ')
  const wanted = wordsOf(parsed.body.textContent)
  const runs = new Set(wanted.map((_, at) => wanted.slice(at, at + 3).join(' ')))
  const root = mainContent(document, documentRoots(document))
  const scope = articleScopeOf(root)
  scope.runningText = runningTextIn(root)
  const rows = []
  const words = []
  const NEUTRAL =
    /caption|(?:^|[-_])(?:dek|standfirst|subtitle|sub-?head|headline|title|lead|lede|summary|date|time(?:stamp)?|published)(?:[-_]|$)/i
  const walk = (element, parent, isNeutral) => {
    if (/^(?:script|style|noscript|template|link|meta)$/.test(element.localName)) return
    const style = getComputedStyle(element)
    if (visibilityOf(element, style).seen === 'gone') return
    const at = rows.length
    const isTop = parent < 0
    const size = element.textContent.length
    // Titles, dates and captions are no error, whether read or not.
    const neutral =
      isNeutral ||
      (!isTop &&
        (/^(?:h1|figcaption|time|figure|caption)$/.test(element.localName) ||
          (size < 500 && [...element.classList].some((name) => NEUTRAL.test(name)))))
    const isOut = !isTop && isBoilerplate(element, scope, 0)
    const isInline = style.display.startsWith('inline')
    // What holds much of the page is read anyway.
    const features =
      isTop || isOut || isInline || size >= 0.4 * scope.total ? null : besideFeatures(element, scope.runningText)
    const row = {
      parent,
      isOut,
      features,
      neutral,
      sentences: /[.!?](?:\s|$)/.test(element.textContent),
      own: 0,
      good: 0,
    }
    rows.push(row)
    for (const node of element.childNodes)
      if (node.nodeType === 3) for (const word of wordsOf(node.data)) words.push([word, at])
      else if (node.nodeType === 1) walk(node, at, neutral)
  }
  walk(root, -1, false)
  const isGood = words.map(() => false)
  for (let at = 0; at + 2 < words.length; at++)
    if (runs.has(`${words[at][0]} ${words[at + 1][0]} ${words[at + 2][0]}`)) isGood.fill(true, at, at + 3)
  for (const [at, [, row]] of words.entries()) {
    if (isGood[at]) rows[row].good++
    if (isGood[at] || !rows[row].neutral) rows[row].own++
  }
  return rows
}

/** @returns pages with the rows of their elements, and all words and article words in each element */
async function measurePages(pages) {
  const { outputFiles } = await build({
    stdin: {
      contents: [
        'beside-article',
        'boilerplate-filter',
        'document-roots',
        'likely-beside',
        'main-content',
        'visibility',
      ]
        .map((name) => `export * from './lib/extract/${name}'`)
        .join('\n'),
      resolveDir: process.cwd(),
    },
    ...{ bundle: true, write: false, format: 'iife', globalName: 'extract', alias: { '@': process.cwd() } },
    // The model itself leaves nothing out while it is fitted.
    plugins: [
      {
        name: 'none',
        setup: (own) =>
          own.onLoad({ filter: /beside-weights\.json$/ }, () => ({
            contents: '{"weights":[],"bias":-1}',
            loader: 'json',
          })),
      },
    ],
  })
  const code = `${outputFiles[0].text};globalThis.extract = extract`
  const launch = () => chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
  let browser = await launch()
  const measured = []
  for (const [at, page] of pages.entries()) {
    // A page can end its browser or fill its memory.
    if (!browser.isConnected() || at % 40 === 39) {
      await browser.close()
      browser = await launch()
    }
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const headers = { 'content-security-policy': "script-src 'none'", 'content-type': 'text/html; charset=utf-8' }
    await tab.route('**/*', (route) =>
      route.request().url() === 'http://localhost:9/' ? route.fulfill({ headers, body: page.html }) : route.abort(),
    )
    try {
      await tab.goto('http://localhost:9/', { waitUntil: 'domcontentloaded' })
      await tab.evaluate(code)
      const rows = await tab.evaluate(measure, page.article)
      for (const row of rows) Object.assign(row, { all: row.own, within: row.good })
      for (const row of [...rows].reverse()) {
        const parent = rows[row.parent]
        if (parent) Object.assign(parent, { all: parent.all + row.all, within: parent.within + row.within })
      }
      measured.push({ site: page.site, weight: page.weight, rows })
    } catch (error) {
      console.error(`${page.site}: ${error.message.slice(0, 80)}`)
    }
    await tab.close().catch(() => undefined)
  }
  await browser.close()
  return measured
}

const examplesOf = (pages) =>
  pages.flatMap(({ rows, weight }) => {
    const out = []
    return rows.flatMap((row, at) => {
      out[at] = row.isOut || (out[row.parent] ?? false)
      if (out[at] || !row.features || row.neutral || row.all < 1) return []
      const isBeside = row.within < 0.1 * row.all
      const words = isBeside ? Math.min(row.all, 30) * (row.sentences ? 2 : 1) : Math.min(row.within, 150)
      return [{ x: [...row.features, 1], y: isBeside ? 1 : 0, weight: weight * words }]
    })
  })

/** Fits a logistic regression by Newton's method; the last weight is the bias. */
function fit(examples) {
  const size = examples[0].x.length
  const mean = examples.reduce((sum, { weight }) => sum + weight, 0) / examples.length
  let weights = Array(size).fill(0)
  for (let step = 0; step < 15; step++) {
    const slope = weights.map((w, i) => (i < size - 1 ? w : 0))
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j && i < size - 1 ? 1 : 1e-9 * (i === j))))
    for (const { x, y, weight } of examples) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * weights[i], 0)))
      for (let i = 0; i < size; i++) {
        slope[i] += (weight / mean) * (p - y) * x[i]
        for (let j = 0; j < size; j++) curve[i][j] += (weight / mean) * p * (1 - p) * x[i] * x[j]
      }
    }
    weights = weights.map((w, i) => w - solve(curve, slope)[i])
  }
  return weights
}

/** Solves a system of linear equations by Gaussian elimination. */
function solve(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]])
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < rows.length; j++) {
      if (i === j) continue
      const by = rows[j][i] / rows[i][i]
      rows[j] = rows[j].map((value, k) => value - by * rows[i][k])
    }
  }
  return rows.map((row, i) => row[rows.length] / row[i])
}

/** Counts words read in and beside the articles, and pages on which a sentence beside it is read. */
function count(pages, isOut) {
  const sum = { read: 0, within: 0, all: 0, beside: 0, pages: 0 }
  for (const page of pages) {
    const out = []
    let isBad = false
    for (const [at, row] of page.rows.entries()) {
      out[at] = row.isOut || (row.features && isOut(row.features, page)) || (out[row.parent] ?? false)
      Object.assign(sum, { all: sum.all + row.good, beside: sum.beside + row.own - row.good })
      if (out[at]) continue
      Object.assign(sum, { read: sum.read + row.own, within: sum.within + row.good })
      if (row.sentences && row.own >= 8 && row.good < 0.2 * row.own) isBad = true
    }
    if (isBad) sum.pages++
  }
  const [recall, precision, beside] = [
    sum.within / sum.all,
    sum.within / sum.read,
    (sum.read - sum.within) / sum.beside,
  ]
  return `recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}, words beside it ${beside.toFixed(3)}, pages with a sentence beside it ${sum.pages} of ${pages.length}`
}

const [readability, benchmark, write] = process.argv.slice(2)
const pages = await measurePages(readPages(readability, benchmark))
const sites = [...new Set(pages.map(({ site }) => site))].sort()
const foldOf = new Map(sites.map((site, at) => [site, (at * 7) % FOLDS]))
const models = Array.from({ length: FOLDS }, (_, fold) =>
  fit(examplesOf(pages.filter(({ site }) => foldOf.get(site) !== fold))),
)
const logit = (features, weights) => [...features, 1].reduce((sum, value, i) => sum + value * weights[i], 0)
for (const [name, weight] of [
  ['marked by people', 1],
  ['chosen by a program', CHOSEN_BY_PROGRAM],
]) {
  const some = pages.filter((page) => page.weight === weight)
  console.log(`${name}, without the model: ${count(some, () => false)}`)
  for (const bar of [BAR - 0.5, BAR, BAR + 0.5])
    console.log(
      `  on sites held out, bar ${bar}: ${count(some, (x, { site }) => logit(x, models[foldOf.get(site)]) > bar)}`,
    )
}
const all = fit(examplesOf(pages))
const rounded = all.map((weight) => Number(weight.toFixed(2)))
const bias = Number((rounded.pop() - BAR).toFixed(2))
console.log(JSON.stringify({ weights: rounded, bias }))
if (write) writeFileSync(WEIGHTS, `${JSON.stringify({ weights: rounded, bias }, null, 2)}\n`)
