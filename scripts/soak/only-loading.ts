import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Copies the extension with a worker that loads the same bytes and only answers, and a script in pages
 * that marks the page at that answer: the minimum cost of a cold start.
 *
 * @returns its folder
 */
export async function onlyLoading(extension: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'claimlight-loading-'))
  await cp(extension, folder, { recursive: true })
  const bytes = await readFile(join(extension, 'background.js'), 'utf8')
  const imports = /^(?:import\{[^}]*\}from"[^"]*";|import"[^"]*";)*/.exec(bytes)?.[0] ?? ''
  const body = bytes.slice(imports.length).replace(/export\{[^}]*\};?\s*$/, '')
  await writeFile(join(folder, 'background.js'), `${imports}${WORKER}async function neverCalled(){${body}}`)
  await writeFile(join(folder, 'subject-detector.js'), SCRIPT)
  return folder
}

/** It registers its script as the extension does, because a start from the command line counts as an installation. */
const WORKER = `chrome.runtime.onMessage.addListener((_message, _sender, reply) => { reply('loaded'); return true })
chrome.runtime.onInstalled.addListener(async () => {
  if ((await chrome.scripting.getRegisteredContentScripts()).length > 0) return
  await chrome.scripting.registerContentScripts([{ id: 'read-along', js: ['subject-detector.js'], matches: ['*://*/*'], runAt: 'document_idle' }])
})
`
const SCRIPT = `chrome.runtime.sendMessage('hello').then(() => CSS.highlights.set('claimlight-loaded', new Highlight(new Range())))`
