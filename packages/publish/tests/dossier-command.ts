import { vi } from 'vitest'
import { main } from '@/packages/publish/dossier'

/** Runs `npm run dossier -- …` in this process and captures its output; dossier-new.test.ts also starts it. */
export async function dossier(...args: string[]) {
  const out = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const err = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const status = await main(args)
  const linesOf = ({ mock }: { mock: { calls: unknown[][] } }) =>
    mock.calls.map((line) => `${line.join(' ')}\n`).join('')
  const written = { status, stdout: linesOf(out), stderr: linesOf(err) }
  vi.restoreAllMocks()
  return written
}
