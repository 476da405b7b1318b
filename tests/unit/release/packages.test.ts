import { readFileSync } from 'node:fs'
import semver from 'semver'
import { describe, expect, test } from 'vitest'

interface Locked {
  version: string
  engines?: { node?: string }
  hasInstallScript?: boolean
  optional?: boolean
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { allowScripts: Record<string, boolean> }
const locked = Object.entries(lock.packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '')

describe('the packages of the lock file', () => {
  // npm leaves out an optional package that does not fit, without a warning.
  test.each(['20.16.0', '22.12.0', '24.0.0'])('run on Node %s, so that npm gives no warning', (node) => {
    const unfit = locked.filter(
      ([, { engines, optional }]) => !optional && engines?.node && !semver.satisfies(node, engines.node),
    )
    expect(unfit.map(([path, { version }]) => `${path} ${version}`)).toEqual([])
  })

  test('run no install script: npm is configured to run none, and each script is refused by name', () => {
    const withScript = new Set(
      locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path)),
    )
    const refused = Object.entries(manifest.allowScripts).filter(([, allowed]) => !allowed)
    expect(refused.map(([name]) => name).sort()).toEqual([...withScript].sort())
    expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true')
  })
})
