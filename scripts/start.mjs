// `npm start`: from a fresh checkout to a browser with Claimlight and the sample article.
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensurePrograms, howToInstall, npm, isWindows, root, say, exitWith } from './setup.mjs'

if (process.argv.length > 2 && !process.argv.includes('--headless')) {
  console.log('npm start: opens a browser with the extension and a sample article. -- --headless: without a window.')
  process.exit(process.argv.includes('--help') ? 0 : 2)
}
const { chromium } = ensurePrograms(['chromium'])
if (!chromium) exitWith(howToInstall('chromium'))

say('Building the extension …')
const build = spawnSync(npm(), ['run', '--silent', 'build'], {
  cwd: root,
  encoding: 'utf8',
  shell: isWindows,
  timeout: 300_000,
})
if (build.status !== 0) exitWith(`${build.stdout}${build.stderr}\nThe build did not succeed; see above.`)

const show = [join(root, 'scripts/run.mjs'), 'tools/start/show.ts', chromium, ...process.argv.slice(2)]
const shown = spawn(process.execPath, show, { cwd: root, stdio: 'inherit' })
// Ending this process ends the browser too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => shown.kill(signal))
shown.on('exit', (code) => {
  process.exitCode = code ?? 1
})
