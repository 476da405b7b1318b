import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, vi } from 'vitest'
import { loadDossierFolder } from '@/tools/shared/load-dossier'
import { main } from '@/packages/research/main'
import { tempFolder } from '../temp-folder'
import { repeated, type LocalServer } from './research-servers'

/** Makes a folder for the tests of a file, and closes their servers after each test. */
export function researchStage() {
  const servers: LocalServer[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  })
  const root = tempFolder()
  let folders = 0
  return {
    root,
    /** Returns the path of a folder that is not there yet, or of one with these files. */
    freeFolder: (files: Record<string, string | object> = {}): string => {
      const folder = join(root, `free-${++folders}`)
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
      }
      return folder
    },
    started: async (server: Promise<LocalServer>): Promise<LocalServer> => {
      const ready = await server
      servers.push(ready)
      return ready
    },
  }
}

/** Runs the command in this process. */
export async function research(...args: string[]) {
  return researchAt({}, ...args)
}

/** Runs the command with the given surroundings. */
export async function researchAt(host: Partial<Parameters<typeof main>[1]>, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line))
  const all = repeated(args.includes('--today') ? args : [...args, '--today', '2026-05-01'])
  const status = await main(all, { print: (line) => void out.push(line), ...host })
  return { status, out: out.join('\n'), err: err.join('\n') }
}

/** A claim, with its section and its page. The page has the words of the claim. */
export type ClaimByHand = readonly [section: string, claim: string, page?: string]

let folders = 0

/** Makes a research from claims by hand. @returns its folder; its pages are in `FOLDER-pages` */
export async function researchByHand(root: string, claims: readonly ClaimByHand[]): Promise<string> {
  const out = join(root, `${++folders}`)
  writePages(`${out}-pages`, claims)
  expect(await research('new', 'Borg Observatory', '--pages', `${out}-pages`, '--out', out)).toMatchObject({
    status: 0,
  })
  writeByHand(out, claims)
  expect(await research('continue', out, '--passes', '2')).toMatchObject({ status: 0, err: '' })
  return out
}

export function writePages(folder: string, claims: readonly ClaimByHand[]): void {
  mkdirSync(folder, { recursive: true })
  for (const [, , page = 'page.html'] of claims) {
    const own = claims.filter(([, , of = 'page.html']) => of === page)
    const words = own.map(([, claim]) => `<p>${claim}</p>`).join('')
    mkdirSync(dirname(join(folder, page)), { recursive: true })
    writeFileSync(join(folder, page), `<title>A page</title><article><h1>The observatory</h1>${words}</article>`)
  }
}

export function writeByHand(out: string, claims: readonly ClaimByHand[]): void {
  const passages = claims.map(([section, claim, page = 'page.html']) => ({
    page,
    section,
    claim,
    quote: claim.slice(0, -1),
  }))
  const questions = [{ section: 'Building', asks: 'Who was the architect?' }]
  writeFileSync(join(out, 'by-hand.yaml'), JSON.stringify({ by: 'Ada', questions, passages }))
}

export function dossierIn(folder: string) {
  const loaded = loadDossierFolder(folder)
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message)
  return loaded.dossier
}
