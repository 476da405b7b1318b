import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'claimlight-pack-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const FOLDER = 'dossier/karpathy'
const key = join(root, 'key.pem')
const pack = join(root, 'karpathy.dossier.json')
const dossier = (...args: string[]) =>
  spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/dossier.ts', ...args], { encoding: 'utf8' })

describe('the packing of a dossier', () => {
  test('uses a new key file that only its owner can read, and never overwrites it', () => {
    const made = dossier('keygen', key)
    expect([made.status, made.stdout]).toEqual([0, expect.stringMatching(/fingerprint( [0-9a-f]{4}){8}/)])
    expect(statSync(key).mode & 0o077).toBe(0)
    const before = readFileSync(key, 'utf8')
    expect(dossier('keygen', key)).toMatchObject({ status: 1, stderr: expect.stringContaining('not overwritten') })
    expect(readFileSync(key, 'utf8')).toBe(before)
  })

  test('writes one file with version, date and key, which can be verified', () => {
    const packed = dossier('pack', FOLDER, '--key', key, '--out', pack)
    expect(packed.stderr).toBe('')
    expect(packed.status).toBe(0)
    const { subject, version, asOf } = JSON.parse(readFileSync(pack, 'utf8')) as Record<string, string>
    expect(subject).toBe('Andrej Karpathy')
    const verified = dossier('verify', pack)
    expect(verified.status).toBe(0)
    expect(verified.stdout).toContain(`version ${version}, as of ${asOf}`)
    expect(verified.stdout.match(/signed by .*/)).toEqual(packed.stdout.match(/signed by .*/))
  })

  test('makes a file that is refused after a change', () => {
    const changed = join(root, 'changed.dossier.json')
    writeFileSync(changed, readFileSync(pack, 'utf8').replace('Eureka Labs', 'Eureka Lads'))
    expect(dossier('verify', changed)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('signature does not fit'),
    })
    expect(dossier('import', changed, '--out', join(root, 'out'))).toMatchObject({ status: 1 })
  })

  test('needs a key', () => {
    expect(dossier('pack', FOLDER)).toMatchObject({ status: 2 })
    const bad = join(root, 'bad.pem')
    writeFileSync(bad, 'no key')
    expect(dossier('pack', FOLDER, '--key', bad, '--out', join(root, 'x'))).toMatchObject({ status: 1 })
    expect(dossier('verify', bad)).toMatchObject({ status: 1, stderr: expect.stringContaining('not a signed dossier') })
  })
})
