// `npm run size`, on the build for Chromium: what a page loads, and what the panel loads before it shows findings.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const built = '.output/chrome-mv3'
const pageScripts = [`${built}/subject-detector.js`, `${built}/page-agent.js`]

export default [
  { name: 'page off the subject', path: pageScripts.slice(0, 1), limit: '10 kB', gzip: true },
  { name: 'page about the subject', path: pageScripts, limit: '71 kB', gzip: true },
  {
    name: 'panel, until it shows findings, without the dossier’s data',
    path: panelFiles(),
    limit: '220 kB',
    gzip: true,
  },
]

/** Files that the panel's page names, the panel that its first screen waits for, and their static imports. Parts that are loaded on demand are not included. */
function panelFiles() {
  const page = join(built, 'sidepanel.html')
  if (!existsSync(page)) {
    console.error('There is no build: run `npm run build` first.')
    process.exit(2)
  }
  const named = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)]
  const files = new Set([page])
  const panel = readdirSync(join(built, 'chunks')).filter((name) => /^app-[^/]*\.js$/.test(name))
  if (panel.length !== 1) throw new Error('the build has not one file of the panel')
  for (const file of [...named.map(([, name = '']) => name), `chunks/${panel[0]}`]) add(join(built, file))
  return [...files].filter((file) => !/\/dossier-data-[^/]*\.js$/.test(file))

  function add(file) {
    if (files.has(file)) return
    files.add(file)
    if (!file.endsWith('.js')) return
    for (const [, to] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g))
      add(join(dirname(file), to ?? ''))
  }
}
