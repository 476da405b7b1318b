import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Makes a folder for the tests of a file, and removes it after them. */
export function tempFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'claimlight-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
