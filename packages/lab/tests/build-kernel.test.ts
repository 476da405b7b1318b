// @module-tag figures
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the committed WebAssembly is the result of its source', async () => {
  const run = promisify(execFile)(process.execPath, ['packages/lab/build-kernel.mjs', '--check'])
  await expect(run).resolves.toMatchObject({ stderr: '' })
})
